import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.table import Table as DocxTable
from lxml import etree

from planforge.document.nodes import (
    Attachment,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Paragraph,
    Signature,
    Table,
)
from planforge.errors import CallError, TemplateFault
from planforge.rendering.word import render_docx
from planforge.resources import templates_folder
from planforge.spec.model import Text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACES = {"w": W[1:-1]}
TOOLS = Path(__file__).parents[3] / "shared" / "tools"
NASTY = "<b>&amp; “引”\t{{ 7*7 }} {% raw %} 𠮷👪 ]]> --"

WHOLE = Document(
    title="示例市第一实验小学教育集团工会2027年度工会工作计划",
    unit="示例市第一实验小学教育集团工会",
    period="2027年",
    letterhead=Letterhead(Text("示例市教育工会文件"), Text("示教工〔2027〕1号")),
    captions=("（2027年1月5日教职工代表大会通过）",),
    addressee="各工会小组：",
    blocks=(
        Paragraph("制定本计划。"),
        Heading("一、", f"指导思想{NASTY}", 1),
        Heading("（一）", "加强民主管理", 2),
        Heading("1.", "民主", 3),
        Heading("（1）", "管理", 4),
        Heading("①", "第五级", 5),
        Heading("", "第六级", 6),
        Paragraph("各部门要落实。", "（二）", "加强【待补：什么】领导。", 2),
        Paragraph(NASTY, "1."),
        Paragraph(" 在【待补：期间】前。 "),
        Table(("时间", "内容"), ((("1月",), ("第一段", "第二段")), (("2月",), ()))),
        Table(tuple("一二三四五六"), (tuple((text,) for text in "甲乙丙丁戊己"),)),
    ),
    attachments=(
        Attachment("附件1", "任务表", (Paragraph("说明。"), Table(("序号",), ((("1",),),)))),
        Attachment("附件2", "预算"),
    ),
    signature=Signature(Text("示例小学工会委员会"), Text("2027年1月5日")),
    imprint=Imprint(Text("市教育工会"), Text("示例小学工会办公室"), Text("2027年1月6日")),
)
SMALL = Document(title="计划", unit="甲", period="2027年")


def member(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def found(element: etree._Element, path: str) -> list[etree._Element]:
    result = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(result, list)
    return [item for item in result if isinstance(item, etree._Element)]


def attributes(element: etree._Element) -> dict[str, str]:
    return {str(name).removeprefix(W): str(value) for name, value in element.attrib.items()}


def style(data: bytes, style_id: str) -> etree._Element:
    (element,) = found(member(data, "word/styles.xml"), f"//w:style[@w:styleId='{style_id}']")
    return element


def setting(element: etree._Element, path: str) -> dict[str, str]:
    (value,) = found(element, path)
    return attributes(value)


def texts_of(data: bytes) -> Iterator[str]:
    for block in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, DocxTable):
            for row in block.rows:
                for cell in row.cells:
                    yield from (paragraph.text for paragraph in cell.paragraphs)
        else:
            yield block.text


@pytest.fixture(scope="module")
def whole() -> bytes:
    return render_docx(WHOLE, "", None)


def test_every_text_is_read_once_and_in_order(whole: bytes) -> None:
    assert [text.replace("\n", "") for text in texts_of(whole) if text] == [
        "示例市教育工会文件",
        "示教工〔2027〕1号",
        "示例市第一实验小学教育集团工会2027年度工会工作计划",
        "（2027年1月5日教职工代表大会通过）",
        "各工会小组：",
        "制定本计划。",
        f"一、指导思想{NASTY}",
        "（一）加强民主管理",
        "1. 民主",
        "（1）管理",
        "①第五级",
        "第六级",
        "（二）加强【待补：什么】领导。各部门要落实。",
        f"1. {NASTY}",
        " 在【待补：期间】前。 ",
        *("时间", "内容", "1月", "第一段", "第二段", "2月"),
        *"一二三四五六甲乙丙丁戊己",
        "附件：1.\t任务表",
        "2.\t预算",
        "示例小学工会委员会",
        "2027年1月5日",
        "附件1",
        "任务表",
        "说明。",
        *("序号", "1"),
        "抄送：市教育工会。",
        "示例小学工会办公室\t2027年1月6日印发",
    ]


