"""Real plans, where they stand beside the project: read without error, every word in order, numbered as by hand."""

from itertools import zip_longest
from pathlib import Path

import pytest
from conftest import ROOT
from reading_back import docx_words, markdown_words, squeezed

from planforge import api
from planforge.document.nodes import Document, Heading, Paragraph

FOLDER = ROOT.parent / "shared" / "corpus" / "plans"
PLANS = sorted(FOLDER.glob("*.yaml"))

pytestmark = pytest.mark.skipif(not PLANS, reason="the real plans are not beside this checkout")


def read(path: Path) -> Document:
    reading = api.read(path.read_bytes(), path.name, draft=True)
    assert reading.diagnostics == ()
    assert reading.document is not None
    return reading.document


def truth(path: Path) -> list[str]:
    """Return the lines that were numbered by hand; brackets mark a schedule's period."""
    lines = [line.strip() for line in path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()]
    return [line.strip("[]") if line.startswith("[") else line for line in lines]


def lines(document: Document) -> list[str]:
    found = list(document.captions)
    for block in document.blocks:
        assert isinstance(block, Heading | Paragraph)
        label = f"{block.label} " if block.label.endswith(".") else block.label
        found.append(f"{label}{getattr(block, 'heading', '')}{block.text}")
    return found


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_numbers_are_those_given_by_hand(path: Path) -> None:
    document = read(path)
    ours = lines(document)
    if document.title == truth(path)[0]:
        ours.insert(0, document.title)
    if document.signature:
        date = document.signature.date or document.signature.lines[0]
        ours.append(f"落款 {date}")
    differing = [pair for pair in zip_longest(truth(path), ours) if pair[0] != pair[1]]
    assert differing == []


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["md", "docx"])
def test_every_word_is_there_in_order(path: Path, form: api.Format) -> None:
    rendered = api.render(read(path), form)
    words = markdown_words(rendered) if form == "md" else docx_words(rendered)
    position = 0
    for line in truth(path):
        said = squeezed(line.removeprefix("落款 "))
        position = words.find(said, position)
        assert position >= 0, line
        position += len(said)
