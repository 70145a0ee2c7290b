"""Next year's plan: what is certain is changed and nothing else, what is not is listed."""

import difflib
import re
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from strategies import plans
from writing import write_plan

from planforge import api
from planforge.almanac import parse_period
from planforge.errors import CallError, PlanError
from planforge.renewal import Renewal
from planforge.spec.model import Plan
from planforge.starters import list_starters, render_starter

STARTERS = {starter.name: starter for starter in list_starters(None)}
CHAINS = {
    "年度": [f"{year}年" for year in range(2026, 2036)],
    "学年": [f"{year}—{year + 1}学年" for year in range(2026, 2035)],
    "学期": [f"{year}—{year + 1}学年第一学期" for year in range(2026, 2035)],
}
AUTUMN, SPRING = "2026—2027学年第一学期", "2026—2027学年第二学期"
CHANGED_LINES = re.compile(r"(标题|期间|  日期): ")


def starter(name: str, text: str) -> str:
    period = parse_period(text)
    assert period is not None
    return render_starter(name, "", period, date(2026, 1, 1), None)


def roll(text: str, to: str) -> Renewal:
    return api.rollover(text.encode(), to, "plan.yaml")


def plan(*lines: str, period: str = "2027年") -> str:
    return "\n".join(("单位: 示例小学工会", f"期间: {period}", *lines, ""))


def changes(text: str, to: str = "2028年") -> list[tuple[str, str]]:
    return [(change.old, change.new) for change in roll(text, to).changes[1:]]


def doubts(text: str, to: str = "2028年") -> list[tuple[str, str]]:
    """Return the id of each leftover and the text that it points to."""
    renewal = roll(text, to)
    lines = renewal.text.splitlines()
    found = []
    for leftover in renewal.leftovers:
        assert leftover.span
        assert leftover.span.line == leftover.span.end_line
        found.append(
            (leftover.id, lines[leftover.span.line - 1][leftover.span.column - 1 : leftover.span.end_column - 1])
        )
    return found


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name in STARTERS for kind in STARTERS[name].periods if kind in CHAINS]
)
def test_a_starter_rolls_on_from_year_to_year(name: str, kind: str) -> None:
    first, *others = CHAINS[kind]
    text = starter(name, first)
    for to in others:
        renewal = roll(text, to)
        pairs = zip(text.splitlines(keepends=True), renewal.text.splitlines(keepends=True), strict=True)
        changed = [(old, new) for old, new in pairs if old != new]
        assert 2 <= len(changed) <= 3
        assert all(CHANGED_LINES.match(old) and CHANGED_LINES.match(new) for old, new in changed)
        assert {leftover.id for leftover in renewal.leftovers} <= {"weekend"}
        reading = api.read(renewal.text.encode())
        assert reading.diagnostics == ()
        assert reading.plan is not None
        assert reading.plan.period == to
        assert reading.document is not None
        assert api.render(reading.document, "docx")
        text = renewal.text


@pytest.mark.parametrize("name", STARTERS)
def test_a_clean_starter_leaves_nothing_over(name: str) -> None:
    assert roll(starter(name, "2026年"), "2027年").leftovers == ()


def test_planted_leftovers_are_found_one_and_all() -> None:
    text = plan(
        "标题: 示例小学2025年度工会工作计划",
        "前言: |",
        "  2026年是“十四五”规划的收官之年，也是建校60周年。",
        "  去年我校被评为先进集体。",
        "主要工作:",
        "  - 内容: 召开第五届教职工代表大会  # 会议",
        "    时间: 2026年3月7日",
        "  - 2025年12月30日前报送总结。",
        "  - 落实示教工〔2026〕3号文件。",
        "附件:",
        "  - 2026年经费预算表.xlsx",
        "落款: {日期: 2025年1月5日}",
        period="2026年",
    )
    assert doubts(text, "2027年") == [
        ("old-year", "2025年度"),
        ("old-year", "2026年"),
        ("old-term", "“十四五”"),
        ("slogan", "收官之年"),
        ("ordinal", "60周年"),
        ("relative-year", "去年"),
        ("ordinal", "第五届"),
        ("weekend", "2027年3月7日"),
        ("old-date", "2025年12月30日"),
        ("old-number", "〔2026〕3号"),
        ("old-year", "2026年"),
        ("old-date", "2025年1月5日"),
    ]


