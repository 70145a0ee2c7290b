"""The rules for what only the writer knows: years in prose, ordinals, slogans, days, months and terms of their time."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from planforge.almanac import Observance, all_observances, find_observance, occurrences
from planforge.almanac.dates import DATE, NUMBER, YEAR, date_of, day_of, weekday
from planforge.almanac.numerals import parse_year, read_number
from planforge.almanac.terms import ended_terms, successor_on
from planforge.renewal.findings import Doubt, on_weekend
from planforge.renewal.shifting import TERMS, Shift
from planforge.spec.places import Place
from planforge.spec.timing import months_of

WORDS = Path(__file__).with_name("words.json")
"""Words that speak of one year, by the ids under which they are told."""

RECENT = 5
"""So many years before a plan's own a year is still likely to be a leftover; older ones are history."""

MOVABLE = ("lunar", "solar-term", "nth-weekday", "nth-week")
"""The rules of observances that fall on other days from year to year."""

TIMELESS = ("以来", "以后", "以後", "历次", "歷次")
"""With these behind it a term may be named in any year."""

_DIGITS = "0-9０-９"
_COUNT = "[一二三四五六七八九十百零〇0-9]+"
_BEFORE_MONTH = f"(?<![{_DIGITS}一二三四五六七八九十年])"
_YEAR = re.compile(f"(?P<year>{YEAR})(?:[—–-]+{YEAR})?(?:年度?|学年度?|(?![人元个名次万份台套项册件场期届%％分米]))")
_SHORT_YEAR = re.compile(rf"(?<![{_DIGITS}])(?P<year>[12][0-9])年(?![级龄长轻以内来前后])")
_DAY = re.compile(rf"{_BEFORE_MONTH}(?P<month>{NUMBER})月(?P<day>{NUMBER})[日号]")
_MONTH = re.compile(rf"{_BEFORE_MONTH}(?P<month>{NUMBER})月")
_DOCUMENT_NUMBER = re.compile(r"[〔\[［](?P<year>[0-9]{4})[〕\]］]\s*(?:第?\s*[0-9]+\s*号)?")
_ORDINAL = re.compile(
    rf"第?{_COUNT}届(?:第?{_COUNT}[次中](?:全会|全委会|教代会|职代会)?)?"
    rf"|第{_COUNT}次(?=[^，。；]{{0,8}}(?:代表大会|全委|会议))"
    rf"|(?:(?<=[划动案期五”])|(?<=[划动案期五”]的))第{_COUNT}年"
    rf"|第{_COUNT}个(?=[^，。；]{{0,10}}[节日周月])|{_COUNT}周年"
)


def old_dates(_: Place, raw: str, shift: Shift) -> Iterator[Doubt]:
    """A full date before the new period, unless it is history."""
    for match in DATE.finditer(raw):
        day = date_of(match)
        if day and day < shift.new.days[0] and _is_recent(day.year, shift):
            yield Doubt(*match.span(), "old-date", f"“{match[0]}”早于新的期间", "请核对日期")


def document_numbers(_: Place, raw: str, shift: Shift) -> Iterator[Doubt]:
    """A document's number, which begins anew each year."""
    for match in _DOCUMENT_NUMBER.finditer(raw):
        if _is_old(int(match["year"]), shift):
            yield Doubt(*match.span(), "old-number", f"“{match[0]}”是旧的文号", "请换成新的文号")


def old_years(_: Place, raw: str, shift: Shift) -> Iterator[Doubt]:
    """A year of the old period or not long before it."""
    for token in _YEAR.finditer(raw):
        if _is_old(parse_year(token["year"]), shift):
            yield Doubt(*token.span(), "old-year", f"这里还是“{token[0]}”", "请核对年份")
    for token in _SHORT_YEAR.finditer(raw):
        if _is_old(2000 + int(token["year"]), shift):
            yield Doubt(*token.span(), "old-year", f"这里还是“{token[0]}”", "年份写四位数，并请核对")


def _is_old(year: int, shift: Shift) -> bool:
    return _is_recent(year, shift) and year <= shift.old.last.year


def _is_recent(year: int, shift: Shift) -> bool:
    return year >= shift.old.first.year - RECENT


def named_days(_: Place, raw: str, shift: Shift) -> Iterator[Doubt]:
    """A day without a year: it stays, but on another weekday."""
    for match, day in _days(raw, shift):
        yield Doubt(*match.span(), "named-date", f"“{match[0]}”在{day.year}年是{weekday(day)}", "请核对日期")


