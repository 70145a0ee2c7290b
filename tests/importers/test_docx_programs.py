"""Files as programs write them: planforge itself, LibreOffice, pandoc, WPS."""

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import letterheads
import pytest
from conftest import ROOT
from word_files import CHINESE, abstract, docx, lvl, num, p, pstyle, r, restart, tbl, tc

from planforge import api
from planforge.document.nodes import Document, Heading, Imprint, Letterhead, Paragraph, Table, spaced
from planforge.importers.lines import Line
from planforge.importers.word import read_docx
from planforge.rendering.word.deviations import survey_presets
from planforge.rendering.wording import imprint_lines, note_lines, signature_lines
from planforge.spec.model import Text

EXAMPLES = sorted(path.parent.name for path in ROOT.glob("examples/*/plan.yaml"))
PRESETS = [survey.name for survey in survey_presets(None)]


@cache
def example(name: str) -> Document:
    plan = api.read((ROOT / "examples" / name / "plan.yaml").read_bytes()).document
    assert plan is not None
    return plan._replace(
        letterhead=Letterhead(Text("示例市总工会文件"), Text("示总工〔2027〕5号")),
        imprint=Imprint(Text("各区总工会"), Text("示例市总工会办公室"), Text("2027年1月15日印发")),
    )


def expected(plan: Document) -> list[tuple[str, str, int]]:
    """What a plan says above its body, in it and below it: part, text and level."""
    found = [("letterhead-mark", "示例市总工会文件", 0), ("letterhead-number", "示总工〔2027〕5号", 0)]
    found += [("title", plan.title, 0), *(("caption", caption, 0) for caption in plan.captions)]
    found += [("addressee", plan.addressee, 0)] if plan.addressee else []
    found += list(body(plan.blocks))
    lines = signature_lines(plan.signature)
    found += [
        ("attachment-note", ("附件：" if n == 0 else "") + (f"{number}\t" if number else "") + name, 0)
        for n, (number, name) in enumerate(note_lines(plan.attachments))
    ]
    signed = plan.signature is not None and not plan.signature.lines
    parts = ("signing-unit", "signing-date") if signed else ("signature-line",) * len(lines)
    found += [(part, line, 0) for part, line in zip(parts, lines, strict=True)]
    for attachment in plan.attachments:
        if attachment.blocks:
            found += [("attachment-label", attachment.label, 0), ("attachment-title", attachment.name, 0)]
            found += list(body(attachment.blocks))
    return found + [("imprint", "\t".join(filter(None, line)), 0) for line in imprint_lines(plan.imprint)]


def body(blocks: tuple[object, ...]) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = []
    for block in blocks:
        match block:
            case Heading(label, text, level):
                found.append(("", spaced(label) + text, min(level, 5)))
            case Paragraph(text, label, heading):
                found += [("", line, 0) for line in (spaced(label) + heading + text).split("\n")]
            case Table():
                found += [("", "", 0)] * (1 + len(block.rows))
    return found


def said(lines: tuple[Line, ...]) -> list[tuple[str, str, int]]:
    return [(line.part, line.text, line.level) for line in lines]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_our_own_files_say_all_that_the_plan_said(name: str, preset: str) -> None:
    plan = example(name)
    found = read_docx(api.render(plan, "docx", style=preset), "计划.docx")
    assert said(found.lines) == expected(plan)
    assert found.doubts == ()


@pytest.mark.parametrize("reference", sorted(letterheads.REFERENCES))
@pytest.mark.parametrize("name", EXAMPLES)
def test_our_files_in_the_looks_of_another_say_the_same(name: str, reference: str, tmp_path: Path) -> None:
    plan = example(name)
    data = api.render(plan, "docx", reference=letterheads.write(tmp_path, reference))
    assert said(read_docx(data, "计划.docx").lines) == expected(plan)


@pytest.mark.parametrize("name", EXAMPLES)
def test_our_own_headings_run_in_and_our_tables_have_their_cells(name: str) -> None:
    plan = example(name)
    found = read_docx(api.render(plan, "docx"), "计划.docx").lines
    blocks = [*plan.blocks, *(block for attachment in plan.attachments for block in attachment.blocks)]
    headings = [spaced(b.label) + b.heading for b in blocks if isinstance(b, Paragraph) and b.heading]
    assert [line.text[: line.run_in] for line in found if line.run_in] == headings
    rows = [row for b in blocks if isinstance(b, Table) for row in (tuple((c,) for c in b.columns), *b.rows)]
    assert [line.cells for line in found if line.table] == [tuple(map(tuple, row)) for row in rows]


