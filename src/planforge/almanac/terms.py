"""Terms of policy and their time: five-year plans, congresses, campaigns, laws that were replaced."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

REACH = 6
"""How many characters behind a term the words may stand that look back on it."""


class Term(NamedTuple):
    """A term that has an end: its last day, what came after it (empty where nothing did), and where that is told.

    `still` are words behind it with which it may be named at any time, as in 党的十八大以来.
    """

    name: str
    pattern: re.Pattern[str]
    until: date
    successor: str
    still: tuple[str, ...]
    source: str


class Mention(NamedTuple):
    """A term in a text, from `start` to `end`; `looking_back` is the word behind it that looks back on it, if any."""

    term: Term
    start: int
    end: int
    looking_back: str


@cache
def ending_terms() -> tuple[Term, ...]:
    """Return every term that is known to end."""
    import json  # here, as most commands name no term

    rows = json.loads((Path(__file__).parent / "data" / "terms.json").read_bytes())
    return tuple(
        Term(
            name=row["name"],
            pattern=re.compile(row["pattern"]),
            until=date.fromisoformat(row["until"]),
            successor=row["successor"],
            still=tuple(row["still"]),
            source=row["source"],
        )
        for row in rows
    )


def ended_terms(text: str, day: date) -> Iterator[Mention]:
    """Yield every mention of a term that had ended before the day."""
    for term in ending_terms():
        if term.until < day:
            for match in term.pattern.finditer(text):
                behind = text[match.end() : match.end() + REACH]
                yield Mention(term, *match.span(), next((word for word in term.still if word in behind), ""))
