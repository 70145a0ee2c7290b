"""The lists and the blocks of paragraphs of a plan."""

from collections.abc import Iterator

from planforge.spec.model import Entry, Plan, Text
from planforge.spec.places import all_entries


def sibling_lists(plan: Plan) -> Iterator[tuple[Entry, ...]]:
    """Yield every list of a plan that is not empty: its sections, lists of items, activities of a period."""
    yield plan.sections
    for entry in all_entries(plan):
        if entry.entries:
            yield entry.entries


def blocks(plan: Plan) -> Iterator[tuple[Text, ...]]:
    """Yield the texts that stand one below the other: paragraphs of one place, or the entries of one list.

    Of an entry with a heading only the heading stands in its list; its paragraphs are a block of their own.
    """
    yield plan.preface
    yield plan.closing
    for entries in sibling_lists(plan):
        yield tuple(text for entry in entries for text in _in_its_list(entry))
    for entry in all_entries(plan):
        if entry.heading:
            yield (*entry.content, *entry.lead)
        yield from (run_on.texts for run_on in entry.run_ons)
        yield entry.closing
        if entry.schedule:
            yield entry.schedule.lead
            yield entry.schedule.closing


def _in_its_list(entry: Entry) -> tuple[Text, ...]:
    return (entry.heading,) if entry.heading else (*entry.content, *entry.lead)
