"""What a plan must have in it for a rule to find an error: with nothing of it the rule need not even be loaded.

`render` tells errors too, and most plans have none; loading the rules that find them takes as long as rendering.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import starmap
from pathlib import Path

from planforge.almanac.numerals import parse_number
from planforge.resources import table
from planforge.spec.keys import BUDGET, TIME
from planforge.spec.model import EMPTY, Entry, Plan, Text
from planforge.spec.places import names_months, texts_of

YEAR_DIGITS = 4
MONTHS, SURE_DAYS = 12, 28
"""Months of a year, and days that every month has."""

TRIGGERS = Path(__file__).parent / "data" / "triggers.txt"

# Each pattern begins with a set: so a search skips to the next of its characters.
_DIGIT = "[0-9０-９一二三四五六七八九十]"
_DIGIT_OR_TWENTY = f"{_DIGIT[:-1]}廿卅]"
_STRETCH = re.compile(
    rf"({_DIGIT}{_DIGIT}*+)\s?([年月日号號时時點点]|[:：][0-9]{{2}})?份?\s?(?:[至到]|[—–－～~-]{{1,2}})\s?(?:[0-9]{{4}}年)?({_DIGIT}+)"
)
_DATED = re.compile(rf"({_DIGIT_OR_TWENTY}{_DIGIT_OR_TWENTY}*+)(?:\s*([日号號月])|[-./][0-9])")


def triggered(text: str, plan: Plan) -> Iterator[str]:
    """Yield the ids of the rules that may find an error in a plan that was read from `text`."""
    entries = _scheduled_entries(plan)
    timed = "\n".join(_timed_texts(entries))
    scopes = {"text": text, "timed": timed}
    for scope, id, words in literals():
        if any(_stands_in(scopes[scope], first, same) for first, same in words.items()):
            yield id
    if any(starmap(_may_be_no_day, set(_DATED.findall(text)))):
        yield "impossible-date"
    if any(_has_budget_over_others(entry) for entry, _ in entries):
        yield "budget-sum"
    if any(starmap(_may_run_backwards, set(_STRETCH.findall(text)))):
        yield "reversed-range"


@cache
def literals() -> tuple[tuple[str, str, dict[str, tuple[str, ...]]], ...]:
    """Return the words that call for a rule, by their first characters, with where they are looked for and its id."""
    found = []
    for scope, id, *words in table(TRIGGERS):
        by_first: dict[str, tuple[str, ...]] = {}
        for word in words:
            by_first[word[0]] = (*by_first.get(word[0], ()), word)
        found.append((scope, id, by_first))
    return tuple(found)


def _stands_in(text: str, first: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text has one of the words with this first character, which is found far quicker than they are."""
    at = text.find(first)
    while at >= 0 and not text.startswith(words, at):
        at = text.find(first, at + 1)
    return at >= 0


def _scheduled_entries(plan: Plan) -> list[tuple[Entry, bool]]:
    """Return all entries of a plan, in no order, and whether each stands under a period, or is one."""
    bodies = (attachment.body for attachment in plan.attachments if attachment.body)
    found = [(entry, names_months(entry.heading)) for entry in (*plan.sections, *bodies)]
    for entry, is_scheduled in found:
        if entry.entries:
            found += [(each, is_scheduled or names_months(each.heading)) for each in entry.entries]
        if entry.schedule:
            periods = entry.schedule.periods
            # The label of a period is itself under one only where schedules stand in each other.
            found += [(period if is_scheduled else period._replace(heading=EMPTY), True) for period in periods]
    return found


def _timed_texts(entries: list[tuple[Entry, bool]]) -> Iterator[Text]:
    """Yield what is planned for a time: all that is under a schedule's period, and what has a 时间."""
    for entry, is_scheduled in entries:
        if is_scheduled or (entry.attributes and TIME in [name for name, _ in entry.attributes]):
            yield from texts_of(entry)


def _has_budget_over_others(entry: Entry) -> bool:
    """Tell whether an entry has a budget, and something below it may have budgets too."""
    has_more = bool(entry.attributes and (entry.entries or entry.schedule))
    return has_more and any(name == BUDGET for name, _ in entry.attributes)


def _may_be_no_day(number: str, unit: str) -> bool:
    """Tell whether a month or a day may be one that some year, or every year, has not; without a unit it may be any."""
    if not unit:
        return True
    value = parse_number(number)
    return value is None or not 1 <= value <= (MONTHS if unit == "月" else SURE_DAYS)


def _may_run_backwards(first: str, unit: str, last: str) -> bool:
    """Tell whether a stretch may end before it begins; days and hours say too little by their last numbers."""
    plain = first.isdecimal() and last.isdecimal() and unit in "年月"
    return not plain or int(first) > int(last) or len(first) < len(last) == YEAR_DIGITS
