"""A reference document as what it gives to a new file: page, parts, styles, and what is to be said of it."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml.etree import XMLSyntaxError

from planforge.errors import CallError
from planforge.ooxml.archive import broken
from planforge.ooxml.xml import Element, is_on, parse, w
from planforge.rendering.word.opc import Member, Relationship
from planforge.rendering.word.page import Page
from planforge.rendering.word.preset_files import load_preset
from planforge.rendering.word.presets import FEWEST
from planforge.rendering.word.reference.cleaning import Cleaned, with_needs
from planforge.rendering.word.reference.fitting import body_style, pitch
from planforge.rendering.word.reference.opening import open_document, read_bytes, what
from planforge.rendering.word.reference.section import Section, last_section
from planforge.rendering.word.reference.stylesheet import Stylesheet

_KEPT = {
    RELATIONSHIP_TYPE.SETTINGS: "rIdSettings",
    RELATIONSHIP_TYPE.FONT_TABLE: "rIdFonts",
    RELATIONSHIP_TYPE.THEME: "rIdTheme",
    RELATIONSHIP_TYPE.NUMBERING: "rIdNumbering",
}
"""What a document's main part keeps of its own beside styles, headers and footers."""


CELL_MARGINS = 236
"""What the margins of a cell take where they are Word's own, 108 twips on either side, with a little to spare."""


class Remark(NamedTuple):
    """What a user should know of the reference: an id of a diagnostic, a sentence, a hint."""

    id: str
    message: str
    hint: str = ""


class Reference(NamedTuple):
    """What a reference document gives: `section` is XML, `styles` the part that others are added to.

    `members` are all other parts, `relationships` lead to those that the document itself names.
    """

    name: str
    page: Page
    section: str
    styles: Member
    members: tuple[Member, ...]
    relationships: tuple[Relationship, ...]
    remarks: tuple[Remark, ...]


def read_reference(path: Path) -> Reference:
    """Read a reference document; the file itself stays as it is.

    Raises:
        CallError: it cannot be read, is no Word file, has no styles, or its page is too narrow for text.
    """
    return _read(read_bytes(path), str(path))


@lru_cache(maxsize=4)
def _read(data: bytes, name: str) -> Reference:
    try:
        return _take_apart(open_document(data, name), name)
    except XMLSyntaxError as error:
        raise broken(what(name)) from error


def _take_apart(main: Part, name: str) -> Reference:
    document = parse(main.blob)
    own = {rel.reltype: rel.target_part for rel in main.rels.values() if not rel.is_external}
    if RELATIONSHIP_TYPE.STYLES not in own:
        raise CallError(f"参考文档 {name} 里没有样式，请在 Word 或 WPS 里打开它，另存为 .docx")
    styles = next(with_needs(own[RELATIONSHIP_TYPE.STYLES])).member
    duplex = _is_duplex(own.get(RELATIONSHIP_TYPE.SETTINGS))
    section = last_section(document, main, load_preset().page, duplex=duplex)
    kept = [(_KEPT[kind], kind, part) for kind, part in own.items() if kind in _KEPT]
    wanted = [*sorted(kept, key=lambda each: each[0]), *section.parts]
    cleaned = {each.member.name: each for _, _, part in wanted for each in with_needs(part)}
    return Reference(
        name=name,
        page=_with_type(section.page, Stylesheet(parse(styles.data)), name),
        section=section.xml,
        styles=styles,
        members=tuple(each.member for _, each in sorted(cleaned.items())),
        relationships=(
            Relationship("rIdStyles", RELATIONSHIP_TYPE.STYLES, styles.name),
            *(Relationship(id, kind, str(part.partname)) for id, kind, part in wanted),
        ),
        remarks=tuple(_remarks(document, section, list(cleaned.values()))),
    )


def _is_duplex(settings: Part | None) -> bool:
    return settings is not None and is_on(parse(settings.blob).find(w("mirrorMargins")))


def _with_type(page: Page, styles: Stylesheet, name: str) -> Page:
    """Add to a page what follows from the styles: the pitch of a line and of a 字 of each part, cells."""
    body = body_style(styles)
    line = styles.number(body, "pPr", "spacing", "line", default=page.line)
    title, mark, imprint = (pitch(styles, id) for id in ("Title", "LetterheadMark", "Imprint"))
    page = page._replace(
        line=line,
        character=styles.pitch(body),
        title=title,
        mark=mark,
        imprint=imprint,
        cell_margins=CELL_MARGINS,
    )
    if page.characters < FEWEST:
        raise CallError(f"参考文档 {name} 的页面太窄，一行放不下 {FEWEST} 个字")
    return page


def _remarks(document: Element, section: Section, cleaned: list[Cleaned]) -> Iterator[Remark]:
    links = sum(each.links for each in cleaned)
    if links:
        yield Remark("reference-link", f"指向外部的链接有 {links} 个，生成的文件里已去掉", "只去掉链接，文字还在")
    if not any(b"PAGE" in part.blob for _, _, part in section.parts):
        yield Remark("reference-page-number", "页眉、页脚里没有页码", "要页码，请在参考文档的页脚里插入")
    if next(document.iter(w("drawing"), w("pict")), None) is not None:
        yield Remark("reference-picture", "正文里的图片没有用上，只用页眉、页脚里的", "每份都要有的，请移到页眉里")
