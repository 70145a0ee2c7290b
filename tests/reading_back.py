"""Reads rendered documents back with other people's readers: CommonMark for Markdown, python-docx for Word."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document as DocxDocument
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt

_COMMONMARK = MarkdownIt("commonmark").enable("table")


def markdown_words(data: bytes) -> str:
    """Return the text of a Markdown document as a reader sees it, list numbers included, without white space."""
    words = []
    for token in _COMMONMARK.parse(data.decode()):
        if token.type == "list_item_open":
            words.append(f"{token.info}{token.markup}")
        words.extend(child.content for child in token.children or () if child.type in ("text", "code_inline"))
        if token.type in ("code_block", "fence", "html_block"):
            raise AssertionError(f"text became {token.type}: {token.content}")
    return squeezed("".join(words))


def docx_words(data: bytes) -> str:
    """Return the text of a Word document in reading order, tables included, without white space."""
    return squeezed("".join(docx_lines(data)))


def docx_lines(data: bytes) -> Iterator[str]:
    """Yield the paragraphs of a Word document, those of table cells where the table stands."""
    yield from _lines(docx.Document(BytesIO(data)))


def _lines(part: DocxDocument | _Cell) -> Iterator[str]:
    for block in part.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _lines(cell)


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())
