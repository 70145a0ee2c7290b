"""Numbers every list of a plan once: which mark each entry carries, and at which level its heading stands."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from planforge.almanac import read_number, to_chinese
from planforge.diagnostics import Findings
from planforge.spec.keys import ATTACHMENT_LABEL, NUMBERINGS, RUN_ONS, UNNUMBERED
from planforge.spec.model import Entry

CIRCLED = "".join(
    (*map(chr, range(0x2460, 0x2474)), *map(chr, range(0x3251, 0x3260)), *map(chr, range(0x32B1, 0x32C0)))
)
_NUMERALS = "一二三四五六七八九十"
_TYPED = (
    rf"\s*(?:第?[{_NUMERALS}]{{1,3}}[、.．]|[（(]?(?:[{_NUMERALS}]{{1,3}}|\d{{1,2}})[)）][、.．]?"
    rf"|\d{{1,2}}(?:、|[.．](?!\d))|[{CIRCLED}][、.．]?)\s*(?=\S)"
)
_TYPED_LABEL = rf"\s*{ATTACHMENT_LABEL}\s*(?:[：:、.．]|(?<=\d)(?!\d)|(?<=[{_NUMERALS}])\s)\s*(?=\S)"
_NUMERAL = rf"第?([{_NUMERALS}]{{1,3}}|\d{{1,2}})"
_MORE = r"[.．]\d|\s*[-—–－~～至]\s*\d+(?!\d*月)"
"""What makes of the number behind a joined one a number of its own: a decimal, or a span of no months."""

_FIRST = frozenset(f"第（(0123456789{_NUMERALS}{CIRCLED}")
_LAST = frozenset(f"、.．)）{CIRCLED}")
_LONGEST = 5


class Numbered(NamedTuple):
    """An entry with its label ("" where it has none), the level of its heading (from 1) and its numbered lists."""

    entry: Entry
    label: str
    level: int
    entries: tuple["Numbered", ...] = ()
    periods: tuple["Numbered", ...] = ()


@lru_cache(maxsize=1024)
def label(mark: str, number: int) -> str:
    """Return the label that a mark makes of a number, counted from 1; the third of （一） is （三）.

    Raises:
        IndexError: ① has no sign for numbers above 50.
    """
    if mark == UNNUMBERED:
        return ""
    if mark == "①":
        return CIRCLED[number - 1]
    if "1" in mark:
        return mark.replace("1", str(number))
    return mark.replace("一", to_chinese(number))


def levels(asked: Sequence[str]) -> tuple[str, ...]:
    """Return the marks of all levels for the plan's 编号; a shorter list goes on in the standard's order."""
    marks = list(asked) or list(NUMBERINGS)
    if marks[-1] != UNNUMBERED:
        marks += [mark for mark in NUMBERINGS[NUMBERINGS.index(marks[-1]) + 1 :] if mark not in marks]
    return tuple(marks)


def typed_number(text: str) -> str:
    """Return the number typed by hand before a text (`一、`, `（2）`, `3.`, `4）`), or "".

    七、八月, 7、8月, 第一、第二季度 and 1.5 begin with none.
    """
    first = text[:1]
    if first not in _FIRST and not first.isspace():
        return ""
    start = text.lstrip()[:_LONGEST]
    # The pattern takes long to compile, and few texts begin as a number does.
    match = re.match(_TYPED, text) if start[:1] in _FIRST and not _LAST.isdisjoint(start) else None
    return match[0] if match and not is_joined(match[0].strip(), text[match.end() :]) else ""


def typed_label(name: str) -> str:
    """Return the label or number typed by hand before the name of an attachment (`附件1：`, `附件：`, `1.`), or ""."""
    match = re.match(_TYPED_LABEL, name)
    return match[0] if match else typed_number(name)


def is_joined(mark: str, rest: str) -> bool:
    """Tell whether a mark joins its number to the next one, of the same script, that the text goes on with.

    七、八月 does; 1、2.5万元 and 2、3—5人 are what the number counts.
    """
    number, following = re.match(_NUMERAL, mark), re.match(_NUMERAL, rest)
    if not mark.endswith("、") or number is None or following is None:
        return False
    if re.match(_MORE, rest[following.end() :]):
        return False
    same_script = number[1].isascii() == following[1].isascii()
    return same_script and read_number(following[1]) == read_number(number[1]) + 1


def is_plain(entries: Sequence[Entry], level: int, marks: tuple[str, ...]) -> bool:
    """Tell whether no heading of a list stands alone and no entry of it holds a numbered list or a schedule."""
    for entry in entries:
        if entry.stands_alone or entry.schedule is not None:
            return False
        if entry.entries and _mark(entry.entries, entry.numbering, level + 1, marks)[0] != UNNUMBERED:
            return False
    return True


def number_sections(sections: Sequence[Entry], asked: Sequence[str], findings: Findings) -> tuple[Numbered, ...]:
    """Number a plan's sections and all lists below them; `asked` is the plan's 编号.

    Reported to `findings`: a list deeper than the marks reach (too-deep).
    """
    return _Numberer(levels(asked), findings).sections(sections)


def number_body(body: Entry, asked: Sequence[str], findings: Findings) -> Numbered:
    """Number the lists of an attachment's body, which begins anew."""
    return number_sections((body,), asked, findings)[0]


