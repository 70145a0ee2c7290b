"""The page set-up of a reference document: its last section, with the headers and footers that hold there."""

from copy import deepcopy
from typing import NamedTuple

from docx.opc.part import Part
from lxml import etree

from planforge.ooxml.xml import RELATIONSHIPS, WORD, Element, w
from planforge.rendering.word.page import Page

_REFERENCES = (w("headerReference"), w("footerReference"))
_DROPPED = (*_REFERENCES, *map(w, ("footnotePr", "endnotePr", "type", "printerSettings", "sectPrChange")))
_ID = f"{{{RELATIONSHIPS}}}id"
_DEFAULT_MARGIN = 1440
_DEFAULT_GAP = 720


class Section(NamedTuple):
    """A section's properties as XML, and the header and footer parts that it names, by the ids that it gives them."""

    xml: str
    parts: tuple[tuple[str, str, Part], ...]
    page: Page


def last_section(document: Element, main: Part, page: Page, *, duplex: bool) -> Section:
    """Return the last section of a document; `page` serves where it has no page set-up of its own.

    A header or footer that a section does not name is that of the section before it (ECMA-376, part 1, 17.10.5).
    """
    found = [each for each in document.iter(w("sectPr")) if each.getparent().tag != w("sectPrChange")]
    held = {
        (each.tag, each.get(w("type"), "default")): each
        for section in found
        for each in section
        if each.tag in _REFERENCES and each.get(_ID) in main.rels
    }
    section = deepcopy(found[-1]) if found else etree.Element(w("sectPr"), nsmap={"w": WORD, "r": RELATIONSHIPS})
    for child in [each for each in section if each.tag in _DROPPED or not str(each.tag).startswith(f"{{{WORD}}}")]:
        section.remove(child)
    for name in list(section.attrib):
        del section.attrib[name]
    parts = []
    for index, reference in enumerate(held.values(), 1):
        rel = main.rels[reference.get(_ID)]
        copy = etree.Element(reference.tag, {w("type"): reference.get(w("type"), "default"), _ID: f"rIdPage{index}"})
        section.insert(index - 1, copy)
        parts.append((f"rIdPage{index}", rel.reltype, rel.target_part))
    page = _page(section, page, duplex=duplex)
    etree.cleanup_namespaces(section)
    return Section(etree.tostring(section, encoding="unicode", with_tail=False), tuple(parts), page)


def _page(section: Element, page: Page, *, duplex: bool) -> Page:
    """Read paper and margins; a section without them gets those of `page`."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        for each in (size, margins):
            if each is not None:
                section.remove(each)
        place = len([child for child in section if child.tag in _REFERENCES])
        size = etree.Element(w("pgSz"), {w("w"): str(page.width), w("h"): str(page.height)})
        sides = {w(side): str(getattr(page, side)) for side in ("top", "right", "bottom", "left", "header", "footer")}
        margins = etree.Element(w("pgMar"), sides | {w("gutter"): "0"})
        section[place:place] = [size, margins]
    gutter = _twips(margins, "gutter", 0)
    page = Page(
        width=_twips(size, "w", page.width),
        height=_twips(size, "h", page.height),
        top=_twips(margins, "top"),
        left=_twips(margins, "left") + gutter,
        bottom=_twips(margins, "bottom"),
        right=_twips(margins, "right"),
        header=_twips(margins, "header"),
        footer=_twips(margins, "footer"),
        duplex=duplex,
    )
    return page._replace(column=_column(section, page.measure))


def _column(section: Element, measure: int) -> int:
    """Return the width of the narrowest of a section's columns (ECMA-376, part 1, 17.6.4), 0 where it has but one."""
    columns = section.find(w("cols"))
    number = _twips(columns, "num", 1) if columns is not None else 1
    if number < 2:
        return 0
    own = [_twips(column, "w", measure) for column in columns.findall(w("col"))]
    gaps = (number - 1) * _twips(columns, "space", _DEFAULT_GAP)
    return min(own) if own else max((measure - gaps) // number, 1)


def _twips(element: Element, name: str, default: int = _DEFAULT_MARGIN) -> int:
    """Return a length; a top or bottom margin below zero means an exact one."""
    try:
        return abs(round(float(element.get(w(name), default))))
    except (ValueError, OverflowError):
        return default
