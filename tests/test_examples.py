"""The examples are the goldens: their outputs are committed and say every word of the plan once, in order."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from reading_back import docx_lines, docx_words, markdown_words, squeezed

from planforge import api
from planforge.document.nodes import Document, Heading, Paragraph, Table
from planforge.spec.keys import ATTRIBUTES
from planforge.spec.model import EMPTY, Plan, Text

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/plan.yaml"))
_LABELS = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|（\d+）|[①-⑳]|[一二三四五六七八九十]+[是要]"
)
_WORDS = re.compile("|".join(("附件[：0-9]*", "月份|季度|周次|阶段|主要工作", *ATTRIBUTES, "[：；，。（）、]")))


def read(folder: Path) -> api.Reading:
    return api.read((folder / "plan.yaml").read_bytes(), "plan.yaml")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_raises_nothing(example: Path) -> None:
    assert read(example).diagnostics == ()


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


def spoken(document: Document) -> Iterator[str]:
    """Yield what a document says, in printing order, labels and fixed words included."""
    yield document.title
    yield from document.captions
    yield document.addressee
    yield from (line for block in document.blocks for line in _block(block))
    if document.attachments:
        yield "附件："
        for number, attachment in enumerate(document.attachments, 1):
            yield f"{number}.{attachment.name}" if len(document.attachments) > 1 else attachment.name
    if document.signature:
        yield from document.signature.lines or (document.signature.unit, document.signature.date)
    for attachment in document.attachments:
        if attachment.blocks:
            yield from (attachment.label, attachment.name)
            yield from (line for block in attachment.blocks for line in _block(block))


def _block(block: Heading | Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Table):
        yield from block.columns
        yield from (line for row in block.rows for cell in row for line in cell)
    else:
        yield f"{block.label}{getattr(block, 'heading', '')}{block.text}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_each_text_of_the_plan_is_said_once(example: Path) -> None:
    reading = read(example)
    assert reading.plan
    assert reading.document
    left = squeezed("".join(docx_lines(api.render(reading.document, "docx"))))
    titles = [a.name for a in reading.document.attachments if a.blocks]
    signature = reading.document.signature
    unit = signature.unit if signature and reading.plan.signature and not reading.plan.signature.unit else ""
    for extra in ("" if reading.plan.title else reading.document.title, *titles, unit):
        left = left.replace(extra, "", 1)
    for text in sorted(texts(reading.plan), key=len, reverse=True):
        words = squeezed(text)
        assert words in left, words
        left = left.replace(words, "", 1)
    assert _WORDS.sub("", _LABELS.sub("", left)) == ""


def texts(plan: Plan) -> Iterator[str]:
    """Yield every text of the plan that is printed; the unit and the period only make the title."""
    yield from _texts(plan._replace(unit=EMPTY, period=EMPTY))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for name, each in zip(getattr(value, "_fields", value), value, strict=True):
            if name != "numbering":
                yield from _texts(each)