def test_page_and_grid(whole: bytes) -> None:
    section = found(member(whole, "word/document.xml"), "//w:sectPr")[0]
    assert setting(section, "w:pgSz") == {"w": "11906", "h": "16838"}
    assert setting(section, "w:pgMar") == {
        "top": "2098",
        "right": "1474",
        "bottom": "1984",
        "left": "1588",
        "header": "851",
        "footer": "1460",
        "gutter": "0",
    }
    assert setting(section, "w:docGrid") == {"type": "lines", "linePitch": "579"}


def test_fonts_are_named_and_no_theme_font_beats_them(whole: bytes) -> None:
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/footer2.xml"):
        assert not [a for element in member(whole, name).iter() for a in element.attrib if str(a).endswith("Theme")]
    assert setting(member(whole, "word/styles.xml"), "//w:rPrDefault//w:rFonts")["eastAsia"] == "仿宋_GB2312"
    runs = found(member(whole, "word/document.xml"), "//w:r")
    for run in runs:
        assert setting(run, "w:rPr/w:rFonts") == {"hint": "eastAsia"}
        assert {child.tag for child in run[0]} <= {f"{W}rStyle", f"{W}rFonts"}
    assert all(
        text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        for text in found(member(whole, "word/document.xml"), "//w:t")
    )


def test_body_style(whole: bytes) -> None:
    normal = style(whole, "Normal")
    assert setting(normal, "w:pPr/w:spacing") == {"line": "579", "lineRule": "exact"}
    assert setting(normal, "w:rPr/w:spacing") == {"val": "-5"}
    assert setting(normal, "w:rPr/w:sz") == {"val": "32"}
    assert setting(normal, "w:pPr/w:ind") == {"firstLineChars": "200", "firstLine": "640"}
    assert setting(normal, "w:pPr/w:jc") == {"val": "both"}
    assert setting(normal, "w:pPr/w:widowControl") == {"val": "0"}


def test_titles_and_headings_are_words_own_styles(whole: bytes) -> None:
    assert setting(style(whole, "Title"), "w:name") == {"val": "Title"}
    assert setting(style(whole, "Title"), "w:rPr/w:sz") == {"val": "44"}
    fonts = ["黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312", "仿宋_GB2312"]
    for level, font in enumerate(fonts, 1):
        heading = style(whole, f"Heading{level}")
        assert setting(heading, "w:name") == {"val": f"heading {level}"}
        assert setting(heading, "w:pPr/w:outlineLvl") == {"val": str(level - 1)}
        assert setting(heading, "w:pPr/w:ind") == {"firstLineChars": "200", "firstLine": "640"}
        assert setting(heading, "w:rPr/w:rFonts") == {"eastAsia": font}
        assert found(heading, "w:pPr/w:keepNext")
        assert not found(heading, "w:rPr/w:b")
        assert setting(style(whole, f"Heading{level}Char"), "w:rPr/w:rFonts") == {"eastAsia": font}
    names = [p.style.name for p in docx.Document(BytesIO(whole)).paragraphs if p.style]
    assert [name for name in names if name.startswith("Heading")] == [f"Heading {n}" for n in (1, 2, 3, 4, 5, 5)]


def test_widow_control_is_off_everywhere(whole: bytes) -> None:
    controls = found(member(whole, "word/styles.xml"), "//w:widowControl")
    assert controls
    assert all(attributes(control) == {"val": "0"} for control in controls)


@pytest.mark.parametrize(("part", "style_id", "side"), [("1", "FooterOdd", "right"), ("2", "FooterEven", "left")])
def test_page_numbers_stand_outside(whole: bytes, part: str, style_id: str, side: str) -> None:
    footer = member(whole, f"word/footer{part}.xml")
    assert "".join(footer.itertext()).split() == ["—", "PAGE", "1", "—"]
    look = style(whole, style_id)
    assert setting(footer, "w:p/w:pPr/w:pStyle") == {"val": style_id}
    assert setting(look, "w:rPr/w:sz") == {"val": "28"}
    assert set(setting(look, "w:rPr/w:rFonts").values()) == {"宋体"}
    assert setting(look, "w:pPr/w:spacing") == {"line": "280", "lineRule": "exact"}
    assert setting(look, "w:pPr/w:jc") == {"val": side}
    assert setting(look, "w:pPr/w:ind")[side] == "280"


def test_odd_and_even_pages_have_their_own_footers(whole: bytes) -> None:
    assert found(member(whole, "word/settings.xml"), "w:evenAndOddHeaders")
    kinds = found(member(whole, "word/document.xml"), "//w:footerReference")
    assert [attributes(kind)["type"] for kind in kinds] == ["even", "default"]


