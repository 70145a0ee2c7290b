"""A plan in the looks of a user's own Word file: nothing of the file is lost, nothing of the plan either."""

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import docx
import letterheads
import pytest
from conftest import ROOT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree
from test_render_word import SMALL, TOOLS, WHOLE, found, member, setting, style, texts_of

from planforge import api
from planforge.diagnostics import Diagnostic
from planforge.document.nodes import Document, Heading, Paragraph, Signature
from planforge.errors import CallError
from planforge.rendering.word import render_docx
from planforge.rendering.word.reference import read_reference
from planforge.spec.model import Style, Text

EXAMPLE = api.read((ROOT / "examples" / "school-union" / "plan.yaml").read_bytes()).document
assert EXAMPLE is not None
PLANS: dict[str, Document] = {"whole": WHOLE, "example": EXAMPLE, "small": SMALL}
NAMES = sorted(letterheads.REFERENCES)
EVERY_PLAN = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
EVERY_NAME = pytest.mark.parametrize("name", NAMES)


def follow(folder: Path, name: str, plan: Document = WHOLE) -> bytes:
    return api.render(plan, "docx", reference=letterheads.write(folder, name))


def notes(folder: Path, name: str, plan: Document) -> tuple[Diagnostic, ...]:
    return api.reference_notes(plan, letterheads.write(folder, name))


def opened(data: bytes) -> "docx.document.Document":
    return docx.Document(BytesIO(data))


def changed(change: Callable[["docx.document.Document"], None], folder: Path) -> Path:
    """Write python-docx's own template with a change to it."""
    document = docx.Document()
    change(document)
    file = folder / "模板.docx"
    file.write_bytes(letterheads.saved(document))
    return file


def without(data: bytes, name: str) -> bytes:
    """Return a package without one of its files."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
    return packed.getvalue()


def words(part: object) -> str:
    """Return the text of a header or footer."""
    return "".join(text.text or "" for text in part._element.iter(qn("w:t")))  # type: ignore[attr-defined]


def said(data: bytes) -> str:
    """Return what a file says; a title's lines may break elsewhere on another page."""
    return "".join(text.replace("\n", "") for text in texts_of(data))


@EVERY_PLAN
@EVERY_NAME
def test_the_plans_words_are_intact(tmp_path: Path, name: str, plan: Document) -> None:
    assert said(follow(tmp_path, name, plan)) == said(render_docx(plan, "", None))


@EVERY_NAME
def test_the_page_is_the_references(tmp_path: Path, name: str) -> None:
    ours = opened(follow(tmp_path, name)).sections
    theirs = opened(letterheads.REFERENCES[name]()).sections[-1]
    (section,) = ours
    for side in ("page_width", "page_height", "top_margin", "bottom_margin", "left_margin", "right_margin"):
        assert getattr(section, side) == getattr(theirs, side)
    assert section.different_first_page_header_footer == theirs.different_first_page_header_footer
    table_widths = {
        setting(t, "w:tblPr/w:tblW")["w"] for t in found(member(follow(tmp_path, name), "word/document.xml"), "//w:tbl")
    }
    assert theirs.page_width and theirs.left_margin and theirs.right_margin
    measure = theirs.page_width.twips - theirs.left_margin.twips - theirs.right_margin.twips
    assert table_widths == {str(measure)}


@EVERY_NAME
def test_headers_and_footers_are_the_references(tmp_path: Path, name: str) -> None:
    ours, theirs = opened(follow(tmp_path, name)), opened(letterheads.REFERENCES[name]())
    # A section that names no header has that of the section before it.
    last = theirs.sections[0]
    for kind in ("header", "first_page_header", "even_page_header", "footer"):
        (part,) = (getattr(section, kind) for section in ours.sections)
        assert words(part) == words(getattr(last, kind))
    assert ours.settings.odd_and_even_pages_header_footer == theirs.settings.odd_and_even_pages_header_footer


def test_the_logo_comes_along(tmp_path: Path) -> None:
    data = follow(tmp_path, "letterhead")
    with zipfile.ZipFile(BytesIO(data)) as package:
        pictures = [package.read(each) for each in package.namelist() if each.startswith("word/media/")]
    assert pictures == [letterheads.logo()]
    (header,) = {part for part in opened(data).part.package.iter_parts() if "header" in str(part.partname)}
    (blip,) = header.element.iter(qn("a:blip"))
    assert header.related_parts[blip.get(qn("r:embed"))].blob == letterheads.logo()