def _item_level(marks: tuple[str, ...]) -> int:
    return next((i for i, mark in enumerate(marks) if mark not in NUMBERINGS[:2]), len(marks) - 1)


def _mark(entries: Sequence[Entry], asked: str, level: int, marks: tuple[str, ...]) -> tuple[str, int]:
    """Return the mark of a list and its level; 无 for one that carries no numbers, "" for one beyond the marks."""
    if not entries:
        return UNNUMBERED, level
    plain = is_plain(entries, level, marks)
    if plain and len(entries) == 1:
        return UNNUMBERED, level
    return _judged(plain, asked, level, marks)


def _judged(plain: bool, asked: str, level: int, marks: tuple[str, ...]) -> tuple[str, int]:
    if asked:
        return asked, marks.index(asked) if asked in marks else level
    level = max(level, _item_level(marks)) if plain else level
    if level < len(marks):
        return marks[level], level
    return (UNNUMBERED if marks[-1] == UNNUMBERED else ""), level


class _Numberer:
    def __init__(self, marks: tuple[str, ...], findings: Findings) -> None:
        self.marks = marks
        self.findings = findings
        self.outlines = _outlines(marks[0])

    def sections(self, sections: Sequence[Entry]) -> tuple[Numbered, ...]:
        """Number the sections; headings in 正文, the section without one, count along with them."""
        numbered: list[Numbered] = []
        count = 0
        for section in sections:
            if section.heading:
                found, count = self._list((section,), self.marks[0], 0, 1, count)
                numbered += found
            else:
                mark, level = self._mark(section, 0)
                counted = mark == self.marks[0]
                entries, last = self._list(section.entries, mark, level, 1, count if counted else 0)
                count = last if counted else count
                numbered.append(Numbered(section, "", 0, entries, self._periods(section, 0, 1)))
        return tuple(numbered)

    def _mark(self, entry: Entry, level: int) -> tuple[str, int]:
        mark, level = _mark(entry.entries, entry.numbering, level, self.marks)
        if not mark:
            self._report_too_deep(entry)
        return mark or UNNUMBERED, level

    def _list(
        self, entries: Sequence[Entry], mark: str, level: int, outline: int, count: int = 0
    ) -> tuple[tuple[Numbered, ...], int]:
        """Number one list; `outline` is the level of a heading that no mark places; return the last number too."""
        numbered = []
        for entry in entries:
            has_words = bool(entry.heading or entry.content or entry.lead or entry.run_ons)
            own = mark if entry.numbered and has_words else UNNUMBERED
            if own != UNNUMBERED:
                count += 1
            numbered.append(self._entry(entry, own, level, outline, count))
        return tuple(numbered), count

    def _entry(self, entry: Entry, mark: str, level: int, outline: int, number: int) -> Numbered:
        if mark == "①" and number > len(CIRCLED):
            self.findings.error(
                "too-many-items", f"“①”只能编到 {len(CIRCLED)}", entry.span, "拆成几个列表，或换一种编号"
            )
            mark = UNNUMBERED
        own = self.outlines.get(mark, outline)
        if not entry.entries and entry.schedule is None:
            return Numbered(entry, label(mark, number), own)
        below = level if mark == UNNUMBERED or mark in RUN_ONS else level + 1
        below_mark, below_level = self._mark(entry, below)
        entries, _ = self._list(entry.entries, below_mark, below_level, own + 1)
        return Numbered(entry, label(mark, number), own, entries, self._periods(entry, below, own + 1))

    def _periods(self, entry: Entry, level: int, outline: int) -> tuple[Numbered, ...]:
        """Number the lists of a schedule, judged together; its periods are headings without a number."""
        if entry.schedule is None:
            return ()
        lists = [period.entries for period in entry.schedule.periods if period.entries]
        plain = all(is_plain(entries, level, self.marks) for entries in lists)
        shared, list_level = _judged(plain, entry.schedule.numbering, level, self.marks)
        periods = []
        for period in entry.schedule.periods:
            alone = len(period.entries) == 1 and is_plain(period.entries, level, self.marks)
            mark = period.numbering or (UNNUMBERED if alone else shared or UNNUMBERED)
            found, _ = self._list(period.entries, mark, list_level, outline + 1)
            periods.append(Numbered(period, "", outline, found, self._periods(period, level, outline + 1)))
        if not shared:
            self._report_too_deep(entry)
        return tuple(periods)

    def _report_too_deep(self, entry: Entry) -> None:
        self.findings.error(
            "too-deep",
            f"列表套得太深，编号只有 {len(self.marks)} 级",
            entry.span,
            "减少层级，或并入上一级的文字",
        )


def _outlines(first: str) -> dict[str, int]:
    """Return the level of a heading by its mark: its place in the standard's order (7.3.3), from the first in use."""
    if first not in NUMBERINGS:
        return {}
    start = NUMBERINGS.index(first)
    return {mark: max(1, place - start + 1) for place, mark in enumerate(NUMBERINGS)}