def weekends(_: Place, raw: str, shift: Shift) -> Iterator[Doubt]:
    """A day without a year on which an office is closed."""
    for match, day in _days(raw, shift):
        yield from on_weekend(*match.span(), day)


def _days(raw: str, shift: Shift) -> Iterator[tuple[re.Match[str], date]]:
    """Yield the days that are written without a year, as they are in the new period."""
    for match in _DAY.finditer(raw):
        month = shift.month(read_number(match["month"]))
        day = day_of(*month, read_number(match["day"])) if month else None
        if day:
            yield match, day


def words_of_a_year(_: Place, raw: str, __: Shift) -> Iterator[Doubt]:
    """去年, 开局之年 and their like; a comparison with 去年同期 holds in any year."""
    for id, pattern in _words().items():
        for match in pattern.finditer(raw):
            yield Doubt(*match.span(), id, f"“{match[0]}”说的是旧的一年", "请核对")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    words: dict[str, list[str]] = json.loads(WORDS.read_text(encoding="utf-8"))
    longest_first = {id: "|".join(sorted(group, key=len, reverse=True)) for id, group in words.items()}
    return {id: re.compile(f"(?<![比较与])(?:{names})(?!同期)") for id, names in longest_first.items()}


def old_terms(_: Place, raw: str, shift: Shift) -> Iterator[Doubt]:
    """A policy, campaign or congress that is over when the new period begins."""
    for term, start, end, looking_back in ended_terms(raw, shift.new.days[0]):
        if looking_back in TIMELESS:
            continue
        assert term.until is not None
        successor = successor_on(term, shift.new.days[0])
        hint = f"现在是“{successor}”" if successor else "请核对提法"
        yield Doubt(start, end, "old-term", f"“{term.name}”到{term.until.year}年{term.until.month}月为止", hint)


def ordinals(_: Place, raw: str, __: Shift) -> Iterator[Doubt]:
    """A number that counts up, nobody can tell when."""
    for match in _ORDINAL.finditer(raw):
        yield Doubt(*match.span(), "ordinal", f"“{match[0]}”可能要往后数", "请核对")


def old_terms_of_the_year(_: Place, raw: str, shift: Shift) -> Iterator[Doubt]:
    """The semester, half or quarter that the plan was for."""
    for words in TERMS:
        for word in words:
            if word in shift.old.text and word not in shift.new.text:
                for match in re.finditer(word, raw):
                    yield Doubt(*match.span(), "old-period", f"这里还是“{word}”", "请核对期间")


def old_months(_: Place, raw: str, shift: Shift) -> Iterator[Doubt]:
    """A month that the new period has not."""
    for match in _MONTH.finditer(raw):
        number = read_number(match["month"])
        if shift.old.months_of(number) and not shift.new.months_of(number):
            yield Doubt(*match.span(), "old-month", f"“{match[0]}”不在“{shift.new.text}”之内", "请改月份")


def moved_festivals(place: Place, raw: str, shift: Shift) -> Iterator[Doubt]:
    """A festival in the text of an activity, planned for a month that is neither its own nor that of preparing it."""
    months = months_of(place)
    for match in _festivals().finditer(raw) if months else ():
        observance = find_observance(match[0])
        assert observance is not None
        old, new = month_of(observance, shift, new=False), month_of(observance, shift, new=True)
        if old in months and new and not any(_fits(observance, month, shift) for month in months):
            yield Doubt(*match.span(), "moved-festival", f"“{match[0]}”这次在 {new}月，原来在 {old}月", "请移到那个月")


def _fits(observance: Observance, number: int, shift: Shift) -> bool:
    """Tell whether a month of the new period is that of an observance, or reaches into the days before it."""
    month = shift.month(number)
    if month is None:
        return False
    first, after = date(*month, 1), date(*month.plus(1), 1)
    (day,) = occurrences(observance, *shift.new.days)
    return first <= day and day - timedelta(days=observance.lead_days) < after


def month_of(observance: Observance, shift: Shift, *, new: bool) -> int:
    """Return the month of a period in which an observance falls once, 0 if it falls otherwise."""
    found = occurrences(observance, *(shift.new if new else shift.old).days)
    return found[0].month if len(found) == 1 else 0


@cache
def _festivals() -> re.Pattern[str]:
    found = (each for each in all_observances() if each.rule.kind in MOVABLE)
    names = {name for each in found for name in (each.name, *each.aliases)}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
