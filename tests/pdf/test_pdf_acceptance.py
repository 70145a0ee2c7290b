import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import checks
import pytest
import samples
from conftest import ROOT
from converting import convert, missing_packages
from measuring import PITCH, Print

from planforge import render
from planforge.document.nodes import Block, Document, Heading, Letterhead, Paragraph, Table, spaced
from planforge.resources import templates_folder

PRESET = "word/presets/gbt9704.yaml"
STYLES = "word/styles.xml.j2"
BODY = "word/document.xml.j2"
PARAGRAPHS = ROOT / "tests" / "render" / "document.xml.j2"
"""A template for BODY that writes paragraphs and tables itself, as the built-in one leaves them to us."""
SECTION = "word/section.xml.j2"
LETTERHEAD = (samples.OFFICIAL.letterhead or Letterhead())[:2]


class Fault(NamedTuple):
    """What is put in place of what stands in a file of the templates, and the check that must notice it."""

    document: str
    file: str
    changes: Mapping[str, str]
    check: Callable[[Print], Iterable[str]]


FAULTS = {
    "wide lines": Fault("long", PRESET, {"line: 28.95": "line: 29"}, lambda sheets: checks.grid(sheets, [2])),
    "wide characters": Fault(
        "paragraph",
        PRESET,
        {"spacing: -0.25": "spacing: -0.2"},
        lambda sheets: checks.long_paragraph(sheets, samples.HAN[:20]),
    ),
    "low footer": Fault("long", PRESET, {"footer: 1460": "footer: 1587"}, checks.page_numbers),
    "letter": Fault("short", PRESET, {"width: 11906": "width: 12240", "height: 16838": "height: 15840"}, checks.paper),
    "no indent": Fault(
        "short",
        STYLES,
        {' w:firstLine="{{ first_line }}"': ""},
        lambda sheets: checks.first_lines(sheets, starts(samples.SHORT)),
    ),
    "narrow margin": Fault("long", PRESET, {"left: 1588": "left: 1418"}, lambda sheets: checks.type_area(sheets, [2])),
    "title at the edge": Fault(
        "short",
        PRESET,
        {"spacing: 0\n    align: center\n    keep_next: true\n    snap: false\n  Subtitle": "align: left\n  Subtitle"},
        lambda sheets: checks.title(checks.title_of(sheets.pages[0])),
    ),
    "signature too far right": Fault(
        "sealed",
        BODY,
        {'w:left="{{ indent[0] }}"': 'w:left="{{ indent[0] + 80 }}"'},
        lambda sheets: checks.signature(sheets, samples.UNIT, samples.DATE, sealed=True),
    ),
    "signature alone": Fault(
        "foot-19",
        BODY,
        {"<w:keepNext/>": ""},
        lambda sheets: checks.signature(sheets, samples.UNIT, samples.DATE, sealed=False),
    ),
    "attachment on the same page": Fault(
        "attached",
        PRESET,
        {"    page_break: true\n": ""},
        lambda sheets: checks.attachment(sheets, "附件1", samples.LONG_NAME),
    ),
    "no body on the first page": Fault(
        "short",
        PRESET,
        {"    name: Salutation\n": "    name: Salutation\n    page_break: true\n"},
        lambda sheets: checks.first_page(sheets, starts(samples.SHORT)[0]),
    ),
    "heading at the foot": Fault(
        "heading-19",
        PRESET,
        {"    keep_next: true\n    outline: 0\n": "    outline: 0\n"},
        lambda sheets: checks.headings(sheets, ["一、工作目标"]),
    ),
    "broken numbers": Fault("numbers", STYLES, {'w:lang w:val="en-US"': 'w:lang w:val="zh-CN"'}, checks.whole_numbers),
    "imprint that does not hang": Fault(
        "official-long",
        BODY,
        {' w:hanging="{{ indent[2] }}"': ' w:firstLine="0"'},
        lambda sheets: checks.imprint_lines(sheets, samples.LONG_IMPRINT),
    ),
    "a line lost to the imprint": Fault(
        "full", PRESET, {"    size: 1\n    line: 1\n    snap: false\n": "    size: 1\n    line: 1\n"}, checks.one_page
    ),
    "a line lost to the grid": Fault(
        "office", SECTION, {'{% if page.grid %} w:type="lines"{% endif %}': ' w:type="lines"'}, checks.one_page
    ),
    "imprint in mid-page": Fault("official", BODY, {'w:tblpYSpec="bottom"': 'w:tblpYSpec="center"'}, checks.imprint),
    "letterhead too low": Fault(
        "official", PRESET, {"before: 97.4": "before: 104"}, lambda sheets: checks.letterhead(sheets, *LETTERHEAD)
    ),
}


