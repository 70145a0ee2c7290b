"""What comes of following a user's own Word file, as printed; python-docx and LibreOffice wrote the files."""

from collections.abc import Mapping
from typing import NamedTuple

import letterheads
import pytest
from conftest import ROOT
from converting import convert, missing_packages
from measuring import MM, Line, Page, Print
from test_pdf_acceptance import body_texts, printed

from planforge import api
from planforge.document.nodes import Document, Paragraph


class Look(NamedTuple):
    """What is to be seen of a reference: headers by page, sizes of title, first heading and body in points, margins."""

    first: str
    odd: str
    even: str
    title: float
    heading: float
    body: float
    left: float
    right: float
    bottom: float
    numbered: bool


LETTERHEAD, MOTTO, SECRET = "示例县总工会（网站）", "示例小学·行知合一", "内部文件注意保存"
LOOKS = {
    "letterhead": Look(LETTERHEAD, LETTERHEAD, LETTERHEAD, 22, 16, 16, 28, 26, 30, numbered=True),
    "school": Look("示例小学文件", MOTTO, MOTTO, 18, 14, 12, 31.7, 31.7, 25.4, numbered=True),
    "plain": Look(SECRET, SECRET, "示例街道办事处", 20.5, 15, 15, 28, 26, 25.4, numbered=False),
}
CASES = [f"{name}{maker}" for name in LOOKS for maker in ("", "-resaved")]


def example() -> Document:
    document = api.read((ROOT / "examples" / "school-union" / "plan.yaml").read_bytes()).document
    assert document is not None
    return document


@pytest.fixture(scope="session")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Print]:
    if missing := missing_packages():
        pytest.skip(f"to measure pages, apt-get install {' '.join(missing)}")
    folder = tmp_path_factory.mktemp("references")
    made = {name: make() for name, make in letterheads.REFERENCES.items()}
    files = {name: letterheads.write(folder, name) for name in made}
    resaved = convert({f"{name}-resaved": data for name, data in made.items()}, folder, "docx")
    documents = {name: api.render(example(), "docx", reference=file) for name, file in (files | resaved).items()}
    return {name: Print(file, 297 - look_of(name).bottom) for name, file in convert(documents, folder).items()}


def look_of(case: str) -> Look:
    return LOOKS[case.removesuffix("-resaved")]


def body(sheets: Print) -> list[Line]:
    """Return all lines but those of headers and footers."""
    return [line for page in sheets.pages for line in page.lines if line.y * MM > 25]


def top(page: Page) -> str:
    return "".join(line.text for line in page.lines if line.y * MM < 25)


@pytest.mark.parametrize("case", CASES)
def test_the_paper_and_the_headers_are_the_references(followed: Mapping[str, Print], case: str) -> None:
    look = look_of(case)
    for page in followed[case].pages:
        assert (page.width, page.height) == pytest.approx((210, 297), abs=0.5)
        expected = look.first if page.number == 1 else look.odd if page.number % 2 else look.even
        assert top(page) == expected
        # A first page of its own has a footer of its own, which the school's leaves empty.
        is_numbered = look.numbered and (page.number > 1 or look.first == look.odd)
        assert page.folio == (str(page.number) if is_numbered else "")


@pytest.mark.parametrize("case", CASES)
def test_the_type_is_the_references(followed: Mapping[str, Print], case: str) -> None:
    look, document, lines = look_of(case), example(), body(followed[case])
    (title,) = (line for line in lines if line.text == document.title)
    assert title.size == pytest.approx(look.title, abs=0.1)
    middle = (look.left + 210 - look.right) / 2
    assert (title.x0 + title.x1) / 2 * MM == pytest.approx(middle, abs=1)
    (heading,) = (line for line in lines if line.text == "一、指导思想")
    assert heading.size == pytest.approx(look.heading, abs=0.1)
    starts = {printed(block.text)[:15] for block in document.blocks if isinstance(block, Paragraph) and not block.label}
    firsts = [line for line in lines if line.text[:15] in starts]
    assert len(firsts) == 2
    for line in firsts:
        assert line.size == pytest.approx(look.body, abs=0.1)
        assert line.x0 - look.left / MM == pytest.approx(2 * look.body, abs=0.15 * look.body)
    assert max(line.x1 for line in lines) * MM <= 210 - look.right + 0.5


@pytest.mark.parametrize("case", CASES)
def test_every_text_is_printed_in_order(followed: Mapping[str, Print], case: str) -> None:
    document = example()
    text = "".join(line.text for line in body(followed[case]))
    place = 0
    for part in (document.title, *body_texts(document.blocks)):
        place = text.index(part, place) + len(part)
