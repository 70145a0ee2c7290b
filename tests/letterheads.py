"""Word files as offices keep them, to be followed: made here, so that nothing of anyone's lies in the repository."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

ATTACHED_TEMPLATE = "file:///C:/Users/wang/Normal.dotm"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SCHOOL_SITE = "http://school.example/"


def logo() -> bytes:
    """Return a red square as a PNG file."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc0\x10\x10" * 40 for _ in range(40))
    header = struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def set_font(style: object, east_asian: str, size: float, *, latin: str = "Times New Roman") -> None:
    """Give a style a Chinese and a Latin font and a size in points."""
    font = style.font  # type: ignore[attr-defined]
    font.name, font.size = latin, Pt(size)
    fonts = style.element.rPr.rFonts  # type: ignore[attr-defined]
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:eastAsia"), east_asian)


def add_page_number(document: Document) -> None:
    """Put the page number into the middle of the footer."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    paragraph._p.append(field)


def external(part: object, kind: str, target: str) -> str:
    """Give a part a link out of the file."""
    return str(part.relate_to(target, kind, is_external=True))  # type: ignore[attr-defined]


def letterhead() -> bytes:
    """A county federation's letterhead: logo, name and link in the header, red headings, margins of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Cm(4.2), Cm(3)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    set_font(document.styles["Normal"], "仿宋", 16)
    normal = document.styles["Normal"].paragraph_format
    normal.line_spacing_rule, normal.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    normal.first_line_indent = Pt(32)
    title = document.styles["Title"]
    set_font(title, "华文中宋", 22)
    title.font.color.rgb = RGBColor(0xC0, 0, 0)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.first_line_indent = Pt(0)
    for level, font in ((1, "黑体"), (2, "楷体")):
        heading = document.styles[f"Heading {level}"]
        set_font(heading, font, 16)
        heading.font.bold, heading.font.color.rgb = False, RGBColor(0xC0, 0, 0)
    header = section.header.paragraphs[0]
    header.add_run().add_picture(BytesIO(logo()), width=Cm(1.2))
    header.add_run("示例县总工会")
    add_link(section.header.part, header, SCHOOL_SITE, "（网站）")
    add_page_number(document)
    document.add_paragraph("这里是上一次的正文，不应出现在新文件里。")
    template = OxmlElement("w:attachedTemplate")
    template.set(qn("r:id"), external(document.part._settings_part, f"{OFFICE}attachedTemplate", ATTACHED_TEMPLATE))
    document.settings.element.insert(1, template)
    return saved(document)


def add_link(part: object, paragraph: object, target: str, text: str) -> None:
    """Add a hyperlink to a paragraph."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), external(part, f"{OFFICE}hyperlink", target))
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)  # type: ignore[attr-defined]


def school() -> bytes:
    """A school's template: 宋体 小四, one and a half lines, ids as WPS writes them, headings that number themselves."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(31.7)
    section.top_margin = section.bottom_margin = Mm(25.4)
    normal = document.styles["Normal"]
    set_font(normal, "宋体", 12)
    normal.paragraph_format.line_spacing = 1.5
    ids = {"Normal": "a", "Heading1": "1", "Heading2": "2", "Heading3": "3", "Title": "a5"}
    for level in (1, 2, 3):
        heading = document.styles[f"Heading {level}"]
        set_font(heading, "黑体", 16 - 2 * level)
        heading.font.color.rgb, heading.font.bold = RGBColor(0, 0, 0), True
        number = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", str(level - 1)), ("w:numId", "1")):
            element = OxmlElement(name)
            element.set(qn("w:val"), value)
            number.append(element)
        heading.paragraph_format.keep_with_next = True
        heading.element.pPr.find(qn("w:outlineLvl")).addprevious(number)
        heading.element.pPr.find(qn("w:spacing")).addprevious(number)
    set_font(document.styles["Title"], "黑体", 18)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "示例小学文件"
    section.header.paragraphs[0].text = "示例小学 · 行知合一"
    add_page_number(document)
    rename_ids(document, ids)
    return saved(document)


def rename_ids(document: Document, ids: dict[str, str]) -> None:
    """Give styles other ids, as Chinese Word does, wherever they are named."""
    for tree in (document.styles.element, document.element):
        for element in tree.iter():
            for name in (qn("w:styleId"), qn("w:val")):
                if element.tag in _NAMING and element.get(name) in ids:
                    element.set(name, ids[element.get(name)])


_NAMING = {qn(f"w:{name}") for name in ("style", "basedOn", "next", "link", "pStyle")}


def plain() -> bytes:
    """An office's file without any heading styles, two sections, an even header, a seal picture in the body."""
    document = docx.Document()
    for style in list(document.styles):
        if style.name not in ("Normal", "Header", "Footer") and style.type in (
            WD_STYLE_TYPE.PARAGRAPH,
            WD_STYLE_TYPE.CHARACTER,
        ):
            style.delete()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    set_font(document.styles["Normal"], "仿宋_GB2312", 15)
    document.settings.odd_and_even_pages_header_footer = True
    section.header.paragraphs[0].text = "内部文件 注意保存"
    section.even_page_header.paragraphs[0].text = "示例街道办事处"
    document.add_section()
    document.add_paragraph().add_run().add_picture(BytesIO(logo()), width=Cm(3))
    return saved(document)


def saved(document: Document) -> bytes:
    """Return a document as the bytes of its file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


REFERENCES: dict[str, Callable[[], bytes]] = {"letterhead": letterhead, "school": school, "plain": plain}


def write(folder: Path, name: str) -> Path:
    """Write a reference document into a folder."""
    file = folder / f"{name}模板.docx"
    file.write_bytes(REFERENCES[name]())
    return file
