"""The examples are the goldens: their outputs are committed and say every word of the plan once, in order."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from reading_back import docx_words, markdown_words, squeezed
from saying import spoken, unsaid

import planforge
from planforge import api

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/plan.yaml"))


def read(folder: Path) -> api.Reading:
    return api.read((folder / "plan.yaml").read_bytes(), "plan.yaml")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_raises_nothing(example: Path) -> None:
    assert planforge.check((example / "plan.yaml").read_bytes()).reading.diagnostics == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_outputs_are_as_committed(example: Path, *, updating_goldens: bool) -> None:
    document = read(example).document
    assert document is not None
    markdown, word = api.render(document, "md"), api.render(document, "docx")
    if updating_goldens:
        (example / "plan.md").write_bytes(markdown)
        (example / "plan.docx").write_bytes(word)
    assert markdown.decode() == (example / "plan.md").read_text(encoding="utf-8")
    assert members(word) == members((example / "plan.docx").read_bytes())


def members(package: bytes) -> dict[str, str]:
    """Return the parts of a Word file; another zlib may pack the same parts into other bytes."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("form", ["md", "docx"])
def test_the_same_plan_gives_the_same_bytes(example: Path, form: api.Format) -> None:
    assert _rendered(example, form) == _rendered(example, form)


def _rendered(example: Path, form: api.Format) -> bytes:
    plan = read(example).plan
    assert plan is not None
    return api.render(plan, form)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_both_formats_say_the_document_in_its_order(example: Path) -> None:
    document = read(example).document
    assert document is not None
    expected = squeezed("".join(spoken(document)))
    assert docx_words(api.render(document, "docx")) == expected
    assert markdown_words(api.render(document, "md")) == expected


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_each_text_of_the_plan_is_said_once(example: Path) -> None:
    reading = read(example)
    assert reading.document
    assert unsaid(reading, docx_words(api.render(reading.document, "docx"))) == ([], "")
    assert unsaid(reading, markdown_words(api.render(reading.document, "md"))) == ([], "")
