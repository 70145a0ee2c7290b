"""Tables that only lay a plan out: sections with their names on the left, or all of it in one column."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from planforge.importers.collection import is_title
from planforge.importers.grids import is_period
from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import read_mark
from planforge.importers.words import one_of

_SECTION = re.compile(one_of("sections"))
_LONGEST_NAME = 12
_END = "。；;，,：:！!？?"
_LEAST = 2
"""So many rows with a name and a text make a form."""


def unfolded(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    """Return lines with the cells of such tables as headings and the text below them; each table is told."""
    found: list[Line] = []
    doubts: list[Doubt] = []
    for table, group in groupby(lines, key=lambda line: line.table):
        rows = list(group)
        if table and not found and _is_alone(rows[0]) and is_title("".join(map("".join, rows[0].cells))):
            found += _paragraphs(rows.pop(0))
        start = next((i for i, row in enumerate(rows) if is_section(row)), 0)
        if table and is_form(rows[start:]):
            doubts.append(Doubt(rows[start].place, "表格的左栏认作标题，右栏认作它的内容", "likely"))
            found += (line for row in rows[:start] for line in (_paragraphs(row) if _is_alone(row) else [row]))
            found += (line for row in rows[start:] for line in _lines(row))
        elif table and rows and all(map(_is_alone, rows)):
            doubts.append(Doubt(rows[0].place, "表格每行只有一格，已拆成段落", "likely"))
            found += (line for row in rows for line in _paragraphs(row))
        else:
            found += rows
    return found, doubts


def is_form(rows: Sequence[Line]) -> bool:
    """Tell whether rows are those of a form: a usual section (指导思想) first, then names with texts below it."""
    named = [row for row in rows if _is_named(row)]
    return len(named) >= _LEAST and is_section(rows[0]) and all(_is_named(row) or _goes_on(row) for row in rows)


def is_section(row: Line) -> bool:
    """Tell whether a row gives the text of a usual section."""
    return _is_named(row) and _SECTION.fullmatch(_bare(_name(row))) is not None


def _name(row: Line) -> str:
    return "".join(row.cells[0]).replace(" ", "").rstrip("：:")


def _bare(name: str) -> str:
    mark = read_mark(name)
    return name[mark.end :] if mark else name


def _is_named(row: Line) -> bool:
    """Tell whether a row holds a name on the left, and a text in one of the other cells."""
    if not row.cells or sum(map(any, row.cells)) != 2 or not any(row.cells[0]):
        return False
    name = _name(row)
    return len(name) <= _LONGEST_NAME and not any(mark in name for mark in _END)


def _is_alone(row: Line) -> bool:
    return sum(map(any, row.cells)) == 1


def _goes_on(row: Line) -> bool:
    """Tell whether a row holds a text alone, as a merged name leaves it, or a name that spans it."""
    filled = [cell for cell in row.cells if any(cell)]
    return len(filled) == 1 and (not any(row.cells[0]) or len("".join(filled[0])) <= _LONGEST_NAME)


def _lines(row: Line) -> Iterator[Line]:
    name, texts = _name(row), [text for cell in row.cells[1:] for text in cell if text]
    plain = row._replace(text="", cells=(), table=0)
    if is_period(name):
        yield plain._replace(text=f"{name}：{texts[0] if len(texts) == 1 else ''}")
        texts = texts if len(texts) > 1 else []
    elif name:
        yield plain._replace(text=name, level=1)
    yield from (plain._replace(text=text) for text in texts)


def _paragraphs(row: Line) -> Iterator[Line]:
    return (row._replace(text=text, cells=(), table=0) for cell in row.cells for text in cell if text)