@pytest.mark.parametrize(
    ("old", "to", "new"),
    [
        ("2027年", "2028年", "2028年"),
        ("2027年度", "2028年", "2028年度"),
        ("二〇二七年", "2028年", "二〇二八年"),
        ("二○二七年", "2030年", "二○三○年"),
        ("２０２７年", "2028年", "２０２８年"),
        ('"2027年"', "2028年", '"2028年"'),
        ("2027年上半年", "2028年上半年", "2028年上半年"),
        ("2027年上半年", "2027年下半年", "2027年下半年"),
        ("2027年第四季度", "2028年第一季度", "2028年第一季度"),
        ("2026—2027学年", "2027—2028学年", "2027—2028学年"),
        ("2026-2027学年度第一学期", "2026—2027学年第二学期", "2026-2027学年度第二学期"),
        ("2026-2027学年度第二学期", "2027—2028学年第一学期", "2027-2028学年度第一学期"),
        ("2026年8月—2027年1月", "2027年8月—2028年1月", "2027年8月—2028年1月"),
        ("2026年8月—2027年1月", "2027年2月—2027年7月", "2027年2月—2027年7月"),
        ("2027年", "2027—2028学年", "2027—2028学年"),
    ],
)
def test_the_period_keeps_its_wording(old: str, to: str, new: str) -> None:
    assert f"期间: {new}\n" in roll(plan("工作目标: [检查]", period=old), to).text


@pytest.mark.parametrize(
    ("title", "period", "to", "expected"),
    [
        ("示例小学2027年度工会工作计划", "2027年", "2028年", "示例小学2028年度工会工作计划"),
        (
            "2026—2027学年第一学期工会计划",
            "2026—2027学年第一学期",
            "2026—2027学年第二学期",
            "2026—2027学年第二学期工会计划",
        ),
        ("2026年秋季工会计划", "2026—2027学年第一学期", "2027—2028学年第一学期", "2027年秋季工会计划"),
        ("2019年工会计划", "2027年", "2028年", "2019年工会计划"),
        ("二〇二七年工会计划", "2027年", "2028年", "二〇二八年工会计划"),
    ],
)
def test_a_title_names_the_new_period(title: str, period: str, to: str, expected: str) -> None:
    assert f"标题: {expected}\n" in roll(plan(f"标题: {title}", period=period), to).text


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("落款: {日期: 2027年1月5日}", ("2027年1月5日", "2028年1月5日")),
        ("落款: {日期: 2026年12月28日}", ("2026年12月28日", "2027年12月28日")),
        ("落款: {日期: 二〇二七年一月五日}", ("二〇二七年一月五日", "二〇二八年一月五日")),
        ("落款: [示例小学工会, 2027年1月5日]", ("2027年1月5日", "2028年1月5日")),
        ("版记: {印发机关: 办公室, 印发日期: 2027年1月6日}", ("2027年1月6日", "2028年1月6日")),
        ("题注: （2027年1月14日通过）", ("2027年1月14日", "2028年1月14日")),
        ("前言: 2027-03-08前完成。", ("2027-03-08", "2028-03-08")),
        ("前言: 2027.3.8前完成。", ("2027.3.8", "2028.3.8")),
        ("工作目标: [{内容: 检查, 时间: 2027年5月}]", ("2027", "2028")),
        ("工作目标: [{内容: 检查, 时间: 2027年5月8日}]", ("2027年5月8日", "2028年5月8日")),
        ("工作目标: [{内容: 检查, 进度: 80%}]", ("80%", "")),
        ("工作目标: [{内容: 检查, 完成情况: '已完成'}]", ("'已完成'", "")),
        ("月份安排: {2027年9月: [迎新]}", ("2027", "2028")),
    ],
)
def test_what_is_certain_is_changed(line: str, change: tuple[str, str]) -> None:
    assert changes(plan(line)) == [change]


