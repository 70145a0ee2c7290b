"""Items that lack what most of their neighbours have."""

from collections.abc import Callable, Iterator

from planforge.checks.sibling_lists import sibling_lists
from planforge.checks.subject import Subject
from planforge.spec.model import Entry, Text

_FEWEST = 4
"""Shorter lists follow no pattern."""

_LONGEST = 30
"""What is longer describes a standing arrangement, and says in its words who does it and when."""


def lacking(subject: Subject, names: tuple[str, ...], says: Callable[[str], bool]) -> Iterator[tuple[Text, int, int]]:
    """Yield the first text of items without any of these attributes, where three quarters of a list have one.

    With it come the number of items that have one and of all. Items whose words say it themselves are passed over.
    """
    for entries in sibling_lists(subject.plan):
        items = [entry for entry in entries if _is_item(entry)]
        if len(items) < _FEWEST:
            continue
        without = [entry for entry in items if not any(each.name in names for each in entry.attributes)]
        if 0 < len(without) * 4 <= len(items):
            for entry in without:
                words = "".join((entry.heading, *entry.content, *entry.lead))
                if len(words) <= _LONGEST and not says(words):
                    yield entry.heading or entry.content[0], len(items) - len(without), len(items)


def _is_item(entry: Entry) -> bool:
    return bool(entry.heading or entry.content) and not (entry.entries or entry.schedule or entry.run_ons)
