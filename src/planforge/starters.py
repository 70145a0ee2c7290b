"""Starters: plans to begin with, written for a unit and a period of the user's own."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from planforge.almanac import Period, PeriodKind, find_observance, occurrences, parse_period
from planforge.almanac.dates import is_weekend, spelled
from planforge.errors import CallError
from planforge.resources import ENCODING, templates_folder

FEW = 3
"""So many starters are named where one is not known."""

SUFFIX = ".yaml.j2"
PLANNING_MONTH = 10
"""From this month on, a new plan is next year's."""

LONGEST = 12
"""The most months that a starter is written for."""

PERIODS: Mapping[str, tuple[PeriodKind, str]] = MappingProxyType(
    {
        "年度": ("year", "2027年"),
        "半年": ("half", "2027年上半年"),
        "季度": ("quarter", "2027年第一季度"),
        "月": ("month", "2027年3月"),
        "学年": ("school-year", "2026—2027学年"),
        "学期": ("semester", "2026—2027学年第一学期"),
        "起止月": ("range", "2026年8月—2027年1月"),
    }
)
"""The kinds of period by the words in which a starter says what it is written for, with an example of each."""

_HEAD = re.compile(r"\{#(?P<fields>[^#]*)#\}")


class Starter(NamedTuple):
    """A starter: the name to type, whom it is for, the kinds of period it is written for, and its sections.

    One without kinds is written for all of them.
    """

    name: str
    summary: str
    periods: tuple[str, ...]
    sections: tuple[str, ...]


def list_starters(folder: Path | None = None) -> list[Starter]:
    """Return all starters by name; one in `folder` takes the place of the built-in one of the same name."""
    roots = [templates_folder(), *([folder] if folder else [])]
    files = {path.name: path for root in roots for path in (root / "starters").glob(f"*{SUFFIX}")}
    return [_starter(files[name]) for name in sorted(files)]


def render_starter(name: str, unit: str, period: Period, today: date, folder: Path | None = None) -> str:
    """Return the starter as the text of a plan file; an empty `unit` leaves the starter's own example.

    Raises:
        CallError: there is no such starter, it is not written for such a period, or its template is at fault.
    """
    from planforge.rendering.environment import render_template

    refuse_period(find_starter(name, list_starters(folder)), period)
    context = {
        "unit": unit,
        "period": period,
        "today": today,
        "once": partial(_falls_once, period),
        "workday": partial(_workday, period),
    }
    return render_template(f"starters/{name}{SUFFIX}", context, folder)


def _falls_once(period: Period, name: str) -> bool:
    """Tell whether a festival falls in the period exactly once, so that its name says which month is meant."""
    observance = find_observance(name)
    return observance is not None and len(occurrences(observance, *period.days)) == 1


def _workday(period: Period, month: int, day: int) -> str:
    """Return a date in the period's first month of that number, on the Monday after where it is on a weekend."""
    wanted = date(*period.months_of(month)[0], day)
    if is_weekend(wanted):
        wanted += timedelta(days=7 - wanted.weekday())
    return spelled(wanted)


def default_period(today: date) -> str:
    """Return the year that is being planned on that day: from October on the next one."""
    return f"{today.year + (today.month >= PLANNING_MONTH)}年"


def find_starter(name: str, starters: Sequence[Starter]) -> Starter:
    """Return the starter of that name.

    Raises:
        CallError: there is none; the sentence names the nearest one.
    """
    found = next((starter for starter in starters if starter.name == name), None)
    if found is None:
        raise CallError(_no_such(name, starters))
    return found


def read_period(text: str, starter: Starter) -> Period:
    """Read the period of a new plan.

    Raises:
        CallError: it is none, or the starter is not written for such a period.
    """
    period = parse_period(text)
    if period is None:
        raise CallError(f"看不懂期间“{text}”，可以写：{'、'.join(example for _, example in PERIODS.values())}")
    refuse_period(starter, period)
    return period


def refuse_period(starter: Starter, period: Period) -> None:
    """Do nothing where a starter is written for such a period.

    Raises:
        CallError: it is not; the sentence says for which ones it is.
    """
    if len(period.months) > LONGEST:
        raise CallError(f"起始模板最多写 {LONGEST} 个月，“{period.text}”有 {len(period.months)} 个月")
    kinds = [PERIODS[word] for word in starter.periods]
    if kinds and period.kind not in {kind for kind, _ in kinds}:
        examples = "、".join(example for _, example in kinds)
        raise CallError(f"{starter.name} 不是按“{period.text}”这样的期间写的，可以写：{examples}")


def _starter(path: Path) -> Starter:
    """Read what a starter's first line says of it: summary, kinds of period and sections, in this order."""
    try:
        with path.open(encoding=ENCODING) as file:
            match = _HEAD.match(file.readline())
    except (OSError, UnicodeDecodeError):
        match = None
    fields = [field.strip() for field in match["fields"].split("|")] if match else []
    summary, periods, sections = (*fields, "", "", "")[:3]
    return Starter(
        name=path.name.removesuffix(SUFFIX),
        summary=summary,
        periods=tuple(word for word in periods.split("、") if word in PERIODS),
        sections=tuple(filter(None, sections.split("、"))),
    )


def _no_such(name: str, starters: Sequence[Starter]) -> str:
    """Say that there is no such starter, and which may be meant: by its beginning, by what it is for, or nearly so."""
    close = [each.name for each in starters if name and (each.name.startswith(name) or name in each.summary)]
    if not 0 < len(close) <= FEW:
        close = get_close_matches(name, [each.name for each in starters], n=1)
    meant = f"是不是“{'”、“'.join(close)}”？" if close else ""
    return f"没有“{name}”这个起始模板，{meant}全部模板见 planforge new --list"
