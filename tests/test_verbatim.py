"""Whatever a plan says comes out as it was written: no text is a template, markup or a limit."""

import pytest
from reading_back import docx_lines, docx_words, markdown_words, squeezed
from writing import write_plan

from planforge import api
from planforge.spec.model import Entry, Plan, Text

TEXTS = [
    "{{ 7*7 }}",
    "{% raw %}",
    "{# 注释 #}",
    "<b>&amp;</b>&",
    "]]>",
    "*_#|",
    "**粗** __下划__ ~~删~~ `代码`",
    "[链接](http://例.com) ![图](x.png)",
    "1. 甲",
    "- 乙",
    "+ 丙",
    "> 丁",
    "# 戊 #",
    "=====",
    "---",
    "a\\b\\*c",
    "$甲$ $乙$",
    "😀👩‍👩‍👧 🇨🇳",
    "𠀀𪚥𰻞 㐀",
    "“三八”——女神……节",
    "&copy; &#65; &nbsp",
    "http://例.com/a_b_c?d=e&f=g",
    "甲" * 10_000,
]


def plan(*entries: Entry) -> Plan:
    return Plan(
        unit=Text("示例小学工会"), period=Text("2027年"), sections=(Entry(heading=Text("主要工作"), entries=entries),)
    )


def both(plan: Plan) -> tuple[str, str]:
    """Return what both formats say."""
    return markdown_words(api.render(plan, "md")), docx_words(api.render(plan, "docx"))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
def test_a_text_comes_out_verbatim_wherever_it_stands(text: str) -> None:
    item = Entry(content=(Text(f"甲{text}乙"), Text(text)))
    run_in = Entry(heading=Text(f"甲{text}乙"), content=(Text(text),))
    alone = Entry(heading=Text(f"甲{text}乙"), lead=(Text(text),), entries=(item, item))
    for said in both(plan(item, run_in, alone)):
        assert said.count(squeezed(f"甲{text}乙")) == 5
        assert said.count(squeezed(text)) >= 10


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
def test_a_plan_file_brings_it_too(text: str) -> None:
    written = plan(Entry(content=(Text(f"甲{text}"),)), Entry(heading=Text("乙"), lead=(Text(text),)))
    reading = api.read(write_plan(written).encode())
    assert reading.diagnostics == ()
    assert reading.plan == written


def test_a_number_typed_before_an_item_gives_way_to_ours() -> None:
    reading = api.read("单位: 一小\n期间: 2027年\n主要工作:\n  - 1. 甲\n  - 2. 乙\n前言: 1. 丙\n".encode())
    assert [finding.id for finding in reading.diagnostics] == ["typed-number", "typed-number"]
    assert reading.document is not None
    assert docx_words(api.render(reading.document, "docx")).endswith("1.丙一、主要工作1.甲2.乙")


def test_a_list_of_400_items() -> None:
    entries = [Entry(content=(Text(f"第{n}项工作"),)) for n in range(1, 401)]
    markdown, _ = both(plan(*entries))
    assert markdown.endswith("".join(f"{n}.第{n}项工作" for n in range(1, 401)))
    lines = [line for line in docx_lines(api.render(plan(*entries), "docx")) if "项工作" in line]
    assert lines == [f"{n}. 第{n}项工作" for n in range(1, 401)]


def test_400_headings() -> None:
    entries = [Entry(heading=Text(f"第{n}题")) for n in range(1, 401)]
    for said in both(plan(*entries)):
        assert said.endswith("（三百九十九）第399题（四百）第400题")
