"""What a renewal finds in one text: changes that are certain, and doubts that are the writer's to settle."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from planforge.almanac.dates import is_weekend, spelled, weekday
from planforge.spec.positions import Fix


class Doubt(NamedTuple):
    """Characters from `start` to `end` of a text that may no longer be right: what of them, and what to do."""

    start: int
    end: int
    id: str
    message: str
    hint: str = ""


Finding: TypeAlias = Fix | Doubt


def on_weekend(start: int, end: int, day: date) -> Iterator[Doubt]:
    """Yield a doubt about a day on which an office is closed."""
    if is_weekend(day):
        yield Doubt(start, end, "weekend", f"{spelled(day)}是{weekday(day)}", "要改期的请改")
