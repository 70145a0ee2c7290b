"""Automatic numbers come out as they are printed, as ECMA-376 says."""

import pytest
from word_files import CHINESE, abstract, labels, lines, lvl, num, p, pstyle, read, restart, tbl

from planforge.importers.word.formats import printed


def outline(*levels: int, into: int = 1) -> str:
    return "".join(p(f"第{n}段", num=(into, level)) for n, level in enumerate(levels))


def printed_labels(body: str, numbering: str, **parts: str) -> list[str]:
    return labels(lines(body, numbering=numbering, **parts))


def test_levels_restart_below_each_higher_one() -> None:
    found = printed_labels(outline(0, 1, 2, 2, 1, 2, 3, 4, 0, 1, 2), CHINESE + num(1, 1))
    assert found == ["一、", "（一）", "1.", "2.", "（二）", "1.", "（1）", "①", "二、", "（一）", "1."]


def test_depth_is_that_of_the_list() -> None:
    assert [line.depth for line in lines(outline(0, 1, 4), numbering=CHINESE + num(1, 1))] == [1, 2, 5]


def test_the_text_has_no_number() -> None:
    assert lines(outline(0), numbering=CHINESE + num(1, 1))[0].text == "第0段"


MULTILEVEL = abstract(2, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3"))


def test_a_level_repeats_those_above_it() -> None:
    assert printed_labels(outline(0, 1, 2, 2, 1), MULTILEVEL + num(1, 2)) == ["1", "1.1", "1.1.1", "1.1.2", "1.2"]


def test_a_level_that_is_passed_over_counts_as_begun() -> None:
    assert printed_labels(outline(1, 1, 0, 2, 1), MULTILEVEL + num(1, 2)) == ["1.1", "1.2", "2", "2.1.1", "2.2"]


def test_legal_numbers_are_figures_throughout() -> None:
    numbering = abstract(3, lvl(0, "chineseCounting", "第%1章"), lvl(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 3)
    assert printed_labels(outline(0, 1, 0, 1), numbering) == ["第一章", "1.1", "第二章", "2.1"]


def test_a_level_may_go_on_through_higher_ones() -> None:
    on = abstract(4, lvl(0, "decimal", "%1."), lvl(1, "decimal", "（%2）", '<w:lvlRestart w:val="0"/>')) + num(1, 4)
    assert printed_labels(outline(0, 1, 1, 0, 1), on) == ["1.", "（1）", "（2）", "2.", "（3）"]


def test_a_level_may_restart_after_the_first_only() -> None:
    third = lvl(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>')
    numbering = abstract(5, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%2."), third) + num(1, 5)
    assert printed_labels(outline(0, 1, 2, 1, 2, 0, 1, 2), numbering)[-6:] == ["1)", "2.", "2)", "2.", "1.", "1)"]


def test_lists_of_one_definition_count_on_unless_they_restart() -> None:
    numbering = CHINESE + num(1, 1) + num(2, 1) + num(3, 1, restart(0, 1)) + num(4, 1, restart(0, 5))
    body = outline(0, 0) + outline(0, into=2) + outline(0, 0, into=3) + outline(0, into=4) + outline(0, into=3)
    assert printed_labels(body, numbering) == ["一、", "二、", "三、", "一、", "二、", "五、", "六、"]


def test_a_list_may_replace_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1.")}</w:lvlOverride>'
    numbering = CHINESE + num(1, 1, override)
    assert printed_labels(outline(0, 0, 1), numbering) == ["I.", "II.", "（一）"]


def test_a_definition_may_lie_in_a_style_of_lists() -> None:
    link = abstract(7, more='<w:numStyleLink w:val="Plan"/>')
    real = abstract(8, lvl(0, "decimal", "%1、"), more='<w:styleLink w:val="Plan"/>')
    style = (
        '<w:style w:type="numbering" w:styleId="Plan"><w:name w:val="Plan"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    assert printed_labels(outline(0, 0), link + real + num(1, 7) + num(2, 8), styles=style) == ["1、", "2、"]


HEADINGS = "".join(
    pstyle(str(n + 1), f"heading {n + 1}", f"<w:pPr><w:numPr>{ilvl}<w:numId w:val='1'/></w:numPr></w:pPr>")
    for n, ilvl in enumerate(("", "<w:ilvl w:val='1'/>"))
) + pstyle("9", "我的标题", base="2")
LINKED = abstract(
    1, lvl(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'), lvl(1, "decimal", "%2.", '<w:pStyle w:val="2"/>')
)


def test_styles_number_their_paragraphs_and_those_based_on_them() -> None:
    body = p("甲", style="1") + p("乙", style="2") + p("丙", style="9") + p("丁", style="1")
    assert printed_labels(body, LINKED + num(1, 1), styles=HEADINGS) == ["一、", "1.", "2.", "二、"]


def test_the_list_zero_takes_the_number_off() -> None:
    body = p("甲", style="1", num=(0, 0)) + p("乙", style="1")
    found = lines(body, numbering=LINKED + num(1, 1), styles=HEADINGS)
    assert [(line.label, line.depth, line.level) for line in found] == [("", 0, 1), ("一、", 1, 1)]


def test_bullets_have_a_depth_and_no_label() -> None:
    numbering = abstract(1, lvl(0, "bullet", "\uf0b7"), lvl(1, "bullet", "o")) + num(1, 1)
    assert [(line.label, line.depth) for line in lines(outline(0, 1), numbering=numbering)] == [("", 1), ("", 2)]


def test_cells_show_their_numbers() -> None:
    numbered = p("甲", num=(1, 2)) + p("乙", num=(1, 2))
    table = tbl([f"<w:tc>{p(num=(1, 0))}</w:tc>", f"<w:tc>{numbered}</w:tc>"])
    assert lines(table, numbering=CHINESE + num(1, 1))[0].cells == (("一、",), ("1. 甲", "2. 乙"))


def test_wps_leaves_the_level_out() -> None:
    body = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    assert printed_labels(body, CHINESE + num(1, 1)) == ["一、"]


@pytest.mark.parametrize(
    "numbering", ["", num(1, 99), abstract(1) + num(1, 1), abstract(1, "<w:lvl/>") + num(1, 1)], ids=range(4)
)
def test_a_list_that_is_not_there_numbers_nothing(numbering: str) -> None:
    assert printed_labels(outline(0), numbering) == [""]


FORMATS = {
    "decimal": (1, 10, "1 10"),
    "decimalZero": (9, 10, "09 10"),
    "upperRoman": (4, 1994, "IV MCMXCIV"),
    "lowerRoman": (9, 40, "ix xl"),
    "upperLetter": (26, 27, "Z AA"),
    "lowerLetter": (1, 53, "a aaa"),
    "ordinal": (1, 12, "1st 12th"),
    "chineseCounting": (12, 105, "十二 一○五"),
    "chineseCountingThousand": (20, 105, "二十 一百零五"),
    "chineseLegalSimplified": (3, 12, "叁 壹拾贰"),
    "ideographLegalTraditional": (2, 10, "貳 壹拾"),
    "ideographTraditional": (1, 10, "甲 癸"),
    "ideographZodiac": (1, 12, "子 亥"),
    "ideographDigital": (9, 10, "九 一〇"),
    "japaneseCounting": (11, 120, "十一 百二十"),
    "japaneseLegal": (1, 10, "壱 壱拾"),
    "japaneseDigitalTenThousand": (1, 20, "一 二〇"),
    "taiwaneseCounting": (21, 100, "二十一 一○○"),
    "taiwaneseCountingThousand": (21, 100, "二十一 一百"),
    "decimalEnclosedCircle": (20, 21, "⑳ 21"),
    "decimalEnclosedCircleChinese": (1, 10, "① ⑩"),
    "decimalFullWidth": (1, 10, "１ １０"),
    "decimalFullWidth2": (1, 10, "１ １０"),
    "decimalEnclosedParen": (1, 20, "⑴ ⒇"),
    "decimalEnclosedFullstop": (1, 20, "⒈ ⒛"),
    "numberInDash": (1, 2, "- 1 - - 2 -"),
    "none": (1, 2, " "),
    "hindiVowels": (1, 2, "1 2"),
}


@pytest.mark.parametrize("format", FORMATS)
def test_numbers_are_printed_in_their_format(format: str) -> None:
    first, second, expected = FORMATS[format]
    assert f"{printed(first, format)} {printed(second, format)}" == expected


@pytest.mark.parametrize("format", [*FORMATS, "custom"])
@pytest.mark.parametrize("number", [-1, 0, 1, 31, 9999, 10_000, 10**12])
def test_any_number_is_printed(format: str, number: int) -> None:
    assert isinstance(printed(number, format), str)


def test_a_pattern_tells_the_figures() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert printed_labels(outline(0), abstract(1, custom) + num(1, 1)) == ["007"]


def test_deleted_paragraphs_are_not_counted() -> None:
    gone = p("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", num=(1, 0), more="<w:rPr><w:del/></w:rPr>")
    assert printed_labels(outline(0) + gone + outline(0), CHINESE + num(1, 1)) == ["一、", "二、"]


def test_a_broken_part_of_numbers_is_said() -> None:
    found = read(outline(0), numbering="<w:broken>")
    assert (labels(found.lines), found.doubts[0].message) == ([""], "自动编号读不出来，各段的编号要自己补")


def test_a_style_stands_at_the_level_that_is_linked_to_it() -> None:
    styles = "".join(
        pstyle(f"s{n}", f"样式{n}", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>") for n in (1, 2)
    )
    first, second = (lvl(n, "decimal", f"%{n + 1}.", f'<w:pStyle w:val="s{n + 1}"/>') for n in (0, 1))
    body = p("甲", style="s1") + p("乙", style="s2") + p("丙", style="s2") + p("丁", style="s1")
    found = lines(body, numbering=abstract(1, first, second) + num(1, 1), styles=styles)
    assert [(line.label, line.depth) for line in found] == [("1.", 1), ("1.", 2), ("2.", 2), ("2.", 1)]


def test_a_list_without_numbers_or_signs_is_none() -> None:
    assert lines(outline(0), numbering=abstract(1, lvl(0, "none", "")) + num(1, 1))[0].depth == 0


def test_the_number_stands_before_the_first_line_alone() -> None:
    body = p("<w:r><w:br/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", num=(1, 0))
    found = lines(body, numbering=CHINESE + num(1, 1))
    assert [(line.text, line.label, line.depth) for line in found] == [("甲", "一、", 1), ("乙", "", 0)]


def test_a_list_without_a_level_stands_at_the_first_whatever_its_style_says() -> None:
    styles = pstyle("s", "样式", "<w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='1'/></w:numPr></w:pPr>")
    body = p("甲", style="s", more='<w:numPr><w:numId w:val="1"/></w:numPr>') + p("乙", style="s")
    assert printed_labels(body, CHINESE + num(1, 1), styles=styles) == ["一、", "1."]
