"""What the texts of a plan are to a renewal."""

from typing import Literal, TypeAlias

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
