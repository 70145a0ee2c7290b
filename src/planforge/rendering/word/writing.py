"""Parts as WordprocessingML: what stands between the section and the start of a document's body."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from planforge.rendering.word.page import Page
from planforge.rendering.word.parts import Indent, Part, Run

_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;"))
_BREAKS: Mapping[str, str] = MappingProxyType({"\t": "<w:tab/>", "\n": "<w:br/>"})
_LOOK = (
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/>'
)


def body_xml(parts: Iterable[Part], page: Page) -> str:
    """Write parts down, in their order, a line for each."""
    return "\n".join([_WRITERS[part.kind](part, page) for part in parts])


def escape(text: str) -> str:
    """Write a text so that it stands for itself in XML, between tags and between quotes."""
    for sign, entity in _ENTITIES:
        if sign in text:
            text = text.replace(sign, entity)
    return text


def _paragraph(part: Part, _: Page) -> str:
    style, runs, keep_next, indent, size = part[1:]
    properties = _paragraph_properties(style, indent, keep_next=keep_next)
    return f"<w:p>{properties}{''.join([_run(run, size) for run in runs])}</w:p>"


@lru_cache(maxsize=256)
def _paragraph_properties(style: str, indent: Indent | None, *, keep_next: bool) -> str:
    found = [f'<w:pStyle w:val="{escape(style)}"/>']
    if keep_next:
        found.append("<w:keepNext/>")
    if indent:
        left, right, hanging, align = indent
        first = f'w:hanging="{hanging}"' if hanging else 'w:firstLine="0"'
        sides = f'w:leftChars="0" w:left="{left}" w:rightChars="0" w:right="{right}"'
        found.append(f'<w:ind {sides} w:firstLineChars="0" {first}/>')
        if align:
            found.append(f'<w:jc w:val="{align}"/>')
    return f"<w:pPr>{''.join(found)}</w:pPr>"


def _run(run: Run, size: object) -> str:
    style, text = run
    if len(text) == 1 and text in _BREAKS:
        return f"{_run_start(style, size)}{_BREAKS[text]}</w:r>"
    return f'{_run_start(style, size)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


@lru_cache(maxsize=256)
def _run_start(style: str, size: object) -> str:
    look = f'<w:rStyle w:val="{escape(style)}"/>' if style else ""
    narrowing = f'<w:w w:val="{size}"/>' if size else ""
    return f'<w:r><w:rPr>{look}<w:rFonts w:hint="eastAsia"/>{narrowing}</w:rPr>'


def _cell(part: Part, _: Page) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{part.size}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'


def _row(part: Part, _: Page) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if part.size else ''}</w:trPr>"


def _table(part: Part, _: Page) -> str:
    return _table_start(part, "", '<w:jc w:val="center"/>')


def _imprint(part: Part, page: Page) -> str:
    side = 'w:tblpXSpec="center"' if page.duplex else f'w:tblpX="{page.left}"'
    gaps = 'w:leftFromText="0" w:rightFromText="0"'
    place = f'<w:tblpPr {gaps} w:vertAnchor="margin" w:horzAnchor="page" {side} w:tblpYSpec="bottom"/>'
    return _table_start(part, f'{place}<w:tblOverlap w:val="never"/>', "")


def _table_start(part: Part, place: str, align: str) -> str:
    assert isinstance(part.size, tuple)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in part.size)
    width = f'<w:tblW w:w="{sum(part.size)}" w:type="dxa"/>'
    style = f'<w:tblStyle w:val="{escape(part.style)}"/>'
    properties = f'{style}{place}{width}{align}<w:tblLayout w:type="fixed"/>{_LOOK}'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"


_WRITERS: Mapping[str, Callable[[Part, Page], str]] = MappingProxyType(
    {
        "p": _paragraph,
        "table": _table,
        "imprint": _imprint,
        "row": _row,
        "cell": _cell,
        "/cell": lambda *_: "</w:tc>",
        "/row": lambda *_: "</w:tr>",
        "/table": lambda *_: "</w:tbl>",
    }
)
"""What each kind of part is written as; the children of w:pPr and w:tblPr stand in the schema's order."""
