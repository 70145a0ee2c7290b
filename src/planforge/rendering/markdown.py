"""A document as Markdown that every CommonMark reader gives back as the same characters."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from planforge.document.nodes import Attachment, Block, Document, Heading, Paragraph, Table, spaced
from planforge.rendering import escaping
from planforge.rendering.environment import render_template
from planforge.rendering.wording import NOTE, imprint_lines, note_lines, signature_lines

TEMPLATE = "markdown/document.md.j2"
DEEPEST = 6

_LIST_MARKER = re.compile(r"[0-9]{1,9}\.")


class MarkdownBlock(NamedTuple):
    """A block ready to be written down: every text in it is Markdown source already.

    A `joined` item follows the one above without a blank line; a `restarted` one begins a list of its own directly
    below another list.
    """

    kind: Literal["heading", "item", "paragraph", "table"]
    text: str = ""
    level: int = 0
    marker: str = ""
    joined: bool = False
    restarted: bool = False
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()


def render_markdown(document: Document, folder: Path | None) -> bytes:
    """Render a document as UTF-8 Markdown; templates in `folder` override the built-in ones.

    Raises:
        TemplateFault: a template cannot be used.
    """
    head = document.letterhead
    context = {
        "title": escaping.heading(document.title),
        "unit": escaping.line(document.unit),
        "period": escaping.line(document.period),
        "letterhead": _lines((head.mark, head.number) if head else ()),
        "captions": _lines(document.captions),
        "addressee": escaping.line(document.addressee),
        "blocks": tuple(_blocks(document.blocks)),
        "attachment_note": tuple(_blocks(_note(document.attachments))),
        "signature": _lines(signature_lines(document.signature)),
        "attachments": tuple(_attachment(a) for a in document.attachments if a.blocks),
        "imprint": _lines(" ".join(filter(None, pair)) for pair in imprint_lines(document.imprint)),
    }
    return render_template(TEMPLATE, context, folder).encode()


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(escaping.line(text) for text in texts if text)


def _note(attachments: tuple[Attachment, ...]) -> Iterator[Paragraph]:
    for index, (number, name) in enumerate(note_lines(attachments)):
        if index:
            yield Paragraph(name, label=number)
        else:
            yield Paragraph(NOTE + spaced(number) + name)


def _attachment(attachment: Attachment) -> dict[str, object]:
    return {
        "label": escaping.line(attachment.label),
        "name": escaping.heading(attachment.name),
        "blocks": tuple(_blocks(attachment.blocks)),
    }


def _blocks(blocks: Iterable[Block]) -> Iterator[MarkdownBlock]:
    above: int | None = None
    for block in blocks:
        number: int | None = None
        match block:
            case Heading(label, text, level):
                source = escaping.heading(spaced(label) + text)
                yield MarkdownBlock("heading", source, min(level + 1, DEEPEST))
            case Table():
                yield _table(block)
            case Paragraph(text, label, heading) if _LIST_MARKER.fullmatch(label):
                number = int(label[:-1])
                joined = above is not None and number == above + 1
                restarted = above is not None and not joined
                yield MarkdownBlock("item", _line(heading, text), 0, label, joined, restarted)
            case Paragraph(text, label, heading):
                yield MarkdownBlock("paragraph", _line(heading and label + heading, text if heading else label + text))
        above = number


def _line(heading: str, text: str) -> str:
    return escaping.run_in(heading, text) if heading else escaping.line(text)


def _table(table: Table) -> MarkdownBlock:
    rows = tuple(tuple(tuple(escaping.cell(text) for text in paragraphs) for paragraphs in row) for row in table.rows)
    return MarkdownBlock("table", columns=tuple(map(escaping.cell, table.columns)), rows=rows)
