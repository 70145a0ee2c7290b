"""What a plan must have in it for a rule to find an error: with nothing of it the rule need not even be loaded.

`render` tells errors too, and most plans have none; loading the rules that find them takes as long as rendering.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from planforge.almanac.numerals import parse_number
from planforge.spec.keys import TIME
from planforge.spec.model import Plan
from planforge.spec.places import Place, places

YEAR_DIGITS = 4
MONTHS, SURE_DAYS = 12, 28
"""Months of a year, and days that every month has."""

TRIGGERS = Path(__file__).parent / "data" / "triggers.txt"

# Each pattern begins with a set: so a search skips to the next of its characters.
_DIGIT = "[0-9０-９一二三四五六七八九十]"
_DIGIT_OR_TWENTY = f"{_DIGIT[:-1]}廿卅]"
_STRETCH = re.compile(
    rf"({_DIGIT}{_DIGIT}*)\s?([年月日号號时時点點]|[:：][0-9]{{2}})?份?\s?(?:[至到]|[—–－～~-]{{1,2}})\s?(?:[0-9]{{4}}年)?({_DIGIT}+)"
)
_DATED = re.compile(rf"({_DIGIT_OR_TWENTY}{_DIGIT_OR_TWENTY}{{0,5}})\s*([日号號月])|[0-9][-./][0-9]")
_BUDGET = re.compile("[预預]算[:：]")


def triggered(text: str, plan: Plan) -> Iterator[str]:
    """Yield the ids of the rules that may find an error in a plan that was read from `text`."""
    timed = "\n".join(place.text for place in places(plan) if _is_timed(place))
    scopes = {"text": (text, frozenset(text)), "timed": (timed, frozenset(timed))}
    for scope, id, words in literals():
        searched, characters = scopes[scope]
        # The characters tell most words apart without a search.
        if any(characters.issuperset(word) and word in searched for word in words):
            yield id
    if any(map(_may_be_no_day, _DATED.finditer(text))):
        yield "impossible-date"
    if len(_BUDGET.findall(text)) > 1:
        yield "budget-sum"
    if any(map(_may_run_backwards, _STRETCH.finditer(text))):
        yield "reversed-range"


@cache
def literals() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the words that call for a rule: where they are looked for (`text` or `timed`), its id, the words."""
    lines = TRIGGERS.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return tuple((scope, id, tuple(words)) for scope, id, *words in rows)


def _is_timed(place: Place) -> bool:
    """Tell whether a text is planned for a time: under a schedule's period, or beside 时间."""
    attributes = place.entry.attributes if place.entry else ()
    return bool(place.periods) or any(name == TIME for name, _ in attributes)


def _may_be_no_day(match: re.Match[str]) -> bool:
    """Tell whether a month or a day may be one that some year, or every year, has not."""
    number, unit = match.groups()
    if unit is None:
        return True
    value = parse_number(number)
    return value is None or not 1 <= value <= (MONTHS if unit == "月" else SURE_DAYS)


def _may_run_backwards(match: re.Match[str]) -> bool:
    """Tell whether a stretch may end before it begins; days and hours say too little by their last numbers."""
    first, unit, last = match.groups()
    plain = first.isdecimal() and last.isdecimal() and (unit or "") in "年月"
    return not plain or int(first) > int(last) or len(first) < len(last) == YEAR_DIGITS
