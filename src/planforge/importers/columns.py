"""Tables in plain text: lines whose cells are parted by tabs, as Excel copies them, by wide gaps or by strokes."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from planforge.importers.forms import is_form, is_section
from planforge.importers.grids import may_head, names_of, prepared
from planforge.importers.lines import Line
from planforge.importers.marks import loose_period
from planforge.importers.tables import schedule_of

_RULE = re.compile(" *:?-+:? *")
_GAP = re.compile(r"[ \u3000]*\t[ \t\u3000]*|[ \u3000]{3,}")
_MOST_BELOW = 2
"""So many lines below a table are tried without: who filled it in, and when, may stand in columns as well."""

_Cut: TypeAlias = Callable[[str], list[str]]


def with_columns(lines: Sequence[Line]) -> list[Line]:
    """Return lines of text with those as rows that are a schedule or a form in columns; tabs at their ends go."""
    found: list[Line] = []
    tables = index = 0
    while index < len(lines):
        rows, stop = next(_tables_at(lines, index), ([], index + 1))
        tables += bool(rows)
        found += [row._replace(table=tables) for row in rows] or [lines[index]._replace(text=lines[index].text.strip())]
        index = stop
    return found


def _tables_at(lines: Sequence[Line], start: int) -> Iterator[tuple[list[Line], int]]:
    """Yield the tables that begin on a line, each with where it ends."""
    for cut in (_by_strokes, _by_tabs, _by_gaps, str.split):
        head = _row(lines[start], cut, 0)
        width = len(head.cells)
        if not (may_head(names_of(head)) or (width == 2 and is_section(head))):
            continue
        rows = [head]
        for line in lines[start + 1 :]:
            row = _row(line, cut, width)
            if len(row.cells) != width:
                break
            rows.append(row)
        if cut is str.split and loose_period("".join(line.text for line in lines[start + len(rows) :][:1])):
            continue
        for count in range(len(rows), max(len(rows) - _MOST_BELOW, 2) - 1, -1):
            table = [row for row in rows[:count] if not all(_RULE.fullmatch("".join(cell)) for cell in row.cells)]
            if len(table) > 1 and (is_form(table) or schedule_of(prepared(table).rows)):
                yield table, start + count


def _row(line: Line, cut: _Cut, width: int) -> Line:
    """Return a line as a row; empty cells at its end may be missing, and are in the way where no width is known."""
    cells = cut(line.text)
    while not width and cells and not cells[-1]:
        cells.pop()
    if 1 < len(cells) < width:
        cells += [""] * (width - len(cells))
    while len(cells) > width > 0 and not cells[-1]:
        cells.pop()
    return line._replace(text="", cells=tuple((cell,) for cell in cells))


def _by_strokes(text: str) -> list[str]:
    bare = text.strip()
    return [cell.strip() for cell in bare.strip("|").split("|")] if "|" in bare.strip("|") else []


def _by_tabs(text: str) -> list[str]:
    return [cell.strip() for cell in text.split("\t")]


def _by_gaps(text: str) -> list[str]:
    return _GAP.split(text.strip())