def planted(folder: Path) -> Mapping[str, bytes]:
    """Render each faulty document from templates of its own."""
    found = {}
    for name, fault in FAULTS.items():
        source = PARAGRAPHS if fault.file == BODY else templates_folder() / fault.file
        text = source.read_text(encoding="utf-8")
        for old, new in fault.changes.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        override = folder / name / fault.file
        override.parent.mkdir(parents=True)
        override.write_text(text, encoding="utf-8")
        found[name] = render(samples.DOCUMENTS[fault.document], "docx", templates=folder / name)
    return found


@pytest.fixture(scope="session")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Print]:
    if missing := missing_packages():
        pytest.skip(f"to measure pages, apt-get install {' '.join(missing)}")
    documents = {name: render(document, "docx") for name, document in samples.DOCUMENTS.items()}
    documents |= planted(tmp_path_factory.mktemp("templates"))
    files = convert(documents, tmp_path_factory.mktemp("pages"))
    return {name: Print(file) for name, file in files.items()}


def complaints(found: Iterable[str]) -> list[str]:
    return list(found)


def printed(text: str) -> str:
    """Return a text as lines are read: without blanks."""
    return re.sub(r"\s", "", text)


def body_texts(blocks: Iterable[Block]) -> list[str]:
    texts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(printed(spaced(block.label) + block.heading + block.text))
        elif isinstance(block, Heading):
            texts.append(printed(spaced(block.label) + block.text))
    return texts


def starts(document: Document) -> list[str]:
    return [text[:20] for text in body_texts(document.blocks)]


NAMES = sorted(samples.DOCUMENTS)
SIGNED = [name for name in NAMES if samples.DOCUMENTS[name].signature]


@pytest.mark.parametrize("name", NAMES)
def test_paper_is_a4(prints: Mapping[str, Print], name: str) -> None:
    assert not complaints(checks.paper(prints[name]))


def test_the_long_plan_has_six_pages_and_three_lines_of_title(prints: Mapping[str, Print]) -> None:
    assert len(prints["long"].pages) == 6
    assert len(checks.title_of(prints["long"].pages[0])) == 3


def test_full_pages_have_22_lines(prints: Mapping[str, Print]) -> None:
    assert not complaints(checks.grid(prints["long"], range(2, len(prints["long"].pages))))


def test_lines_have_28_characters(prints: Mapping[str, Print]) -> None:
    assert not complaints(checks.long_paragraph(prints["paragraph"], samples.HAN[:20]))


def test_text_fills_the_type_area(prints: Mapping[str, Print]) -> None:
    assert not complaints(checks.type_area(prints["long"], range(1, len(prints["long"].pages))))
    assert not complaints(checks.type_area(prints["schedule"], (1, 2)))


@pytest.mark.parametrize("name", ["short", "long", "attached", "sealed", "official", "heading-18"])
def test_paragraphs_begin_two_characters_in(prints: Mapping[str, Print], name: str) -> None:
    assert not complaints(checks.first_lines(prints[name], starts(samples.DOCUMENTS[name])))


def test_numbers_are_not_broken(prints: Mapping[str, Print]) -> None:
    assert not complaints(checks.whole_numbers(prints["numbers"]))


@pytest.mark.parametrize("name", ["full", "office"])
def test_a_page_is_filled_to_its_last_line(prints: Mapping[str, Print], name: str) -> None:
    assert not complaints(checks.one_page(prints[name]))