@pytest.mark.parametrize(
    ("name", "styles"),
    [
        ("letterhead", {"Title": "Title", "Heading 1": "Heading1", "Heading 2": "Heading2", "Subtitle": "Subtitle"}),
        ("school", {"Title": "a5", "Heading 1": "1", "Heading 2": "2", "Heading 3": "3", "Heading 4": "Heading4"}),
    ],
)
def test_parts_find_their_styles_by_name(tmp_path: Path, name: str, styles: dict[str, str]) -> None:
    used = {p.style.name: p.style.style_id for p in opened(follow(tmp_path, name)).paragraphs if p.style}
    assert styles.items() <= used.items()


@EVERY_NAME
def test_the_references_styles_stay_as_they_are(tmp_path: Path, name: str) -> None:
    ours = {each.style_id: each for each in opened(follow(tmp_path, name)).styles}
    for each in opened(letterheads.REFERENCES[name]()).styles:
        kept = ours[each.style_id].element
        for tree in (kept, each.element):
            for number in list(tree.iter(qn("w:numPr"))):
                number.getparent().remove(number)
        assert kept.xml == each.element.xml


def test_missing_styles_are_added_in_the_references_manner(tmp_path: Path) -> None:
    data = follow(tmp_path, "plain")
    assert setting(style(data, "Title"), "w:rPr/w:sz") == {"val": "41"}  # 22 points to 16, as this is to 15
    heading = style(data, "Heading1")
    assert setting(heading, "w:rPr/w:rFonts") == {"eastAsia": "黑体"}
    assert setting(heading, "w:pPr/w:ind") == {"firstLineChars": "200", "firstLine": "600"}
    assert setting(heading, "w:basedOn") == {"val": "Normal"}
    assert not found(heading, "w:rPr/w:sz")
    assert not found(style(data, "Heading3"), "w:rPr/w:rFonts"), "the third level has the font of body text"


@pytest.mark.parametrize(("name", "chars"), [("plain", "600"), ("school", "480")])
def test_body_text_is_indented_where_the_reference_does_not(tmp_path: Path, name: str, chars: str) -> None:
    plan = SMALL._replace(blocks=(Paragraph("制定本计划。"),))
    data = follow(tmp_path, name, plan)
    paragraph = next(p for p in opened(data).paragraphs if p.text == "制定本计划。")
    assert paragraph.style is not None
    assert setting(style(data, paragraph.style.style_id), "w:pPr/w:ind") == {
        "firstLineChars": "200",
        "firstLine": chars,
    }
    assert "reference-indent" in {note.id for note in notes(tmp_path, name, plan)}


def test_a_style_of_the_references_own_serves_body_text(tmp_path: Path) -> None:
    def change(document: "docx.document.Document") -> None:
        body = document.styles.add_style("Body Text First Indent", 1)
        body.paragraph_format.first_line_indent = Pt(24)

    file = changed(change, tmp_path)
    plan = SMALL._replace(blocks=(Paragraph("制定本计划。"),))
    paragraph = opened(api.render(plan, "docx", reference=file)).paragraphs[-1]
    assert paragraph.style is not None
    assert paragraph.style.name == "Body Text First Indent"
    assert not any(note.id == "reference-indent" for note in api.reference_notes(plan, file))


def test_run_in_headings_take_font_and_colour_but_not_size(tmp_path: Path) -> None:
    plan = SMALL._replace(blocks=(Heading("一、", "工作", 1), Paragraph("各部门落实。", "（一）", "加强领导。", 2)))
    data = follow(tmp_path, "letterhead", plan)
    (run,) = (run for p in opened(data).paragraphs for run in p.runs if run.text == "（一）加强领导。")
    look = style(data, run.style.style_id)
    assert setting(look, "w:rPr/w:rFonts")["eastAsia"] == "楷体"
    assert setting(look, "w:rPr/w:color")["val"] == "C00000"
    assert not found(look, "w:rPr/w:sz")


def test_word_numbers_nothing_by_itself(tmp_path: Path) -> None:
    data = follow(tmp_path, "school", PLANS["example"])
    for p in opened(data).paragraphs:
        chain = [p.style]
        while chain[-1] is not None:
            assert chain[-1].element.find(f".//{qn('w:numId')}") is None
            chain.append(chain[-1].base_style)
    assert [n.message for n in notes(tmp_path, "school", PLANS["example"]) if n.id == "reference-numbering"] == [
        "一级标题、二级标题、三级标题的样式自带编号，没有用上"
    ]


