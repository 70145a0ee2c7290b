"""What planforge wrote it reads back: rendering, importing and rendering again gives the same document."""

from datetime import date

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, assume, given, settings
from plausible import plans

from planforge import api
from planforge.almanac import parse_period
from planforge.diagnostics import has_errors
from planforge.document.build import build
from planforge.document.nodes import Document
from planforge.importers import import_plan
from planforge.spec.model import Plan
from planforge.starters import list_starters, render_starter

EXAMPLES = sorted((ROOT / "examples").glob("*/plan.yaml"))
STARTERS = [starter.name for starter in list_starters()]
FORMS = pytest.mark.parametrize("form", ["md", "docx"])


def read(text: str) -> Document:
    reading = api.read(text.encode(), "plan.yaml", draft=True)
    assert reading.ok and reading.document, reading.diagnostics
    return reading.document


def assert_read_back(document: Document, form: api.Format) -> None:
    (found,) = import_plan(api.render(document, form), f"plan.{form}")
    assert api.render(read(found.text), "md").decode() == api.render(document, "md").decode(), found.text


@FORMS
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_read_back(path: object, form: api.Format) -> None:
    assert_read_back(read(path.read_text(encoding="utf-8")), form)  # type: ignore[attr-defined]


@FORMS
@pytest.mark.parametrize("name", STARTERS)
def test_starters_are_read_back(name: str, form: api.Format) -> None:
    starter = next(each for each in list_starters() if each.name == name)
    period = parse_period("2027年" if "年度" in starter.periods or not starter.periods else "2026—2027学年")
    assert period is not None
    assert_read_back(read(render_starter(name, "青溪实验学校工会", period, date(2027, 1, 5), None)), form)


@FORMS
@settings(max_examples=500, suppress_health_check=list(HealthCheck))
@given(plan=plans)
def test_any_plausible_plan_is_read_back(plan: Plan, form: api.Format) -> None:
    document, found = build(plan, draft=True)
    assume(not has_errors(found))
    assert_read_back(document, form)
