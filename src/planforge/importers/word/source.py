"""A file while it is read: its parts, where the reader stands, and what is to be said of it."""

from collections import defaultdict

from lxml import etree

from planforge.importers.lines import Certainty, Doubt
from planforge.importers.word.numbering import Numbering
from planforge.importers.word.opening import Package
from planforge.importers.word.styles import Styles
from planforge.ooxml.xml import Element, w

_LONGEST = 200
"""The characters of a text that are repeated where it is left out."""

_DAMAGED = {
    "styles": "样式读不出来，标题按字体字号认",
    "numbering": "自动编号读不出来，各段的编号要自己补",
    "footnotes": "脚注读不出来",
    "endnotes": "尾注读不出来",
    "comments": "批注读不出来",
}


class Source:
    """A file that is being read; `place` is the number of its paragraph that the reader stands in."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.body = package.document.find(w("body"))
        styles = package.part("styles")
        self.styles = Styles(etree.Element(w("styles")) if styles is None else styles)
        self.numbering = Numbering(package.part("numbering"), self.styles)
        self.place = 0
        self.tables = 0
        self._doubts: list[Doubt] = []
        self._counted: dict[str, list[int]] = defaultdict(list)
        self._notes: dict[str, dict[str, str]] = {}

    def report(self, message: str, certainty: Certainty = "sure") -> None:
        """Say something of the present paragraph."""
        self._doubts.append(Doubt(max(self.place, 1), message, certainty))

    def count(self, message: str) -> None:
        """Say something once for the whole file, at the first of its places; `{}` stands for how many there are."""
        self._counted[message].append(max(self.place, 1))

    def note(self, kind: str, id: str) -> str:
        """Return the text of a footnote, an endnote or a comment (kind: `footnotes`), "" where there is none."""
        if kind not in self._notes:
            part = self.package.part(kind)
            self._notes[kind] = {each.get(w("id"), ""): _words(each) for each in (() if part is None else part)}
        return self._notes[kind].get(id, "")

    def doubts(self) -> tuple[Doubt, ...]:
        """Return all that was said, in the order of the file."""
        counted = [Doubt(places[0], text.format(len(places)), "sure") for text, places in self._counted.items()]
        damaged = [Doubt(1, _DAMAGED[kind], "sure") for kind in dict.fromkeys(self.package.damaged) if kind in _DAMAGED]
        return tuple(sorted((*damaged, *self._doubts, *counted), key=lambda doubt: doubt.place))


def excerpt(text: str) -> str:
    """Return a text in quotes, cut where it is long."""
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}……”"


def _words(note: Element) -> str:
    return "".join(text.text or "" for text in note.iter(w("t"))).strip()
