"""A file may be anything: it is read, or refused in one sentence; never a traceback, never the whole memory."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from word_files import CHINESE, NAMESPACES, abstract, docx, lvl, members, num, p, packed, pstyle, r, rels, root, tbl, tc

from planforge.errors import CallError
from planforge.importers.reading import read_lines
from planforge.importers.word import read_docx

MEGABYTE = 1024 * 1024
GOOD = p("一、学习") + p("正文")
PLAIN = docx(GOOD)


def main(document: str | bytes) -> bytes:
    return packed(members(GOOD) | {"word/document.xml": document})


def with_members(**more: str | bytes) -> bytes:
    return packed(members(GOOD) | more)


def bomb(name: str, size: int = 400) -> bytes:
    """So many megabytes of one character in a thousandth of it."""
    file = BytesIO(PLAIN)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open(name, "w") as member,
    ):
        for _ in range(size):
            member.write(b" " * MEGABYTE)
    return file.getvalue()


def lying() -> bytes:
    """A member that says it is small, and is not."""
    data = bytearray(bomb("word/media/image1.bmp"))
    size = (400 * MEGABYTE).to_bytes(4, "little")
    return bytes(data.replace(size, (1000).to_bytes(4, "little")))


def flagged(offset: int, value: int) -> bytes:
    """A package whose members all bear a value in their headers, in both places where headers stand."""
    data = bytearray(PLAIN)
    for sign, start in ((b"PK\x03\x04", offset), (b"PK\x01\x02", offset + 2)):
        position = data.find(sign)
        while position >= 0:
            data[position + start] = value
            position = data.find(sign, position + 4)
    return bytes(data)


def nested(depth: int, start: str, end: str) -> str:
    return start * depth + p("最里面") + end * depth


def doctype(declaration: str, text: str) -> str:
    return f"<!DOCTYPE w:document [{declaration}]>" + root("document", f"<w:body>{p(text)}</w:body>").replace(
        "&amp;", "&"
    )


LAUGHS = "<!ENTITY a '哈哈哈哈哈哈哈哈哈哈'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12)
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000
TABLE = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
RELS = "word/_rels/document.xml.rels"
NOT_WHOLE = "不是完好的 Word 文档，请在 Word 或 WPS 里打开它，另存为 .docx"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "是空文件"),
    "text": ("二〇二七年工作计划".encode, NOT_WHOLE),
    "old": (lambda: OLD, "是旧的 .doc 或加了密码"),
    "rtf": (lambda: b"{\\rtf1\\ansi}", "其实是RTF 文件"),
    "pdf": (lambda: b"%PDF-1.7", "其实是PDF 文件"),
    "web page": (lambda: b"\xef\xbb\xbf <html>", "其实是网页或 XML 文件"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n", "其实是图片"),
    "rar": (lambda: b"Rar!\x1a\x07", "其实是RAR 压缩包"),
    "half": (lambda: PLAIN[: len(PLAIN) // 2], NOT_WHOLE),
    "no end": (lambda: PLAIN[:-22], NOT_WHOLE),
    "empty archive": (lambda: packed({}), "里没有正文"),
    "no document": (lambda: packed({"a.txt": "甲"}), "里没有正文"),
    "spreadsheet": (
        lambda: packed({"_rels/.rels": rels({"officeDocument": "xl/workbook.xml"}), "xl/workbook.xml": "<workbook/>"}),
        "不是 Word 文档",
    ),
    "broken xml": (lambda: main("<w:document><w:body>"), NOT_WHOLE),
    "no xml": (lambda: main(b"\0\1\2"), NOT_WHOLE),
    "nothing in it": (lambda: main(b""), NOT_WHOLE),
    "no body": (lambda: main(root("document", "")), NOT_WHOLE),
    "laughs": (lambda: main(doctype(LAUGHS, "&m;")), NOT_WHOLE),
    "outer entity": (lambda: main(doctype("<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&x;")), "实体声明"),
    "outer dtd": (
        lambda: main(f"<!DOCTYPE x SYSTEM 'http://example/x.dtd'>{root('document', '<w:body/>')}"),
        "实体声明",
    ),
    "bomb": (lambda: bomb("word/document2.xml"), "解开后超过 200 MB"),
    "small bomb": (lambda: bomb("word/document2.xml", 100), "大得反常"),
    "lying": (lambda: lying().replace(b"word/media/image1.bmp", b"word/document.xml\0\0\0\0"), NOT_WHOLE),
    "locked members": (lambda: flagged(6, 1), NOT_WHOLE),
    "unknown packing": (lambda: flagged(8, 99), NOT_WHOLE),
    "wrong sums": (lambda: flagged(14, 7), NOT_WHOLE),
    "300 tables": (lambda: docx(nested(300, *TABLE)), "套得太深"),
    "400 controls": (lambda: docx(nested(400, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")), "套得太深"),
    "a million paragraphs": (lambda: docx("<w:p/>" * 1_000_000), "超过 10 万段"),
    "millions of runs": (lambda: docx(f"<w:p>{'<w:r/>' * 5_000_000}</w:p>"), "大得"),
    "millions of attributes": (
        lambda: docx("<w:p " + " ".join(f'a{n}=""' for n in range(4_100_000)) + "/>"),
        "大得",
    ),
    "only pictures": (lambda: docx(p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>")), "里没有文字"),
}

READ: dict[str, Callable[[], bytes]] = {
    "50 tables": lambda: docx(GOOD + nested(50, *TABLE)),
    "many empty paragraphs": lambda: docx("<w:p/>" * 90_000 + GOOD),
    "no relationships": lambda: packed({"word/document.xml": members(GOOD)["word/document.xml"]}),
    "broken relationships": lambda: with_members(**{"_rels/.rels": "<x", RELS: "<y"}),
    "lost parts": lambda: with_members(**{RELS: rels({"styles": "no.xml", "theme": "../.."})}),
    "outer parts": lambda: with_members(
        **{RELS: rels({"styles": "styles.xml"}).replace("/>", ' TargetMode="External"/>')}
    ),
    "attached template": lambda: with_members(**{RELS: rels({"attachedTemplate": "http://example.invalid/a.dotm"})}),
    "broken styles": lambda: docx(GOOD, styles="<w:style"),
    "broken numbers": lambda: docx(GOOD, numbering="<w:num"),
    "broken notes": lambda: docx(GOOD + p('<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes="<"),
    "laughing styles": lambda: packed(members(GOOD, styles="") | {"word/styles.xml": doctype(LAUGHS, "&m;")}),
    "styles in a circle": lambda: docx(
        p("甲", style="a"), styles=pstyle("a", "甲", base="b") + pstyle("b", "乙", base="a")
    ),
    "a chain of styles": lambda: docx(
        "".join(p("甲", style=f"s{n}") for n in range(0, 20_000, 70)),
        styles="".join(pstyle(f"s{n}", f"样{n}", base=f"s{n + 1}") for n in range(20_000)),
    ),
    "lists in a circle": lambda: docx(
        p("甲", num=(1, 0)),
        numbering=abstract(1, more='<w:numStyleLink w:val="L"/>') + num(1, 1),
        styles='<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>",
    ),
    "numbers that are none": lambda: docx(
        p("甲", num=(1, 99)) + p("乙", num=(1, -3)) + p("丙", more='<w:outlineLvl w:val="x"/>'),
        numbering=CHINESE.replace('w:val="1"', 'w:val="nan"') + num(1, 1) + "<w:num/><w:abstractNum/>",
    ),
    "a number too large": lambda: docx(
        p("甲", num=(1, 0)), numbering=abstract(1, lvl(0, "chineseCounting", "%1、", start=10**30)) + num(1, 1)
    ),
    "a label too long": lambda: docx(
        p("甲", num=(1, 0)) * 5000, numbering=abstract(1, lvl(0, "decimal", "%1" * 500_000)) + num(1, 1)
    ),
    "a pattern too long": lambda: docx(
        p("甲", num=(1, 0)) * 5000,
        numbering=abstract(1, lvl(0, "custom", "%1").replace('"custom"', f'"custom" w:format="{"0" * 1_000_000}"'))
        + num(1, 1),
    ),
    "fields in fields": lambda: docx(
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>' * 60_000
            + r("甲") * 60_000
        )
    ),
    "spans": lambda: docx(tbl(*([tc("甲", more='<w:gridSpan w:val="2000000000"/>')] for _ in range(20_000)))),
    "open fields": lambda: docx(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000 + r("甲") * 50_000)),
    "ends of fields": lambda: docx(p('<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 3 + r("甲"))),
    "hidden marks": lambda: docx(p("甲", more="<w:rPr><w:vanish/></w:rPr>") * 50_000),
    "deleted marks": lambda: docx(p("甲", more="<w:rPr><w:del/></w:rPr>") * 50_000),
    "titles": lambda: docx(p("甲", style="T") * 50_000, styles=pstyle("T", "Title")),
    "breaks": lambda: docx(p("<w:r>" + "<w:t>甲</w:t><w:br/>" * 200_000 + "</w:r>")),
    "comments in the xml": lambda: docx(
        f"<!-- x --><?x y?>{GOOD}<w:p><!-- y --><w:r><?z?><w:t>丙<!-- z -->丁</w:t></w:r></w:p>"
    ),
    "utf-16": lambda: main(
        f'<?xml version="1.0" encoding="UTF-16"?>{members(GOOD)["word/document.xml"]}'.encode("utf-16")
    ),
    "strict": lambda: packed(
        {
            name: data.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            for name, data in members(GOOD).items()
        }
    ),
    "macros": lambda: with_members(**{"word/vbaProject.bin": OLD}),
    "backslashes": lambda: packed({name.replace("/", "\\"): data for name, data in members(GOOD).items()}),
    "other case": lambda: packed({name.upper(): data for name, data in members(GOOD).items()}),
    "paths out of the file": lambda: with_members(**{"../../etc/passwd": "x", "/abs": "y"}),
    "wrong order": lambda: main(
        f"<w:document {NAMESPACES}><w:body><w:sectPr/>{tbl(['格'])}<w:p><w:r><w:t>甲</w:t><w:rPr/></w:r><w:pPr/></w:p>"
        f"<wpsCustomData xmlns='http://www.wps.cn/officeDocument/2013/wpsCustomData'>{p('乙')}</wpsCustomData>"
        "</w:body></w:document>"
    ),
    "a bomb beside": lambda: with_members(**{"word/media/image1.bmp": b"\0" * 15 * MEGABYTE}),
}

PROGRAM = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (2 * 1024 ** 3,) * 2)
from planforge.errors import CallError
from planforge.importers.word import read_docx
data = open(sys.argv[1], "rb").read()
start, sentence, count = time.perf_counter(), "", 0
try:
    count = len(read_docx(data, "去年.docx").lines)
except CallError as error:
    sentence = str(error)
used = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) // 1024
print(json.dumps([sentence, count, time.perf_counter() - start, used]))
"""


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")