@pytest.mark.parametrize(
    "line",
    [
        "前言: 自2021年1月1日起施行的办法。",
        "前言: 2020年以来，学校发展很快。",
        "前言: 会员2027人，图书2027册。",
        "工作目标: [每月第一周开会, 第一季度检查, 第一时间慰问]",
        "工作目标: [{内容: 检查, 时间: 3月、9月}]",
        "工作目标: [{内容: 检查, 时间: 9月第二周}]",
        "主要工作: [今年召开两次会议, 明年一月总结]",
        "前言: 事故比去年减少，与上年同期持平。",
        "前言: 深入学习贯彻党的十八大以来的成果。",
        "工作目标: [27年级, 3年内完成, 20年教龄, 入职第一年的教师]",
        "# 2027年的注释，去年也这样",
    ],
)
def test_what_is_true_in_any_year_is_left_alone(line: str) -> None:
    text = plan(line, "工作目标: [检查]") if "工作目标" not in line else plan(line)
    assert changes(text) == []
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("前言: 2027年工会工作。", [("old-year", "2027年")]),
        ("前言: 27年工会工作。", [("old-year", "27年")]),
        ("前言: 2026—2027学年的工作。", [("old-year", "2026—2027学年")]),
        ("前言: 二〇二六年成绩。", [("old-year", "二〇二六年")]),
        ("前言: 召开五届三次教代会。", [("ordinal", "五届三次教代会")]),
        ("前言: 第43个教师节。", [("ordinal", "第43个")]),
        ("前言: “十五五”规划的第二年。", [("ordinal", "第二年")]),
        ("题注: （第3次会议通过）", [("ordinal", "第3次")]),
        ("前言: 羊年春节团拜会。", [("relative-year", "羊年")]),
        ("前言: 12月25日前完成。", [("named-date", "12月25日")]),
        ("工作目标: [{内容: 检查, 时间: 1月8日}]", [("weekend", "1月8日")]),
        ("工作目标: [{内容: 检查, 时间: 1月10日}]", []),
        ("落款: {日期: 2027年1月8日}", [("weekend", "2028年1月8日")]),
        ("月份安排: {6月: [包粽子, 端午节慰问]}", [("moved-festival", "端午节")]),
        ("工作目标: [{内容: 端午慰问, 时间: 6月}]", [("moved-festival", "端午")]),
        ("月份安排: {6月: [端午节慰问], 5月: [体检]}", [("moved-festival", "端午节")]),
        ("月份安排: {10月: [重阳节慰问]}", []),
        ("月份安排: {2月: [春节慰问]}", [("moved-festival", "春节")]),
        ("版头: {发文机关标志: 示例小学工会文件, 发文字号: 示工〔2027〕1号}", [("old-number", "〔2027〕1号")]),
    ],
)
def test_what_is_not_certain_is_listed(line: str, expected: list[tuple[str, str]]) -> None:
    assert doubts(plan(line)) == expected


def test_a_festival_may_be_prepared_in_the_month_before_it() -> None:
    text = plan("月份安排: {1月: [春节慰问]}", period="2028年")
    assert doubts(text, "2029年") == []


def test_29_february_becomes_the_28th_and_is_said() -> None:
    text = plan("落款: {日期: 2028年2月29日}", period="2028年")
    assert changes(text, "2029年") == [("2028年2月29日", "2029年2月28日")]
    assert doubts(text, "2029年") == [("named-date", "2029年2月28日")]


