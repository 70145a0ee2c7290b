"""Labels made of months: one or several, a part of one, dates in them, quarters and halves of the year."""

import re
from collections.abc import Callable
from typing import TypeAlias

from planforge.almanac.label_types import ImpossibleError, Label
from planforge.almanac.numerals import NUMBER, YEAR, parse_run, parse_year

Reader: TypeAlias = Callable[[re.Match[str]], Label]

_MARKS = dict.fromkeys(map(ord, ",/和及与"), "、")
SEPARATOR = "[、,/和及与-]"
_MONTH = "(?:[0-9]{1,2}|[元一二三四五六七八九十]+)"
_WRITTEN_YEAR = f"(?:(?P<year>{YEAR})年度?)?"
_UNTIL = f"(?:(?P<until>{YEAR})年|(?P<next>[次翌]年))?"
_PART = "[上中下]旬|[初中底末]|[上下]半月"
# 初 and 底 have no fixed days; these order them among the 旬.
_PARTS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "上半月": (1, 15),
    "下半月": (16, 31),
    "初": (1, 7),
    "中": (12, 18),
    "底": (25, 31),
    "末": (25, 31),
}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def parse_list(text: str, last: int, missing: str, *, first: int = 1) -> tuple[int, ...]:
    """Read numbers such as 一、三 or 1-3 in written order, each once.

    Raises:
        ImpossibleError: a number lies outside first…last, for the reason `missing` ({} is the number), or a
            range runs backwards.
    """
    numbers: list[int] = []
    for part in _parts(text):
        ends: list[int] = []
        for written in part.split("-"):
            run = parse_run(written, last)
            if run is None or run[0] < first:
                raise ImpossibleError(missing.format(written))
            ends += run
        if ends[0] > ends[-1]:
            raise ImpossibleError(f"“{part}”的先后颠倒了")
        numbers += range(ends[0], ends[-1] + 1)
    return tuple(dict.fromkeys(numbers))


def _parts(text: str) -> list[str]:
    return text.translate(_MARKS).split("、")


def _month(text: str) -> int:
    return _month_run(text)[0]


def _month_run(text: str) -> tuple[int, ...]:
    run = (1,) if text == "元" else parse_run(text, 12)
    if run is None or run[0] < 1:
        raise ImpossibleError(f"没有{text}月")
    return run


def _span(match: re.Match[str], first: int, last: int) -> tuple[tuple[int, ...], int | None]:
    """Return the months from first to last, and the year of the first if known; they may wrap."""
    wraps = last < first
    year = _year(match)
    years = 1 if match["next"] else int(wraps)
    if match["until"]:
        until = parse_year(match["until"])
        year = until - wraps if year is None else year
        years = until - year
    count = years * 12 + last - first + 1
    if not 1 <= count <= 24:
        raise ImpossibleError("起止年月不对")
    return tuple((first - 1 + offset) % 12 + 1 for offset in range(count)), year


def _year(match: re.Match[str]) -> int | None:
    return parse_year(match["year"]) if match["year"] else None


def _read_months(match: re.Match[str]) -> Label:
    months: list[int] = []
    for part in _parts(match["list"].replace("月份", "").replace("月", "")):
        first, dash, last = part.partition("-")
        run = _month_run(first)
        if dash:
            start, end = run[-1], _month(last)
            run = (*run, *((start + step) % 12 + 1 for step in range((end - start) % 12)))
        months += run
    return Label("months", tuple(dict.fromkeys(months)), _year(match))


def _read_month_range(match: re.Match[str]) -> Label:
    months, year = _span(match, _month(match["first"]), _month(match["last"]))
    return Label("months", months, year)


def _read_part(match: re.Match[str]) -> Label:
    first = _month(match["first"])
    last = _month(match["last"]) if match["last"] else first
    start, end = match["start"], match["end"] or match["start"]
    # 上中旬 and 中下旬 name two 旬.
    if start == "上" or (start == "中" and end != start):
        start += "旬"
    months, year = _span(match, first, last)
    day, last_day = _PARTS[start][0], _PARTS[end][1]
    if len(months) == 1 and last_day < day:
        raise ImpossibleError(f"“{start}”在“{end}”之后")
    return Label("ten-days", months, year, day, last_day)


