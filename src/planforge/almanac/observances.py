"""Festivals, memorial days and campaigns, and when they fall."""

from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from planforge.almanac.folding import fold
from planforge.almanac.lunar import lunar_date, qingming
from planforge.resources import table

RuleKind = Literal["solar", "lunar", "solar-term", "nth-weekday", "nth-week", "month", "range"]
_MARKS = dict.fromkeys(map(ord, "“”\"'‘’「」『』《》·•・‧."))
_THURSDAY = 3


class Rule(NamedTuple):
    """When an observance begins each year; fields that its kind does not need are 0.

    `solar` is month and day, `lunar` the same in the lunar calendar, moved by `offset` days, `solar-term` is
    清明. `nth-weekday` is the n-th such weekday (Monday is 0) of the month, `nth-week` its n-th week:
    weeks run from Monday and belong to the month of their Thursday, as ISO 8601 gives weeks to years.
    `month` is a whole month, `range` the days from month and day to `end_month` and `end_day`, past New Year
    if the end is the earlier.
    """

    kind: RuleKind
    month: int = 0
    day: int = 0
    offset: int = 0
    n: int = 0
    weekday: int = 0
    end_month: int = 0
    end_day: int = 0


class Observance(NamedTuple):
    """A day, week or season that plans are made for.

    `source` names the act or custom that sets it. `lead_days` is how long before it preparations are usual.
    `orgs` are the kinds of unit that observe it, as starters name them; empty means all.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    rule: Rule
    source: str
    lead_days: int
    orgs: tuple[str, ...]


@cache
def all_observances() -> tuple[Observance, ...]:
    """Return every observance known, in the order of the year."""
    return tuple(map(_observance, table(Path(__file__).parent / "data" / "observances.txt", "|")))


def _observance(row: list[str]) -> Observance:
    id, name, aliases, rule, lead_days, source, orgs = (field.strip() for field in row)
    kind, *settings = rule.split()
    numbers = {field: int(number) for field, _, number in (each.partition("=") for each in settings)}
    return Observance(
        id=id,
        name=name,
        aliases=tuple(aliases.split("、")) if aliases else (),
        rule=Rule(cast("RuleKind", kind), **numbers),
        source=source,
        lead_days=int(lead_days),
        orgs=tuple(orgs.split()),
    )


@cache
def _by_name() -> dict[str, Observance]:
    return {_plain(name): each for each in all_observances() for name in (each.name, *each.aliases)}


def _plain(text: str) -> str:
    return fold(text).translate(_MARKS)


@lru_cache(maxsize=1024)
def find_observance(text: str) -> Observance | None:
    """Find an observance by its exact name or an alias; spaces, quotes, dots and script do not matter."""
    return _by_name().get(_plain(text))


@lru_cache(maxsize=1024)
def occurrences(observance: Observance, first: date, last: date) -> tuple[date, ...]:
    """Return the first day of every occurrence that begins from first to last, both included, in order.

    A Gregorian year may hold a lunar date twice or never. Lunar dates are known for lunar years 1949–2099.
    """
    # A lunar year begins in January or February, so its last days belong to the next Gregorian year.
    starts = (_start(observance.rule, year) for year in range(max(first.year - 1, 1), last.year + 1))
    return tuple(start for start in starts if start and first <= start <= last)


def _start(rule: Rule, year: int) -> date | None:
    """Return the first day of the occurrence of this year, for a lunar rule of this lunar year."""
    match rule.kind:
        case "lunar":
            day = lunar_date(year, rule.month, rule.day)
            return day + timedelta(days=rule.offset) if day else None
        case "solar-term":
            return qingming(year)
        case "nth-weekday":
            return _nth_weekday(year, rule.month, rule.weekday, rule.n)
        case "nth-week":
            return _nth_weekday(year, rule.month, _THURSDAY, rule.n) - timedelta(days=_THURSDAY)
        case "month":
            return date(year, rule.month, 1)
        case "solar" | "range":
            return date(year, rule.month, rule.day)


def _nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
