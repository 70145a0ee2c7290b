"""Items that lack what most of their neighbours have."""

import re
from collections.abc import Iterator

from planforge.checks.sibling_lists import sibling_lists
from planforge.checks.subject import Finding, Subject, whole
from planforge.spec.model import Entry

_FEWEST = 4
"""Shorter lists follow no pattern."""

_LONGEST = 30
"""What is longer describes a standing arrangement, and says in its words who does it and when."""


def lacking(subject: Subject, names: tuple[str, ...], says: re.Pattern[str], what: str, hint: str) -> Iterator[Finding]:
    """Find items without any of these attributes, `what` they are called, where three quarters of a list have one.

    Items whose words say it themselves are passed over.
    """
    for entries in sibling_lists(subject.plan):
        items = [entry for entry in entries if _is_item(entry)]
        if len(items) < _FEWEST:
            continue
        without = [entry for entry in items if not any(each.name in names for each in entry.attributes)]
        if 0 < len(without) * 4 <= len(items):
            message = f"这一条没有{what}，同组 {len(items)} 条里有 {len(items) - len(without)} 条写了"
            for entry in without:
                words = "".join((entry.heading, *entry.content, *entry.lead))
                if len(words) <= _LONGEST and not says.search(words):
                    yield whole(entry.heading or entry.content[0], message, hint)


def _is_item(entry: Entry) -> bool:
    return bool(entry.heading or entry.content) and not (entry.entries or entry.schedule or entry.run_ons)
