"""The rules for what is certain: the period, years and dates in it, and progress that begins anew."""

import re
from collections.abc import Iterator
from datetime import date

from planforge.almanac.dates import DATE, YEAR_TOKEN, date_of, later, respelled, spelled
from planforge.renewal.findings import Doubt, Finding, on_weekend
from planforge.renewal.shifting import Shift, same_time
from planforge.spec.places import Place
from planforge.spec.positions import Fix

SIGNED_AHEAD = 4
"""How many months before its period a plan may be signed."""


def whole_period(_: Place, raw: str, shift: Shift) -> Iterator[Finding]:
    """The value of 期间, within the quotes that it may have."""
    text = raw.strip("\"'")
    start = raw.index(text)
    yield Fix(start, start + len(text), shift.restated(text))


def named_periods(_: Place, raw: str, shift: Shift) -> Iterator[Finding]:
    """The old period where a title names it."""
    end = 0
    for token in YEAR_TOKEN.finditer(raw):
        start = token.start()
        if start >= end:
            ends = range(len(raw), token.end() - 1, -1)
            end = next((each for each in ends if same_time(raw[start:each], shift.old)), 0)
            if end:
                yield Fix(start, end, shift.restated(raw[start:end]))


def years(_: Place, raw: str, shift: Shift) -> Iterator[Finding]:
    """A year of the old period."""
    for token in YEAR_TOKEN.finditer(raw):
        new = shift.year(token[0])
        if new:
            yield Fix(*token.span(), new)


def dates(_: Place, raw: str, shift: Shift) -> Iterator[Finding]:
    """A full date of the old period: the same day of the new one."""
    first, last = shift.old.days
    for match in DATE.finditer(raw):
        day = date_of(match)
        if day and first <= day <= last and shift.years is not None:
            yield from _moved(match, day, shift)


def signing_dates(_: Place, raw: str, shift: Shift) -> Iterator[Finding]:
    """A date of signature, which comes with the period though it may lie before it."""
    first, last = shift.old.days
    for match in DATE.finditer(raw):
        day = date_of(match)
        if day and later(first, -SIGNED_AHEAD) <= day <= last:
            yield from _moved(match, day, shift)


def _moved(match: re.Match[str], day: date, shift: Shift) -> Iterator[Finding]:
    moved = later(day, shift.months)
    yield Fix(*match.span(), respelled(match, moved))
    yield from on_weekend(*match.span(), moved)
    if shift.years is None or moved.day != day.day:
        yield Doubt(*match.span(), "named-date", f"日期推算为{spelled(moved)}", "请核对")


def cleared(_: Place, raw: str, __: Shift) -> Iterator[Finding]:
    """Progress and results of the old period; those of several lines are left to the writer."""
    if "\n" in raw or "\r" in raw:
        yield Doubt(0, len(raw), "old-progress", "这里还是旧的进度", "请清空")
    elif raw.strip("\"' "):
        yield Fix(0, len(raw), "")
