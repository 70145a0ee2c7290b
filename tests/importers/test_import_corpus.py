"""Real collections, where they stand beside the project: what was counted by hand is found, and no word is lost."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from conftest import ROOT

from planforge import api
from planforge.importers import Imported, import_plan
from planforge.importers.collection import split
from planforge.importers.marks import read_mark
from planforge.importers.reading import read_lines
from planforge.spec.model import Entry, Plan
from planforge.spec.places import places

FOLDER = ROOT.parent / "shared" / "corpus"
CENSUS = FOLDER / "census.json"
ENOUGH = 0.95

KNOWN = {"000-1": [(1, 6)]}
"""Where we count otherwise: the five points of a speech (一是 … 五是) are a list to us, and prose to the census."""

pytestmark = pytest.mark.skipif(not CENSUS.is_file(), reason="the real plans are not beside this checkout")

_SUPPLIED = re.compile(r"[\s。；：:;，,、．.（）()…]")
"""Marks that planforge puts itself, or takes off a heading."""


@cache
def census() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(CENSUS.read_text(encoding="utf-8")) if CENSUS.is_file() else {"files": {}}
    return found


def imported(name: str) -> tuple[Imported, ...]:
    return import_plan((FOLDER / f"plans-{name}.txt").read_bytes(), f"plans-{name}.txt")


def figures(plan: Plan) -> dict[str, Any]:
    """Count what the census counts: headings of the first level, items by level, months and their items, signature."""
    outermost = [entry for section in plan.sections for entry in _numbered(section)]
    depths = Counter(depth for entry in outermost for depth in _depths(entry, 1))
    months = [period for section in plan.sections for period in _periods(section)]
    signature = plan.signature
    return {
        "headings": [_bare(entry.heading or entry.content[0]) for entry in outermost],
        "depths": [depths[depth] for depth in (2, 3, 4)],
        "months": [(_bare(period.heading), len(period.entries)) for period in months],
        "date": str(signature.date or signature.lines[0]) if signature else None,
    }


def truth(plan: dict[str, Any]) -> dict[str, Any]:
    schedule = plan["month_schedule"] or {"entries": []}
    labels = [re.sub(r"^\d+\.", "", each["label"]) for each in schedule["entries"]]
    return {
        "headings": [_bare(heading["text"]) for heading in plan["level1_headings"]],
        "depths": [plan["n_level2"], plan["n_level3"], plan["outline"].get("depth4", 0)],
        "months": [(_bare(label), each["n_items"]) for label, each in zip(labels, schedule["entries"], strict=True)],
        "date": plan["signature"] and plan["signature"]["date"],
    }


def _bare(text: str) -> str:
    return re.sub(r"[。；：:;，,、．…\s]+$", "", text)


def _numbered(section: Entry) -> list[Entry]:
    if section.heading and section.numbered:
        return [section]
    return [] if section.schedule else list(section.entries)


def _depths(entry: Entry, depth: int) -> Iterator[int]:
    yield depth
    for each in entry.entries:
        yield from _depths(each, depth + 1)


def _periods(entry: Entry) -> Iterator[Entry]:
    yield from entry.schedule.periods if entry.schedule else ()
    for each in entry.entries:
        yield from _periods(each)


def _figures_of(wanted: dict[str, Any], found: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Return each figure as it was counted and as it was found."""
    pairs: list[tuple[Any, Any]] = [
        (wanted["date"], found["date"]),
        *zip(wanted["depths"], found["depths"], strict=True),
    ]
    for name in ("headings", "months"):
        pairs.append((len(wanted[name]), len(found[name])))
        pairs += [(each, dict(enumerate(found[name])).get(i)) for i, each in enumerate(wanted[name])]
    return pairs


def _agrees(wanted: object, found: object) -> bool:
    """Tell whether a figure is right; a heading may be counted by its beginning."""
    return wanted == found or (isinstance(wanted, str) and isinstance(found, str) and found.startswith(wanted))


def test_what_was_counted_by_hand_is_found() -> None:
    differing: dict[str, list[tuple[Any, Any]]] = {}
    count = 0
    for name in census()["files"]:
        found = imported(name)
        wanted = [plan for plan in census()["plans"] if plan["id"].startswith(name)]
        assert len(found) == len(wanted)
        for plan, each in zip(wanted, found, strict=True):
            pairs = _figures_of(truth(plan), figures(each.plan))
            count += len(pairs)
            if others := [pair for pair in pairs if not _agrees(*pair)]:
                differing[plan["id"]] = others
    assert differing == KNOWN
    assert sum(map(len, differing.values())) <= (1 - ENOUGH) * count


@pytest.mark.parametrize("name", census()["files"])
def test_no_word_is_lost_and_none_changes_its_place(name: str) -> None:
    lines = read_lines((FOLDER / f"plans-{name}.txt").read_bytes(), f"plans-{name}.txt")
    for source, plan in zip(split(lines.lines), imported(name), strict=True):
        reading = api.read(plan.text.encode(), "plan.yaml", draft=True)
        assert reading.ok and reading.plan, reading.diagnostics
        words, at = _SUPPLIED.sub("", "".join(place.text for place in places(reading.plan))), 0
        for line in source.lines:
            mark = read_mark(line.text)
            said = _SUPPLIED.sub("", line.text[mark.end :] if mark else line.text)
            found = words.find(said, at)
            assert found >= 0, line
            at = found + len(said)


@pytest.mark.parametrize("name", census()["files"])
def test_texts_that_are_no_plans_are_named(name: str) -> None:
    wanted = [plan for plan in census()["plans"] if plan["id"].startswith(name)]
    for plan, found in zip(wanted, imported(name), strict=True):
        named = any("不像工作计划" in doubt.message for doubt in found.doubts)
        assert named != plan["is_union_work_plan"], plan["id"]


@pytest.mark.parametrize("form", ["md", "docx"])
@pytest.mark.parametrize("name", census()["files"])
def test_what_was_imported_and_rendered_is_imported_as_the_same(name: str, form: api.Format) -> None:
    for found in imported(name):
        rendered = _render(found.text, form)
        (again,) = import_plan(rendered, f"plan.{form}")
        assert _render(again.text, form) == rendered


def _render(text: str, form: api.Format) -> bytes:
    reading = api.read(text.encode(), "plan.yaml", draft=True)
    assert reading.ok and reading.document, reading.diagnostics
    return api.render(reading.document, form)
