"""Every text of a plan, in written order, with what it is and under what it stands."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from planforge.almanac import Label, parse_label
from planforge.spec.model import EMPTY, Entry, Plan, Schedule, Text

Role: TypeAlias = Literal[
    "title", "caption", "unit", "period", "addressee", "preface", "heading", "run-in", "content", "lead", "closing",
    "attribute", "label", "signing-unit", "signing-date", "signature-line", "attachment", "letterhead", "imprint",
    "imprint-date", "setting",
]  # fmt: skip
"""`heading` stands alone, `run-in` is followed by the content, `label` is a period of a schedule, `setting` a blank."""

PROSE: tuple[Role, ...] = ("preface", "content", "lead", "closing")
"""The roles of texts that are sentences."""


_MONTHLY = ("月", "月份", "季度", "半年")


class Place(NamedTuple):
    """A text and its role; `name` is that of an attribute, `entry` the one it belongs to.

    `periods` are the labels of the schedules that it stands under, and headings that are such labels, the nearest last.
    """

    text: Text
    role: Role
    name: str = ""
    entry: Entry | None = None
    periods: tuple[Text, ...] = ()


def names_months(heading: str) -> bool:
    """Tell whether a heading is the period of what is below it: a schedule may be written as a list, `- 9月: …`."""
    if not heading.endswith(_MONTHLY):
        return False
    label = parse_label(heading)
    return isinstance(label, Label) and bool(label.months)


def places(plan: Plan) -> Iterator[Place]:
    """Yield every text of a plan; one that is repeated by an alias comes once."""
    seen = set()
    for place in _places(plan):
        text = place.text
        where = (text.line, text.column, text.end_line, text.end_column)
        if text and (not text.line or where not in seen):
            seen.add(where)
            yield place


def all_texts(plan: Plan) -> list[Text]:
    """Return the texts of a plan, in no order and some of them empty: the quickest way to look for something."""
    found = [plan.title, *plan.captions, plan.unit, plan.period, plan.addressee, *plan.preface, *plan.closing]
    found += plan.unset
    for group in (plan.letterhead, plan.imprint):
        found += group or ()
    if plan.signature:
        found += (plan.signature.unit, plan.signature.date, *plan.signature.lines)
    found += (attachment.name for attachment in plan.attachments)
    entries = [*plan.sections, *(each.body for each in plan.attachments if each.body)]
    for entry in entries:
        found += texts_of(entry)
        entries += entry.entries
        if entry.schedule:
            entries += entry.schedule.periods
    return found


def all_entries(plan: Plan) -> Iterator[Entry]:
    """Yield every entry of a plan and of its attachments."""
    return entries_below((*plan.sections, *(each.body for each in plan.attachments if each.body)))


def entries_below(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield these entries and all that is below them, periods of schedules too."""
    for entry in entries:
        yield entry
        if entry.entries:
            yield from entries_below(entry.entries)
        if entry.schedule:
            yield from entries_below(entry.schedule.periods)


def texts_of(entry: Entry) -> list[Text]:
    """Return the texts of an entry itself, none of those below it."""
    found = [entry.heading, *entry.content, *entry.lead, *entry.closing]
    for _, value in entry.attributes:
        found.append(value)
    for run_on in entry.run_ons:
        found += run_on.texts
    if entry.schedule:
        found += (*entry.schedule.lead, *entry.schedule.closing)
    return found


def schedules(plan: Plan) -> Iterator[Schedule]:
    """Yield every schedule of a plan and of its attachments."""
    return (entry.schedule for entry in all_entries(plan) if entry.schedule)


def _places(plan: Plan) -> Iterator[Place]:
    if plan.letterhead:
        yield from _all(plan.letterhead, "letterhead")
    yield Place(plan.title, "title")
    yield from _all(plan.captions, "caption")
    yield Place(plan.unit, "unit")
    yield Place(plan.period, "period")
    yield Place(plan.addressee, "addressee")
    yield from _all(plan.preface, "preface")
    for section in plan.sections:
        yield from _entry(section, ())
    yield from _all(plan.closing, "closing")
    for attachment in plan.attachments:
        yield Place(attachment.name, "attachment")
        if attachment.body:
            yield from _entry(attachment.body, ())
    if plan.signature:
        yield Place(plan.signature.unit, "signing-unit")
        yield Place(plan.signature.date, "signing-date")
        yield from _all(plan.signature.lines, "signature-line")
    if plan.imprint:
        yield from _all((plan.imprint.copies, plan.imprint.office), "imprint")
        yield Place(plan.imprint.date, "imprint-date")
    yield from _all(plan.unset, "setting")


def _all(texts: Iterable[Text], role: Role) -> Iterator[Place]:
    return (Place(text, role) for text in texts)


def _entry(entry: Entry, periods: tuple[Text, ...]) -> list[Place]:
    found: list[Place] = []
    if entry.heading:
        found.append(Place(entry.heading, "heading" if entry.stands_alone else "run-in", "", entry, periods))
        if names_months(entry.heading):
            periods = (*periods, entry.heading)
    found += [Place(text, "content", "", entry, periods) for text in entry.content]
    found += [Place(text, "lead", "", entry, periods) for text in entry.lead]
    for run_on in entry.run_ons:
        found += [Place(text, "content", "", entry, periods) for text in run_on.texts]
    found += [Place(value, "attribute", name, entry, periods) for name, value in entry.attributes]
    for each in entry.entries:
        found += _entry(each, periods)
    if entry.schedule:
        found += _schedule(entry.schedule, periods)
    found += [Place(text, "closing", "", entry, periods) for text in entry.closing]
    return found


def _schedule(schedule: Schedule, periods: tuple[Text, ...]) -> Iterator[Place]:
    yield from _all(schedule.lead, "lead")
    for period in schedule.periods:
        label = period.heading
        yield Place(label, "label", "", period, periods)
        yield from _entry(period._replace(heading=EMPTY), (*periods, label))
    yield from _all(schedule.closing, "closing")