def pandoc_shape() -> bytes:
    """A file as pandoc writes it: styles by English names, lists of its own, compact cells."""
    names = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "BodyText": "Body Text"}
    names |= {"FirstParagraph": "First Paragraph", "Compact": "Compact"}
    styles = "".join(pstyle(id, name) for id, name in names.items())
    figures = abstract(99411, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%2."))
    numbering = abstract(990, lvl(0, "bullet", "•")) + figures
    numbering += num(1000, 990) + num(1001, 99411) + num(1002, 99411, restart(0, 1))
    marked = f'<w:bookmarkStart w:name="要求"/>{p("一、总体要求", style="Heading1")}<w:bookmarkEnd/>'
    body = (
        p("2027年工作计划", style="Title") + marked + p("正文。", style="FirstParagraph")
        + p("（一）学习", style="Heading2")
        + p("甲", style="Compact", num=(1001, 0)) + p("乙", style="Compact", num=(1001, 0))
        + p("丙", style="Compact", num=(1002, 0)) + p("丁", style="Compact", num=(1000, 0))
        + tbl([tc(p("月份", style="Compact"))], [tc(p("3月", style="Compact"))], more='<w:tblStyle w:val="Table"/>')
    )  # fmt: skip
    return docx(body, styles=styles, numbering=numbering)


def written_by_pandoc(folder: Path) -> bytes:
    if shutil.which("pandoc") is None:
        return pandoc_shape()
    source = "% 2027年工作计划\n\n# 一、总体要求\n\n正文。\n\n## （一）学习\n\n1. 甲\n2. 乙\n\n<!-- -->\n\n1. 丙\n\n"
    source += "- 丁\n\n| 月份 |\n|---|\n| 3月 |\n"
    subprocess.run(["pandoc", "-f", "markdown", "-o", folder / "p.docx"], input=source.encode(), check=True)
    return (folder / "p.docx").read_bytes()


@pytest.mark.parametrize("make", [written_by_pandoc, lambda _: pandoc_shape()], ids=["pandoc", "by hand"])
def test_what_pandoc_writes_is_read(make: Callable[[Path], bytes], tmp_path: Path) -> None:
    found = read_docx(make(tmp_path), "p.docx")
    assert [(line.part, line.level, line.label, line.depth, line.text) for line in found.lines if not line.table] == [
        ("title", 0, "", 0, "2027年工作计划"),
        ("", 1, "", 0, "一、总体要求"),
        ("", 0, "", 0, "正文。"),
        ("", 2, "", 0, "（一）学习"),
        ("", 0, "1.", 1, "甲"),
        ("", 0, "2.", 1, "乙"),
        ("", 0, "1.", 1, "丙"),
        ("", 0, "", 1, "丁"),
    ]
    assert [line.cells for line in found.lines if line.table] == [(("月份",),), (("3月",),)]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing: libreoffice-writer")
def test_what_libreoffice_writes_is_read(tmp_path: Path) -> None:
    styles = "".join(pstyle(f"H{n}", f"heading {n}", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>') for n in (1, 2))
    body = (
        p("2027年工作计划", style="T") + p("总体要求", style="H1", num=(1, 0)) + p("正文。")
        + p("学习", style="H2", num=(1, 1)) + p("甲", num=(1, 2))
        + tbl(["月份", tc("工作", more='<w:gridSpan w:val="2"/>')], ["3月", "评选", "表彰"])
    )  # fmt: skip
    first = docx(
        body, styles=styles + pstyle("T", "Title") + pstyle("N", "Normal", default=True), numbering=CHINESE + num(1, 1)
    )
    file = tmp_path / "原.docx"
    file.write_bytes(first)
    program = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--norestore"]
    for kind, source in (("odt", file), ("docx", tmp_path / "odt" / "原.odt")):
        command = [*program, "--convert-to", kind, "--outdir", str(tmp_path / kind), str(source)]
        subprocess.run(command, capture_output=True, timeout=300, check=True)
    ours, theirs = (read_docx(data, "原.docx") for data in (first, (tmp_path / "docx" / "原.docx").read_bytes()))
    assert [line._replace(after_blank=False) for line in theirs.lines] == list(ours.lines)
    assert [line.label for line in ours.lines if line.label] == ["一、", "（一）", "1."]


def test_what_wps_writes_is_read() -> None:
    """Ids are numbers, Normal has no id that says so, the order of elements is its own, fonts name every script."""
    hei = '<w:rFonts w:hint="eastAsia" w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体" w:cs="黑体"/><w:sz w:val="32"/>'
    styles = (
        pstyle("1", "Normal", "<w:rPr><w:rFonts w:eastAsia='仿宋'/><w:sz w:val='32'/></w:rPr>", default=True)
        + pstyle("2", "heading 1", base="1") + pstyle("7", "Title", base="1")
        + '<w:latentStyles w:count="260"/><w:style w:type="character" w:default="1" w:styleId="6"/>'
    )  # fmt: skip
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = (
        p("2027年工作计划", style="7") + p("总体要求", style="2", more=numbered)
        + "<w:p><w:r><w:t>正文在前。</w:t><w:rPr/></w:r><w:pPr/></w:p>"
        + p(r("二、", hei), r("工作措施", hei)) + p("不认识的样式。", style="404")
        + "<wpsCustomData xmlns='http://www.wps.cn/officeDocument/2013/wpsCustomData'/>"
    )  # fmt: skip
    found = read_docx(docx(body, styles=styles, numbering=CHINESE + num(1, 1)), "wps.docx").lines
    assert [(line.part, line.level, line.label, line.text) for line in found] == [
        ("title", 0, "", "2027年工作计划"),
        ("", 1, "一、", "总体要求"),
        ("", 0, "", "正文在前。"),
        ("", 2, "", "二、工作措施"),
        ("", 0, "", "不认识的样式。"),
    ]
