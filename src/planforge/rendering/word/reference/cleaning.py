"""What of a reference document's parts goes into a new file: no external links, embedded fonts or private settings."""

from collections.abc import Iterator
from typing import NamedTuple

from docx.opc.part import Part

from planforge.ooxml.xml import RELATIONSHIPS, Element, parse, serialize, w
from planforge.rendering.word.opc import Member, Relationship

KEPT_SETTINGS = (
    *("mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
    *("gutterAtTop", "defaultTabStop", "evenAndOddHeaders", "drawingGridHorizontalSpacing"),
    *("drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery"),
    *("characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "hdrShapeDefaults", "compat"),
    *("themeFontLang", "clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator"),
)
"""The settings that bear on the page; the others are about the file's own history, protection and sources."""

_KEPT_SETTINGS = frozenset(map(w, KEPT_SETTINGS))
_LINK = f"{{{RELATIONSHIPS}}}"
_EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")


class Cleaned(NamedTuple):
    """A part as it goes into the new file, the parts it needs, and how many external links were taken out."""

    member: Member
    needs: tuple[Part, ...]
    links: int


def with_needs(part: Part) -> Iterator[Cleaned]:
    """Yield a part and all parts that it needs, cleaned, each once."""
    seen = {str(part.partname)}
    waiting = [part]
    while waiting:
        cleaned = _clean(waiting.pop())
        yield cleaned
        for need in cleaned.needs:
            if str(need.partname) not in seen:
                seen.add(str(need.partname))
                waiting.append(need)


def _clean(part: Part) -> Cleaned:
    name, kind, data = str(part.partname), str(part.content_type), bytes(part.blob)
    if not name.endswith((".xml", ".vml")):
        return Cleaned(Member(name, kind, data, ()), (), 0)
    tree = parse(data)
    external = [rel for rel in part.rels.values() if rel.is_external]
    if tree.tag == w("settings"):
        _remove([child for child in tree if child.tag not in _KEPT_SETTINGS])
    _remove([element for tag in _EMBEDDED for element in tree.iter(w(tag))])
    _remove(list(tree.iter(w("dataBinding"))))
    for rel in external:
        _unlink(tree, rel.rId)
    wanted = _references(tree)
    inner = [rel for rel in part.rels.values() if not rel.is_external and rel.rId in wanted]
    relationships = tuple(Relationship(rel.rId, rel.reltype, str(rel.target_part.partname)) for rel in inner)
    return Cleaned(
        Member(name, kind, serialize(tree), relationships), tuple(rel.target_part for rel in inner), len(external)
    )


def _remove(elements: list[Element]) -> None:
    for element in elements:
        element.getparent().remove(element)


def _references(tree: Element) -> set[str]:
    """Return every value that can be a relationship's id: those of attributes with a namespace."""
    return {str(value) for element in tree.iter() for name, value in element.attrib.items() if "}" in str(name)}


def _unlink(tree: Element, id: str) -> None:
    """Take an external link out: a hyperlink's text and a linked picture's frame stay."""
    for element in [each for each in tree.iter() if id in each.attrib.values()]:
        names = [name for name, value in element.attrib.items() if value == id and str(name).startswith(_LINK)]
        if not names:
            continue
        if element.tag == w("hyperlink"):
            _unwrap(element)
        elif element.tag.endswith(("}blip", "}imagedata")):
            for name in names:
                del element.attrib[name]
        else:
            _remove([element])


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    place = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(place + offset, child)
    parent.remove(element)