@EVERY_PLAN
@EVERY_NAME
def test_nothing_leads_out_of_the_file(tmp_path: Path, name: str, plan: Document) -> None:
    data = follow(tmp_path, name, plan)
    with zipfile.ZipFile(BytesIO(data)) as package:
        texts = {each: package.read(each) for each in package.namelist() if each.endswith((".xml", ".rels"))}
    assert not [each for each, text in texts.items() if b"External" in text]
    for word in (letterheads.ATTACHED_TEMPLATE, letterheads.SCHOOL_SITE, "上一次的正文"):
        assert not [each for each, text in texts.items() if word.encode() in text]
    if name == "letterhead":
        assert "示例县总工会（网站）" in words(opened(data).sections[0].header)


def test_the_reference_is_left_alone_and_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    file = letterheads.write(tmp_path, "school")
    before = hashlib.sha256(file.read_bytes()).digest()
    program = (
        "import sys; sys.path[:0] = sys.argv[2:]; import test_render_word as t; from planforge import api;"
        "sys.stdout.buffer.write(api.render(t.WHOLE, 'docx', reference=sys.argv[1]))"
    )
    here = Path(__file__).parent
    command = [sys.executable, "-c", program, str(file), str(here), str(here.parent)]
    first = subprocess.run(command, capture_output=True, check=True).stdout
    assert first == api.render(WHOLE, "docx", reference=file)
    assert hashlib.sha256(file.read_bytes()).digest() == before


@EVERY_PLAN
def test_our_own_output_serves_as_a_reference(tmp_path: Path, plan: Document) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(render_docx(WHOLE, "", None))
    assert api.reference_notes(plan, file) == ()
    data = api.render(plan, "docx", reference=file)
    for name in ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer2.xml"):
        ours, theirs = (member(each, name) for each in (data, render_docx(plan, "", None)))
        assert [e.tag for e in ours.iter(f"{{{ours.nsmap['w']}}}p")] == [
            e.tag for e in theirs.iter(f"{{{ours.nsmap['w']}}}p")
        ]
    for name in ("w:pgSz", "w:pgMar", "w:docGrid"):
        ours, theirs = (setting(member(each, "word/document.xml"), f"//{name}") for each in (data, file.read_bytes()))
        assert ours == theirs


