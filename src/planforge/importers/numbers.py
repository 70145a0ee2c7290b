"""The numbers of an imported plan, said in as few words as planforge needs: a plan's 编号 instead of many lists'."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from planforge.document.build import build
from planforge.spec import keys
from planforge.spec.model import EMPTY, Entry, Plan, Schedule, Text

_MOST_TRIES = 200
"""So many lists are looked at one by one; a plan has far fewer."""


def with_few_words(plan: Plan) -> Plan:
    """Return a plan that gives the same document, with the marks of its lists asked for where that is needed only."""
    wanted = _document(plan)
    for marks in _candidates(plan):
        bare = _bare(plan)._replace(numbering=marks)
        if _document(bare) == wanted:
            return bare
    return _partly(plan, wanted)


def _partly(plan: Plan, wanted: object) -> Plan:
    """Take the marks off every section that does without."""
    for index in range(min(len(plan.sections), _MOST_TRIES)):
        bare = (*plan.sections[:index], _without_marks(plan.sections[index]), *plan.sections[index + 1 :])
        tried = plan._replace(sections=bare)
        plan = tried if _document(tried) == wanted else plan
    return plan


def numberable(plan: Plan) -> Plan:
    """Return a plan whose lists can be numbered: with the five marks of the standard, and flatter if need be."""
    if _document(plan) is None:
        plan = _bare(plan)._replace(numbering=())
    if _document(plan) is None:
        plan = _changed(plan, lambda entry: _flat(entry, len(keys.NUMBERINGS)))
    return plan


def in_steps(plan: Plan) -> Plan:
    """Return a plan whose lists are numbered below its sections; 一、 below 第一部分 would stand beside it."""
    beside = not plan.numbering and any(map(_asks_outermost, plan.sections))
    return _bare(plan) if beside else plan


def _asks_outermost(entry: Entry) -> bool:
    """Tell whether a list below a numbered heading asks for the mark of the plan's sections."""
    if not entry.heading or not entry.numbered:
        return False
    return entry.numbering == keys.NUMBERINGS[0] or any(map(_asks_outermost, entry.entries))


def _flat(entry: Entry, levels: int) -> Entry:
    """Return an entry without the lists that are deeper than so many: their texts follow as paragraphs."""
    if levels > 1:
        schedule = entry.schedule and entry.schedule._replace(
            periods=tuple(_flat(period, levels - 1) for period in entry.schedule.periods)
        )
        return entry._replace(entries=tuple(_flat(each, levels - 1) for each in entry.entries), schedule=schedule)
    periods = entry.schedule.periods if entry.schedule else ()
    texts = tuple(text for each in (*entry.entries, *periods) for text in _texts(each))
    entry = entry._replace(entries=(), schedule=None)
    return (
        entry._replace(content=(*entry.content, *texts))
        if entry.content
        else entry._replace(lead=(*entry.lead, *texts))
    )


def _texts(entry: Entry) -> Iterator[Text]:
    yield from (text for text in (entry.heading, *entry.content, *entry.lead) if text)
    for each in (*entry.entries, *(entry.schedule.periods if entry.schedule else ())):
        yield from _texts(each)
    yield from entry.closing


def _document(plan: Plan) -> object:
    """Return what a plan says below its title, None where its lists are too deep to be numbered."""
    document, found = build(plan, draft=True)
    return None if any(finding.id == "too-deep" for finding in found) else (document.blocks, document.attachments)


def _candidates(plan: Plan) -> Iterator[tuple[Text, ...]]:
    """Yield what the plan's 编号 may be, the shortest first: the marks that its lists ask for, by their depth."""
    yield plan.numbering
    asked: dict[int, Counter[str]] = {}
    for section in plan.sections:
        for depth, mark in _marks(section, 1):
            asked.setdefault(depth, Counter())[mark] += 1
    found: list[Text] = list(plan.numbering or (Text(keys.NUMBERINGS[0]),))
    for depth in sorted(asked):
        mark = asked[depth].most_common(1)[0][0]
        if mark not in found:
            found.append(Text(mark))
            yield tuple(found)
    for length in range(1, len(keys.NUMBERINGS)):
        yield (*map(Text, keys.NUMBERINGS[:length]), Text(keys.UNNUMBERED))


def _marks(entry: Entry, depth: int) -> Iterator[tuple[int, str]]:
    lists = [(entry.numbering, entry.entries)]
    if entry.schedule:
        lists += [(period.numbering, period.entries) for period in entry.schedule.periods]
    for mark, entries in lists:
        if mark and mark not in keys.RUN_ONS:
            yield depth, mark
        for each in entries:
            yield from _marks(each, depth + 1)


def _bare(plan: Plan) -> Plan:
    return _changed(plan, _without_marks)


def _changed(plan: Plan, change: Callable[[Entry], Entry]) -> Plan:
    """Change every section of a plan, and the body of every attachment."""
    attachments = tuple(each._replace(body=change(each.body)) if each.body else each for each in plan.attachments)
    return plan._replace(sections=tuple(map(change, plan.sections)), attachments=attachments)


def _without_marks(entry: Entry) -> Entry:
    return entry._replace(
        numbering=entry.numbering if entry.numbering in keys.RUN_ONS else EMPTY,
        entries=_all_without(entry.entries),
        schedule=_schedule_without(entry.schedule) if entry.schedule else None,
    )


def _all_without(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(map(_without_marks, entries))


def _schedule_without(schedule: Schedule) -> Schedule:
    return schedule._replace(numbering=EMPTY, periods=_all_without(schedule.periods))
