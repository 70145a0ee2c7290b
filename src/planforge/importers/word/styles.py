"""What a style says of a line: its part or level, its look, whether it is numbered."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from planforge.importers.lines import Part
from planforge.ooxml.stylesheet import Stylesheet, names_of, names_of_parts
from planforge.ooxml.xml import Element, is_on, w

_PARTS: dict[str, Part] = {
    "Title": "title",
    "Subtitle": "caption",
    "Salutation": "addressee",
    "AttachmentNote": "attachment-note",
    "Signature": "signing-unit",
    "Date": "signing-date",
    "SignatureLine": "signature-line",
    "AttachmentLabel": "attachment-label",
    "AttachmentTitle": "attachment-title",
    "LetterheadMark": "letterhead-mark",
    "LetterheadNumber": "letterhead-number",
    "Imprint": "imprint",
}
"""What the styles of our presets are for, by their ids."""

_HEADING = re.compile(r"(?:heading|标题)([1-9])")
_RUN_IN = re.compile(r"(?:heading|标题)[1-9](?:字符|char)")
_CONTENTS = re.compile(r"toc[1-9]|目录[1-9]|tocheading|contents[1-9]|contentsheading")
_BODY_LEVEL = 9
"""The outline level of text that is no heading (ECMA-376-1, 17.3.1.20)."""


class Look(NamedTuple):
    """How text looks: its Chinese font, size in half-points, weight, colour; hidden text is not printed."""

    font: str = ""
    size: int = 20
    bold: bool = False
    color: str = ""
    hidden: bool = False


class Role(NamedTuple):
    """What a paragraph style says of its lines: a part, the level of a heading, or a line of a table of contents."""

    part: Part = ""
    level: int = 0
    is_contents: bool = False


class Numbered(NamedTuple):
    """The list that a style puts its paragraphs into."""

    list: str = ""
    level: int = 0
    style: str = ""


class Styles:
    """The styles of a file; one that has none has only the defaults."""

    def __init__(self, tree: Element) -> None:
        self._sheet = Stylesheet(tree)
        self.default = self._sheet.default("paragraph")
        defaults = tree.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._defaults = properties(defaults)
        self.role = cache(self._role)
        self.numbered = cache(self._numbered)
        self.is_run_in = cache(self._is_run_in)
        self.is_blank = cache(self._is_blank)
        self.is_table_of_imprint = cache(self._is_table_of_imprint)
        self.alignment = cache(self._alignment)
        self._base = cache(self._base_of)

    def look(self, paragraph: str, character: str, direct: Element | None) -> Look:
        """Return the look of a run by its paragraph's style, its own, and its properties."""
        base = self._base(paragraph, character)
        return base if direct is None else base._replace(**properties(direct))

    def list_of(self, style: str) -> str:
        """Return the id of the list that a style of lists stands for (ECMA-376-1, 17.9.21)."""
        return self._numbered(style).list

    def _base_of(self, paragraph: str, character: str) -> Look:
        kinds = [self._along(paragraph), self._along(character)]
        look = Look()._replace(**(self._defaults | kinds[0] | kinds[1]))
        # What both switch on is off (ECMA-376-1, 17.7.3).
        bold, hidden = (
            bool(kinds[0].get(name)) != bool(kinds[1].get(name)) if any(name in kind for kind in kinds) else value
            for name, value in (("bold", look.bold), ("hidden", look.hidden))
        )
        return look._replace(bold=bold, hidden=hidden)

    def _along(self, style: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for each in self._sheet.chain(style):
            found = properties(each.find(w("rPr"))) | found
        return found

    def _role(self, style: str) -> Role:
        for each in self._sheet.chain(style):
            names = names_of(each)
            if any(map(_CONTENTS.fullmatch, names)):
                return Role(is_contents=True)
            part = next((_parts()[name] for name in names if name in _parts()), Role())
            if part != Role():
                return part
            if heading := next(filter(None, map(_HEADING.fullmatch, names)), None):
                return Role(level=int(heading[1]))
            level = outline_level(each.find(w("pPr")))
            if level is not None:
                return Role(level=level)
        return Role()

    def _numbered(self, style: str) -> Numbered:
        level: int | None = None
        for each in self._sheet.chain(style):
            numbers = each.find(f"{w('pPr')}/{w('numPr')}")
            if numbers is None:
                continue
            if level is None:
                level = whole(numbers.find(w("ilvl")))
            list_id = value(numbers.find(w("numId")))
            if list_id:
                return Numbered(list_id, level or 0, each.get(w("styleId"), ""))
        return Numbered()

    def _is_run_in(self, style: str) -> bool:
        return any(_RUN_IN.fullmatch(name) for name in self._names(style))

    def _is_blank(self, style: str) -> bool:
        return "待补" in self._names(style)

    def _is_table_of_imprint(self, style: str) -> bool:
        return any(name.startswith("版记") for name in self._names(style))

    def _names(self, style: str) -> Iterator[str]:
        for each in self._sheet.chain(style):
            yield from names_of(each)

    def _alignment(self, style: str) -> str:
        return self._sheet.value(style, "pPr", "jc") or ""


def properties(run: Element | None) -> dict[str, Any]:
    """Return what the properties of a run say of its look."""
    found: dict[str, Any] = {}
    for each in () if run is None else run:
        name, read = _PROPERTIES.get(each.tag, ("", value))
        if name and (said := read(each)) is not None:
            found[name] = said
    return found


def outline_level(paragraph: Element | None) -> int | None:
    """Return the level of the heading that properties of a paragraph make of it, 0 for none, None where unsaid."""
    level = whole(None if paragraph is None else paragraph.find(w("outlineLvl")))
    return None if level is None else level + 1 if 0 <= level < _BODY_LEVEL else 0


def value(element: Element | None) -> str:
    """Return the value of a property, "" where it is not there."""
    return "" if element is None else str(element.get(w("val"), ""))


def whole(element: Element | None) -> int | None:
    """Return the value of a property that is a whole number, None where it is none."""
    try:
        return int(value(element))
    except ValueError:
        return None


def _font(element: Element) -> str | None:
    """Return the font of Chinese characters; what programs say of Latin ones alone counts if it is a Chinese font."""
    if element.get(w("eastAsiaTheme")) is not None:
        # It goes before a name (ECMA-376-1, 17.3.2.26), and no theme has a font for headings of plans.
        return ""
    latin = str(element.get(w("ascii"), ""))
    return str(element.get(w("eastAsia"), "")) or (None if latin.isascii() else latin)


def _color(element: Element) -> str:
    return value(element).upper()


_PROPERTIES: dict[str, tuple[str, Callable[[Element], str | int | None]]] = {
    w("rFonts"): ("font", _font),
    w("sz"): ("size", whole),
    w("b"): ("bold", is_on),
    w("color"): ("color", _color),
    w("vanish"): ("hidden", is_on),
}


@cache
def _parts() -> dict[str, Role]:
    """Return roles by the names of styles, as they are compared; a part's likelier names come before another's."""
    found: dict[str, Role] = {}
    names = names_of_parts()
    for rank in range(max(map(len, names.values()))):
        for id, known in names.items():
            if rank < len(known) and (role := _role_of(id)) != Role():
                found.setdefault(known[rank].replace(" ", ""), role)
    return found


def _role_of(id: str) -> Role:
    if id in _PARTS:
        return Role(part=_PARTS[id])
    heading = re.fullmatch(r"Heading([1-9])", id)
    return Role(level=int(heading[1])) if heading else Role()
