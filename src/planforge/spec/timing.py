"""For when a text of a plan is planned: what its 时间, or the schedule that it stands in, says of it."""

from planforge.almanac import Label, parse_label
from planforge.spec.keys import TIME
from planforge.spec.places import Place


def labels_of(place: Place) -> tuple[Label, ...]:
    """Return the times that a text is planned for: its 时间, else the nearest period above that is made of months."""
    attributes = place.entry.attributes if place.entry else ()
    times = [label for name, value in attributes if name == TIME for label in _months(value)]
    return tuple(times) or next((found for each in reversed(place.periods) if (found := _months(each))), ())


def months_of(place: Place) -> frozenset[int]:
    """Return the numbers of the months that a text is planned for."""
    return frozenset(month for label in labels_of(place) for month in label.months)


def _months(text: str) -> tuple[Label, ...]:
    label = parse_label(text)
    return (label,) if isinstance(label, Label) and label.months else ()
