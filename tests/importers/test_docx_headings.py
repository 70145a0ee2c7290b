"""Headings and parts, by styles and, where there are none, by looks."""

import pytest
from word_files import abstract, lines, lvl, num, p, pstyle, r, read, said, texts

from planforge.importers.lines import Line

LONG = "认真学习上级文件精神，结合本单位实际制定方案，把各项任务落实到人，按时完成。"
HEI, KAI, BOLD = '<w:rFonts w:eastAsia="黑体"/>', '<w:rFonts w:eastAsia="楷体_GB2312"/>', "<w:b/>"
BIG = '<w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/>'
BODY = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
)
CENTRED = '<w:jc w:val="center"/>'


def levels(found: list[Line]) -> list[tuple[str, int]]:
    return [(line.text, line.level) for line in found if line.level]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("heading 1", 1), ("Heading 2", 2), ("heading  3", 3), ("标题 4", 4), ("标题9", 9), ("標題 1", 1),
        ("一级标题", 1), ("公文二级标题", 2), ("Normal", 0), ("heading 1 char", 0), ("heading 10", 0),
    ],
)  # fmt: skip
def test_styles_of_headings_are_known_by_name(name: str, level: int) -> None:
    body = p("文件", style="T") + p("总体要求", style="23")
    found = lines(body, styles=pstyle("23", name) + pstyle("T", "Title"))
    assert found[1].level == level


