"""Terms of policy and their time: five-year plans, congresses, campaigns, slogans, laws that were replaced."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.diagnostics import Level

REACH = 6
"""How many characters behind a term the words may stand that look back on it."""


class Term(NamedTuple):
    """A term with its first and last day, None where it has no end; after it came `successor`, empty for nothing.

    A text without the `sign` does not name it. `level` is that of naming it at the wrong time, None where a check
    says nothing: the words live on. `still` are words behind it with which it may be named at any time, as in
    党的十八大以来.
    """

    name: str
    kind: str
    sign: str
    pattern: str
    since: date
    until: date | None
    successor: str
    level: Level | None
    still: tuple[str, ...]
    source: str

    def ended_before(self, day: date) -> bool:
        """Tell whether its last day lies before a day."""
        return self.until is not None and self.until < day


class Mention(NamedTuple):
    """A term in a text, from `start` to `end`; `looking_back` is the word behind it that looks back on it, if any."""

    term: Term
    start: int
    end: int
    looking_back: str


class Plenum(NamedTuple):
    """A plenum of the Central Committee: 二十届三中全会 has the place (20, 3); the congress itself has (20, 0)."""

    place: tuple[int, int]
    name: str
    end: date


@cache
def all_terms() -> tuple[Term, ...]:
    """Return every term."""
    return tuple(
        Term(
            name=row["name"],
            kind=row["kind"],
            sign=row["sign"],
            pattern=row["pattern"],
            since=date.fromisoformat(row["since"]),
            until=date.fromisoformat(row["until"]) if row["until"] else None,
            successor=row["successor"],
            level=row["level"],
            still=tuple(row["still"]),
            source=row["source"],
        )
        for row in _rows("terms.json")
    )


@cache
def all_plenums() -> tuple[Plenum, ...]:
    """Return every plenum since 2002, in order."""
    return tuple(
        Plenum((row["congress"], row["number"]), row["name"], date.fromisoformat(row["end"]))
        for row in _rows("plenums.json")
    )


def _rows(name: str) -> list[dict[str, Any]]:
    import json  # here, as most commands name no term

    rows: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / name).read_bytes())
    return rows


def may_mention(text: str) -> bool:
    """Tell quickly whether a text may mention a term; where it says no, there is none."""
    return any(term.sign in text for term in all_terms())


def mentions(text: str) -> Iterator[Mention]:
    """Yield every mention of a term."""
    for term in all_terms():
        if term.sign in text:
            for match in re.finditer(term.pattern, text):
                behind = text[match.end() : match.end() + REACH]
                yield Mention(term, *match.span(), next((word for word in term.still if word in behind), ""))


def successor_on(term: Term, day: date) -> str:
    """Return what had taken the place of an ended term by a day, empty where nothing is known to be its successor."""
    by_name = {each.name: each for each in all_terms()}
    name = term.successor
    while (last := by_name.get(name)) and last.ended_before(day):
        name = last.successor
    return name


def ended_terms(text: str, day: date) -> Iterator[Mention]:
    """Yield every mention of a term that had ended before the day."""
    return (mention for mention in mentions(text) if mention.term.ended_before(day))
