"""Festivals named in activities of months in which they do not fall."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from planforge.almanac import Month, Observance, Period, occurrences, read_number, to_chinese
from planforge.almanac.dates import NUMBER
from planforge.checks.festival_names import CLOSING, OPENING, Festival, festival_of, limits, mentions, words
from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text
from planforge.spec.places import Place, Role
from planforge.spec.timing import labels_of

_ROLES: tuple[Role, ...] = ("heading", "run-in", "content", "lead", "preface")
_KINDS = ("months", "ten-days", "date", "quarter", "half", "week")
_TITLES = re.compile("《[^》]*》")
_CELEBRATED = re.compile(rf"(?:[庆慶贺賀]|[庆慶]祝)[{OPENING}]?$")
_CLAUSE = re.compile("[^，。；！？]+")
_BETWEEN = "[^，。；：、！？0-9前后後起至到—-]"
_SAID = re.compile(
    # 九月九重阳节 and 八月十五中秋节 are days of the lunar calendar; 6月审计春节慰问经费 holds no festival.
    f"(?<![0-9０-９一二三四五六七八九十年第历曆—–－~～至到、-])({NUMBER})月份?(?!初|{NUMBER})(?:[上中下]旬)?[，,]?"
    f"(?:{_BETWEEN}{{0,4}}(?:组织|開展|开展|举办|舉辦|举行|舉行|庆祝|慶祝){_BETWEEN}{{0,4}})?[{OPENING}]?$"
)
_SAID_BEFORE = 16
_CENTURY = (date(2000, 1, 1), date(2099, 12, 31))
_EARLY, _LATE = 150, 62
"""How many days before a festival it may be prepared, and after it be looked back on."""


class Misplaced(NamedTuple):
    """A festival in a text, from `start` to `end`, that does not fall in the months the text is planned for.

    `never` tells that it falls in none of them in any year; `day` is when it falls in the plan's own.
    A text that stands under no period is `spoken` of for a month by its own words.
    """

    text: Text
    start: int
    end: int
    festival: Festival
    months: tuple[Month, ...]
    never: bool
    day: date
    spoken: bool = False

    @property
    def finding(self) -> Finding:
        """What is to be said of it."""
        written = self.text[self.start : self.end].strip(OPENING + CLOSING)
        months = "、".join(str(number) for number in dict.fromkeys(each.month for each in self.months))
        when = f"{self.day.year}年是{self.day.month}月{self.day.day}日"
        message = f"“{written}”不会在{months}月，{when}" if self.never else f"“{written}”{when}，不在{months}月"
        hint = f"移到{self.day.month}月；用“{self.festival.observance.name}”作键，程序会放进所在的月份"
        return Finding(self.text, self.start, self.end, message, hint, level="warning" if self.spoken else None)


@cache
def _possible(observance: Observance) -> frozenset[int]:
    """Return the months in which an observance can fall."""
    return frozenset(day.month for day in occurrences(observance, *_CENTURY))


@lru_cache(maxsize=1)
def misplaced(subject: Subject) -> tuple[Misplaced, ...]:
    """Return the festivals of a plan that stand in months in which they do not fall; several rules ask in turn."""
    return tuple(_misplaced(subject))


def _misplaced(subject: Subject) -> Iterator[Misplaced]:
    for place in subject.texts(*_ROLES):
        may_be_planned = place.periods or (place.entry and place.entry.attributes) or "月" in place.text
        if not subject.period or not may_be_planned or not mentions().search(place.text):
            continue
        if words("listing").search(place.text):
            continue
        months = tuple(sorted(_months(place, subject.period)))
        if months:
            yield from _of_text(place.text, months)
        elif not labels_of(place):
            yield from _of_clauses(place.text, subject.period)


def _months(place: Place, period: Period) -> set[Month]:
    """Return the months of the period that a text is planned for."""
    return {
        month
        for label in labels_of(place)
        if label.kind in _KINDS
        for number in label.months
        for month in (*period.months_of(number), *period.months_of(number, august_first=True))
        if label.year is None or label.year <= month.year  # it is that of the first month
    }


def _of_clauses(text: Text, period: Period) -> Iterator[Misplaced]:
    """Look at what says its month itself: 9月组织重阳节活动."""
    for clause in _CLAUSE.finditer(text):
        for match in mentions().finditer(text, *clause.span()):
            said = _SAID.search(text, max(0, match.start() - _SAID_BEFORE), match.start())
            months = period.months_of(read_number(said[1])) if said else ()
            if months:
                yield from (each._replace(spoken=True) for each in _of_text(text, months, *clause.span()))
                break


def _of_text(text: Text, months: tuple[Month, ...], start: int = 0, end: int | None = None) -> Iterator[Misplaced]:
    blanked = _TITLES.sub(lambda title: " " * len(title[0]), text)
    found: dict[Festival, re.Match[str]] = {}
    for match in mentions().finditer(blanked, start, len(text) if end is None else end):
        found.setdefault(festival_of(match), match)
    falling = [each for each in found if _is_near(each, months, 0, 0)]
    # Two that both fall elsewhere, and three of them, are a list of festivals rather than a day.
    if len(found) > 1 + bool(falling):
        return
    for festival, match in found.items():
        if festival in falling or _is_said_otherwise(festival, match, months):
            continue
        day = _nearest(festival, months)
        if re.search(f"(?<![0-9]){day.month}月|{to_chinese(day.month)}月", text):  # the text says so itself
            continue
        its = Month(day.year, day.month)
        if not falling or any(its in (month.plus(-1), month.plus(1)) for month in months):
            never = _possible(festival.observance).isdisjoint(month.month for month in months)
            yield Misplaced(text, *match.span(), festival, months, never, day)


def _is_said_otherwise(festival: Festival, match: re.Match[str], months: tuple[Month, ...]) -> bool:
    """Tell whether a festival is only prepared or looked back on, is a limit of time, or is near enough."""
    text, (start, end) = match.string, match.span()
    before, behind = limits()
    if before.search(text, max(0, start - 4), start) or behind.match(text, end):
        return True
    if words("preparing").search(text) and _is_near(festival, months, _EARLY, 0):
        return True
    if words("looking_back").search(text) and _is_near(festival, months, 0, _LATE):
        return True
    rule = festival.observance.rule
    lunar = rule.kind == "lunar" and any(month.month == rule.month for month in months)
    # 重阳节, the ninth of the ninth month, is written under September where the calendar was not looked at.
    by_lunar_month = lunar and rule.month not in _possible(festival.observance)
    celebrated = bool(_CELEBRATED.search(text, max(0, start - 3), start))
    return _is_near(festival, months, festival.ahead, festival.after) and (celebrated or not by_lunar_month)


def _is_near(festival: Festival, months: tuple[Month, ...], ahead: int, after: int) -> bool:
    """Tell whether the days about a festival reach into one of the months."""
    return any(_reaches(festival.observance, month, ahead, after) for month in months)


@lru_cache(maxsize=1024)
def _reaches(observance: Observance, month: Month, ahead: int, after: int) -> bool:
    first = date(*month, 1) - timedelta(days=after)
    last = date(*month.plus(1), 1) + timedelta(days=ahead - 1)
    return bool(occurrences(observance, first, last))


@lru_cache(maxsize=1024)
def _nearest(festival: Festival, months: tuple[Month, ...]) -> date:
    """Return the day on which a festival falls that is the nearest to the first of the months."""
    middle = date(*months[0], 15)
    days = occurrences(festival.observance, middle - timedelta(days=400), middle + timedelta(days=400))
    return min(days, key=lambda day: abs(day - middle))
