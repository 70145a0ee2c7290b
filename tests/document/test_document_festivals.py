"""Festivals in plans of all kinds of period, as keys of a schedule and as 时间, checked against another calendar."""

from datetime import date

import pytest
from lunar_python import Lunar, Solar

from planforge import api
from planforge.almanac import Month, Observance, Period, all_observances, parse_period
from planforge.document.nodes import Heading, Paragraph, Table

MOVABLE = [each for each in all_observances() if each.rule.kind in ("lunar", "solar-term", "nth-weekday", "nth-week")]
FORMS = ("{0}年", "{0}—{1}学年", "{0}—{1}学年第二学期", "{0}年2月—{1}年1月")
PERIODS = [form.format(year, year + 1) for year in range(2024, 2036) for form in FORMS]


def days(each: Observance, year: int) -> date:
    """Return when an observance begins in a Gregorian year, or in the lunar year that begins in it."""
    if each.rule.kind == "lunar":
        solar = Lunar.fromYmd(year, each.rule.month, each.rule.day).getSolar().next(each.rule.offset)
    elif each.rule.kind == "solar-term":
        solar = Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable()["清明"]
    else:
        return weekday_of(each, year)
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def weekday_of(each: Observance, year: int) -> date:
    """Return the n-th weekday of a month by counting days, for a week its Monday."""
    rule = each.rule
    wanted = 3 if rule.kind == "nth-week" else rule.weekday
    found = [date(year, rule.month, day) for day in range(1, 29) if date(year, rule.month, day).weekday() == wanted]
    return found[rule.n - 1] if rule.kind == "nth-weekday" else date.fromordinal(found[rule.n - 1].toordinal() - 3)


def expected(each: Observance, period: Period) -> list[Month]:
    found = (days(each, year) for year in range(period.first.year - 1, period.last.year + 1))
    months = (Month(day.year, day.month) for day in found)
    return [month for month in months if period.first <= month <= period.last]


@pytest.mark.parametrize("text", PERIODS)
def test_every_movable_festival_lands_in_its_month(text: str) -> None:
    period = parse_period(text)
    assert period is not None
    keys = "".join(f"  {each.name}: [{each.id}]\n" for each in MOVABLE)
    reading = api.read(f"单位: 示例小学工会\n期间: {text}\n月份安排:\n{keys}".encode())
    assert reading.document is not None
    landed: dict[str, str] = {}
    month = ""
    for block in reading.document.blocks:
        if isinstance(block, Heading):
            month = block.text
        elif isinstance(block, Paragraph):
            landed[block.text.rpartition("：")[2]] = month
    for each in MOVABLE:
        months = expected(each, period)
        assert landed[each.id] == (f"{months[0].month}月" if months else each.name)
    said = {(finding.id, finding.message.split("”")[0][1:]) for finding in reading.diagnostics}
    for each in MOVABLE:
        months = expected(each, period)
        assert (("festival-outside", each.name) in said) == (not months)
        assert (("festival-twice", each.name) in said) == (len(months) > 1)


@pytest.mark.parametrize(
    ("period", "written", "printed", "notes"),
    [
        ("2027年", "端午节", "6月端午节", []),
        ("2028年", "端午节", "5月端午节", []),
        ("2028年", "“端午”节", "5月“端午”节", []),
        ("2027年", "重阳节, 中秋节", "10月重阳节、9月中秋节", []),
        ("2027年", "教师节", "9月教师节", []),
        ("2027年", "3月", "3月", []),
        ("2027年", "端午节前", "端午节前", []),
        ("2027年上半年", "重阳节", "重阳节", ["festival-outside"]),
        ("2026年2月—2027年2月", "春节", "春节", ["festival-twice"]),
        ("【待补：期间】", "端午节", "端午节", []),
    ],
)
def test_a_festival_as_time_is_printed_with_its_month(
    period: str, written: str, printed: str, notes: list[str]
) -> None:
    text = f"单位: 甲\n期间: {period}\n工作目标:\n  - 内容: 慰问\n    时间: {written}\n"
    reading = api.read(text.encode(), draft=True)
    assert reading.document is not None
    assert reading.document.blocks[-1] == Paragraph(f"慰问（时间：{printed}）")
    assert [finding.id for finding in reading.diagnostics] == notes
    assert all(finding.span and finding.span.line == 5 for finding in reading.diagnostics)


def test_a_table_shows_the_month_of_a_festival_too() -> None:
    text = "单位: 甲\n期间: 2028年\n月份安排:\n  版式: 表格\n  全年:\n    - 内容: 慰问\n      时间: 端午节\n"
    document = api.read(text.encode()).document
    assert document is not None
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert table.rows[0][2] == ("5月端午节",)
