"""The quick ways through a plan's texts against the one that tells where each stands."""

from hypothesis import given
from strategies import plans

from planforge.checks.triggers import _scheduled_entries, _timed_texts
from planforge.spec.keys import TIME
from planforge.spec.model import Plan
from planforge.spec.places import Place, all_texts, places


@given(plans())
def test_all_texts_are_those_of_all_places(plan: Plan) -> None:
    assert {text for text in all_texts(plan) if text} == {place.text for place in places(plan)}


@given(plans())
def test_no_text_that_is_planned_for_a_time_is_forgotten(plan: Plan) -> None:
    found = set(_timed_texts(_scheduled_entries(plan)))
    assert {place.text for place in places(plan) if _is_timed(place)} <= found


def _is_timed(place: Place) -> bool:
    """Tell whether a text stands under a schedule's period, or beside 时间; the label of a period is a time itself."""
    attributes = place.entry.attributes if place.entry and place.role != "label" else ()
    return bool(place.periods) or any(name == TIME for name, _ in attributes)