def test_tables_are_as_wide_as_the_type_area(whole: bytes) -> None:
    for table in found(member(whole, "word/document.xml"), "//w:tbl"):
        assert setting(table, "w:tblPr/w:tblW") == {"w": "8844", "type": "dxa"}
        grid = [attributes(column)["w"] for column in found(table, "w:tblGrid/w:gridCol")]
        assert sum(map(int, grid)) == 8844
        for row in found(table, "w:tr"):
            assert [attributes(width)["w"] for width in found(row, "w:tc/w:tcPr/w:tcW")] == grid
            assert found(row, "w:trPr/w:cantSplit")
            assert all(found(cell, "w:p") for cell in found(row, "w:tc"))


def test_table_headers_are_repeated_and_small_print_serves_many_columns(whole: bytes) -> None:
    tables = found(member(whole, "word/document.xml"), "//w:tbl[w:tblPr/w:tblStyle/@w:val='TableGrid']")
    assert [len(found(table, "w:tr[w:trPr/w:tblHeader]")) for table in tables] == [1, 1, 1]
    first = [attributes(found(table, ".//w:pStyle")[0])["val"] for table in tables]
    assert first == ["TableHead", "TableHeadSmall", "TableHead"]


def test_tables_never_touch(whole: bytes) -> None:
    body = member(whole, "word/document.xml")[0]
    tags = [element.tag for element in body]
    assert f"{W}tbl" in tags
    for above, below in pairwise(tags):
        if above == f"{W}tbl":
            assert below == f"{W}p"


def test_the_signature_stays_with_the_text_before_it() -> None:
    plan = Document(
        title="计划",
        unit="甲",
        period="2027年",
        blocks=(Paragraph("文。"),),
        signature=Signature(Text("甲"), Text("2027年1月5日")),
    )
    paragraphs = found(member(render_docx(plan, "", None), "word/document.xml"), "//w:p")[-4:]
    kept = [bool(found(paragraph, "w:pPr/w:keepNext")) for paragraph in paragraphs]
    assert kept == [True, True, True, False]


def test_blanks_are_marked_and_run_in_headings_keep_their_look(whole: bytes) -> None:
    runs = found(member(whole, "word/document.xml"), "//w:r[w:rPr/w:rStyle]")
    looks = [(attributes(found(run, "w:rPr/w:rStyle")[0])["val"], "".join(run.itertext())) for run in runs]
    assert looks == [
        ("Heading2Char", "（二）加强"),
        ("Blank", "【待补：什么】"),
        ("Heading2Char", "领导。"),
        ("Blank", "【待补：期间】"),
    ]
    assert found(style(whole, "Blank"), "w:rPr/w:shd")


def test_a_folder_of_templates_marks_blanks_too(whole: bytes, tmp_path: Path) -> None:
    assert render_docx(WHOLE, "", tmp_path) == whole


def test_dates_are_written_without_leading_zeros(whole: bytes) -> None:
    dates = re.findall(r"\d+年\d+月\d+日", "".join(texts_of(whole)))
    assert dates
    assert all(re.fullmatch(r"\d{4}年[1-9]\d?月[1-9]\d?日", date) for date in dates)


def test_core_properties(whole: bytes) -> None:
    properties = docx.Document(BytesIO(whole)).core_properties
    assert properties.title == WHOLE.title
    assert properties.author == WHOLE.unit
    assert properties.subject == WHOLE.period
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == datetime(2027, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("signature", "epoch", "expected"),
    [
        (Signature(Text("甲"), Text("2027年12月31日")), "0", "2027-12-31T00:00:00Z"),
        (Signature(lines=(Text("甲"), Text("2027年1月5日"))), "", "2027-01-05T00:00:00Z"),
        (Signature(Text("甲"), Text("2027年1月")), "86399", "1970-01-01T23:59:59Z"),
        (Signature(Text("甲"), Text("2027年2月30日")), "0", "1970-01-01T00:00:00Z"),
        (Signature(Text("甲")), "", ""),
        (None, "昨天", ""),
        (None, "9" * 30, ""),
    ],
)
def test_a_document_is_dated_by_its_signature(
    monkeypatch: pytest.MonkeyPatch, signature: Signature | None, epoch: str, expected: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    core = member(render_docx(SMALL._replace(signature=signature), "", None), "docProps/core.xml")
    times = [element.text for element in core if str(element.tag).startswith("{http://purl.org/dc/terms/}")]
    assert times == ([expected] * 2 if expected else [])


def test_the_same_plan_gives_the_same_bytes(whole: bytes) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_render_word as t;"
        "sys.stdout.buffer.write(t.render_docx(t.WHOLE, '', None))"
    )
    command = [sys.executable, "-c", program, str(Path(__file__).parent)]
    assert subprocess.run(command, capture_output=True, check=True).stdout == whole == render_docx(WHOLE, "", None)