@pytest.mark.parametrize("name", ["short", "long", "attached", "schedule", "official"])
def test_page_numbers_stand_outside(prints: Mapping[str, Print], name: str) -> None:
    assert not complaints(checks.page_numbers(prints[name]))


@pytest.mark.parametrize("name", NAMES)
def test_titles_are_centred_and_shaped(prints: Mapping[str, Print], name: str) -> None:
    lines = checks.title_of(prints[name].pages[0])
    assert "".join(line.text for line in lines) == samples.DOCUMENTS[name].title
    assert not complaints(checks.title(lines))


@pytest.mark.parametrize("name", SIGNED)
def test_signatures(prints: Mapping[str, Print], name: str) -> None:
    signature = samples.DOCUMENTS[name].signature
    assert signature is not None
    found = checks.signature(prints[name], signature.unit, signature.date, sealed=signature.sealed)
    assert not complaints(found)


def test_attachments_have_pages_of_their_own(prints: Mapping[str, Print]) -> None:
    assert not complaints(checks.attachment(prints["attached"], "附件1", samples.LONG_NAME))


def test_the_attachment_note_hangs(prints: Mapping[str, Print]) -> None:
    lines = prints["attached"].lines
    index = next(index for index, line in enumerate(lines) if line.text.startswith("附件："))
    first, second, third = lines[index : index + 3]
    assert lines[index - 1].y + 2 * PITCH == pytest.approx(first.y, abs=0.5)
    assert (first.indent, second.indent, third.indent) == pytest.approx((2, 6, 5), abs=0.1)
    assert f"{first.text}{second.text}" == f"附件：1.{samples.LONG_NAME}"


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_shows_body_text(prints: Mapping[str, Print], name: str) -> None:
    assert not complaints(checks.first_page(prints[name], starts(samples.DOCUMENTS[name])[0]))


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_stands_last_on_a_page(prints: Mapping[str, Print], name: str) -> None:
    document = samples.DOCUMENTS[name]
    texts = body_texts(block for block in document.blocks if isinstance(block, Heading))
    assert not complaints(checks.headings(prints[name], (document.title, document.addressee, *texts)))


@pytest.mark.parametrize("name", ["official", "official-long"])
def test_letterhead_and_imprint(prints: Mapping[str, Print], name: str) -> None:
    letterhead, imprint = samples.DOCUMENTS[name].letterhead, samples.DOCUMENTS[name].imprint
    assert letterhead is not None and imprint is not None
    assert not complaints(checks.letterhead(prints[name], *letterhead))
    assert not complaints(checks.imprint(prints[name]))
    assert not complaints(checks.imprint_lines(prints[name], imprint))


def test_tables_repeat_their_header_and_keep_rows_whole(prints: Mapping[str, Print]) -> None:
    table = next(block for block in samples.SCHEDULE.blocks if isinstance(block, Table))
    pages = [printed("".join(line.text for line in page.lines)) for page in prints["schedule"].pages]
    assert len(pages) > 1
    assert all("".join(table.columns) in page for page in pages)
    for stem in samples.STEMS:
        (page,) = (page for page in pages if f"自{stem}始" in page)
        assert f"至{stem}止" in page


@pytest.mark.parametrize("name", ["short", "long", "paragraph", "sealed"])
def test_every_text_is_printed_once_and_in_order(prints: Mapping[str, Print], name: str) -> None:
    document = samples.DOCUMENTS[name]
    text = "".join(line.text for line in prints[name].lines)
    place = 0
    for part in (document.title, *document.captions, document.addressee, *body_texts(document.blocks)):
        place = text.index(part, place) + len(part)


@pytest.mark.parametrize("name", FAULTS)
def test_planted_faults_are_seen(prints: Mapping[str, Print], name: str) -> None:
    fault = FAULTS[name]
    assert not complaints(fault.check(prints[fault.document]))
    assert complaints(fault.check(prints[name]))
