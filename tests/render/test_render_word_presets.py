"""Presets: every one with every example and every feature, what a plan changes in them, and what is said of faults."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from test_render_word import SMALL, TOOLS, WHOLE, attributes, found, member, setting, style, texts_of

from planforge import api
from planforge.document.nodes import Document, Signature
from planforge.errors import CallError, TemplateFault
from planforge.rendering.word import render_docx
from planforge.rendering.word.deviations import survey_presets
from planforge.rendering.word.preset_files import load_preset
from planforge.resources import preset_names
from planforge.spec.model import Style, StyleSetting, Text

PRESETS = preset_names(None)
EXAMPLES = sorted((ROOT / "examples").glob("*/plan.yaml"))


def documents() -> dict[str, Document]:
    built = {path.parent.name: api.read(path.read_bytes()).document for path in EXAMPLES}
    return {"whole": WHOLE, "small": SMALL} | {name: document for name, document in built.items() if document}


DOCUMENTS = documents()


def changed(*settings: tuple[str, str, str], preset: str = "") -> Document:
    changes = tuple(StyleSetting(Text(part), Text(name), Text(value)) for part, name, value in settings)
    return SMALL._replace(style=Style(Text(preset), changes))


def write_preset(folder: Path, name: str, text: str) -> None:
    file = folder / "word" / "presets" / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_the_presets_are_all_there() -> None:
    assert PRESETS == ("enterprise", "gbt9704", "gbt9704-office", "school", "windows-fonts")


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_changes_looks_and_nothing_else(name: str, document: Document) -> None:
    data = render_docx(document, name, None)
    assert data == render_docx(document, name, None)
    words = ["".join(text.split()) for text in texts_of(data)]
    assert "".join(words) == "".join("".join(text.split()) for text in texts_of(render_docx(document, "", None)))
    styles = {attributes(each)["styleId"] for each in found(member(data, "word/styles.xml"), "//w:style")}
    used = found(member(data, "word/document.xml"), "//w:pStyle | //w:rStyle | //w:tblStyle")
    assert {attributes(element)["val"] for element in used} <= styles
    page = load_preset(Style(Text(name))).page
    tables = found(member(data, "word/document.xml"), "//w:tbl/w:tblPr/w:tblW")
    assert {attributes(table)["w"] for table in tables} <= {str(page.measure)}


@pytest.mark.parametrize("duplex", [False, True])
@pytest.mark.parametrize("name", PRESETS)
def test_every_package_is_valid(name: str, duplex: bool, tmp_path: Path) -> None:
    validator = TOOLS / "validate_docx.py"
    if not validator.is_file():
        pytest.skip("the OOXML schemas are not part of this repository")
    style = Style(settings=(StyleSetting(Text("页面"), Text("双面"), Text("是")),) if duplex else ())
    files = []
    for document_name, document in DOCUMENTS.items():
        files.append(tmp_path / f"{document_name}.docx")
        files[-1].write_bytes(render_docx(document._replace(style=style), name, None))
    for file in files:
        result = subprocess.run([sys.executable, validator, file], capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout
        assert "warn=0" in result.stdout


def test_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]; import test_render_word_presets as t;"
        "[sys.stdout.buffer.write(t.render_docx(t.WHOLE, name, None)) for name in t.PRESETS]"
    )
    here = Path(__file__).parent
    command = [sys.executable, "-c", program, str(here), str(here.parent)]
    here_now = b"".join(render_docx(WHOLE, name, None) for name in PRESETS)
    assert subprocess.run(command, capture_output=True, check=True).stdout == here_now


def test_the_numbers_of_school() -> None:
    data = render_docx(WHOLE, "school", None)
    assert setting(style(data, "Normal"), "w:pPr/w:spacing") == {"line": "360", "lineRule": "auto"}
    assert setting(style(data, "Normal"), "w:rPr/w:sz") == {"val": "24"}
    assert setting(style(data, "FooterEven"), "w:pPr/w:jc") == {"val": "center"}
    section = found(member(data, "word/document.xml"), "//w:sectPr")[0]
    margins = setting(section, "w:pgMar")
    assert [margins[side] for side in ("top", "bottom", "left", "right")] == ["1440", "1440", "1797", "1797"]
    assert "type" not in setting(section, "w:docGrid")
    # Every level of headings begins two 字 of body text in.
    assert [setting(style(data, f"Heading{n}"), "w:pPr/w:ind")["firstLine"] for n in (1, 2, 3)] == ["480"] * 3


def test_the_numbers_of_enterprise() -> None:
    data = render_docx(WHOLE, "enterprise", None)
    assert setting(style(data, "Normal"), "w:pPr/w:spacing") == {"line": "580", "lineRule": "exact"}
    section = found(member(data, "word/document.xml"), "//w:sectPr")[0]
    margins = setting(section, "w:pgMar")
    assert [margins[side] for side in ("top", "bottom", "left", "right")] == ["1701", "1701", "1644", "1644"]
    assert setting(section, "w:docGrid") == {"linePitch": "580"}


def test_the_signature_stands_two_characters_from_the_right_of_every_page() -> None:
    document = SMALL._replace(signature=Signature(Text("示例小学工会委员会"), Text("2027年1月5日")))
    for name in PRESETS:
        page = load_preset(Style(Text(name))).page
        paragraphs = found(member(render_docx(document, name, None), "word/document.xml"), "//w:p[w:pPr/w:ind]")
        left = int(setting(paragraphs[0], "w:pPr/w:ind")["left"])
        assert page.measure - left == pytest.approx(12 * page.character, abs=1)


CHANGES = [
    (("正文", "字号", "小四"), "Normal", "w:rPr/w:sz", {"val": "24"}),
    (("正文", "字号", "15磅"), "Normal", "w:rPr/w:sz", {"val": "30"}),
    (("正文", "字体", "宋体"), "Normal", "w:rPr/w:rFonts[@w:eastAsia='宋体']", None),
    (("正文", "西文字体", "Arial"), "Normal", "w:rPr/w:rFonts[@w:ascii='Arial']", None),
    (("正文", "行距", "28"), "Normal", "w:pPr/w:spacing", {"line": "560", "lineRule": "exact"}),
    (("正文", "行距", "1.25倍"), "Normal", "w:pPr/w:spacing", {"line": "300", "lineRule": "auto"}),
    (("正文", "首行缩进", "1"), "Normal", "w:pPr/w:ind", {"firstLineChars": "100", "firstLine": "320"}),
    (("正文", "字距", "0"), "Normal", "w:rPr/w:spacing", {"val": "0"}),
    (("标题", "加粗", "是"), "Title", "w:rPr/w:b", None),
    (("标题", "颜色", "红色"), "Title", "w:rPr/w:color", {"val": "FF0000"}),
    (("一级标题", "段前", "6"), "Heading1", "w:pPr/w:spacing", {"before": "120"}),
    (("二级标题", "段后", "6"), "Heading2", "w:pPr/w:spacing", {"after": "120"}),
    (("题注", "对齐", "居右"), "Subtitle", "w:pPr/w:jc", {"val": "right"}),
    (("页码", "对齐", "居中"), "FooterEven", "w:pPr/w:jc", {"val": "center"}),
    (("表格", "字号", "五号"), "TableShortSmall", "w:rPr/w:sz", {"val": "21"}),
]


@pytest.mark.parametrize(("change", "style_id", "path", "value"), CHANGES)
def test_a_change_of_the_plan_reaches_the_styles(
    change: tuple[str, str, str], style_id: str, path: str, value: dict[str, str] | None
) -> None:
    look = style(render_docx(changed(change), "", None), style_id)
    assert len(found(look, path)) == 1
    if value is not None:
        assert setting(look, path) == value


@pytest.mark.parametrize(
    ("changes", "style_id", "line"),
    [
        ((("标题", "字号", "小初"),), "Title", "936"),
        ((("表格", "字号", "小一"),), "TableText", "624"),
        ((("正文", "字号", "小四"), ("正文", "行距", "20")), "Title", "572"),
        ((("标题", "字号", "小初"), ("标题", "行距", "30")), "Title", "600"),
        ((("标题", "字号", "一号"),), "Title", None),
        ((("标题", "字号", "小初"), ("正文", "行距", "1.5倍")), "Title", None),
        ((("页码", "字号", "小四"),), "FooterOdd", "280"),
    ],
)
def test_a_fixed_line_that_type_has_outgrown_follows_it(
    changes: tuple[tuple[str, str, str], ...], style_id: str, line: str | None
) -> None:
    lines = found(style(render_docx(changed(*changes), "", None), style_id), "w:pPr/w:spacing[@w:line]")
    assert [attributes(each)["line"] for each in lines] == ([line] if line else [])


def test_changes_of_the_page() -> None:
    document = changed(("页面", "左边距", "3厘米"), ("页面", "纸张", "16开"), ("页面", "双面", "是"))
    data = render_docx(document, "", None)
    section = found(member(data, "word/document.xml"), "//w:sectPr")[0]
    assert setting(section, "w:pgSz") == {"w": "10432", "h": "14740"}
    assert setting(section, "w:pgMar")["left"] == "1701"
    assert found(member(data, "word/settings.xml"), "w:mirrorMargins")
    assert not found(member(render_docx(SMALL, "", None), "word/settings.xml"), "w:mirrorMargins")
    tab = setting(style(data, "Imprint"), "w:pPr/w:tabs/w:tab")["pos"]
    assert int(tab) == 10432 - 1701 - 1474 - 280


@pytest.mark.parametrize(
    ("changes", "footer"),
    [
        ((("页面", "上边距", "3厘米"),), "1460"),
        ((("页面", "下边距", "100磅"), ("页面", "页脚", "60磅")), "1200"),
        ((("页面", "下边距", "100磅"),), "1476"),
        ((("页面", "下边距", "20磅"),), "0"),
    ],
)
def test_the_page_number_follows_the_bottom_margin(changes: tuple[tuple[str, str, str], ...], footer: str) -> None:
    section = found(member(render_docx(changed(*changes), "", None), "word/document.xml"), "//w:sectPr")[0]
    assert setting(section, "w:pgMar")["footer"] == footer


def test_a_page_number_in_the_middle_is_in_the_middle() -> None:
    data = render_docx(changed(("页码", "对齐", "居中")), "", None)
    for name in ("FooterOdd", "FooterEven"):
        indents = setting(style(data, name), "w:pPr/w:ind")
        assert indents["left"] == indents["right"]


def test_another_preset_keeps_the_changes_of_the_plan() -> None:
    document = changed(("标题", "加粗", "是"), preset="enterprise")
    assert render_docx(document, "school", None) == render_docx(
        changed(("标题", "加粗", "是"), preset="school"), "", None
    )
    assert found(style(render_docx(document, "school", None), "Title"), "w:rPr/w:b")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("正文", "字号", "很大"), "计划的“样式”：“正文”的“字号”不能是“很大”"),
        (("正文", "重量", "1"), "计划的“样式”：“正文”的“重量”不能是“1”"),
        (("正名", "字号", "1"), "计划的“样式”：“正名”的“字号”不能是“1”"),
        (("正文", "字号", "72"), ""),
    ],
)
def test_a_change_that_cannot_be_is_said_of_a_plan_made_by_hand(change: tuple[str, str, str], sentence: str) -> None:
    if not sentence:
        assert render_docx(changed(change), "", None)
        return
    with pytest.raises(CallError, match=f"^{sentence}$"):
        render_docx(changed(change), "", None)


def test_a_page_too_narrow_for_its_type_is_refused() -> None:
    narrow = [("页面", side, "80毫米") for side in ("左边距", "右边距")]
    with pytest.raises(CallError, match=r"^计划的“样式”：页面太窄，一行放不下 4 个字$"):
        render_docx(changed(*narrow, ("正文", "字号", "72")), "", None)


def test_a_preset_of_ones_own_says_only_what_differs(tmp_path: Path) -> None:
    write_preset(tmp_path, "mine", "title: 我的\nbase: school\nstyles:\n  Title: {bold: true}\n")
    data = render_docx(SMALL, "mine", tmp_path)
    assert found(style(data, "Title"), "w:rPr/w:b")
    assert setting(style(data, "Normal"), "w:rPr/w:sz") == {"val": "24"}


def test_a_preset_may_have_styles_of_its_own(tmp_path: Path) -> None:
    write_preset(tmp_path, "mine", "base: school\nstyles:\n  Aside: {name: 旁注, size: 12}\n")
    assert setting(style(render_docx(SMALL, "mine", tmp_path), "Aside"), "w:rPr/w:sz") == {"val": "24"}


def test_ones_own_preset_may_stand_for_the_built_in_one_that_it_builds_on(tmp_path: Path) -> None:
    write_preset(tmp_path, "gbt9704", "base: gbt9704\nstyles:\n  Normal: {size: 15}\n")
    assert setting(style(render_docx(SMALL, "", tmp_path), "Normal"), "w:rPr/w:sz") == {"val": "30"}
    # What is based on it is based on one's own.
    assert found(style(render_docx(SMALL, "gbt9704-office", tmp_path), "Normal"), "w:rPr/w:sz[@w:val='30']")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("base: nosuch\n", "：base 写的“nosuch”不存在，可用的有：.*、mine、.*$"),
        ("base: [a]\n", "：base 写的“.*”不存在"),
        ("base: mine2\n", "：base 绕成了圈：mine、mine2$"),
        ("base: gbt9704\nstyle: {}\n", "：不认识“style”$"),
        ("base: gbt9704\nstyles: []\n", "：styles 应当是"),
        ("base: gbt9704\npage: {duplex: 1}\n", "：page 的 duplex 应当是 true 或 false$"),
        ("base: gbt9704\nstyles: {Normal: {line: 很多倍}}\n", "：Normal 的 line 不能是“很多倍”$"),
        ("base: gbt9704\nstyles: {Imprint: {tab: left}}\n", "：Imprint 的 tab 不能是“left”$"),
        ("base: gbt9704\npage: {left: 11000}\n", "：页面太窄"),
        ("base: gbt9704\npage: {footer: -1}\n", "：page 的 footer 应当是不小于 0 的整数$"),
        ("base: gbt9704\nstyles: {Title: {size: 0}}\n", "：Title 的 size 不能是“0”$"),
        ("base: gbt9704\nstyles: {Title: {size: .inf}}\n", "：Title 的 size 不能是“inf”$"),
        ("base: gbt9704\nstyles: {Title: {before: -6}}\n", "：Title 的 before 不能是“-6”$"),
        ("base: gbt9704\nstyles: {Title: {outline: 9}}\n", "：Title 的 outline 不能是“9”$"),
        (
            "base: gbt9704\nstyles: {Title: {align: centre}}\n",
            "：Title 的 align 不能是“centre”，可以写：left、center、",
        ),
        (
            "base: gbt9704\nstyles: {Title: {color: '#FF0000'}}\n",
            "：Title 的 color 不能是“#FF0000”，写成带引号的六位颜色值",
        ),
        ("base: gbt9704\nstyles: {Title: {color: 000000}}\n", "：Title 的 color 不能是“0”，写成带引号的六位颜色值"),
        ("base: gbt9704\nstyles: {Title: {rule: red}}\n", "：Title 的 rule 不能是“red”，写成带引号的六位颜色值"),
        ("base: gbt9704\nstyles: {标题: {size: 18}}\n", "：不认识样式“标题”，是不是“Title”？自己另加的样式要写 name$"),
        ("base: gbt9704\nstyles: {heading1: {size: 18}}\n", "：不认识样式“heading1”，是不是“Heading1”？"),
        ("base: gbt9704\nstyles: {旁注: {size: 18}}\n", "：不认识样式“旁注”；自己另加的样式要写 name$"),
        ("title: 2027-02-30\nbase: gbt9704\n", "：不是正确的 YAML（"),
    ],
)
def test_a_fault_of_a_preset_is_named(tmp_path: Path, text: str, reason: str) -> None:
    write_preset(tmp_path, "mine", text)
    write_preset(tmp_path, "mine2", "base: mine\n")
    with pytest.raises(TemplateFault, match=f"^模板 word/presets/mine2?.yaml{reason}"):
        render_docx(SMALL, "mine", tmp_path)


def test_deviations_are_told_by_comparison() -> None:
    surveys = {survey.name: survey for survey in survey_presets(None)}
    assert surveys["gbt9704"].deviations == ()
    clauses = {name: {deviation.clause for deviation in survey.deviations} for name, survey in surveys.items()}
    assert clauses["enterprise"] == {"5.2.1", "5.2.3"}
    assert clauses["gbt9704-office"] == {"5.2.3", "7.3.3"}
    assert clauses["windows-fonts"] == {"7.2.4", "7.3.1"}
    assert clauses["school"] >= {"5.2.1", "5.2.3", "7.3.1", "7.3.3", "7.5"}
    assert ("7.5", "页码对齐", "居中", "右对齐") in surveys["school"].deviations