def test_package_members_have_fixed_order_and_dates(whole: bytes) -> None:
    members = zipfile.ZipFile(BytesIO(whole)).infolist()
    assert [info.filename for info in members] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "docProps/core.xml",
    ]
    assert {info.date_time for info in members} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("plan", [WHOLE, SMALL], ids=["whole", "small"])
def test_every_reference_leads_to_a_part_and_every_style_exists(plan: Document) -> None:
    data = render_docx(plan, "", None)
    names = set(zipfile.ZipFile(BytesIO(data)).namelist())
    for element in member(data, "word/_rels/document.xml.rels"):
        assert f"word/{element.get('Target')}" in names
    styles = {attributes(s)["styleId"] for s in found(member(data, "word/styles.xml"), "//w:style")}
    used = found(member(data, "word/document.xml"), "//w:pStyle | //w:rStyle | //w:tblStyle")
    assert {attributes(element)["val"] for element in used} <= styles


@pytest.mark.parametrize("plan", [WHOLE, SMALL], ids=["whole", "small"])
def test_the_package_is_valid(tmp_path: Path, plan: Document) -> None:
    validator = TOOLS / "validate_docx.py"
    if not validator.is_file():
        pytest.skip("the OOXML schemas are not part of this repository")
    file = tmp_path / "plan.docx"
    file.write_bytes(render_docx(plan, "", None))
    result = subprocess.run([sys.executable, validator, file], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert "warn=0" in result.stdout


def test_an_unknown_style_names_the_known_ones() -> None:
    with pytest.raises(CallError, match=r"^没有名为“scool”的样式，可用的有：enterprise、gbt9704、"):
        render_docx(SMALL, "scool", None)


def test_a_preset_of_ones_own_is_found_and_named(tmp_path: Path) -> None:
    preset(tmp_path, "大字", lambda text: text.replace("size: 三号", "size: 18", 1))
    assert setting(style(render_docx(SMALL, "大字", tmp_path), "Normal"), "w:rPr/w:sz") == {"val": "36"}
    assert setting(style(render_docx(SMALL, "大字", tmp_path), "Heading1"), "w:pPr/w:ind")["firstLine"] == "720"
    with pytest.raises(CallError, match=r"可用的有：.*、大字$"):
        render_docx(SMALL, "小字", tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("page:", "page: [", r" 第 \d+ 行：不是正确的 YAML（"),
        ("size: 三号", "size: 很大", "：Normal 的 size 不能是“很大”$"),
        ("size: 二号", "size: [2]", r"：Title 的 size 不能是“\[2\]”$"),
        ("keep_next: true", "keep_next: 1", "：Title 的 keep_next 不能是“1”$"),
        ("spacing: 0", "spacing: 紧", "：Title 的 spacing 不能是“紧”$"),
        ("font: 仿宋_GB2312", "font: 3", "：Normal 的 font 不能是“3”$"),
        ("align: both", "colour: red", "：Normal 里不认识“colour”$"),
        ("top: 2098", "top: 20.98", "：page 的 top 应当是不小于 0 的整数$"),
        ("top: 2098", "top: 2098\n  gutter: 0", "：page 里不认识“gutter”$"),
        ("  Title:", "  Titel:", "：缺少样式“Title”$"),
        ("  Normal:", "  Norm:", "：缺少样式“Normal”$"),
        ("title: 国标公文", "- 国标公文", "：不是正确的 YAML|第"),
    ],
)
def test_a_preset_at_fault_is_named(tmp_path: Path, old: str, new: str, reason: str) -> None:
    preset(tmp_path, "mine", lambda text: text.replace(old, new, 1))
    with pytest.raises(TemplateFault, match=f"^模板 word/presets/mine.yaml.*{reason}"):
        render_docx(SMALL, "mine", tmp_path)


def preset(folder: Path, name: str, change: object) -> None:
    text = (templates_folder() / "word/presets/gbt9704.yaml").read_text(encoding="utf-8")
    assert callable(change)
    file = folder / "word" / "presets" / f"{name}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(change(text), encoding="utf-8")
