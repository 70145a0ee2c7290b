"""What a renewal finds in one text: changes that are certain, and doubts that are the writer's to settle."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from planforge.almanac.dates import weekday

SATURDAY = 5


class Change(NamedTuple):
    """Characters from `start` to `end` of a text that become others."""

    start: int
    end: int
    new: str


class Doubt(NamedTuple):
    """Characters from `start` to `end` of a text that may no longer be right: what of them, and what to do."""

    start: int
    end: int
    id: str
    message: str
    hint: str = ""


Finding: TypeAlias = Change | Doubt


def on_weekend(start: int, end: int, day: date) -> Iterator[Doubt]:
    """Yield a doubt about a day on which an office is closed."""
    if day.weekday() >= SATURDAY:
        named = f"{day.year}年{day.month}月{day.day}日"
        yield Doubt(start, end, "weekend", f"{named}是{weekday(day)}", "要改期的请改")
