"""Every starter is ready to send for any time it may be asked for, and says what no other says."""

import re
from datetime import date
from itertools import combinations, pairwise

import pytest
from conftest import ROOT
from reading_back import docx_words, markdown_words
from saying import spoken, unsaid

import planforge
from planforge import api
from planforge.almanac import Period, parse_period
from planforge.document.nodes import Document, Heading, Table
from planforge.errors import CallError
from planforge.spec.model import Entry
from planforge.starters import LONGEST, PERIODS, list_starters, render_starter

STARTERS = {starter.name: starter for starter in list_starters(None)}
YEARS = range(2024, 2036)
TODAY = date(2026, 11, 1)

EVERY_MONTH = range(1, 13)
WORKING_MONTHS = {
    "agency-union": EVERY_MONTH,
    "community-union": (1, *range(3, 13)),
    "county-federation": EVERY_MONTH,
    "district-education-union": (1, *range(3, 8), *range(9, 13)),
    "enterprise-union": EVERY_MONTH,
    "enterprise-women": EVERY_MONTH,
    "hospital-union": EVERY_MONTH,
    "industry-union": EVERY_MONTH,
    "kindergarten-union": EVERY_MONTH,
    "school-union": EVERY_MONTH,
    "township-union": EVERY_MONTH,
    "university-union": EVERY_MONTH,
}
"""The months for which a unit of its kind always has something to do."""


def periods(name: str, year: int) -> list[str]:
    """Return the periods that begin in a year and that a starter is written for."""
    texts = {
        "年度": [f"{year}年", f"{year}年度"],
        "半年": [f"{year}年上半年", f"{year}年下半年"],
        "学年": [f"{year}—{year + 1}学年"],
        "学期": [f"{year}—{year + 1}学年第一学期", f"{year}—{year + 1}学年第二学期"],
        "起止月": [f"{year}年8月—{year + 1}年1月", f"{year}年2月—{year + 1}年1月"],
    }
    return [text for word in STARTERS[name].periods for text in texts[word]]


def period_of(text: str) -> Period:
    period = parse_period(text)
    assert period is not None
    return period


def written(name: str, text: str, unit: str = "") -> str:
    return render_starter(name, unit, period_of(text), TODAY, None)


def document_of(name: str, text: str) -> Document:
    reading = planforge.check(written(name, text).encode(), "plan.yaml").reading
    assert reading.diagnostics == ()
    assert reading.document is not None
    return reading.document


CASES = [(name, text) for name in STARTERS for year in YEARS for text in periods(name, year)]


@pytest.mark.parametrize(("name", "text"), CASES)
def test_a_starter_raises_nothing_and_renders(name: str, text: str) -> None:
    document = document_of(name, text)
    assert api.render(document, "md")
    assert api.render(document, "docx")
    years = set(re.findall(r"20\d\d", "".join(spoken(document))))
    assert years <= {*re.findall(r"20\d\d", text), str(period_of(text).first.year)}


@pytest.mark.parametrize(("name", "text"), CASES)
def test_a_plan_is_signed_as_its_period_begins(name: str, text: str) -> None:
    signature = document_of(name, text).signature
    assert signature is not None
    assert signature.date.startswith(tuple(f"{year}年{month}月" for year, month in period_of(text).months[:3]))


@pytest.mark.parametrize(("name", "text"), CASES)
def test_every_working_month_has_its_activities(name: str, text: str) -> None:
    busy = {f"{month.month}月" for month in period_of(text).months if month.month in WORKING_MONTHS[name]}
    assert busy <= filled(document_of(name, text))


def filled(document: Document) -> set[str]:
    """Return the headings with something under them, and the first cells of table rows with something in each cell."""
    blocks = document.blocks
    headings = {
        one.text for one, after in pairwise(blocks) if isinstance(one, Heading) and not isinstance(after, Heading)
    }
    rows = {row[0] for block in blocks if isinstance(block, Table) for row in block.rows if all(row)}
    return headings.union(*rows)


@pytest.mark.parametrize("name", STARTERS)
def test_a_starters_words_come_through_in_both_formats(name: str) -> None:
    reading = api.read(written(name, "2027年").encode(), "plan.yaml")
    assert reading.document is not None
    assert unsaid(reading, docx_words(api.render(reading.document, "docx"))) == ([], "")
    assert unsaid(reading, markdown_words(api.render(reading.document, "md"))) == ([], "")


@pytest.mark.parametrize("name", STARTERS)
@pytest.mark.parametrize("unit", ["青山中学工会", "青山公司", '甲: "乙" #丙 {{ 1 }}', "- 甲"])
def test_any_unit_comes_through(name: str, unit: str) -> None:
    reading = api.read(written(name, "2027年", unit).encode())
    assert reading.diagnostics == ()
    assert reading.plan is not None
    assert reading.plan.unit == unit


@pytest.mark.parametrize("name", STARTERS)
def test_the_first_line_says_what_a_starter_is(name: str) -> None:
    starter = STARTERS[name]
    plan = api.read(written(name, "2027年").encode()).plan
    assert plan is not None
    assert starter.summary
    assert "年度" in starter.periods
    assert starter.sections == tuple(section.heading for section in plan.sections)


@pytest.mark.parametrize("name", STARTERS)
def test_a_starter_guides_clerk_and_editor(name: str) -> None:
    lines = written(name, "2027年").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=plan.schema.json"
    assert sum(line.lstrip().startswith("#") for line in lines) >= 5
    long = [section for section in plan_sections(name) if len(section.entries) > 3]
    tasks = next(section for section in long if section.entries[0].entries or section.entries[0].run_ons)
    assert 4 <= len(tasks.entries) <= 7
    assert all(task.entries or task.run_ons for task in tasks.entries)


def plan_sections(name: str) -> tuple[Entry, ...]:
    plan = api.read(written(name, "2027年").encode()).plan
    assert plan is not None
    return plan.sections


LABEL = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|（\d+）)")
MONTH = re.compile(r"\d+月")
ATTRIBUTES = re.compile(r"（(?:责任部门|责任人|时间)：[^）]*）$")


def sentences(name: str) -> set[str]:
    """Return what a starter says as sentences, without labels, owners and months."""
    lines = (LABEL.sub("", ATTRIBUTES.sub("", line), count=1) for line in spoken(document_of(name, "2027年")))
    found = {sentence.strip() for line in lines for sentence in re.split(r"[。；！？]", line)}
    return {sentence for sentence in found if sentence and not MONTH.fullmatch(sentence)}


@pytest.mark.parametrize(("one", "other"), list(combinations(STARTERS, 2)))
def test_no_two_starters_share_a_fifth_of_their_sentences(one: str, other: str) -> None:
    first, second = sentences(one), sentences(other)
    assert len(first & second) <= 0.2 * min(len(first), len(second))


@pytest.mark.parametrize("name", STARTERS)
def test_a_period_that_a_starter_is_not_written_for_is_refused(name: str) -> None:
    wrong = next(example for word, (_, example) in PERIODS.items() if word not in STARTERS[name].periods)
    with pytest.raises(CallError, match=f"^{name} 不是按“{wrong}”这样的期间写的，可以写：2027年"):
        written(name, wrong)
    with pytest.raises(CallError, match=f"^起始模板最多写 {LONGEST} 个月，“2027—2028年”有 24 个月$"):
        written(name, "2027—2028年")


def test_the_readmes_starters_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"planforge new ([a-z][a-z-]*)", text)) <= set(STARTERS)
