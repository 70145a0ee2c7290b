"""Mappings of periods: what makes a schedule of a mapping, and what its keys may have meant."""

from collections.abc import Iterable

from planforge.almanac import NearMiss, find_observance, parse_label
from planforge.spec import keys

_KINDS = {"months", "ten-days", "date", "quarter", "week", "recurring"}


def is_schedule(heading: str, names: Iterable[str]) -> bool:
    """Tell whether a mapping under a heading is a schedule, by the names in it; else they are headings or reserved."""
    plain = [keys.canonical(name) for name in names]
    others = [name for name in plain if name not in keys.RESERVED_KEYS]
    if not others or "条目" in plain or "安排" in plain:
        return False
    if _without_number(keys.canonical(heading)) in keys.SCHEDULE_HEADINGS:
        return True
    labels = (parse_label(name) for name in others)
    return any(label is not None and not isinstance(label, NearMiss) and label.kind in _KINDS for label in labels)


def is_period(words: str) -> bool:
    """Tell whether words are the name of a period or a festival, or nearly so."""
    return bool(parse_label(words) or find_observance(words))


def meant_beside_periods(key: str) -> str:
    """Return the key of a schedule that one beside its periods is a slip of, or ""."""
    return "" if is_period(key) else keys.slip_of(key, keys.SCHEDULE_KEYS)


def _without_number(heading: str) -> str:
    return heading.split("、", 1)[-1]
