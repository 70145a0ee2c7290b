"""Lines that lost their dash, their colon or their place: one error where it is, and a hint that mends it as told."""

from typing import NamedTuple

import pytest

from planforge.spec.reader import read_plan

HEAD = "单位: 一小\n期间: 2027年\n"


class Fault(NamedTuple):
    """A text behind HEAD, its findings as `line:column id`, a hint of the first, and the text mended as it tells."""

    name: str
    text: str
    findings: tuple[str, ...]
    hint: str
    mended: str


FAULTS = [
    Fault(
        "an item without its dash",
        "工作目标:\n  - 甲。\n  乙。\n  - 丙。\n",
        ("5:3 missing-dash",),
        "写成“- 乙。”",
        "工作目标:\n  - 甲。\n  - 乙。\n  - 丙。\n",
    ),
    Fault(
        "the last item without its dash",
        "工作目标:\n  - 甲。\n  乙。\n主要工作: 丙\n",
        ("5:3 missing-dash",),
        "写成“- 乙。”",
        "工作目标:\n  - 甲。\n  - 乙。\n主要工作: 丙\n",
    ),
    Fault(
        "the first item without its dash",
        "工作目标:\n  甲。\n  - 乙。\n",
        ("4:3 missing-dash",),
        "写成“- 甲。”",
        "工作目标:\n  - 甲。\n  - 乙。\n",
    ),
    Fault(
        "an item without its dash in a list in line with its heading",
        "主要工作:\n  - 管理:\n    - 甲\n    乙\n    - 丙\n",
        ("6:5 missing-dash",),
        "写成“- 乙”",
        "主要工作:\n  - 管理:\n    - 甲\n    - 乙\n    - 丙\n",
    ),
    Fault(
        "the last item without its dash in a list in line with its key",
        "主要工作:\n- 甲\n乙\n",
        ("5:1 missing-dash",),
        "写成“- 乙”",
        "主要工作:\n- 甲\n- 乙\n",
    ),
    Fault(
        "a period without its colon in line with a list",
        "月份安排:\n  1月:\n  - 甲\n  2月\n  - 乙\n",
        ("6:3 missing-colon",),
        "写成“2月:”",
        "月份安排:\n  1月:\n  - 甲\n  2月:\n  - 乙\n",
    ),
    Fault(
        "a section without its colon between lists at the margin",
        "主要工作:\n- 甲\n服务项目\n- 乙\n",
        ("5:1 missing-colon",),
        "写成“服务项目:”",
        "主要工作:\n- 甲\n服务项目:\n- 乙\n",
    ),
    Fault(
        "headings without their dashes before one that has it",
        "主要工作:\n  管理:\n    - 甲\n  服务: 乙\n  - 学习:\n    - 丙\n",
        ("4:3 missing-dash", "6:3 missing-dash"),
        "写成“- 管理:”",
        "主要工作:\n  - 管理:\n    - 甲\n  - 服务: 乙\n  - 学习:\n    - 丙\n",
    ),
    Fault(
        "a heading without its dash behind one that has it",
        "主要工作:\n  - 管理:\n    - 甲\n  服务：\n    - 乙\n",
        ("6:3 missing-dash", "6:5 chinese-colon"),
        "写成“- 服务：”",
        "主要工作:\n  - 管理:\n    - 甲\n  - 服务：\n    - 乙\n",
    ),
    Fault(
        "typed numbers in the place of dashes",
        "主要工作:\n  1. 甲\n  2. 乙\n  - 丙\n",
        ("4:3 missing-dash", "5:3 missing-dash"),
        "写成“- 1. 甲”",
        "主要工作:\n  - 1. 甲\n  - 2. 乙\n  - 丙\n",
    ),
    Fault(
        "a dash one space too far right",
        "主要工作:\n  - 甲\n   - 乙\n  - 丙\n",
        ("5:4 bad-indent",),
        "与上面的“-”左对齐",
        "主要工作:\n  - 甲\n  - 乙\n  - 丙\n",
    ),
    Fault(
        "a dash one space too far left",
        "主要工作:\n  - 管理:\n     - 甲\n    - 乙\n     - 丙\n",
        ("6:5 bad-indent",),
        "与上面的“-”左对齐",
        "主要工作:\n  - 管理:\n     - 甲\n     - 乙\n     - 丙\n",
    ),
    Fault(
        "an attribute in line with the dashes",
        "主要工作:\n  -   内容: 甲\n  责任人: 乙\n",
        ("5:3 bad-indent",),
        "行首空 6 格",
        "主要工作:\n  -   内容: 甲\n      责任人: 乙\n",
    ),
    Fault(
        "attributes too deep",
        "主要工作:\n  - 内容: 甲\n     责任人: 乙\n     时间: 3月\n",
        ("5:6 bad-indent", "6:6 bad-indent"),
        "与上面的键对齐",
        "主要工作:\n  - 内容: 甲\n    责任人: 乙\n    时间: 3月\n",
    ),
    Fault(
        "a document key too deep",
        "前言: 甲\n  附件: 乙\n",
        ("4:3 bad-indent",),
        "顶格写",
        "前言: 甲\n附件: 乙\n",
    ),
    Fault(
        "a section too deep",
        "前言: 甲\n  主要工作：\n    - 乙\n",
        ("4:3 bad-indent", "4:7 chinese-colon"),
        "与上面的键对齐",
        "前言: 甲\n主要工作：\n    - 乙\n",
    ),
    Fault(
        "a list beside the lead",
        "主要工作:\n  - 标题: 管理\n    导语: 做好两项工作。\n    - 甲\n    - 乙\n",
        ("6:5 text-over-list",),
        "在这一行前面加一行“条目:”",
        "主要工作:\n  - 标题: 管理\n    导语: 做好两项工作。\n    条目:\n    - 甲\n    - 乙\n",
    ),
    Fault(
        "a list below the text of a section",
        "主要工作: 甲\n- 乙\n- 丙\n",
        ("4:1 text-over-list",),
        "文字写进“导语:”，列表写进“条目:”",
        "主要工作:\n  导语: 甲\n  条目:\n  - 乙\n  - 丙\n",
    ),
    Fault(
        "an item below a text of two lines",
        "主要工作:\n  - 做好\n    管理\n      - 甲\n",
        ("6:7 text-over-list",),
        "与上面的“- ”左对齐；上面若是标题，末尾加冒号",
        "主要工作:\n  - 做好\n    管理\n  - 甲\n",
    ),
    Fault(
        "a month without its colon before one that has it",
        "月份安排:\n  1月 甲\n  2月: 乙\n",
        ("4:3 missing-colon",),
        "写成“1月: 甲”",
        "月份安排:\n  1月: 甲\n  2月: 乙\n",
    ),
    Fault(
        "a month without its colon behind one that has it",
        "月份安排:\n  1月: 甲\n  重阳节 乙\n",
        ("5:3 missing-colon",),
        "写成“重阳节: 乙”",
        "月份安排:\n  1月: 甲\n  重阳节: 乙\n",
    ),
    Fault(
        "a dash of two signs",
        "工作目标:\n  - 甲\n  ——乙\n",
        ("5:3 missing-dash",),
        "写成“- ——乙”",
        "工作目标:\n  - 甲\n  - ——乙\n",
    ),
    Fault(
        "the first dash of three one space too far right",
        "主要工作:\n   - 甲\n  - 乙\n  - 丙\n",
        ("4:4 bad-indent",),
        "与下面的“-”左对齐",
        "主要工作:\n  - 甲\n  - 乙\n  - 丙\n",
    ),
    Fault(
        "the first dash of three one space too far left, with a list",
        "主要工作:\n - 管理:\n      - 甲\n  - 乙\n  - 丙\n",
        ("4:2 bad-indent",),
        "与下面的“-”左对齐",
        "主要工作:\n  - 管理:\n      - 甲\n  - 乙\n  - 丙\n",
    ),
    Fault(
        "a dash one space too far right below attributes",
        "主要工作:\n  - 内容: 甲\n    时间: 3月\n   - 内容: 乙\n    时间: 4月\n",
        ("6:4 bad-indent",),
        "与上面的“-”左对齐",
        "主要工作:\n  - 内容: 甲\n    时间: 3月\n  - 内容: 乙\n    时间: 4月\n",
    ),
    Fault(
        "the first month one space too far left",
        "月份安排:\n 1月:\n    - 甲\n  2月:\n    - 乙\n  3月: 丙\n",
        ("4:2 bad-indent",),
        "与下面的键左对齐",
        "月份安排:\n  1月:\n    - 甲\n  2月:\n    - 乙\n  3月: 丙\n",
    ),
    Fault(
        "a month one space too far right",
        "月份安排:\n  1月:\n    - 甲\n   2月:\n    - 乙\n  3月: 丙\n",
        ("6:4 bad-indent",),
        "与上面的键左对齐",
        "月份安排:\n  1月:\n    - 甲\n  2月:\n    - 乙\n  3月: 丙\n",
    ),
    Fault(
        "an attribute one space too far left",
        "主要工作:\n  - 内容: 甲\n   责任人: 乙\n    时间: 3月\n",
        ("5:4 bad-indent",),
        "与上面的键左对齐",
        "主要工作:\n  - 内容: 甲\n    责任人: 乙\n    时间: 3月\n",
    ),
    Fault(
        "a month too deep below the text of another",
        "月份安排:\n  1月: 甲\n   2月: 乙\n  3月: 丙\n",
        ("5:4 bad-indent",),
        "与上面的键对齐",
        "月份安排:\n  1月: 甲\n  2月: 乙\n  3月: 丙\n",
    ),
    Fault(
        "the date of a signature too deep",
        "落款:\n  单位: 一小\n    日期: 2027年1月5日\n",
        ("5:5 bad-indent",),
        "与上面的键对齐",
        "落款:\n  单位: 一小\n  日期: 2027年1月5日\n",
    ),
    Fault(
        "a section set in below a block",
        "前言: |\n  甲\n 主要工作:\n  - 乙\n",
        ("5:2 bad-indent",),
        "与上面的键对齐",
        "前言: |\n  甲\n主要工作:\n  - 乙\n",
    ),
    Fault(
        "a document key in line with the dashes",
        "主要工作:\n  - 甲\n  落款:\n    日期: 2027年1月5日\n",
        ("5:3 bad-indent",),
        "顶格写",
        "主要工作:\n  - 甲\n落款:\n    日期: 2027年1月5日\n",
    ),
    Fault(
        "entries of the full form without their dashes",
        "主要工作:\n  内容: 甲\n    时间: 3月\n  - 内容: 乙\n    时间: 4月\n  内容: 丙\n    时间: 5月\n",
        ("4:3 missing-dash", "8:3 missing-dash"),
        "写成“- 内容: 甲”",
        "主要工作:\n  - 内容: 甲\n    时间: 3月\n  - 内容: 乙\n    时间: 4月\n  - 内容: 丙\n    时间: 5月\n",
    ),
    Fault(
        "a signature without its colon behind a list",
        "主要工作:\n  - 甲\n落款\n  单位: 一小\n  日期: 2027年1月5日\n",
        ("5:1 missing-colon",),
        "写成“落款:”",
        "主要工作:\n  - 甲\n落款:\n  单位: 一小\n  日期: 2027年1月5日\n",
    ),
    Fault(
        "a full-width space for a colon, and a Chinese colon behind it",
        "落款:\n  单位　【待补：单位】\n  日期: 2027年1月5日\n前言 按照上级要求，制定计划如下：\n",
        ("4:3 missing-colon", "6:1 missing-colon"),
        "写成“单位: 【待补：单位】”",
        "落款:\n  单位: 【待补：单位】\n  日期: 2027年1月5日\n前言: 按照上级要求，制定计划如下：\n",
    ),
    Fault(
        "a week without its colon, with a Chinese one in its text",
        "周次安排:\n  第一周 咨询：法律\n  第二周: 健康\n",
        ("4:3 missing-colon",),
        "写成“第一周: 咨询：法律”",
        "周次安排:\n  第一周: 咨询：法律\n  第二周: 健康\n",
    ),
    Fault(
        "the key of an entry without its colon",
        "主要工作:\n  - 标题 管理\n    内容: 甲\n",
        ("4:5 missing-colon",),
        "写成“标题: 管理”",
        "主要工作:\n  - 标题: 管理\n    内容: 甲\n",
    ),
    Fault(
        "a dash in line with the heading of its list",
        "主要工作:\n  - 管理:\n      - 甲\n    - 乙\n",
        ("6:5 bad-indent",),
        "与上面的“-”左对齐",
        "主要工作:\n  - 管理:\n      - 甲\n      - 乙\n",
    ),
    Fault(
        "a list without a heading",
        "- 甲\n- 乙\n",
        ("3:1 text-over-list",),
        "在这一行前面加一行标题，如“主要工作:”",
        "主要工作:\n- 甲\n- 乙\n",
    ),
    Fault(
        "attributes of nothing",
        "主要工作:\n  - 责任人: 甲\n    时间: 3月\n",
        ("4:5 missing-content-key",),
        "加一行“内容: ……”，与“责任人”对齐",
        "主要工作:\n  - 责任人: 甲\n    时间: 3月\n    内容: 乙\n",
    ),
    Fault(
        "a signature behind a schedule, as deep as its periods",
        "月份安排:\n  3月: 甲\n  落款:\n    单位: 乙\n    日期: 2027年1月5日\n",
        ("5:3 bad-indent",),
        "顶格写",
        "月份安排:\n  3月: 甲\n落款:\n    单位: 乙\n    日期: 2027年1月5日\n",
    ),
    Fault(
        "a section behind a schedule, as deep as its periods",
        "月份安排:\n  3月: 甲\n  主要工作:\n    - 管理:\n        - 乙\n    - 丙\n",
        ("5:3 bad-indent",),
        "顶格写",
        "月份安排:\n  3月: 甲\n主要工作:\n    - 管理:\n        - 乙\n    - 丙\n",
    ),
    Fault(
        "sections behind a list, as deep as its dashes",
        "工作目标:\n  - 甲\n  主要工作:\n    - 乙\n  附件:\n    - 丙\n  落款: {单位: 丁}\n",
        (
            "5:3 bad-indent",
            "7:3 bad-indent",
            "9:3 bad-indent",
        ),
        "顶格写",
        "工作目标:\n  - 甲\n主要工作:\n    - 乙\n附件:\n    - 丙\n落款: {单位: 丁}\n",
    ),
    Fault(
        "a signature behind an item, as deep as its text",
        "主要工作:\n- 甲。\n- 乙。\n  落款:\n    单位: 丙\n",
        ("6:3 bad-indent",),
        "顶格写",
        "主要工作:\n- 甲。\n- 乙。\n落款:\n    单位: 丙\n",
    ),
    Fault(
        "a signature behind an entry, as deep as its heading",
        "主要工作:\n  - 管理:\n      - 甲\n    落款: {单位: 丙}\n",
        ("6:5 bad-indent",),
        "顶格写",
        "主要工作:\n  - 管理:\n      - 甲\n落款: {单位: 丙}\n",
    ),
    Fault(
        "a signature behind an activity",
        "月份安排:\n  3月: 甲\n    落款:\n      单位: 丙\n",
        ("5:5 bad-indent",),
        "顶格写",
        "月份安排:\n  3月: 甲\n落款:\n      单位: 丙\n",
    ),
    Fault(
        "a signature behind headings that are keys",
        "工作要求:\n  - 管理: 甲\n  - 服务: 乙\n  落款:\n    单位: 丙\n",
        ("6:3 bad-indent",),
        "顶格写",
        "工作要求:\n  - 管理: 甲\n  - 服务: 乙\n落款:\n    单位: 丙\n",
    ),
    Fault(
        "periods without their colons before one that has it",
        "月份安排:\n  一月份 甲\n  二月份 乙\n  3月: 丙\n",
        (
            "4:3 missing-colon",
            "5:3 missing-colon",
        ),
        "写成“一月份: 甲”",
        "月份安排:\n  一月份: 甲\n  二月份: 乙\n  3月: 丙\n",
    ),
    Fault(
        "periods, none with its colon",
        "月份安排:\n  1月 甲\n  春节 乙\n",
        (
            "4:3 missing-colon",
            "5:3 missing-colon",
        ),
        "写成“1月: 甲”",
        "月份安排:\n  1月: 甲\n  春节: 乙\n",
    ),
    Fault(
        "periods without their colons above lists in line with them",
        "月份安排:\n  1月\n  - 甲\n  2月\n  - 乙\n",
        (
            "4:3 missing-colon",
            "6:3 missing-colon",
        ),
        "写成“1月:”",
        "月份安排:\n  1月:\n  - 甲\n  2月:\n  - 乙\n",
    ),
    Fault(
        "periods without their colons above lines of text",
        "月份安排:\n  1月\n  甲\n  2月\n  乙\n",
        (
            "4:3 folded-line",
            "6:3 folded-line",
        ),
        "写成“1月: 甲”",
        "月份安排:\n  1月: 甲\n  2月: 乙\n",
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_misplaced_line_is_told_once_and_mended_as_told(fault: Fault) -> None:
    found = read_plan((HEAD + fault.text).encode(), "plan.yaml").diagnostics
    assert tuple(f"{d.span.line}:{d.span.column} {d.id}" for d in found if d.span) == fault.findings
    assert found[0].hint == fault.hint
    mended = read_plan((HEAD + fault.mended).encode(), "plan.yaml")
    assert mended.plan
    assert [d.message for d in mended.diagnostics if d.level == "error"] == []


def test_the_first_line_sets_the_margin() -> None:
    found = read_plan((" " + HEAD).encode(), "plan.yaml").diagnostics
    assert [(d.id, d.span and d.span.line, d.hint) for d in found] == [("bad-indent", 2, "最外层的行都顶格写")]


def test_other_names_of_attributes_are_told() -> None:
    text = HEAD + "主要工作:\n  - 内容: 甲\n    负责人: 乙\n    完成时间: 3月\n"
    assert [d.hint for d in read_plan(text.encode(), "plan.yaml").diagnostics] == ["是不是“责任人”？", "是不是“时间”？"]


@pytest.mark.parametrize("line", ["主要工作:", "落款:", "指导思想: |"])
def test_a_key_taken_for_a_line_of_a_block_is_noted(line: str) -> None:
    text = f"{HEAD}前言: |\n  甲\n  {line}\n  - 乙\n"
    found = [f"{d.span.line} {d.id}" for d in read_plan(text.encode(), "plan.yaml").diagnostics if d.span]
    assert found[0] == "5 colon-in-text"


def test_prose_in_a_block_is_no_key() -> None:
    text = f"{HEAD}前言: |\n  时间: 3月8日\n  重点如下：\n  - 慰问\n  附件: 见后\n"
    assert read_plan(text.encode(), "plan.yaml").diagnostics == ()


def test_below_a_bare_dash_no_key_is_looked_for() -> None:
    found = read_plan("-\n      - 甲\n      前言: ｜\n  - 标题：乙\n".encode(), "plan.yaml").diagnostics
    assert [(d.id, d.span and d.span[:2]) for d in found if d.level == "error"][:1] == [("bad-indent", (3, 7))]


def test_a_signature_among_headings_that_are_keys_is_none_of_them() -> None:
    found = read_plan(f"{HEAD}工作要求:\n  管理: 甲\n  落款: 乙\n".encode(), "plan.yaml").diagnostics
    assert [d.id for d in found] == ["headings-as-keys", "bad-indent"]


@pytest.mark.parametrize("text", ["总体要求:\n  指导思想: 甲\n  工作目标: 乙\n", "正文:\n  附件: 甲\n  落款: 乙\n"])
def test_a_heading_below_another_may_be_called_as_a_section_is(text: str) -> None:
    source = read_plan((HEAD + text).encode(), "plan.yaml")
    assert [d.id for d in source.diagnostics] == ["headings-as-keys"]
    assert source.plan
    assert len(source.plan.sections[0].entries) == 2


def test_a_paragraph_of_an_item_may_begin_with_the_name_of_a_key() -> None:
    found = read_plan(f"{HEAD}主要工作:\n  - 报送材料\n    附件: 名册\n".encode(), "plan.yaml").diagnostics
    assert [d.id for d in found] == ["colon-in-text"]


def test_text_that_was_pasted_is_one_mistake() -> None:
    pasted = "一、指导思想\n围绕中心工作。\n二、主要工作\n\n1. 召开会议。\n2. 组织体检。\n"
    found = read_plan(f"{HEAD}{pasted}工作目标: 甲\n".encode(), "plan.yaml").diagnostics
    assert [(d.id, d.span and d.span.line) for d in found] == [("missing-colon", 3)]
    assert "有 5 行" in found[0].message
    assert "planforge import" in found[0].hint


def test_a_text_is_read_without_the_quote_that_is_not_closed() -> None:
    source = read_plan("单位: \"一小\n期间: '2027年\n主要工作: 甲\n".encode(), "plan.yaml")
    assert [(d.id, d.span and d.span[:2]) for d in source.diagnostics] == [
        ("unclosed-quote", (1, 5)),
        ("unclosed-quote", (2, 5)),
    ]
    assert source.plan
    assert (source.plan.unit, source.plan.period) == ("一小", "2027年")