def test_styles_based_on_headings_are_headings_unless_they_say_otherwise() -> None:
    styles = (
        pstyle("1", "heading 2") + pstyle("a", "我的标题", base="1")
        + pstyle("b", "我的正文", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', base="1")
    )  # fmt: skip
    body = p("大", style="T") + p("甲", style="a") + p("乙", style="b")
    assert levels(lines(body, styles=styles + pstyle("T", "Title"))) == [("甲", 2)]


def test_outline_levels_make_headings_in_styles_and_paragraphs() -> None:
    styles = pstyle("a", "一节", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + pstyle("1", "heading 1")
    level = '<w:outlineLvl w:val="{}"/>'
    body = p("甲", style="a") + p("乙", more=level.format(1)) + p("丙", style="1", more=level.format(9))
    assert levels(lines(p("标题", style="T") + body, styles=styles + pstyle("T", "Title"))) == [("甲", 1), ("乙", 2)]


PARTS = {
    "Title": "title", "标题": "title", "Subtitle": "caption", "副标题": "caption", "Salutation": "addressee",
    "主送机关": "addressee", "附件说明": "attachment-note", "Signature": "signing-unit", "署名": "signing-unit",
    "Date": "signing-date", "落款": "signature-line", "附件序号": "attachment-label", "附件标题": "attachment-title",
    "发文机关标志": "letterhead-mark", "发文字号": "letterhead-number", "版记": "imprint",
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
def test_styles_tell_parts(name: str) -> None:
    assert lines(p("文字", style="x"), styles=pstyle("x", name))[0].part == PARTS[name]


def test_a_title_in_several_lines_is_one() -> None:
    body = (
        p("<w:r><w:t>示例市总工会</w:t><w:br/><w:t>2027年</w:t></w:r>", style="T")
        + p("工作计划", style="T")
        + p("正文")
    )
    found = read(body, styles=pstyle("T", "Title"))
    assert [line.text for line in found.lines] == ["示例市总工会2027年工作计划", "正文"]
    assert said(found) == ["标题分成了几段，已连成一行"]


def test_a_title_after_the_label_of_an_attachment_is_its_own() -> None:
    body = p("计划", style="T") + p("正文") + p("附件1") + p("名单", style="T") + p("再说") + p("经费", style="T")
    found = read(body, styles=pstyle("T", "Title"))
    assert [(line.part, line.level) for line in found.lines][3:] == [("attachment-title", 0), ("", 0), ("", 1)]
    assert said(found) == ["用了标题样式的不止一处，“经费”当作一级标题"]


def test_a_first_heading_above_all_others_is_the_title() -> None:
    body = p("计划", style="1") + p("一、要求", style="2") + p("（一）学习", style="3")
    styles = "".join(pstyle(str(n), f"heading {n}") for n in (1, 2, 3))
    found = lines(body, styles=styles)
    assert [(line.part, line.level) for line in found] == [("title", 0), ("", 1), ("", 2)]


def test_a_first_heading_among_others_stays_one() -> None:
    styles = pstyle("1", "heading 1")
    assert levels(lines(p("要求", style="1") + p("措施", style="1"), styles=styles)) == [("要求", 1), ("措施", 1)]


def by_look(*more: str) -> str:
    return (
        p(r("示例市总工会2027年工作计划", BIG), more=CENTRED)
        + p("（2027年1月5日）", more=CENTRED)
        + p("各区总工会：")
        + p(r("一、总体要求", HEI)) + p(LONG)
        + p(r("二、主要任务", HEI)) + p(r("（一）抓学习", KAI)) + p(LONG) + p(r("（二）抓服务", KAI)) + p(LONG)
        + p(r("1.走访", BOLD)) + p(LONG) + p(r("2.慰问", BOLD)) + p(LONG)
        + "".join(more)
    )  # fmt: skip


def test_headings_are_seen_by_fonts_and_weights() -> None:
    found = read(by_look(), styles=BODY)
    assert levels(list(found.lines)) == [
        ("一、总体要求", 1), ("二、主要任务", 1), ("（一）抓学习", 2), ("（二）抓服务", 2),
        ("1.走访", 3), ("2.慰问", 3),
    ]  # fmt: skip
    assert [(line.part, line.text) for line in found.lines if line.part] == [("title", "示例市总工会2027年工作计划")]
    assert [(doubt.place, doubt.certainty) for doubt in found.doubts] == [(1, "likely"), (4, "guess")]


def test_bold_alone_is_the_first_level() -> None:
    body = p(r("计划", '<w:sz w:val="44"/>'), more=CENTRED) + (p(r("学习", BOLD)) + p(LONG)) * 2
    assert levels(lines(body, styles=BODY)) == [("学习", 1), ("学习", 1)]


def test_headings_of_one_look_are_as_deep_as_their_numbers_appear() -> None:
    headings = ("一、要求", "二、任务", "　　（一）学习", "　　（二）服务", "三、保障")
    body = "".join(p(r(heading, BOLD)) + p(LONG) for heading in headings)
    assert [level for _, level in levels(lines(body, styles=BODY))] == [1, 1, 2, 2, 1]


def test_the_number_of_a_document_is_no_part_of_its_title() -> None:
    body = p("关于印发工作要点的通知", more=CENTRED) + p("示工发〔2027〕1号", more=CENTRED) + p(LONG)
    assert [line.part for line in lines(body, styles=BODY)] == ["title", "", ""]


def test_larger_type_ranks_above_smaller() -> None:
    body = p(LONG) + (p(r("大节", '<w:b/><w:sz w:val="36"/>')) + (p(r("小节", BOLD)) + p(LONG)) * 2) * 2
    assert [level for _, level in levels(lines(body, styles=BODY))] == [1, 2, 2, 1, 2, 2]


def test_looks_go_below_the_styles_there_are() -> None:
    body = p("计划", style="T") + p("一、要求", style="1") + (p(r("（一）学习", KAI)) + p(LONG)) * 2
    styles = BODY + pstyle("T", "Title") + pstyle("1", "heading 1")
    assert [level for _, level in levels(lines(body, styles=styles))] == [1, 2, 2]


@pytest.mark.parametrize(
    "body",
    [
        (p(r(LONG, BOLD)) + p(r("短句", BOLD)) + p(LONG) * 2) * 3,  # bold is for emphasis here
        p(LONG) * 3 + p(r("请各单位遵照执行", BOLD)),  # one bold line is no system
        p(LONG) * 3 + p(r("示例市总工会", BOLD), more='<w:jc w:val="right"/>') * 2,
        p(LONG) * 3 + p(r("要抓好落实。", BOLD)) * 2,
        p(LONG) + p("短句") * 5,
    ],
    ids=["emphasis", "alone", "signature", "sentence", "plain"],
)
def test_what_looks_otherwise_is_no_heading(body: str) -> None:
    assert levels(lines(body, styles=BODY)) == []


def test_a_body_all_in_bold_has_no_bold_headings() -> None:
    for look in (BOLD, KAI):
        assert levels(lines(p(r(LONG, look)) + p(r("学习", look)) * 8, styles=BODY)) == []


def test_larger_type_alone_makes_headings() -> None:
    body = (p(r("一、学习", '<w:sz w:val="36"/>')) + p(LONG)) * 2
    assert [level for _, level in levels(lines(body, styles=BODY))] == [1, 1]


def test_a_salutation_in_the_middle_is_no_title() -> None:
    assert lines(p("同志们：", more=CENTRED) + p(LONG) * 3, styles=BODY)[0].part == ""


def test_where_a_style_names_the_title_no_look_does() -> None:
    body = p(r("内部资料", BIG), more=CENTRED) + p("工作计划", style="T") + p(LONG) * 3
    assert [line.part for line in lines(body, styles=BODY + pstyle("T", "Title"))][:2] == ["", "title"]


def test_a_title_has_no_end_of_lines() -> None:
    found = lines(p("计划", style="T") * 7, styles=pstyle("T", "Title"))
    assert [(line.text, line.part) for line in found][:2] == [("计划" * 5, "title"), ("计划", "")]


def test_a_red_mark_above_the_title_is_the_letterhead() -> None:
    red = '<w:color w:val="FF0000"/><w:sz w:val="72"/>'
    body = p(r("示例市总工会文件", red), more=CENTRED) + by_look()
    assert [line.part for line in lines(body, styles=BODY)][:2] == ["letterhead-mark", "title"]


def test_a_title_may_be_two_lines_of_one_look() -> None:
    title = p(r("示例市总工会", BIG), more=CENTRED) + p(r("2027年工作计划", BIG), more=CENTRED)
    assert texts(title + p(LONG) * 3, styles=BODY)[0] == "示例市总工会2027年工作计划"


def test_a_numbered_first_line_is_no_title() -> None:
    body = (
        p(r("一、要求", HEI + '<w:sz w:val="36"/>')) + p(LONG) + p(r("二、措施", HEI + '<w:sz w:val="36"/>')) + p(LONG)
    )
    assert [line.part for line in lines(body, styles=BODY)] == ["", "", "", ""]


def test_two_switches_put_bold_off() -> None:
    styles = BODY + pstyle("B", "粗", "<w:rPr><w:b/></w:rPr>")
    styles += '<w:style w:type="character" w:styleId="C"><w:name w:val="强"/><w:rPr><w:b/></w:rPr></w:style>'
    plain = p(r("一、学习", '<w:rStyle w:val="C"/>'), style="B") * 2
    bold = p(r("一、学习"), style="B") * 2
    assert (
        levels(lines(p(LONG) * 3 + plain, styles=styles)),
        len(levels(lines(p(LONG) * 3 + bold, styles=styles))),
    ) == ([], 2)


@pytest.mark.parametrize(
    ("runs", "count"),
    [
        ((r("抓学习。", HEI), r(LONG)), 4),
        ((r("抓学习", KAI), r("。" + LONG)), 4),
        ((r("抓", BOLD), r("学习：", BOLD), r(LONG)), 4),
        ((r(" 抓学习。", BOLD), r(LONG)), 4),
        ((r("重点", BOLD), r("抓好学习，" + LONG)), 0),
        ((r(LONG), r("抓学习。", BOLD)), 0),
        ((r(LONG * 2, BOLD), r("末。")), 0),
        ((r("抓学习。", BOLD),), 0),
    ],
)
def test_headings_that_run_in_are_seen(runs: tuple[str, ...], count: int) -> None:
    assert lines(p(LONG) * 3 + p(*runs), styles=BODY)[-1].run_in == count


def test_run_in_headings_of_our_own_are_known_by_their_style() -> None:
    style = '<w:style w:type="character" w:styleId="H3"><w:name w:val="heading 3 字符"/></w:style>'
    style += '<w:style w:type="character" w:styleId="B"><w:name w:val="待补"/></w:style>'
    h, blank = '<w:rStyle w:val="H3"/>', '<w:rStyle w:val="B"/>'
    body = p(LONG) * 3 + p(r("1. 抓", h), r("____", blank), r("学习。", h), r("____", blank), r("正文。"))
    assert lines(body, styles=BODY + style)[-1].run_in == len("1. 抓____学习。")


def test_headings_with_a_number_have_both() -> None:
    numbering = abstract(1, lvl(0, "chineseCounting", "%1、")) + num(1, 1)
    body = p(LONG) * 2 + p(r("要求", HEI), num=(1, 0)) + p(LONG) + p(r("措施", HEI), num=(1, 0)) + p(LONG)
    assert [(x.label, x.level) for x in lines(body, styles=BODY, numbering=numbering) if x.level] == [
        ("一、", 1),
        ("二、", 1),
    ]


def test_a_latin_font_takes_no_chinese_one_away() -> None:
    heading = r("（一）", KAI) + r("2027年", KAI + '<w:rFonts w:ascii="Times New Roman"/>') + r("学习", KAI)
    assert [level for _, level in levels(lines((p(heading) + p(LONG)) * 2, styles=BODY))] == [1, 1]


def test_a_chinese_font_named_for_latin_alone_counts() -> None:
    body = (p(r("一、学习", '<w:rFonts w:ascii="黑体" w:hAnsi="黑体"/>')) + p(LONG)) * 2
    assert [level for _, level in levels(lines(body, styles=BODY))] == [1, 1]


def test_a_font_of_the_theme_goes_before_a_name() -> None:
    theme = '<w:rFonts w:eastAsia="黑体" w:eastAsiaTheme="minorEastAsia"/>'
    assert levels(lines((p(r("一、学习", theme)) + p(LONG)) * 2, styles=BODY)) == []
