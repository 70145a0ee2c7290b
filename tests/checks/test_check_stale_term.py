from datetime import date

import pytest
from cases import findings, hits

from planforge.checking import Options, check
from planforge.checks.names import Names, OwnTerm

ID = "stale-term"


def plan(text: str, period: str = "2027年", signed: str = "") -> str:
    signature = f"落款: {{日期: {signed}}}\n" if signed else ""
    return f"单位: 示例小学工会\n期间: {period}\n工作目标:\n  - '{text}'\n{signature}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实“十四五”规划", [("“十四五”", "error")]),
        ("落实十三五规划，谋发展", [("十三五", "error")]),
        ("落实全市教育第十四个五年规划", [("第十四个五年规划", "error")]),
        ("学习贯彻党的十九大精神", [("十九大", "warning")]),
        ("认真学习十八大报告", [("十八大", "warning")]),
        ("贯彻党的“十八大”精神，学习《十七大》", [("“十八大”", "warning"), ("《十七大》", "warning")]),
        ("贯彻中国工会十七大精神", [("中国工会十七大", "warning")]),
        ("贯彻工会“十七大”精神", [("工会“十七大”", "warning")]),
        ("开展党的群众路线教育实践活动", [("群众路线教育实践活动", "warning")]),
        ("开展党纪学习教育", [("党纪学习教育", "warning")]),
        ("抓好“七五”普法", [("“七五”普法", "warning")]),
        ("学习《公民道德建设实施纲要》", [("《公民道德建设实施纲要》", "warning")]),
        ("开展“三严三实”专题教育", [("“三严三实”专题教育", "note")]),
        (
            "带领职工奔小康，践行八荣八耻，做好计划生育工作",
            [("奔小康", "note"), ("八荣八耻", "note"), ("计划生育", "note")],
        ),
        ("落实《工会“十四五”发展规划》", [("“十四五”", "note")]),
        ("“十四五”时期打下了基础", [("“十四五”", "note")]),
        ("启动“十六五”前，先落实“十五五”", []),
    ],
)
def test_it_fires(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(characters, level) for characters, level, _ in findings(ID, plan(text))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "围绕“十五五”规划，贯彻党的二十大和中国工会十八大精神",
        "党的十八大以来，工会工作取得成绩",
        "巩固“十四五”时期脱贫攻坚成果",
        "巩固党纪学习教育成果，推进党纪学习教育常态化长效化",
        "“十四五”圆满收官，“十四五”期间取得新成绩，总结“十四五”经验",
        "做好“十四五”与“十五五”规划衔接，开展“十四五”规划终期评估",
        "学习党的十九大、二十大精神",
        "学习新时代公民道德建设实施纲要",
        "学习《人口与计划生育法》，看望计划生育特殊家庭，配合计划生育协会",
        "全面建成小康社会后巩固成果，走访小康村，参观小康路小学",
        "深入开展创先争优活动，践行三严三实",
        "落实党史学习教育工作条例",
        "推进十八大行动、十九大工程",
        "面向十四五岁的学生，十四五个班",
        "市妇联十九大、团十八大、妇女十二大精神",
        "学习工会法，提供基层工会法律顾问服务",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, plan(text)) == []


@pytest.mark.parametrize(
    ("text", "period", "signed", "expected"),
    [
        ("落实“十四五”规划", "2025年", "", []),
        ("落实“十四五”规划", "2026年", "", []),
        ("落实“十四五”规划", "2025—2026学年", "", []),
        ("落实“十四五”规划", "2026—2027学年", "", ["“十四五”"]),
        ("落实“十四五”规划", "2026年", "2026年5月8日", ["“十四五”"]),
        ("落实“十四五”规划", "2027年", "2022年1月8日", ["“十四五”"]),
        ("落实“十四五”规划", "2026年", "2016年5月8日", []),
        ("贯彻党的十九大精神", "2023年", "", []),
        ("贯彻党的十九大精神", "2024年", "", ["十九大"]),
        ("完成“十五五”目标", "2025年", "", ["“十五五”"]),
        ("谋划“十五五”工会工作，开展“十五五”规划研究", "2025年", "", []),
        ("喜迎党的二十大", "2021年", "", []),
        ("喜迎党的二十大", "2022年", "", []),
        ("落实“十四五”规划", "【待补：期间】", "", []),
    ],
)
def test_it_goes_by_the_time_of_the_plan(text: str, period: str, signed: str, expected: list[str]) -> None:
    assert hits(ID, plan(text, period, signed)) == expected


@pytest.mark.parametrize(
    ("text", "period", "expected"),
    [
        ("今年是“十四五”规划的收官之年", "2027年", ["“十四五”规划的收官之年"]),
        ("2027年是实施“十五五”规划的开局之年", "2027年", ["“十五五”规划的开局之年"]),
        ("今年是“十五五”起步之年", "2028年", ["“十五五”起步之年"]),
        ("2026年是实施“十五五”规划的开局之年", "2026年", []),
        ("今年是“十四五”收官之年、“十五五”开局之年", "2025—2026学年", []),
        ("今年是“十四五”收官之年以后的第一年", "2026年", []),
        ("2025年是“十四五”收官之年、2026年是“十五五”开局之年", "2025—2026学年", []),
        ("2026年是“十五五”规划的开局之年，学校迈出了新步伐", "2027年", []),
        ("2025年是“十四五”收官之年，完成了各项任务", "2027年", []),
        ("今年是“十五五”规划承上启下的关键之年", "2028年", []),
    ],
)
def test_the_first_and_the_last_year_are_years_of_their_own(text: str, period: str, expected: list[str]) -> None:
    assert hits(ID, plan(text, period)) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("落实“十三五”规划", "现在是“十五五”，请核对"),
        ("贯彻党的十八大精神", "现在是“党的二十大”，请核对"),
        ("抓好“六五”普法", "请核对提法"),
    ],
)
def test_the_hint_names_what_holds_now(text: str, hint: str) -> None:
    (found,) = check(plan(text).encode(), "plan.yaml", Options(select=frozenset({ID}))).reading.diagnostics
    assert found.hint == hint


def test_what_is_to_come_is_a_note() -> None:
    assert findings(ID, plan("完成“十五五”目标", "2024年")) == [("“十五五”", "note", "“十五五”从2026年1月开始")]


def test_a_house_has_terms_of_its_own() -> None:
    terms = (OwnTerm("工会小组", "工会小组会"), OwnTerm("三创三评"), OwnTerm("文明处室", until=date(2027, 12, 31)))
    names = Names(terms=terms)
    text = "各工会小组开展三创三评，召开工会小组会，评选文明处室"
    assert findings(ID, plan(text), names) == [
        ("工会小组", "warning", "“工会小组”已经不用"),
        ("三创三评", "warning", "“三创三评”已经不用"),
    ]
    assert hits(ID, plan("评选文明处室", "2028年"), names) == ["文明处室"]
    assert hits(ID, plan("评选文明处室", "【待补：期间】"), names) == ["文明处室"]
