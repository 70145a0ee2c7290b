"""A folder of pasted texts, each with the plan files that a careful reader makes of it, in one golden."""

from pathlib import Path

import pytest

from planforge import api
from planforge.importers import import_plan

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix in {".txt", ".md"})


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_text_is_read_as_a_careful_person_would(case: Path, updating_goldens: bool) -> None:
    found = "---\n".join(imported.text for imported in import_plan(case.read_bytes(), case.name))
    golden = case.with_suffix(".yaml")
    if updating_goldens:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_what_is_imported_can_be_rendered(case: Path) -> None:
    for imported in import_plan(case.read_bytes(), case.name):
        reading = api.read(imported.text.encode(), "plan.yaml", draft=True)
        assert reading.ok, reading.diagnostics
        assert reading.document is not None
        assert api.render(reading.document, "md")


@pytest.mark.parametrize("form", ["md", "docx"])
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_what_is_rendered_is_imported_again_as_the_same_document(case: Path, form: api.Format) -> None:
    for imported in import_plan(case.read_bytes(), case.name):
        document = api.read(imported.text.encode(), "plan.yaml", draft=True).document
        assert document is not None
        (again,) = import_plan(api.render(document, form), f"plan.{form}")
        second = api.read(again.text.encode(), "plan.yaml", draft=True).document
        assert second is not None
        assert api.render(second, "md") == api.render(document, "md")
