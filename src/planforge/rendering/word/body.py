"""The blocks of a body as parts: headings, paragraphs and tables."""

from collections.abc import Iterable, Iterator

from planforge.document.nodes import Block, Heading, Paragraph, Table, spaced
from planforge.rendering.word.page import Page
from planforge.rendering.word.parts import EMPTY_LINE, Part, Run, paragraph, runs, table_row
from planforge.rendering.word.widths import column_widths, width

DEEPEST = 5
MANY_COLUMNS = 5
SHORT = 6
"""The most 字 that a text of a centred column has."""

CHARACTER, SMALL_CHARACTER = 280, 240
"""The width of one 字 in a table of few and of many columns, in twips."""


def blocks(body: Iterable[Block], page: Page, *, keep_last: bool = False) -> Iterator[Part]:
    """Lay out blocks; with `keep_last` the last one stays on the page of what follows."""
    sequence = tuple(body)
    for index, block in enumerate(sequence):
        keep = keep_last and index == len(sequence) - 1
        if isinstance(block, Paragraph):
            yield Part("p", "Normal", _body_runs(*block), keep)
        elif isinstance(block, Heading):
            yield paragraph(f"Heading{min(block.level, DEEPEST)}", spaced(block.label) + block.text)
        else:
            if index and isinstance(sequence[index - 1], Table):
                # Word joins tables that touch.
                yield EMPTY_LINE
            yield from _table(block, page, keep_last=keep)


def _body_runs(text: str, label: str, heading: str, level: int) -> tuple[Run, ...]:
    if heading:
        return (*runs(spaced(label) + heading, f"Heading{min(level, DEEPEST)}Char"), *runs(text))
    return runs(spaced(label) + text)


def _table(table: Table, page: Page, *, keep_last: bool = False) -> Iterator[Part]:
    small = len(table.columns) > MANY_COLUMNS
    size = "Small" if small else ""
    texts = [[name, *(text for row in table.rows for text in row[i])] for i, name in enumerate(table.columns)]
    widths = column_widths(texts, page.measure, SMALL_CHARACTER if small else CHARACTER, page.cell_margins)
    styles = [f"TableShort{size}" if _is_short(column) else f"TableText{size}" for column in texts]
    yield Part("table", "TableGrid", size=widths)
    yield from table_row(((name,) for name in table.columns), widths, [f"TableHead{size}"] * len(widths), header=True)
    for index, row in enumerate(table.rows):
        keep = keep_last and index == len(table.rows) - 1
        yield from table_row(row, widths, styles, keep_next=keep)
    yield Part("/table")


def _is_short(column: Iterable[str]) -> bool:
    """Tell whether a column holds only names, dates and numbers, which look best centred."""
    return max(map(width, column)) <= SHORT
