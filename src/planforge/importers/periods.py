"""Periods that are written more than once: one key of a plan file holds all that is planned for it."""

from collections.abc import Iterable

from planforge.document.schedule import together
from planforge.spec.model import Entry, Schedule


def joined(periods: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return periods with those of one label made one, where the first of them stands."""
    found: dict[str, Entry] = {}
    for period in periods:
        first = found.get(period.heading)
        found[period.heading] = period if first is None else together(first, period)
    return tuple(found.values())


def continued(first: Schedule | None, second: Schedule) -> Schedule:
    """Return a schedule that a page or a new heading of columns cuts in two as one."""
    if first is None:
        return second
    numbering = first.numbering or second.numbering
    return first._replace(periods=joined((*first.periods, *second.periods)), numbering=numbering)
