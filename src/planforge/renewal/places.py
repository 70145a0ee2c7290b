"""Every text of a plan with what it is to a renewal, and the months under which it stands."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from planforge.almanac import Label, parse_label
from planforge.spec.keys import TIME
from planforge.spec.model import Attribute, Entry, Plan, Schedule, Text

Role: TypeAlias = Literal["period", "title", "signed", "time", "progress", "label", "text"]

PROGRESS = ("进度", "完成情况")


class Place(NamedTuple):
    """A text, its role and the numbers of the months that it is planned for; none where nothing says."""

    role: Role
    text: Text
    months: frozenset[int] = frozenset()


def places(plan: Plan) -> Iterator[Place]:
    """Yield every text of a plan that can name a time; one that is repeated by an alias comes once."""
    seen = set()
    for place in _places(plan):
        if place.text and place.text.span not in seen:
            seen.add(place.text.span)
            yield place


def schedules(plan: Plan) -> Iterator[Schedule]:
    """Yield every schedule of a plan and of its attachments."""
    waiting = [*plan.sections, *(each.body for each in plan.attachments if each.body)]
    for entry in waiting:
        waiting += entry.entries
        if entry.schedule:
            waiting += entry.schedule.periods
            yield entry.schedule


def _places(plan: Plan) -> Iterator[Place]:
    yield Place("period", plan.period)
    yield Place("title", plan.title)
    yield from _texts((*plan.captions, plan.addressee, *plan.preface, *plan.closing))
    for section in plan.sections:
        yield from _entry(section, frozenset())
    if plan.letterhead:
        yield from _texts(plan.letterhead)
    if plan.signature:
        yield from (Place("signed", text) for text in (plan.signature.date, *plan.signature.lines))
    for attachment in plan.attachments:
        yield Place("text", attachment.name)
        if attachment.body:
            yield from _entry(attachment.body, frozenset())
    if plan.imprint:
        yield Place("signed", plan.imprint.date)


def _texts(texts: Iterable[Text], months: frozenset[int] = frozenset()) -> Iterator[Place]:
    return (Place("text", text, months) for text in texts)


def _entry(entry: Entry, months: frozenset[int]) -> Iterator[Place]:
    months = _times(entry.attributes) or months
    runs = (text for run_on in entry.run_ons for text in run_on.texts)
    yield from _texts((entry.heading, *entry.content, *entry.lead, *runs, *entry.closing), months)
    for name, value in entry.attributes:
        yield Place("time" if name == TIME else "progress" if name in PROGRESS else "text", value, months)
    for each in entry.entries:
        yield from _entry(each, months)
    if entry.schedule:
        yield from _schedule(entry.schedule)


def _schedule(schedule: Schedule) -> Iterator[Place]:
    yield from _texts((*schedule.lead, *schedule.closing))
    for period in schedule.periods:
        yield Place("label", period.heading)
        yield from _entry(period._replace(heading=Text()), _months(period.heading))


def _times(attributes: Iterable[Attribute]) -> frozenset[int]:
    return frozenset().union(*(_months(value) for name, value in attributes if name == TIME))


def _months(text: str) -> frozenset[int]:
    label = parse_label(text)
    return frozenset(label.months) if isinstance(label, Label) else frozenset()
