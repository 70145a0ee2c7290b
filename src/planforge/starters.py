"""Starters: plans to begin with, written for a unit and a period of the user's own."""

import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from planforge.almanac import Period
from planforge.errors import CallError
from planforge.resources import templates_folder

SUFFIX = ".yaml.j2"
PLANNING_MONTH = 10
"""From this month on, a new plan is next year's."""

_SUMMARY = re.compile(r"\{#\s*(?P<summary>[^|#]*?)\s*(?:\|\s*(?P<periods>[^#]*?)\s*)?#\}")


class Starter(NamedTuple):
    """A starter: the name to type, whom it is for, and the kinds of period it is written for."""

    name: str
    summary: str
    periods: str


def list_starters(folder: Path | None = None) -> list[Starter]:
    """Return all starters by name; one in `folder` takes the place of the built-in one of the same name."""
    roots = [templates_folder(), *([folder] if folder else [])]
    files = {path.name: path for root in roots for path in (root / "starters").glob(f"*{SUFFIX}")}
    return [_starter(files[name]) for name in sorted(files)]


def render_starter(name: str, unit: str, period: Period, today: date, folder: Path | None = None) -> str:
    """Return the starter as the text of a plan file; an empty `unit` leaves the starter's own example.

    Raises:
        CallError: there is no such starter, or its template is at fault.
    """
    from planforge.rendering.environment import render_template

    names = [starter.name for starter in list_starters(folder)]
    if name not in names:
        raise CallError(_no_such(name, names))
    context = {"unit": unit, "period": period, "today": today}
    return render_template(f"starters/{name}{SUFFIX}", context, folder)


def default_period(today: date) -> str:
    """Return the year that is being planned on that day: from October on the next one."""
    return f"{today.year + (today.month >= PLANNING_MONTH)}年"


def _starter(path: Path) -> Starter:
    try:
        with path.open(encoding="utf-8") as file:
            match = _SUMMARY.match(file.readline())
    except (OSError, UnicodeDecodeError):
        match = None
    name = path.name.removesuffix(SUFFIX)
    return Starter(name, match["summary"], match["periods"] or "") if match else Starter(name, "", "")


def _no_such(name: str, names: list[str]) -> str:
    meant = "".join(f"，是不是“{close}”？" for close in get_close_matches(name, names, n=1))
    return f"没有“{name}”这个起始模板{meant or '。'}可用的有：{'、'.join(names)}"
