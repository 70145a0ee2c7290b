"""Word files for the tests, put together from XML: any program's shape, and no program's mercy."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from planforge.importers.lines import Line, Lines
from planforge.importers.word import read_docx
from planforge.ooxml.xml import RELATIONSHIPS, WORD

NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments")


def rels(targets: Mapping[str, str], base: str = RELATIONSHIPS) -> str:
    """Relationships by the last words of their types."""
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{base}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def root(name: str, inner: str) -> str:
    return f"<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def members(body: str, **parts: str) -> dict[str, str]:
    """The files of a package whose body and other parts are given as XML."""
    types = f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>' + "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{MAIN}.{kind}+xml"/>' for kind in parts
    )
    return {
        "[Content_Types].xml": TYPES.format(types),
        "_rels/.rels": rels({"officeDocument": "word/document.xml"}),
        "word/document.xml": root("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/_rels/document.xml.rels": rels({kind: f"{kind}.xml" for kind in parts}),
        **{f"word/{kind}.xml": root(kind, inner) for kind, inner in parts.items()},
    }


def packed(files: Mapping[str, str | bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    return packed(members(body, **parts))


def read(body: str, **parts: str) -> Lines:
    return read_docx(docx(body, **parts), "去年.docx")


def lines(body: str, **parts: str) -> list[Line]:
    return list(read(body, **parts).lines)


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in read(body, **parts).lines]


def said(found: Lines) -> list[str]:
    return [doubt.message for doubt in found.doubts]


def r(text: str, look: str = "") -> str:
    """A run; `look` is XML for its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inner: str, style: str = "", num: tuple[int, int] | None = None, more: str = "") -> str:
    """A paragraph of runs, or of a text; `num` is its list and level, `more` XML for its properties."""
    runs = "".join(each if each.startswith("<") else r(each) for each in inner)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = "" if num is None else f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{named}{numbered}{more}</w:pPr>{runs}</w:p>"


def tc(*inner: str, more: str = "") -> str:
    blocks = "".join(each if each.startswith("<") else p(each) for each in inner) or "<w:p/>"
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{blocks}</w:tc>"


def tbl(*rows: Sequence[str], more: str = "") -> str:
    """A table; a cell is a text or XML."""
    made = "".join(
        f"<w:tr>{''.join(each if each.startswith('<w:tc') else tc(each) for each in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr>{more}</w:tblPr><w:tblGrid/>{made}</w:tbl>"


def lvl(depth: int, format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id: int, *levels: str, more: str = "") -> str:
    inner = '<w:multiLevelType w:val="multilevel"/>' + more + "".join(levels)
    return f'<w:abstractNum w:abstractNumId="{id}">{inner}</w:abstractNum>'


def num(id: int, definition: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def restart(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


CHINESE = abstract(
    1,
    lvl(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'),
    lvl(1, "chineseCounting", "（%2）", '<w:suff w:val="nothing"/>'),
    lvl(2, "decimal", "%3.", '<w:suff w:val="space"/>'),
    lvl(3, "decimal", "（%4）", '<w:suff w:val="nothing"/>'),
    lvl(4, "decimalEnclosedCircle", "%5"),
)
"""一、（一）1.（1）①, as a plan is numbered."""


def pstyle(id: str, name: str, more: str = "", base: str = "", default: bool = False) -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="paragraph"{first} w:styleId="{id}"><w:name w:val="{name}"/>{based}{more}</w:style>'


def labels(found: Iterable[Line]) -> list[str]:
    return [line.label for line in found]
