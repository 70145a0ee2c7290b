"""起止时间颠倒

“9月10日至9月5日”“上午10:00—9:00”，结束在开始之前，多半是数字打错，或者后一个日期漏了月份。跨年的，
后一个时间写“次年”，如“11月至次年3月”。

错误：
    主要工作:
      - 9月10日至9月5日集中办理入会。
正确：
    主要工作:
      - 9月5日至9月10日集中办理入会。
出处：公历。
"""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from planforge.almanac import NearMiss, Period, parse_label
from planforge.almanac.dates import NUMBER, YEAR, day_of
from planforge.almanac.numerals import parse_year, read_number
from planforge.checks.dates import RANGE, RANGE_SIGNS, Day, days_in, numeric_days_in
from planforge.checks.subject import Finding, Subject
from planforge.spec.keys import TIME
from planforge.spec.model import Text
from planforge.spec.places import Place

LEVEL = "error"

_SPRING_TO_SUMMER = range(4, 9)
"""A stretch from one of these months back to one not long before it hardly goes round the whole year."""

_NOT_LONG = 3
_PLAIN_YEAR = 2001
_ROUND = "跨年的写“次年”，不跨年的把前后对调"
_SWAP = "核对起止时间"

_YEARS = re.compile(rf"(?<!\d)(?P<first>(?:19|20)\d\d)年?{RANGE}(?P<last>(?:19|20)\d\d)年(?!\s?\d)")
_MONTHS = re.compile(
    rf"(?:(?P<year>{YEAR})年|(?<![0-9０-９一二三四五六七八九十年第.]))(?P<first>{NUMBER})(?:月份?)?{RANGE}"
    rf"(?:(?P<until>{YEAR})年)?(?P<last>{NUMBER})月份?(?!\s?[0-9０-９一二三四五六七八九十个])"
)
_CLOCK = r"(?P<{0}>\d{{1,2}})(?:[:：](?P<{0}_minute>\d\d)|[时点](?P<{0}_half>半)?(?:(?P<{0}_word>\d\d)分?)?)"
_TIMES = re.compile(
    rf"(?P<part>上午|早上|早晨|下午)?\s?(?<![\d:：.])(?:{_CLOCK.format('first')}){RANGE}"
    rf"(?:{_CLOCK.format('last')})(?![\d:：]|钟?以)"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find stretches of time that end before they begin."""
    for place in subject.places:
        text = place.text
        if not any(map(text.__contains__, RANGE_SIGNS)):
            continue
        if place.role == "label" and isinstance(parse_label(text), NearMiss):  # the reader has refused it
            continue
        for first, last in chain(pairwise(days_in(text)), pairwise(numeric_days_in(text))):
            if last.joint:
                yield from _days(text, first, last, subject.period)
        if "月" in text:
            yield from _months(place, subject.period)
        if "年" in text:
            yield from (_finding(text, match) for match in _YEARS.finditer(text) if match["last"] < match["first"])
        if ":" in text or "：" in text or "点" in text or "时" in text:
            yield from (_finding(text, match) for match in _TIMES.finditer(text) if _runs_backwards(match))


def _finding(text: Text, match: re.Match[str]) -> Finding:
    return Finding(text, *match.span(), f"“{match[0]}”起止颠倒", _SWAP)


def _days(text: Text, first: Day, last: Day, period: Period | None) -> Iterator[Finding]:
    """Look at the two days of a stretch."""
    written = text[first.start : last.end]
    year = last.year or first.year
    if last.year and first.year:
        if (last.year, last.month, last.day) < (first.year, first.month, first.day):
            yield Finding(text, first.start, last.end, f"“{written}”起止颠倒", _SWAP)
    elif last.year is None and first.month == last.month:
        if last.day < first.day and not _is_a_whole_year(first, last, year):
            yield Finding(text, first.start, last.end, f"“{written}”起止颠倒", f"{_SWAP}，是否漏了月份")
    elif last.year is None and _goes_back(first.month, last.month, period) and not _is_a_whole_year(first, last, year):
        message = f"“{written}”看上去起止颠倒"
        yield Finding(text, first.start, last.end, message, _ROUND, level="warning")


def _is_a_whole_year(first: Day, last: Day, year: int | None) -> bool:
    """Tell whether a stretch ends on the day before it begins, as 9月1日至8月31日 does."""
    start, end = (day_of(year or _PLAIN_YEAR, each.month, each.day) for each in (first, last))
    return start is not None and end is not None and (start - end).days == 1


def _months(place: Place, period: Period | None) -> Iterator[Finding]:
    """Look at stretches from month to month."""
    for match in _MONTHS.finditer(place.text):
        first, last = read_number(match["first"]), read_number(match["last"])
        if match["year"] and match["until"]:
            if (parse_year(match["until"]), last) < (parse_year(match["year"]), first):
                yield _finding(place.text, match)
        elif not match["until"] and (place.name == TIME or place.role == "label") and _goes_back(first, last, period):
            message = f"“{match[0]}”看上去起止颠倒"
            yield Finding(place.text, *match.span(), message, _ROUND, level="warning")


def _goes_back(first: int, last: int, period: Period | None) -> bool:
    """Tell whether a stretch goes back within the year of the plan rather than on into the next."""
    within = period is not None and period.first.year == period.last.year
    return within and first in _SPRING_TO_SUMMER and 3 <= last < first <= last + _NOT_LONG


def _runs_backwards(match: re.Match[str]) -> bool:
    """Tell whether the times of a stretch run backwards; 9:00—5:00 and 22:00—6:00 do not."""
    first, last = (_minutes(match, name) for name in ("first", "last"))
    if not first or not last or last >= first:
        return False
    match match["part"]:
        case None:
            return last >= 12 * 60 and 13 * 60 <= first < 18 * 60
        case "下午":
            return first - last <= 3 * 60 and (last >= 60 and first < 12 * 60)
        case _:
            return last >= 7 * 60 and first < 12 * 60


def _minutes(match: re.Match[str], name: str) -> int:
    minutes = match[f"{name}_minute"] or match[f"{name}_word"] or (match[f"{name}_half"] and "30") or "0"
    hour = int(match[name])
    return hour * 60 + int(minutes) if hour <= 24 else 0