@EVERY_NAME
def test_no_schema_error_that_the_reference_does_not_have(tmp_path: Path, name: str) -> None:
    validator = TOOLS / "validate_docx.py"
    if not validator.is_file():
        pytest.skip("the OOXML schemas are not part of this repository")
    for plan_name, plan in PLANS.items():
        file = tmp_path / f"{plan_name}.docx"
        file.write_bytes(follow(tmp_path, name, plan))
        result = subprocess.run([sys.executable, validator, file], capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout


def test_what_a_reference_lacks_is_said_in_a_line_each(tmp_path: Path) -> None:
    plan = SMALL._replace(signature=Signature(Text("甲"), Text("2027年1月5日")), style=Style(Text("school")))
    assert [(note.level, note.id, note.message) for note in notes(tmp_path, "plain", plan)] == [
        ("note", "reference-page-number", "页眉、页脚里没有页码"),
        ("note", "reference-picture", "正文里的图片没有用上，只用页眉、页脚里的"),
        ("note", "reference-indent", "正文没有首行缩进，已缩进两个字"),
        ("note", "reference-style", "没有“标题”样式，样子已照正文和国标补上"),
        ("note", "reference-style", "没有“签名”样式，署名的样子已照正文和国标补上"),
        ("note", "reference-style", "没有“日期”样式，样子已照正文和国标补上"),
        ("note", "reference-only", "计划里的“样式”没有用上，样子全照参考文档"),
    ]
    assert [note.message for note in notes(tmp_path, "letterhead", SMALL)] == [
        "指向外部的链接有 2 个，生成的文件里已去掉"
    ]


def test_signatures_stand_where_the_standard_puts_them_whatever_the_style(tmp_path: Path) -> None:
    def change(document: "docx.document.Document") -> None:
        for name in ("Signature", "Date"):
            document.styles.add_style(name, 1).paragraph_format.alignment = 2

    plan = SMALL._replace(signature=Signature(Text("示例小学工会委员会"), Text("2027年1月5日")))
    data = api.render(plan, "docx", reference=changed(change, tmp_path))
    unit, date = found(member(data, "word/document.xml"), "//w:p[w:pPr/w:ind]")
    ours = found(member(render_docx(plan, "", None), "word/document.xml"), "//w:p[w:pPr/w:ind]")
    assert len(ours) == 2
    # The unit is centred in a room that is one 字 wider than it on either side.
    assert [setting(each, "w:pPr/w:jc")["val"] for each in (unit, date)] == ["center", "left"]
    lefts = [int(setting(paragraph, "w:pPr/w:ind")["left"]) for paragraph in (unit, date)]
    assert lefts[1] - lefts[0] == (1 + 2) * 220  # 字 of 11 points


@pytest.mark.parametrize(
    ("value", "is_on"), [("0", False), ("false", False), ("off", False), ("1", True), (None, True)]
)
def test_mirrored_margins_may_be_switched_off(value: str | None, is_on: bool, tmp_path: Path) -> None:
    def change(document: "docx.document.Document") -> None:
        element = document.settings.element
        attributes = {} if value is None else {qn("w:val"): value}
        element.append(element.makeelement(qn("w:mirrorMargins"), attributes))

    assert read_reference(changed(change, tmp_path)).page.duplex is is_on


def test_settings_about_the_file_itself_stay_behind(tmp_path: Path) -> None:
    def change(document: "docx.document.Document") -> None:
        for name in ("mailMerge", "documentProtection", "trackRevisions", "mirrorMargins"):
            document.settings.element.append(document.settings.element.makeelement(qn(f"w:{name}"), {}))

    settings = member(api.render(SMALL, "docx", reference=changed(change, tmp_path)), "word/settings.xml")
    names = {str(each.tag).rpartition("}")[2] for each in settings}
    assert "mirrorMargins" in names
    assert "compat" in names
    assert not names & {"mailMerge", "documentProtection", "trackRevisions", "attachedTemplate", "rsids"}


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("missing", "没有这个文件"),
        ("folder", "这不是普通文件"),
        ("empty", "不是完好的 Word 文档"),
        ("text", "不是完好的 Word 文档"),
        ("old", r"是旧的 .doc 或加了密码，请在 Word 或 WPS 里去掉密码，另存为 .docx"),
        ("cut", "不是完好的 Word 文档"),
        ("no styles", "里没有样式"),
        ("no relationships", "不是完好的 Word 文档"),
        ("broken theme", "不是完好的 Word 文档"),
        ("spreadsheet", "不是 Word 文档，请换一份 .docx"),
        ("bomb", "解开后超过 200 MB"),
        ("narrow", "页面太窄，一行放不下 4 个字"),
    ],
)
def test_what_is_no_word_file_is_refused_in_one_sentence(tmp_path: Path, kind: str, reason: str) -> None:
    file = tmp_path / "模板.docx"
    if kind == "folder":
        file.mkdir()
    elif kind != "missing":
        file.write_bytes(_faulty(kind))
    with pytest.raises(CallError, match=reason) as caught:
        api.render(SMALL, "docx", reference=file)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)


