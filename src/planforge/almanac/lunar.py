"""The Chinese lunisolar calendar for the lunar years 1949 to 2099, from an embedded table."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from planforge.resources import table


class LunarYear(NamedTuple):
    """A lunar year.

    `leap` is its leap month or 0, `lengths` the days of each month, a leap month in its place included,
    `qingming` the day in April on which 清明 falls.
    """

    new_year: date
    leap: int
    lengths: tuple[int, ...]
    qingming: int


@cache
def lunar_year(year: int) -> LunarYear | None:
    """Return the lunar year that begins in this Gregorian year; None outside 1949–2099."""
    row = _table().get(year)
    if row is None:
        return None
    new_year, leap, lengths, qingming = row
    first = date(year, int(new_year[:2]), int(new_year[2:]))
    return LunarYear(first, leap, tuple(29 + int(long) for long in lengths), qingming)


@cache
def _table() -> dict[int, tuple[str, int, str, int]]:
    rows = table(Path(__file__).parent / "data" / "lunar.txt")
    return {int(year): (new_year, int(leap), lengths, int(day)) for year, new_year, leap, lengths, day in rows}


def lunar_date(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """Return the Gregorian date of a lunar one; None if the year has no such day or is outside 1949–2099."""
    facts = lunar_year(year)
    if facts is None or not 1 <= month <= 12 or (leap and month != facts.leap):
        return None
    place = month - 1 + (leap or 0 < facts.leap < month)
    if not 1 <= day <= facts.lengths[place]:
        return None
    return facts.new_year + timedelta(days=sum(facts.lengths[:place]) + day - 1)


def qingming(year: int) -> date | None:
    """Return the date of the solar term 清明 in a Gregorian year; None outside 1949–2099."""
    facts = lunar_year(year)
    return date(year, 4, facts.qingming) if facts else None
