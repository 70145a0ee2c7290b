"""The steps through document.xml: a flat list of paragraphs and table brackets, each with its style."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from planforge.document.blanks import cut_at_blanks, may_hold_blank


class Run(NamedTuple):
    """A stretch of text under one character style; a tab or a line break is a run of its own."""

    style: str
    text: str


class Indent(NamedTuple):
    """Indents in twips that depend on the text and so cannot be a style's; `align` only where the style has another."""

    left: int
    right: int
    hanging: int = 0
    align: str = ""


class Part(NamedTuple):
    """One step through document.xml: a paragraph (`p`), or the start or end of a table, row or cell.

    An `imprint` is a table that stands at the foot of its page.

    `size` is the column widths of a table, whether a row is the header, or the width of a cell, in twips; of a
    paragraph it is what its characters keep of their own width, in percent, and 0 where they keep it all.
    """

    kind: str
    style: str = ""
    runs: tuple[Run, ...] = ()
    keep_next: bool = False
    indent: Indent | None = None
    size: tuple[int, ...] | int = 0


EMPTY_LINE = Part("p", "Normal")
"""A line of body text left empty."""


def paragraph(style: str, text: str, *, keep_next: bool = False, indent: Indent | None = None, size: int = 0) -> Part:
    """Make a paragraph whose whole text stands in the style's own look, but for its blanks."""
    return Part("p", style, runs(text), keep_next, indent, size)


def runs(text: str, style: str = "") -> tuple[Run, ...]:
    """Cut a text into runs at its tabs and line breaks."""
    if "\t" in text or "\n" in text:
        return tuple(Run(style, piece) for piece in re.split(r"([\t\n])", text) if piece)
    return (Run(style, text),) if text else ()


def with_blanks(parts: list[Part]) -> list[Part]:
    """Put the blanks in the texts of parts into runs of their own, whose style shows them."""
    if not may_hold_blank("\n".join([run.text for part in parts for run in part.runs])):
        return parts
    return [
        part._replace(runs=tuple(_cut_at_blanks(part.runs))) if may_hold_blank(_text_of(part)) else part
        for part in parts
    ]


def _text_of(part: Part) -> str:
    return "".join([run.text for run in part.runs])


def _cut_at_blanks(runs_of_part: tuple[Run, ...]) -> Iterator[Run]:
    for style, same in groupby(runs_of_part, attrgetter("style")):
        for number, piece in enumerate(cut_at_blanks("".join([run.text for run in same]))):
            yield from runs(piece, "Blank" if number % 2 else style)


def table_row(
    cells: Iterable[Iterable[str]],
    widths: Iterable[int],
    styles: Iterable[str],
    *,
    header: bool = False,
    keep_next: bool = False,
    indent: Indent | None = None,
) -> Iterator[Part]:
    """Make a table row: every cell a tuple of paragraphs, with its width in twips and the style of its paragraphs."""
    yield Part("row", size=int(header))
    for cell, cell_width, style in zip(cells, widths, styles, strict=True):
        yield Part("cell", size=cell_width)
        # A cell without a paragraph is no valid cell.
        for text in tuple(cell) or ("",):
            yield paragraph(style, text, keep_next=keep_next, indent=indent)
        yield Part("/cell")
    yield Part("/row")