def _faulty(kind: str) -> bytes:
    school = letterheads.school()
    if kind == "narrow":
        document = docx.Document()
        document.sections[0].left_margin = document.sections[0].right_margin = Cm(10.2)
        return letterheads.saved(document)
    if kind == "no styles":
        return _replaced(
            school, "word/_rels/document.xml.rels", lambda text: re.sub(r"<Relationship [^>]*styles.xml\"/>", "", text)
        )
    if kind == "broken theme":
        return _replaced(school, "word/theme/theme1.xml", lambda text: text[:500])
    if kind == "spreadsheet":
        return _replaced(school, "word/document.xml", lambda _: "<workbook/>")
    if kind == "bomb":
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", bytes(201 * 1024 * 1024))
        return packed.getvalue()
    return {
        "empty": b"",
        "text": "单位: 示例小学工会\n".encode(),
        "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000),
        "cut": school[: len(school) // 2],
        "no relationships": without(school, "_rels/.rels"),
    }[kind]


def _replaced(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as old:
        text = change(old.read(name).decode())
    packed = BytesIO(without(data, name))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(name, text)
    return packed.getvalue()


def test_a_section_without_a_page_may_have_notes(tmp_path: Path) -> None:
    def change(document: "docx.document.Document") -> None:
        section = document.sections[0]._sectPr
        for child in list(section):
            section.remove(child)
        section.append(section.makeelement(qn("w:footnotePr"), {}))

    file = changed(change, tmp_path)
    section = member(api.render(SMALL, "docx", reference=file), "word/document.xml")
    (properties,) = found(section, "//w:sectPr")
    assert [str(child.tag).rpartition("}")[2] for child in properties] == ["pgSz", "pgMar"]


def test_a_section_without_a_page_gets_a4(tmp_path: Path) -> None:
    def change(document: "docx.document.Document") -> None:
        section = document.sections[0]._sectPr
        section.getparent().remove(section)

    data = api.render(SMALL, "docx", reference=changed(change, tmp_path))
    section = member(data, "word/document.xml")
    assert setting(section, "//w:pgSz") == {"w": "11906", "h": "16838"}
    assert setting(section, "//w:pgMar")["top"] == "2098"


def test_embedded_fonts_and_bound_data_stay_behind(tmp_path: Path) -> None:
    def change(document: "docx.document.Document") -> None:
        fonts = next(part for part in document.part.package.iter_parts() if "fontTable" in str(part.partname))
        fonts._blob = fonts.blob.replace(b"</w:font>", b'<w:embedRegular r:id="rId9"/></w:font>', 1)
        fonts.load_rel(f"{letterheads.OFFICE}font", document.part._styles_part, "rId9")
        header = document.sections[0].header.paragraphs[0]._p
        bound = header.makeelement(qn("w:sdt"), {})
        bound.append(header.makeelement(qn("w:sdtPr"), {}))
        bound[0].append(header.makeelement(qn("w:dataBinding"), {qn("w:xpath"): "/a", qn("w:storeItemID"): "{1}"}))
        header.append(bound)

    data = api.render(SMALL, "docx", reference=changed(change, tmp_path))
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert not [each for each in package.namelist() if b"embedRegular" in package.read(each)]
        assert "word/_rels/fontTable.xml.rels" not in package.namelist()
        headers = [package.read(each) for each in package.namelist() if each.startswith("word/header")]
    assert all(b"w:sdtPr" in header and b"dataBinding" not in header for header in headers)


def test_the_gutter_narrows_the_measure(tmp_path: Path) -> None:
    def change(document: "docx.document.Document") -> None:
        document.sections[0].gutter = Cm(1)

    data = api.render(WHOLE, "docx", reference=changed(change, tmp_path))
    for table in found(member(data, "word/document.xml"), "//w:tbl"):
        # In files for older Words a table that is not centred stands out by the margin of its cells.
        assert "ImprintTable" in setting(table, "w:tblPr/w:tblStyle")["val"] or found(table, "w:tblPr/w:jc")
        assert setting(table, "w:tblPr/w:tblW")["w"] == str(12240 - 2 * 1800 - 567)


def in_columns(number: str, widths: Sequence[str] = ()) -> Callable[["docx.document.Document"], None]:
    def change(document: "docx.document.Document") -> None:
        columns = document.sections[-1]._sectPr.find(qn("w:cols"))
        columns.attrib.update({qn("w:num"): number, qn("w:space"): "440"})
        for width in widths:
            etree.SubElement(columns, qn("w:col"), {qn("w:w"): width})

    return change


@pytest.mark.parametrize(("widths", "narrowest"), [((), (12240 - 2 * 1800 - 440) // 2), (("3000", "5200"), 3000)])
def test_tables_are_as_wide_as_a_column(widths: tuple[str, ...], narrowest: int, tmp_path: Path) -> None:
    data = api.render(WHOLE, "docx", reference=changed(in_columns("2", widths), tmp_path))
    tables = found(member(data, "word/document.xml"), "//w:tbl")
    assert {setting(table, "w:tblPr/w:tblW")["w"] for table in tables} == {str(narrowest)}


def test_columns_too_narrow_for_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="页面太窄"):
        api.render(WHOLE, "docx", reference=changed(in_columns("20"), tmp_path))


def test_a_heading_never_stands_alone_whatever_its_style(tmp_path: Path) -> None:
    def change(document: "docx.document.Document") -> None:
        for name in ("Title", "Heading 1"):
            document.styles[name].paragraph_format.keep_with_next = False

    plan = SMALL._replace(blocks=(Heading("一、", "工作", 1), Paragraph("各部门落实。")))
    data = api.render(plan, "docx", reference=changed(change, tmp_path))
    kept = ["".join(p.itertext()) for p in found(member(data, "word/document.xml"), "//w:p[w:pPr/w:keepNext]")]
    assert kept == ["计划", "", "一、工作"]


def test_the_imprint_ends_at_the_edge_of_the_references_page(tmp_path: Path) -> None:
    data = follow(tmp_path, "school")
    look = style(data, "Imprint")
    measure = int(setting(member(data, "word/document.xml"), "//w:tbl[1]/w:tblPr/w:tblW")["w"])
    right = int(setting(look, "w:pPr/w:ind")["right"])
    assert int(setting(look, "w:pPr/w:tabs/w:tab")["pos"]) == measure - right
