"""Every starter is ready to send for any time it may be asked for."""

from datetime import date

import pytest
from reading_back import docx_words, markdown_words
from saying import unsaid

from planforge import api
from planforge.almanac import parse_period
from planforge.starters import list_starters, render_starter

STARTERS = [starter.name for starter in list_starters(None)]
PERIODS = [
    *(f"{year}年" for year in range(2024, 2036)),
    *(f"{year}—{year + 1}学年第{term}学期" for year in (2026, 2030) for term in "一二"),
    *("2026—2027学年", "2027年上半年", "2027年下半年", "2026年8月—2027年1月", "2027年2月—2028年1月"),
]


@pytest.mark.parametrize("name", STARTERS)
@pytest.mark.parametrize("text", PERIODS)
def test_a_starter_raises_nothing_and_renders(name: str, text: str) -> None:
    period = parse_period(text)
    assert period is not None
    plan = render_starter(name, "", period, date(2026, 11, 1), None)
    reading = api.read(plan.encode(), "plan.yaml")
    assert reading.diagnostics == ()
    assert reading.document is not None
    markdown, word = api.render(reading.document, "md"), api.render(reading.document, "docx")
    assert unsaid(reading, docx_words(word)) == ([], "")
    assert unsaid(reading, markdown_words(markdown)) == ([], "")
    said = markdown.decode()
    for month in period.months:
        assert any(f"### {form}" in said for form in (f"{month.month}月", "七、八月")) or month.month in (7, 8)


@pytest.mark.parametrize("name", STARTERS)
@pytest.mark.parametrize("unit", ["青山中学工会", '甲: "乙" #丙 {{ 1 }}', "- 甲"])
def test_any_unit_comes_through(name: str, unit: str) -> None:
    period = parse_period("2027年")
    assert period is not None
    reading = api.read(render_starter(name, unit, period, date(2026, 11, 1), None).encode())
    assert reading.plan is not None
    assert reading.plan.unit == unit