def measured(data: bytes, folder: Path) -> tuple[str, int, float, int]:
    """Read a file in a process of its own: what it says, its lines, seconds, megabytes."""
    file = folder / "去年.docx"
    file.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    sentence, count, seconds, megabytes = json.loads(done.stdout)
    return sentence, count, seconds, megabytes


@on_linux
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_word_file_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    make, expected = REFUSED[name]
    sentence, _, seconds, megabytes = measured(make(), tmp_path)
    assert sentence.startswith("去年.docx ")
    assert expected in sentence
    assert "\n" not in sentence
    assert (seconds < 10, megabytes < 300) == (True, True), (seconds, megabytes)


@on_linux
@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(name: str, tmp_path: Path) -> None:
    sentence, count, seconds, megabytes = measured(READ[name](), tmp_path)
    assert (sentence, count > 0) == ("", True)
    assert (seconds < 10, megabytes < 500) == (True, True), (seconds, megabytes)


def test_a_file_that_is_too_large_is_refused_unopened() -> None:
    with pytest.raises(CallError, match="超过 50 MB"):
        read_docx(bytes(50 * MEGABYTE + 1), "去年.docx")


@pytest.mark.parametrize("name", ["~$去年.docx", "资料/~$去年.docx", "C:\\资料\\~$去年.docx"])
def test_a_lock_file_is_refused(name: str) -> None:
    with pytest.raises(CallError, match="临时文件，请导入 去年"):
        read_lines(PLAIN, name)


HEADING = root("styles", pstyle("1", "heading 1"))


@pytest.mark.parametrize(
    ("relationships", "file", "level"),
    [
        (rels({"styles": "other.xml"}), "word/other.xml", 1),
        (rels({"styles": "other.xml"}).replace("/>", ' TargetMode="External"/>'), "word/other.xml", 0),
        (rels({"styles": "lost.xml"}), "word/styles.xml", 1),
    ],
    ids=["inside", "outside", "lost"],
)
def test_parts_are_found_where_they_are(relationships: str, file: str, level: int) -> None:
    body = p("文件") + p("一、学习", style="1")
    found = read_docx(packed(members(body) | {RELS: relationships, file: HEADING}), "去年.docx")
    assert found.lines[1].level == level
