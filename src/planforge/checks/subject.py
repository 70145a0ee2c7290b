"""What a rule looks at, and what it says."""

from datetime import date
from functools import cached_property
from typing import NamedTuple

from planforge.almanac import Period, parse_period
from planforge.checks.names import NO_NAMES, Names
from planforge.diagnostics import Level
from planforge.spec.model import Plan, Text
from planforge.spec.places import PROSE, Place, Role, places


class Finding(NamedTuple):
    """Something that a rule found in the characters of a text from `start` to `end`; the end is exclusive.

    `fix` is what to write in their place, None where only the writer can know. `level` is None for the rule's own.
    """

    text: Text
    start: int
    end: int
    message: str
    hint: str = ""
    fix: str | None = None
    level: Level | None = None


class Subject:
    """A plan under check: its texts in written order, its period, and the names that its house has declared."""

    def __init__(self, plan: Plan, names: Names = NO_NAMES) -> None:
        self.plan = plan
        self.names = names
        self.period: Period | None = parse_period(plan.period) if plan.period else None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every text with its role, each once."""
        return tuple(places(self.plan))

    @cached_property
    def joined(self) -> str:
        """All texts, a line for each: what is not in it need not be looked for in any of them."""
        return "\n".join(place.text for place in self.places)

    def texts(self, *roles: Role) -> tuple[Place, ...]:
        """Return the texts that have one of these roles."""
        return tuple(place for place in self.places if place.role in roles)

    @cached_property
    def prose(self) -> tuple[Place, ...]:
        """The texts that are sentences: paragraphs, items, leads and closings."""
        return self.texts(*PROSE)

    @cached_property
    def starts(self) -> date | None:
        """The first day of the period."""
        return self.period.days[0] if self.period else None


def whole(text: Text, message: str, hint: str = "") -> Finding:
    """Find something in a whole text."""
    return Finding(text, 0, len(text), message, hint)
