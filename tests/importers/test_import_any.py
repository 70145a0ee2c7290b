"""Any text at all: it is imported without a word lost, and what comes of it can be rendered."""

import re
from typing import get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st

from planforge import api
from planforge.importers import import_plan
from planforge.importers.importing import plans_of
from planforge.importers.lines import Line, Lines, Part
from planforge.importers.marks import read_mark

_NUMBERS = (
    "",
    "",
    "",
    "一、",
    "二、",
    "（一）",
    "(二)、",
    "1、",
    "2.",
    "3．",
    "（1）",
    "①",
    "一是",
    "首先，",
    "- ",
    "2.1 ",
    "第一，",
)
_LABELS = ("三月份：", "二、三月份", "10.十二月", "第一周：", "三月份重点工作", "第一季度")
_WORDS = (
    "召开会员大会。", "走访慰问", "投资2.12亿元，9:00开工", "把“家”建好，", "指导思想", "工作目标：人人满意",
    "附件", "一", "办好职工书屋，每月新书不少于20册，开放到", "{{ 姓名 }}：#重点", "总之，要抓好落实。",
    "二〇二七年一月", "工会委员会",
)  # fmt: skip

lines = st.one_of(
    st.builds("{}{}".format, st.sampled_from(_NUMBERS), st.sampled_from(_WORDS)),
    st.sampled_from((*_LABELS, *_NUMBERS, "2027年1月5日")),
    st.text("一二三、（）()12.①：。- 月周甲乙\"'#&*!|>%@`{}[]", max_size=12),
)


@settings(max_examples=400)
@example("（1）召开大会。\n(二)、走访慰问。\n一是\n举办比赛。")
@given(st.lists(lines, max_size=14).map("\n".join))
def test_any_text_is_imported_without_a_word_lost(text: str) -> None:
    if not text.strip():
        return
    found = import_plan(text.encode(), "text.txt")
    for imported in found:
        reading = api.read(imported.text.encode(), "plan.yaml", draft=True)
        assert reading.ok and reading.plan and reading.document, (imported.text, reading.diagnostics)
        assert api.render(reading.document, "md")
    said = "".join(imported.text for imported in found)
    for line in text.split("\n"):
        mark = read_mark(line.strip())
        for word in re.findall(r"[\u4e00-\u9fff]{2,}", line.strip()[mark.end :] if mark else line):
            assert word in said, (line, said)


parts = st.sampled_from(("", "", "", *(part for part in get_args(Part) if part)))
words = st.text("甲乙丙丁戊己庚辛壬癸", min_size=3, max_size=6)


@st.composite
def any_lines(draw: st.DrawFn) -> tuple[Line, ...]:
    """Lines as a reader may give them, each with a look of its own; all their words differ."""
    found = []
    for place, word in enumerate(draw(st.lists(words, min_size=1, max_size=12, unique=True)), 1):
        if draw(st.integers(0, 5)) == 0:
            found.append(Line(place, "", cells=((word,), (f"{word}格",)), table=draw(st.integers(1, 2))))
            continue
        number = draw(st.sampled_from(_NUMBERS))
        level, part = draw(st.sampled_from((0, 0, 1, 2, 3))), draw(parts)
        said = "附件1" if part == "attachment-label" else word  # planforge says it itself
        found.append(Line(place, f"{number}{said}", level=0 if part else level, part=part))
    return tuple(found)


@settings(max_examples=400)
@given(any_lines())
def test_whatever_a_reader_says_of_lines_no_word_is_lost(lines: tuple[Line, ...]) -> None:
    found = plans_of(Lines(lines, "段"), "计划.docx")
    said = "".join(imported.text for imported in found)
    assert all(api.read(imported.text.encode(), draft=True).ok for imported in found), said
    for line in lines:
        for text in (line.text, *(text for cell in line.cells for text in cell)):
            assert "".join(re.findall("[甲乙丙丁戊己庚辛壬癸]+", text)) in said, (line, said)


HEADS = ("月份", "月份", "时间", "工作内容", "工作内容", "主要活动", "负责人", "责任人", "地点", "备注")


@settings(max_examples=600)
@given(st.data())
def test_no_word_of_a_table_is_lost(data: st.DataObject) -> None:
    heads = data.draw(st.lists(st.sampled_from(HEADS), min_size=2, max_size=5))
    cell = st.lists(st.builds("{}{}".format, st.sampled_from(("", "1. ", "2. ")), words), max_size=3).map(tuple)
    labels = data.draw(st.lists(st.sampled_from(("3月", "5月", "5月", "待定")), min_size=1, max_size=3))
    rows: list[tuple[tuple[str, ...], ...]] = [tuple((head,) for head in heads)]
    rows += [((label,), *(data.draw(cell) for _ in heads[1:])) for label in labels]
    lines = [Line(1, "一、安排"), *(Line(n, "", cells=row, table=1) for n, row in enumerate(rows, 2))]
    (found,) = plans_of(Lines(tuple(lines), "段"), "计划.docx")
    assert api.read(found.text.encode(), draft=True).ok
    for word in re.findall("[甲乙丙丁戊己庚辛壬癸]+", str(rows)):
        assert word in found.text, (rows, found.text)


def test_an_attachment_that_is_too_deep_can_be_rendered() -> None:
    numbers = ("一、", "（一）", "1. ", "（1）", "① ", "A. ", "1）")
    body = [Line(n, f"{number}{'甲乙丙丁戊己庚'[n - 3]}一二") for n, number in enumerate(numbers, 3)]
    lines = (Line(1, "附件1", part="attachment-label"), Line(2, "清单", part="attachment-title"), *body)
    (found,) = plans_of(Lines(lines, "段"), "计划.docx")
    assert api.read(found.text.encode(), draft=True).ok, found.text
    assert all(f"{word}一二" in found.text for word in "甲乙丙丁戊己庚")
