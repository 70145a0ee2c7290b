"""Automatic numbers as Word prints them (ECMA-376-1, 17.9): definitions, and the counters that run through a file."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from planforge.importers.word.formats import UNCOUNTED, printed
from planforge.importers.word.styles import Styles, value, whole
from planforge.ooxml.xml import Element, is_on, w

LEVELS = 9
_DEPTHS = range(LEVELS)
_ALWAYS = -1
"""Restarts after any higher level, as levels do where nothing is said (ECMA-376-1, 17.9.10)."""

_LONGEST = 255
"""The characters of the text of a level that are read; it is repeated with each paragraph."""

_LINKS = 10
"""The most styles of lists that are followed from one to the next."""


class Level(NamedTuple):
    """How one level of a list is numbered; `restart` is the level, from 1, after which it begins anew, 0 for none."""

    start: int = 0
    format: str = "decimal"
    pattern: str = ""
    text: str = ""
    restart: int = _ALWAYS
    is_legal: bool = False
    suffix: str = "tab"
    style: str = ""


class Label(NamedTuple):
    """The number that a paragraph is printed with; `depth` is 0 where it is in no list."""

    text: str = ""
    depth: int = 0
    suffix: str = ""


class _List(NamedTuple):
    """A w:num: the definition that it counts on, its levels, and where it makes them start."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of a file in their order."""

    def __init__(self, tree: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions = _by_id(tree, "abstractNum", "abstractNumId")
        self._numbers = _by_id(tree, "num", "numId")
        self._list = cache(self._list_of)
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def place(self, properties: Element | None, style: str) -> tuple[str, int]:
        """Return the list that a paragraph is in, by its own properties or its style's, and its level from 0."""
        own = None if properties is None else properties.find(w("numPr"))
        by_style = self._styles.numbered(style)
        list_id = value(None if own is None else own.find(w("numId"))) or by_style.list
        level = whole(None if own is None else own.find(w("ilvl")))
        if level is None:
            linked = own is None or own.find(w("numId")) is None
            level = self._linked(by_style.list, by_style.style, by_style.level) if linked else 0
        return list_id, min(max(level, 0), LEVELS - 1)

    def count(self, list_id: str, level: int) -> Label:
        """Count one more paragraph at a level of a list and return its number."""
        found = self._list(list_id)
        if found is None:
            return Label()
        counters = self._counters.setdefault(found.definition, [None] * LEVELS)
        self._start(list_id, found, counters, level)
        for depth in _DEPTHS[:level]:
            # A level that is passed over counts as begun, and goes on from there.
            if counters[depth] is None:
                counters[depth] = found.levels.get(depth, Level()).start
        here = found.levels.get(level, Level())
        current = counters[level]
        counters[level] = here.start if current is None else current + 1
        for depth in _DEPTHS[level + 1 :]:
            if _restarts(found.levels.get(depth, Level()).restart, level, depth):
                counters[depth] = None
        if here.format == "none" and not here.text:
            return Label()
        suffix = {"tab": "\t", "space": " "}.get(here.suffix, "")
        return Label(_text(here, found.levels, counters), level + 1, suffix)

    def _start(self, list_id: str, found: _List, counters: list[int | None], level: int) -> None:
        """Let a list that starts its levels itself do so where it is first met (ECMA-376-1, 17.9.26)."""
        if level in found.starts and (list_id, level) not in self._started:
            counters[level] = found.starts[level] - 1
        self._started.add((list_id, level))

    def _linked(self, list_id: str, style: str, level: int) -> int:
        """Return the level that is linked to a style (ECMA-376-1, 17.9.23), else the one that the style says."""
        found = self._list(list_id) if list_id else None
        levels = {} if found is None else found.levels
        return next((depth for depth, each in levels.items() if style and each.style == style), level)

    def _list_of(self, list_id: str) -> _List | None:
        number = self._numbers.get(list_id)
        if number is None:
            return None
        definition = self._resolve(value(number.find(w("abstractNumId"))))
        levels = dict(_levels(self._definitions[definition])) if definition in self._definitions else {}
        if not levels:
            return None
        starts = {}
        for override in number.iter(w("lvlOverride")):
            depth = _depth(override)
            levels |= dict(_levels(override))
            start = whole(override.find(w("startOverride")))
            if depth is not None and start is not None:
                starts[depth] = start
                levels[depth] = levels.get(depth, Level())._replace(start=start)
        return _List(definition, levels, starts)

    def _resolve(self, definition: str) -> str:
        """Follow a definition that only names a style of lists to the one that this style has (17.9.21)."""
        for _ in range(_LINKS):
            found = self._definitions.get(definition)
            link = "" if found is None else value(found.find(w("numStyleLink")))
            number = self._numbers.get(self._styles.list_of(link)) if link else None
            if number is None:
                break
            definition = value(number.find(w("abstractNumId")))
        return definition


def _by_id(tree: Element | None, name: str, attribute: str) -> dict[str, Element]:
    found = () if tree is None else tree.iter(w(name))
    return {each.get(w(attribute), ""): each for each in found}


def _depth(element: Element) -> int | None:
    try:
        depth = int(element.get(w("ilvl"), ""))
    except ValueError:
        return None
    return depth if depth in _DEPTHS else None


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for each in parent.findall(w("lvl")):
        depth = _depth(each)
        if depth is not None:
            yield depth, _level(each)


def _level(element: Element) -> Level:
    format = next(element.iter(w("numFmt")), None)  # wrapped in alternatives where it is a pattern
    restart = whole(element.find(w("lvlRestart")))
    return Level(
        start=whole(element.find(w("start"))) or 0,
        format=value(format) or "decimal",
        pattern="" if format is None else str(format.get(w("format"), ""))[:_LONGEST],
        text=value(element.find(w("lvlText")))[:_LONGEST],
        restart=_ALWAYS if restart is None else restart,
        is_legal=is_on(element.find(w("isLgl"))),
        suffix=value(element.find(w("suff"))) or "tab",
        style=value(element.find(w("pStyle"))),
    )


def _restarts(restart: int, level: int, depth: int) -> bool:
    """Tell whether a paragraph at `level` lets the level `depth` below it begin anew."""
    if restart == 0:
        return False
    return level < restart if 0 < restart <= depth else level < depth


def _text(here: Level, levels: dict[int, Level], counters: list[int | None]) -> str:
    """Fill in the numbers of a level's text: %2 is that of the second level (ECMA-376-1, 17.9.11)."""
    if here.format == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        level = levels.get(int(match[1]) - 1, Level())
        current = counters[int(match[1]) - 1]
        format = "decimal" if here.is_legal and level.format not in UNCOUNTED else level.format
        return printed(level.start if current is None else current, format, level.pattern)

    return re.sub("%([1-9])", number, here.text).strip()
