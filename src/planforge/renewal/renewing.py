"""Renews a plan file: changes the text where all is certain, and tells the rest."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from planforge.almanac import Period, find_observance, parse_period
from planforge.diagnostics import Diagnostic, Span, has_errors, in_file_order
from planforge.document.build import build
from planforge.errors import CallError, PlanError
from planforge.renewal import certain, doubtful
from planforge.renewal.findings import Doubt, Finding
from planforge.renewal.kinds import Kind, kind_of
from planforge.renewal.revision import Revision
from planforge.renewal.shifting import Shift, same_time
from planforge.spec.model import Entry, Plan
from planforge.spec.places import Place, places, schedules
from planforge.spec.positions import Fix, Lines
from planforge.spec.reader import read_plan

PERIOD_FORMS = "2028年、2028年上半年、2027—2028学年第一学期、2027年8月—2028年1月"

Rule: TypeAlias = Callable[[Place, str, Shift], Iterator[Finding]]

_PROSE: tuple[Rule, ...] = (
    doubtful.old_dates,
    doubtful.document_numbers,
    doubtful.old_years,
    doubtful.old_terms_of_the_year,
    doubtful.named_days,
    doubtful.words_of_a_year,
    doubtful.old_terms,
    doubtful.ordinals,
)
_TIMES: tuple[Rule, ...] = (
    certain.dates,
    certain.years,
    doubtful.weekends,
    doubtful.old_dates,
    doubtful.old_years,
    doubtful.old_terms_of_the_year,
)
RULES: Mapping[Kind, tuple[Rule, ...]] = MappingProxyType(
    {
        "period": (certain.whole_period,),
        "title": (certain.named_periods, certain.dates, certain.years, *_PROSE),
        "signed": (certain.signing_dates, doubtful.old_dates, doubtful.old_years),
        "time": (*_TIMES, doubtful.old_months),
        "label": _TIMES,
        "progress": (certain.cleared,),
        "text": (certain.dates, *_PROSE, doubtful.old_months, doubtful.moved_festivals),
    }
)
"""What is looked for in a text of each kind; where findings overlap the first one counts."""


class Changed(NamedTuple):
    """A change that was made: where in the new text, and from what to what."""

    span: Span
    old: str
    new: str


class Moved(NamedTuple):
    """A festival whose activities are printed in another month than before."""

    name: str
    old: int
    new: int
    activities: tuple[str, ...]


class Renewal(NamedTuple):
    """A renewed plan file: its text, what was changed, which festivals moved, and what is left to look at."""

    text: str
    changes: tuple[Changed, ...]
    moves: tuple[Moved, ...]
    leftovers: tuple[Diagnostic, ...]


def renew(data: bytes, to: str, file: str = "-") -> Renewal:
    """Make the plan of the next period out of a plan file; leftovers are told by their places in the new text.

    Raises:
        CallError: `to` is no period, or that of the plan.
        PlanError: the plan has errors, or its period is blank.
    """
    new = parse_period(to)
    if new is None:
        raise CallError(f"看不懂期间“{to}”，可以写：{PERIOD_FORMS}")
    text, plan, before = _read(data, file)
    shift = Shift(_period_of(plan, file), new)
    if same_time(shift.old.text, new):
        raise CallError(f"计划的期间已经是“{shift.old.text}”，--to 要写下一个期间")
    found = list(_findings(plan, text, shift))
    changes = sorted(each for each in found if isinstance(each, Fix))
    revision = Revision(text, changes)
    doubts = [
        Diagnostic(each.id, "warning", each.message, each.hint, file, revision.span(each.start, each.end))
        for each in found
        if isinstance(each, Doubt)
    ]
    known = {(each.id, each.message) for each in before}
    after = [each for each in _read(revision.text.encode(), file)[2] if (each.id, each.message) not in known]
    return Renewal(
        text=revision.text,
        changes=tuple(Changed(revision.span(start, end), text[start:end], new) for start, end, new in changes),
        moves=tuple(_moves(plan, shift)),
        leftovers=in_file_order((*doubts, *after)),
    )


def _read(data: bytes, file: str) -> tuple[str, Plan, tuple[Diagnostic, ...]]:
    """Return a plan file's text, its plan and what is noted of it; blanks may stand."""
    source = read_plan(data, file)
    found = source.diagnostics
    if source.plan is not None:
        found = in_file_order((*found, *build(source.plan, file, draft=True)[1]))
    if source.plan is None or has_errors(found):
        raise PlanError(found)
    return source.text, source.plan, found


def _period_of(plan: Plan, file: str) -> Period:
    period = parse_period(plan.period)
    if period is None:
        message = f"期间还是“{plan.period}”，不知道从哪一年改起"
        raise PlanError((Diagnostic("blank", "error", message, "先写上这份计划的期间", file, plan.period.span),))
    return period


def _findings(plan: Plan, text: str, shift: Shift) -> Iterator[Finding]:
    """Yield what is found in each text of the plan, by offsets in the file's text."""
    lines = Lines(text)
    for place in places(plan):
        assert place.text.span
        start, end = lines.offsets(place.text.span)
        for finding in _of_place(place, text[start:end], shift):
            yield finding._replace(start=start + finding.start, end=start + finding.end)


def _of_place(place: Place, raw: str, shift: Shift) -> Iterator[Finding]:
    taken: set[int] = set()
    for rule in RULES[kind_of(place)]:
        found = [each for each in rule(place, raw, shift) if not taken.intersection(range(each.start, each.end))]
        yield from found
        taken.update(offset for each in found for offset in range(each.start, each.end))


def _moves(plan: Plan, shift: Shift) -> Iterator[Moved]:
    for schedule in schedules(plan):
        for period in schedule.periods:
            observance = find_observance(period.heading)
            if observance is not None:
                old, new = (doubtful.month_of(observance, shift, new=which) for which in (False, True))
                if old and new and old != new:
                    yield Moved(period.heading, old, new, tuple(_activities(period)))


def _activities(period: Entry) -> Iterator[str]:
    yield from period.lead
    for entry in period.entries:
        yield entry.heading or next(iter(entry.content), "")