def test_festivals_that_change_month_are_told_with_their_activities() -> None:
    text = plan("月份安排:", "  端午节: [慰问毕业班教师, 包粽子]", "  重阳节: [走访]", "  中秋节: 座谈")
    assert roll(text, "2028年").moves == (
        ("端午节", 6, 5, ("慰问毕业班教师", "包粽子")),
        ("中秋节", 9, 10, ("座谈",)),
    )


def test_from_one_semester_to_the_other_what_does_not_fit_is_listed() -> None:
    text = plan(
        "工作目标: [{内容: 检查, 时间: 9月}]",
        "月份安排: {10月: [运动会], 重阳节: [走访]}",
        "结语: 第一学期结束时总结。",
        "落款: {日期: 2026年9月3日}",
        period=AUTUMN,
    )
    renewal = roll(text, SPRING)
    assert "日期: 2027年2月3日" in renewal.text
    assert [leftover.id for leftover in renewal.leftovers] == [
        "old-month",
        "outside-period",
        "festival-outside",
        "old-period",
        "named-date",
    ]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2026年11月", ("old-year", "2026年")),
        ("2026年10月20日", ("old-date", "2026年10月20日")),
        ("第一学期", ("old-period", "第一学期")),
    ],
)
def test_a_time_that_cannot_move_with_the_period_is_listed(time: str, expected: tuple[str, str]) -> None:
    text = f"单位: 示例小学工会\n期间: 2026—2027学年第一学期\n工作目标:\n  - {{内容: 教代会, 时间: {time}}}\n"
    assert doubts(text, "2026—2027学年第二学期") == [expected]
    assert doubts(text, "2027—2028学年第一学期") == []


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_comments_layout_and_line_ends_survive(ending: str) -> None:
    text = ending.join(
        (
            "单位:   示例小学工会  # 单位",
            "期间: '2027年'   # 2027年",
            "",
            "# 2027年",
            "落款:",
            "    日期:  2027年1月5日 # 日期",
            "",
        )
    )
    expected = text.replace("'2027年'", "'2028年'").replace("2027年1月5日", "2028年1月5日")
    assert roll(text, "2028年").text == expected


@given(plans(), st.sampled_from(["2028年", "2030年上半年", "2027—2028学年第一学期"]))
def test_nothing_but_the_listed_changes_differs(written: Plan, to: str) -> None:
    text = write_plan(written)
    try:
        renewal = roll(text, to)
    except (CallError, PlanError):
        return
    matcher = difflib.SequenceMatcher(None, text, renewal.text, autojunk=False)
    differing = {text[a:b] for kind, a, b, _, _ in matcher.get_opcodes() if kind != "equal"}
    olds = "\n".join(change.old for change in renewal.changes)
    assert all(piece in olds for piece in differing)
    assert len(text.splitlines()) == len(renewal.text.splitlines())
    assert api.read(renewal.text.encode(), draft=True).ok == api.read(text.encode(), draft=True).ok


@pytest.mark.parametrize(
    ("text", "to", "error", "message"),
    [
        (plan("工作目标: [检查]"), "明年", CallError, "^看不懂期间“明年”，可以写：2028年、"),
        (plan("工作目标: [检查]"), "2027年度", CallError, "^计划的期间已经是“2027年”，--to 要写下一个期间$"),
        (plan(period="【待补：期间】"), "2028年", PlanError, "期间还是“【待补：期间】”，不知道从哪一年改起"),
        (plan("工作目标: [", "落款: 甲"), "2028年", PlanError, "plan.yaml:3:"),
        ("", "2028年", PlanError, "文件里没有内容"),
    ],
)
def test_what_cannot_be_renewed_is_said(text: str, to: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        roll(text, to)


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*/plan.yaml")), ids=lambda path: path.parent.name)
def test_the_examples_can_be_renewed(example: Path) -> None:
    text = example.read_text(encoding="utf-8")
    period = api.load(example).period
    to = period.replace("2028", "2029").replace("2027", "2028")
    assert api.read(roll(text, to).text.encode()).ok