def _read_dates(match: re.Match[str]) -> Label:
    month, year = _month(match["first"]), _year(match)
    days = parse_list(re.sub("[日号]", "", match["days"]), _length(month, year), _no_day(match, "first"))
    apart = max(days) - min(days) >= len(days)
    return Label("date", (month,), year, min(days), max(days), days if apart else ())


def _read_date_range(match: re.Match[str]) -> Label:
    first, last = _month(match["first"]), _month(match["last"])
    months, year = _span(match, first, last)
    day = parse_list(match["day"], _length(first, year), _no_day(match, "first"))[0]
    end = parse_list(match["end"], _length(last, None), _no_day(match, "last"))[-1]
    if len(months) == 1 and end < day:
        raise ImpossibleError("起止日期颠倒了")
    return Label("date", months, year, day, end)


def _no_day(match: re.Match[str], end: str) -> str:
    year = f"{match['year']}年" if match["year"] and end == "first" else ""
    return f"{year}{match[end]}月没有{{}}日"


def _length(month: int, year: int | None) -> int:
    if month == 2 and year and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _LENGTHS[month - 1]


def _read_quarters(match: re.Match[str]) -> Label:
    written = re.sub("第|季度?", "", match["list"])
    numbers = parse_list(written, 4, "没有第{}季度")
    months = tuple(month for number in numbers for month in range(number * 3 - 2, number * 3 + 1))
    return Label("quarter", months, _year(match), numbers=numbers)


def _read_half(match: re.Match[str]) -> Label:
    return Label("half", tuple(range(1, 7) if match["half"] == "上" else range(7, 13)), _year(match))


def _read_month_weeks(match: re.Match[str]) -> Label:
    numbers = parse_list(re.sub("第", "", match["weeks"]), 6, f"{match['first']}月没有第{{}}周")
    first, last = min(numbers) * 7 - 6, min(max(numbers) * 7, 31)
    return Label("week", (_month(match["first"]),), _year(match), first, last, numbers)


_MONTH_RANGE = f"{_WRITTEN_YEAR}(?P<first>{_MONTH})(?:月份?)?-{_UNTIL}(?P<last>{_MONTH})月份?"
_PARTS_OF_MONTHS = (
    f"{_WRITTEN_YEAR}(?P<first>{_MONTH})月份?(?P<start>{_PART}|上(?=[、,-]?[中下]旬))"
    f"(?:[、,-]?{_UNTIL}(?:(?P<last>{_MONTH})月份?)?(?P<end>{_PART}))?"
)
_DAYS = f"{_WRITTEN_YEAR}(?P<first>{_MONTH})月(?P<days>{NUMBER}(?:[日号]?{SEPARATOR}{NUMBER})*)[日号]"
_DATE_RANGE = (
    f"{_WRITTEN_YEAR}(?P<first>{_MONTH})月(?P<day>{NUMBER})[日号]?-{_UNTIL}(?P<last>{_MONTH})月(?P<end>{NUMBER})[日号]"
)
_ORDINALS = f"第{NUMBER}(?:{SEPARATOR}第?{NUMBER})*"

DATED_FORMS: tuple[tuple[str, Reader], ...] = (
    (f"{_WRITTEN_YEAR}(?P<list>{_MONTH}(?:(?:月份?)?{SEPARATOR}{_MONTH})*)月份?", _read_months),
    (_MONTH_RANGE, _read_month_range),
    (_PARTS_OF_MONTHS, _read_part),
    (_DAYS, _read_dates),
    (_DATE_RANGE, _read_date_range),
    (f"{_WRITTEN_YEAR}(?P<list>第?{NUMBER}(?:(?:季度)?{SEPARATOR}第?{NUMBER})*季度)", _read_quarters),
    (f"{_WRITTEN_YEAR}(?P<list>第{NUMBER}季)", _read_quarters),
    (f"{_WRITTEN_YEAR}(?P<half>[上下])半年", _read_half),
    (f"{_WRITTEN_YEAR}(?P<first>{_MONTH})月份?(?P<weeks>{_ORDINALS})(?:周|星期)", _read_month_weeks),
)
