"""Days that stand in a text, each with the year that is written before it."""

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from planforge.almanac import Period
from planforge.almanac.dates import DATE, NUMBER, YEAR, YEAR_TOKEN
from planforge.almanac.numerals import parse_number, parse_year, read_number

_DASHES, _UNTIL = "—–－~～-", "至到"
RANGE = rf"\s?(?:[{_DASHES}]{{1,2}}|[{_UNTIL}])\s?"
"""What joins the two ends of a stretch of time."""

RANGE_SIGNS = _DASHES + _UNTIL
"""The signs of which one stands in each `RANGE`."""

_THINGS = Path(__file__).parent / "data" / "numbered_things.json"
_LUNAR = re.compile("(?:农历|農曆|阴历|陰曆|旧历)[^，。；、]{0,6}$")
_NUMERIC_SIGNS = "-./"
_DIGITS = "0-9０-９一二三四五六七八九十"


class Day(NamedTuple):
    """A day as written, from `start` to `end`; there need be no such day.

    `year` is None where none is written; `vague` tells that words give one (次年).
    `joint` is what stands between the day and the one before it where they are the ends of a stretch of time.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    vague: bool = False
    joint: str = ""


@cache
def day_mark() -> str:
    """Return what stands behind the number of a day as a pattern: 日, or 号 where no thing is numbered by it."""
    things = "|".join(json.loads(_THINGS.read_text(encoding="utf-8")))
    return rf"\s?(?:日(?![游内龄])|[号號](?!{things}))"


@cache
def _days() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a day looks like, and the days that follow it without a month of their own."""
    mark = day_mark()
    joint = rf"(?:{RANGE}|\s?[、和及与]\s?)"
    day = (
        rf"(?:(?P<year>{YEAR})\s?年度?\s?|(?<![{_DIGITS}第.．]))(?P<month>{NUMBER}|元)\s?月(?:份?的?)\s?"
        rf"(?P<day>{NUMBER})(?:{mark}|(?={joint}{NUMBER}{mark}))"
    )
    return re.compile(day), re.compile(rf"(?P<joint>{joint})(?P<day>{NUMBER})(?:{mark}|(?={joint}{NUMBER}{mark}))")


@lru_cache(maxsize=4096)
def days_in(text: str) -> tuple[Day, ...]:
    """Return the days that a text names with month and day, in order; not those of the lunar calendar."""
    return tuple(_days_in(text)) if "月" in text else ()


def _days_in(text: str) -> Iterator[Day]:
    first, following = _days()
    last: Day | None = None
    for match in first.finditer(text):
        start, end = match.span()
        month, day = _month(match["month"]), parse_number(match["day"])
        if month is None or day is None or _LUNAR.search(text, max(0, start - 10), start):
            last = None
            continue
        year = parse_year(match["year"]) if match["year"] else None
        vague = text[start - 1 : start] in ("年", "月")
        last = Day(start, end, year, month, day, vague, _joint(text[last.end : start]) if last else "")
        yield last
        while more := following.match(text, last.end):
            day = parse_number(more["day"])
            last = Day(more.start("day"), more.end(), year, month, day or 0, vague, _joint(more["joint"]))
            if day is not None:
                yield last


def _joint(text: str) -> str:
    return text if re.fullmatch(RANGE, text) else ""


def _month(text: str) -> int | None:
    number = 1 if text == "元" else parse_number(text)
    # 九十月 is September and October.
    return None if number is None or (number > 19 and not text.isdecimal()) else number


def numeric_days_in(text: str) -> Iterator[Day]:
    """Yield the days that a text names in figures alone, 2027-03-08 or 2027.3.8."""
    end = None
    for match in DATE.finditer(text) if any(map(text.__contains__, _NUMERIC_SIGNS)) else ():
        if match["sign"]:
            month, day = read_number(match["month"]), read_number(match["day"])
            joint = "" if end is None else _joint(text[end : match.start()])
            yield Day(*match.span(), parse_year(match["year"]), month, day, joint=joint)
            end = match.end()


def years_of(month: int, period: Period | None) -> tuple[int, ...]:
    """Return the years in which a period has a month of this number, near its ends for a semester."""
    if period is None:
        return ()
    return tuple(dict.fromkeys(found.year for found in period.months_of(month)))


def years_in(text: str) -> frozenset[int]:
    """Return the years that a text names."""
    return frozenset(parse_year(token[0]) for token in YEAR_TOKEN.finditer(text))
