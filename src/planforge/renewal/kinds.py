"""What the texts of a plan are to a renewal, and the months that they are planned for."""

from typing import Literal, TypeAlias

from planforge.almanac import Label, parse_label
from planforge.spec.keys import TIME
from planforge.spec.places import Place

Kind: TypeAlias = Literal["period", "title", "signed", "time", "progress", "label", "text"]

PROGRESS = ("进度", "完成情况")

_KINDS: dict[str, Kind] = {
    "period": "period",
    "title": "title",
    "label": "label",
    "signing-date": "signed",
    "signature-line": "signed",
    "imprint-date": "signed",
}


def kind_of(place: Place) -> Kind:
    """Return what a text is to a renewal."""
    if place.role == "attribute":
        return "time" if place.name == TIME else "progress" if place.name in PROGRESS else "text"
    return _KINDS.get(place.role, "text")


def months_of(place: Place) -> frozenset[int]:
    """Return the numbers of the months that a text is planned for: those of its 时间, else of its period."""
    attributes = place.entry.attributes if place.entry else ()
    times = [_months(value) for name, value in attributes if name == TIME]
    return frozenset().union(*times) or (_months(place.periods[-1]) if place.periods else frozenset())


def _months(text: str) -> frozenset[int]:
    label = parse_label(text)
    return frozenset(label.months) if isinstance(label, Label) else frozenset()
