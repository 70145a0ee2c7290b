"""What is told of a plan, what is passed over, and what is mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import plans
from writing import write_plan

from planforge.checking import Options, check, mend
from planforge.spec.model import Plan
from planforge.spec.reader import read_plan

HEAD = "单位: 示例小学工会\n期间: 2027年\n"
SLIPS = """\
单位：示例小学工会
期间: 2027年   # 期间
主要工作：
  -加强管理。。：
    - 一、开会
    - 二、检查
月份安排:
	3月：[甲，乙]
附件:
  - 附件1：名单。
"""
MENDED = """\
单位: 示例小学工会
期间: 2027年   # 期间
主要工作:
  - 加强管理:
    - 开会
    - 检查
月份安排:
  3月: [甲, 乙]
附件:
  - 名单
"""


def ids(text: str, **options: object) -> list[str]:
    return [each.id for each in check(text.encode(), "plan.yaml", Options(**options)).reading.diagnostics]  # type: ignore[arg-type]


def test_no_rule_tells_of_a_line_whose_bracket_is_open() -> None:
    text = HEAD + "主要工作: {民主管理: 开会, 服务: 体检\n前言: 总结。。\n"
    assert ids(text) == ["unclosed-bracket", "doubled-mark"]


def test_reading_and_rules_are_told_in_file_order() -> None:
    text = HEAD + "前言: 总结。。\n工作目标：\n  - 检查，，整改\n"
    assert ids(text) == ["doubled-mark", "chinese-colon", "doubled-mark"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "前言: 总结。。 # planforge: ignore=doubled-mark\n",
        HEAD + "# planforge: ignore=doubled-mark\n前言: 总结。。\n",
        HEAD + "# planforge: ignore=doubled-mark\n# planforge: ignore=blank\n\n  # 领导要求\n前言: 总结。。\n",
        HEAD + "# 备注 planforge: ignore = unknown-label, doubled-mark\n前言: 总结。。\n",
        HEAD + "检查: {忽略: [doubled-mark]}\n前言: 总结。。\n",
        HEAD + "检查: doubled-mark\n前言: 总结。。\n",
        HEAD + "检查: {忽略: doubled-mark}\n前言: 总结。。\n",
        HEAD + "检查: [unknown-label, doubled-mark]\n前言: 总结。。\n",
        HEAD + "前言: 总结。。 # planforge：ignore＝doubled-mark，领导要求这样写\n",
        HEAD + "前言: 总结。。 # planforge: ignore doubled-mark because it is quoted\n",
    ],
)
def test_a_plan_can_have_things_passed_over(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "前言: 总结。。 # planforge: ignore=chinese-colon\n",
        HEAD + "# planforge: ignore=doubled-mark\n结语: 总结\n前言: 总结。。\n",
        HEAD + "前言: 总结。。\n检查: {忽略: [unknown-label]}\n",
    ],
)
def test_what_is_not_meant_is_not_passed_over(text: str) -> None:
    assert ids(text) == ["doubled-mark"]


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        (
            "检查: {忽略: [doubled-mrak]}\n",
            (3, 11),
            "没有“doubled-mrak”这个代号（是不是“doubled-mark”？全部代号见 planforge explain）",
        ),
        ("检查: 叠用标点\n", (3, 5), "没有“叠用标点”这个代号（全部代号见 planforge explain）"),
        (
            "前言: 甲 # planforge: ignore=doubled-mrak\n",
            (3, 27),
            "没有“doubled-mrak”这个代号（是不是“doubled-mark”？全部代号见 planforge explain）",
        ),
        (
            "前言: 甲 # planforge: ignore=blank, no-such\n",
            (3, 34),
            "没有“no-such”这个代号（全部代号见 planforge explain）",
        ),
        ("前言: 甲 # planforge: ignore\n", (3, 7), "“ignore”后面没有写代号（写成“# planforge: ignore=代号”）"),
    ],
)
def test_an_id_that_is_none_is_told_where_it_stands(text: str, place: tuple[int, int], sentence: str) -> None:
    found = check((HEAD + text).encode()).reading.diagnostics
    assert [(each.id, each.level, each.sentence, each.span and each.span[:2]) for each in found] == [
        ("unknown-check", "warning", sentence, place)
    ]


def test_the_settings_of_checks_are_checked() -> None:
    assert ids(HEAD + "检查: {忽咯: [doubled-mark]}\n") == ["unknown-key"]
    assert ids(HEAD + "检查: {严格: 也许}\n") == ["wrong-value"]
    assert ids(HEAD + "檢查: {忽略: [doubled-mark], 嚴格: 是}\n前言: 总结。。\n") == []


def test_errors_of_reading_cannot_be_passed_over() -> None:
    text = HEAD + "期间: 2028年 # planforge: ignore=duplicate-key\n检查: {忽略: [duplicate-key]}\n"
    assert ids(text) == ["duplicate-key"]
    assert ids(text, select=frozenset({"doubled-mark"}), ignore=frozenset({"duplicate-key"})) == ["duplicate-key"]


def test_what_is_selected_and_what_is_ignored() -> None:
    text = HEAD + "前言: 总结。。\n工作目标：\n  - 检查\n"
    assert ids(text, select=frozenset({"chinese-colon"})) == ["chinese-colon"]
    assert ids(text, ignore=frozenset({"chinese-colon"})) == ["doubled-mark"]


def test_strict_makes_errors_of_all() -> None:
    text = HEAD + "前言: 总结。。\n工作目标：\n  - 检查\n"
    for found in (
        check(text.encode(), "p", Options(strict=True)),
        check((text + "检查: {严格: 是}\n").encode(), "p"),
    ):
        assert {each.level for each in found.reading.diagnostics} == {"error"}


def test_slips_are_mended_and_the_rest_stays() -> None:
    assert mend(SLIPS.encode()) == MENDED
    assert mend(MENDED.encode()) == MENDED
    assert ids(MENDED) == []


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_survive(ending: str) -> None:
    assert mend(SLIPS.replace("\n", ending).encode()) == MENDED.replace("\n", ending)


@pytest.mark.parametrize(
    "text", ["", "单位: [", HEAD + "工作目标\n  - 检查\n", "- 甲\n", HEAD + "前言: \x01\n", "\ufeff" + HEAD, "单位: 甲"]
)
def test_what_cannot_be_mended_stays(text: str) -> None:
    assert mend(text.encode()) == text.removeprefix("\ufeff")


def test_only_what_is_selected_is_mended() -> None:
    text = HEAD + "前言: 总结。。\n工作目标：\n  - 一、检查\n"
    only = Options(select=frozenset({"doubled-mark"}))
    assert mend(text.encode(), "p", only) == text.replace("。。", "。")


@given(plans())
def test_a_sound_plan_is_left_alone(plan: Plan) -> None:
    text = write_plan(plan)
    mended = mend(text.encode())
    assert mend(mended.encode()) == mended
    assert read_plan(mended.encode(), "p").plan is not None


@given(st.text("单位：: 期间2027年\n -一、。“[]{}'\"#&*\t甲，", max_size=80))
def test_mending_comes_to_rest(text: str) -> None:
    mended = mend(text.encode())
    assert mend(mended.encode()) == mended


@pytest.mark.parametrize(
    "line",
    [
        "落款: {单位: 示例小学工会, 日期: 2027年1月5日",
        '前言: "加强学习, 推进',
        "工作目标: 甲,乙\n  - 丙",
        "前言: 甲\n  附件: 乙\n    丙: 丁",
    ],
)
def test_a_line_in_error_is_left_to_the_writer(line: str) -> None:
    text = f"{HEAD}{line}\n"
    assert mend(text.encode()) == text


def test_numbers_typed_before_attachments_are_mended() -> None:
    text = HEAD + "前言: 见附件1、附件2。\n附件:\n  - 1. 任务表\n  - 附件2：名单\n"
    assert mend(text.encode()) == text.replace("1. ", "").replace("附件2：", "")
