"""期间, the time a plan covers: a run of months, read from the ways in which people write it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from planforge.almanac.folding import fold_range
from planforge.almanac.numerals import NUMBER, YEAR, parse_number, parse_year

PeriodKind = Literal["year", "half", "quarter", "month", "school-year", "semester", "range"]
FIRST_YEAR, LAST_YEAR = 1949, 2099


class Month(NamedTuple):
    """A calendar month; months compare in time."""

    year: int
    month: int

    def plus(self, months: int) -> "Month":
        """Return the month so many months later, or earlier if negative."""
        years, month = divmod(self.month - 1 + months, 12)
        return Month(self.year + years, month + 1)


@lru_cache(maxsize=256)
def months_between(first: Month, last: Month) -> tuple[Month, ...]:
    """Return every month from the first to the last, both included; none if the last is earlier."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(first.plus(offset) for offset in range(count))


class Period(NamedTuple):
    """The time a plan covers, first and last month included; `text` is what was written.

    A 学年 runs from September to August, its first 学期 to January, its second from February to July.
    """

    text: str
    kind: PeriodKind
    first: Month
    last: Month

    def __str__(self) -> str:
        """Return what was written, which is what a starter means by `{{ period }}`."""
        return self.text

    @property
    def months(self) -> tuple[Month, ...]:
        """The months of the period, in order."""
        return months_between(self.first, self.last)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the period."""
        return date(*self.first, 1), date(*self.last.plus(1), 1) - timedelta(days=1)

    def months_of(self, month: int, *, august_first: bool = False) -> tuple[Month, ...]:
        """Return the months of the period that have this number (1–12); none if it has none.

        A semester reaches one month further at either end, for what is done in the holidays. August is the
        last month of a 学年, or, with `august_first`, the one before its September.
        """
        if self.kind == "school-year" and month == 8 and august_first:
            return (self.first.plus(-1),)
        return tuple(each for each in self._with_holidays if each.month == month)

    @property
    def _with_holidays(self) -> tuple[Month, ...]:
        if self.kind == "semester":
            return months_between(self.first.plus(-1), self.last.plus(1))
        return self.months


_Found: TypeAlias = tuple[PeriodKind, Month, Month] | None
_MONTH = f"(?:元|{NUMBER})"


def parse_period(text: str) -> Period | None:
    """Read a period such as 2027年, 2027年上半年, 2026—2027学年第一学期 or 2026年8月—2027年1月.

    Width, script, spaces and the kind of dash do not matter. None if the text is no period, or an impossible
    one: a month 13, an end before the start, a 学年 of three years, a year outside 1949–2099.
    """
    plain = fold_range(text)
    for pattern, read in _FORMS:
        if match := re.fullmatch(pattern, plain):
            found = read(match)
            return Period(text, *found) if found and _possible(*found[1:]) else None
    return None


def _possible(first: Month, last: Month) -> bool:
    return first.year >= FIRST_YEAR and last.year <= LAST_YEAR and first <= last


def _read_year(match: re.Match[str]) -> _Found:
    year = parse_year(match["year"])
    return "year", Month(year, 1), Month(year, 12)


def _read_half(match: re.Match[str]) -> _Found:
    first = Month(parse_year(match["year"]), 1 if match["half"] == "上" else 7)
    return "half", first, first.plus(5)


def _read_quarter(match: re.Match[str]) -> _Found:
    number = parse_number(match["number"])
    if number is None or not 1 <= number <= 4:
        return None
    first = Month(parse_year(match["year"]), number * 3 - 2)
    return "quarter", first, first.plus(2)


def _read_month(match: re.Match[str]) -> _Found:
    month = parse_month(match["month"])
    only = Month(parse_year(match["year"]), month or 0)
    return ("month", only, only) if month else None


def _read_school_year(match: re.Match[str]) -> _Found:
    year = parse_year(match["year"])
    if match["next"] and parse_year(match["next"]) not in (year + 1, (year + 1) % 100):
        return None
    term = match["term"]
    if not term:
        return "school-year", Month(year, 9), Month(year + 1, 8)
    return _semester(year, autumn=term in ("第一", "第1", "上", "秋"))


def _read_season(match: re.Match[str]) -> _Found:
    year, autumn = parse_year(match["year"]), match["season"] == "秋"
    return _semester(year if autumn else year - 1, autumn=autumn)


def _semester(year: int, *, autumn: bool) -> _Found:
    if autumn:
        return "semester", Month(year, 9), Month(year + 1, 1)
    return "semester", Month(year + 1, 2), Month(year + 1, 7)


def _read_range(match: re.Match[str]) -> _Found:
    year, first, last = parse_year(match["year"]), parse_month(match["first"]), parse_month(match["last"])
    if not first or not last:
        return None
    end = parse_year(match["until"]) if match["until"] else year + bool(match["next"])
    return "range", Month(year, first), Month(end, last)


def _read_years(match: re.Match[str]) -> _Found:
    return "range", Month(parse_year(match["year"]), 1), Month(parse_year(match["until"]), 12)


def parse_month(text: str) -> int | None:
    """Read the folded number of a month, 1 to 12, with 元 for January; None if there is no such month."""
    number = 1 if text == "元" else parse_number(text)
    return number if number is not None and 1 <= number <= 12 else None


_SCHOOL_YEAR = f"(?P<year>{YEAR})(?:年?[-/](?P<next>{YEAR}|[0-9]{{2}}))?学年度?"
_TERM = r"\(?(?P<term>第[一二12](?=学期)|[上下]|[春秋](?=季|学期))季?(?:学期)?\)?"
# 2026—2027年度第一学期 leaves 学 out, but a semester can only belong to a 学年.
_CALENDAR_TERM = f"(?P<year>{YEAR})年?[-/](?P<next>{YEAR}|[0-9]{{2}})年度?(?=.*学期){_TERM}"
_RANGE = (
    f"(?P<year>{YEAR})年(?P<first>{_MONTH})(?:月份?)?-(?:(?P<until>{YEAR})年|(?P<next>[次翌]年))?"
    f"(?P<last>{_MONTH})月份?"
)

_FORMS: tuple[tuple[str, Callable[[re.Match[str]], _Found]], ...] = (
    (f"(?P<year>{YEAR})(?:年度?)?", _read_year),
    (f"(?P<year>{YEAR})(?:年度?)?(?P<half>[上下])半年", _read_half),
    (f"(?P<year>{YEAR})(?:年度?)?第?(?P<number>{NUMBER})季度?", _read_quarter),
    (f"(?P<year>{YEAR})年(?P<month>{_MONTH})月份?", _read_month),
    (f"{_SCHOOL_YEAR}(?:{_TERM})?", _read_school_year),
    (_CALENDAR_TERM, _read_school_year),
    (f"(?P<year>{YEAR})(?:年度?)?(?P<season>[春秋])(?:季学期|季|学期)", _read_season),
    (_RANGE, _read_range),
    (f"(?P<year>{YEAR})年?-(?P<until>{YEAR})年", _read_years),
)
