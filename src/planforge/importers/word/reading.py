"""Reads a Word file as lines."""

import re
from collections.abc import Iterator, Sequence

from planforge.document.nodes import spaced
from planforge.errors import CallError
from planforge.importers.lines import Doubt, Line, Lines
from planforge.importers.marks import read_mark
from planforge.importers.word.blocks import Blocks
from planforge.importers.word.headings import by_look, run_in, usual_look
from planforge.importers.word.nodes import Block, Paragraph, Row
from planforge.importers.word.numbering import Label
from planforge.importers.word.opening import Package
from planforge.importers.word.source import Source, excerpt
from planforge.importers.word.styles import Look, Role, Styles
from planforge.ooxml.archive import broken

UNIT = "段"

_ONE_LINE = frozenset({"title", "attachment-title", "letterhead-mark", "signing-unit", "imprint"})
"""Parts whose lines are broken for their shape alone."""

_MOST_TITLES = 5
"""The most paragraphs that are one title."""

_ATTACHMENT = re.compile(r"附件\s*[\d一二三四五六七八九十]*[:：]?")


def read_docx(data: bytes, name: str) -> Lines:
    """Read a Word file, of any program, from its bytes; `name` is how refusals call it.

    Raises:
        CallError: it is no Word file, broken or too large; the sentence says what to do.
    """
    source = Source(Package(data, name))
    if source.body is None:
        raise broken(name)
    blocks = tuple(Blocks(source).read(source.body))
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    body = usual_look(paragraphs)
    doubts: list[Doubt] = []
    roles = _roles(paragraphs, body, doubts)
    lines = tuple(_titled(_lines(blocks, roles, body, source.styles), doubts))
    if not any(line.text or any(line.cells) for line in lines):
        raise CallError(f"{name} 里没有文字；如果内容是图片，请先转成文字")
    return Lines(lines, UNIT, tuple(sorted((*source.doubts(), *doubts), key=lambda doubt: doubt.place)))


def _roles(paragraphs: Sequence[Paragraph], body: Look, doubts: list[Doubt]) -> dict[int, Role]:
    """Return what each paragraph is, by its place: as its style says, or else as it looks."""
    guessed = by_look(paragraphs, body)
    roles = {paragraph.place: paragraph.role for paragraph in paragraphs} | guessed
    headings = [place for place, role in sorted(guessed.items()) if role.level]
    if headings:
        sentence = f"标题没有用样式，按字体、字号和粗细认出了 {len(headings)} 个，请看看级别对不对"
        doubts.append(Doubt(headings[0], sentence, "guess"))
    titles = [place for place, role in sorted(guessed.items()) if role.part == "title"]
    if titles:
        doubts.append(Doubt(titles[0], "按位置和字号把这一行认作标题"))
    elif not any(role.part == "title" for role in roles.values()):
        _make_first_heading_title(paragraphs, roles, doubts)
    return roles


def _make_first_heading_title(paragraphs: Sequence[Paragraph], roles: dict[int, Role], doubts: list[Doubt]) -> None:
    """Take a first line for the title that is a heading above all others, and raise the others."""
    first = next((paragraph for paragraph in paragraphs if paragraph.text.strip()), None)
    top = 0 if first is None else roles[first.place].level
    below = [place for place, role in roles.items() if role.level and (first is None or place != first.place)]
    if first is None or not top or any(roles[place].level <= top for place in below):
        return
    if first.label.text or read_mark(first.text):
        return
    for place in below:
        roles[place] = roles[place]._replace(level=roles[place].level - top)
    roles[first.place] = Role(part="title")
    doubts.append(Doubt(first.place, "第一行的标题级别最高，认作全文的标题"))


def _lines(blocks: Sequence[Block], roles: dict[int, Role], body: Look, styles: Styles) -> Iterator[Line]:
    is_after_blank = False
    for block in blocks:
        if isinstance(block, Row):
            lines = list(_row(block))
        else:
            role = roles[block.place]
            heading = block.run_in or (run_in(block, body, styles) if role == Role() else 0)
            lines = list(_paragraph(block, role, heading))
        if lines:
            yield lines[0]._replace(after_blank=is_after_blank)
            yield from lines[1:]
        is_after_blank = not lines


def _row(row: Row) -> Iterator[Line]:
    if row.is_imprint:
        for cell in row.cells:
            for paragraph in cell:
                yield from _paragraph(paragraph, Role(part="imprint"), 0)
    else:
        yield Line(row.place, "", cells=tuple(tuple(_texts(cell)) for cell in row.cells), table=row.table)


def _texts(cell: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in cell:
        text = spaced(paragraph.label.text) + paragraph.text.strip()
        yield from filter(None, map(str.strip, text.split("\n")))


def _paragraph(paragraph: Paragraph, role: Role, heading: int) -> Iterator[Line]:
    """Yield the lines of a paragraph: a manual break begins a new one, but in a title or a heading."""
    text = paragraph.text
    if role.part in _ONE_LINE or role.level:
        text = _one_line(text)
    position, label = 0, paragraph.label
    for words in text.split("\n"):
        stripped = words.strip()
        if stripped:
            led = max(heading - position - words.index(stripped[0]), 0)
            yield Line(
                paragraph.place, stripped, label.text, role.level, label.depth, role.part, min(led, len(stripped))
            )
            label, role = Label(), Role(part=role.part)
        position += len(words) + 1


def _one_line(text: str) -> str:
    """Join lines; Chinese needs no space between them."""
    whole = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        gap = " " if whole[-1:].isascii() and line[0].isascii() and whole else ""
        whole += gap + line
    return whole


def _titled(lines: Iterator[Line], doubts: list[Doubt]) -> Iterator[Line]:
    """Join the lines of a title into one; a later title is that of an attachment, or a heading."""
    last: Line | None = None
    has_title, parts = False, 1
    for each in lines:
        line = each
        if last is not None and each.part == "title" and has_title:
            if last.part == "title" and parts < _MOST_TITLES:
                parts += 1
                doubts.append(Doubt(each.place, "标题分成了几段，已连成一行", "sure"))
                last = last._replace(text=_one_line(f"{last.text}\n{each.text}"))
                continue
            line = _later_title(each, last, doubts)
        has_title = has_title or line.part == "title"
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _later_title(line: Line, last: Line, doubts: list[Doubt]) -> Line:
    if _ATTACHMENT.fullmatch(last.text):
        return line._replace(part="attachment-title")
    doubts.append(Doubt(line.place, f"用了标题样式的不止一处，{excerpt(line.text)}当作一级标题", "guess"))
    return line._replace(part="", level=1)
