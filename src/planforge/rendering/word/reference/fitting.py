"""A plan's parts on the styles of a reference document: found by name, and added in its manner where it has none."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from planforge.ooxml.stylesheet import names_of_parts
from planforge.ooxml.xml import Element, parse, w
from planforge.rendering.word.page import Page
from planforge.rendering.word.preset_files import load_preset
from planforge.rendering.word.reference.adapting import INDENTED, adapted_styles
from planforge.rendering.word.reference.stylesheet import Stylesheet

BODY = "Normal"
RUN_IN = "Char"
"""What the id of a run-in heading's character style adds to that of the heading."""

_OTHER_KINDS = {
    "TableGrid": ("table", "Table Grid"),
    "ImprintTable": ("table", "版记表"),
    "Blank": ("character", "待补"),
}
_RUN_IN_LOOKS = ("rFonts", "b", "bCs", "i", "iCs", "color")
"""What a run-in heading takes from its heading: not the size, for it stands in a line of body text."""


class Fitted(NamedTuple):
    """Styles that serve a plan: the part's bytes, their ids by ours, ours that were added, ours freed of numbers."""

    styles: bytes
    ids: Mapping[str, str]
    added: tuple[str, ...]
    unnumbered: tuple[str, ...]


def body_style(styles: Stylesheet) -> str:
    """Return the id of the style that a reference has for body text."""
    return styles.find("paragraph", *names_of_parts()[BODY]) or styles.default("paragraph")


def pitch(styles: Stylesheet, id: str) -> int:
    """Return what one 字 of a part takes of a line, in twips; where its style is ours it is to body text as in ours."""
    found = styles.find("paragraph", *names_of_parts()[id])
    if found:
        return styles.pitch(found)
    preset = load_preset()
    ratio = (preset.look(id).size or 1) / (preset.normal.size or 1)
    return round(styles.pitch(body_style(styles)) * ratio)


def fit(data: bytes, used: Iterable[str], page: Page, folder: Path | None) -> Fitted:
    """Give every style that is used one of a reference's styles, or one of ours added to them.

    Raises:
        TemplateFault: our own preset or its template cannot be used.
    """
    fitting = _Fitting(Stylesheet(parse(data)), page, folder)
    for id in sorted(used, key=lambda id: (id.endswith(RUN_IN), id)):
        fitting.take(id)
    return Fitted(fitting.styles.written(), fitting.ids, tuple(fitting.added), tuple(fitting.unnumbered))


class _Fitting:
    def __init__(self, styles: Stylesheet, page: Page, folder: Path | None) -> None:
        self.styles = styles
        self.page = page
        self.folder = folder
        self.names = {look.id: look.name for look in load_preset(folder=folder).looks}
        self.ids: dict[str, str] = {}
        self.added: list[str] = []
        self.unnumbered: list[str] = []

    def take(self, id: str) -> None:
        """Find one style, or add it."""
        found = self._find(id)
        if found:
            if self.styles.is_numbered(found):
                self.styles.stop_numbering(found)
                self.unnumbered.append(id)
        elif self._heading_of(id) in self.ids.keys() - set(self.added):
            found = self.styles.add(self._run_in(id))
        else:
            found = self.styles.add(self._ours[INDENTED.id if id == BODY else id])
            self.added.append(id)
        self.ids[id] = found

    def _find(self, id: str) -> str:
        if id in _OTHER_KINDS:
            return self.styles.find(*_OTHER_KINDS[id])
        if id == BODY:
            body = body_style(self.styles)
            return body if self._is_indented(body) else ""
        if id.endswith(RUN_IN):
            return ""
        return self.styles.find("paragraph", self.names[id], *names_of_parts()[id])

    def _is_indented(self, id: str) -> bool:
        """Tell whether a paragraph begins some way in, as Chinese body text does."""
        return any(self.styles.number(id, "pPr", "ind", name) > 0 for name in ("firstLineChars", "firstLine"))

    def _heading_of(self, id: str) -> str:
        return id.removesuffix(RUN_IN) if id.endswith(RUN_IN) else ""

    def _run_in(self, id: str) -> Element:
        """Make the character style of a run-in heading from its heading's font, weight and colour."""
        style = deepcopy(self._ours[id])
        looks = style.find(w("rPr"))
        looks[:] = []
        chain = [each.find(w("rPr")) for each in self.styles.chain(self.ids[self._heading_of(id)])]
        for name in _RUN_IN_LOOKS:
            found = (each.find(w(name)) for each in chain if each is not None)
            look = next((each for each in found if each is not None), None)
            if look is not None:
                looks.append(deepcopy(look))
        return style

    @cached_property
    def _ours(self) -> dict[str, Element]:
        return adapted_styles(self.styles, body_style(self.styles), self.page, self.folder)
