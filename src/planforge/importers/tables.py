"""Tables: a schedule becomes periods with activities, any other is kept as lines of text and named."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planforge.almanac.label_types import Label
from planforge.almanac.labels import parse_label
from planforge.almanac.numerals import parse_number
from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import read_mark
from planforge.importers.periods import joined
from planforge.importers.texts import text_of
from planforge.importers.words import words_of
from planforge.spec.keys import ATTRIBUTES, UNNUMBERED
from planforge.spec.model import EMPTY, Attribute, Entry, Schedule, Text

_RULE = " *:?-+:? *"
_GAP = r"[ \u3000]*\t[ \t\u3000]*|[ \u3000]{3,}"
_COUNT = {"序号", "序號"}
CELL_GAP = "　"
"""What stands between the cells of a row that is kept as text."""


class Prepared(NamedTuple):
    """A table without what is no schedule's: rows over it as lines, a count of its rows, and columns without a word."""

    captions: list[Line]
    rows: list[Line]
    empty: list[str]


def prepared(rows: Sequence[Line]) -> Prepared:
    """Take a table apart; `empty` are the names of its columns without a word."""
    count = 0
    while count < len(rows) - 2 and len(rows[count].cells) > 1 and sum(map(any, rows[count].cells)) == 1:
        count += 1
    captions, rest = [], list(rows[count:])
    for row in rows[:count]:
        captions += [row._replace(text=text, cells=(), table=0) for cell in row.cells for text in cell if text]
    if len(rest[0].cells) > 2 and "".join(rest[0].cells[0]) in _COUNT and all(map(_is_counted, rest[1:])):
        rest = [row._replace(cells=row.cells[1:]) for row in rest]
    width = len(rest[0].cells)
    if len(rest) == 1 or any(len(row.cells) != width for row in rest):
        return Prepared(captions, rest, [])
    full = [at for at in range(width) if any(any(row.cells[at]) for row in rest[1:])]
    empty = ["".join(cell) for at, cell in enumerate(rest[0].cells) if at not in full]
    return Prepared(captions, [row._replace(cells=tuple(row.cells[at] for at in full)) for row in rest], empty)


def _is_counted(row: Line) -> bool:
    number = "".join(row.cells[0]) if row.cells else ""
    return not number or parse_number(number) is not None


def schedule_of(rows: Sequence[Line]) -> Schedule | None:
    """Return the schedule that a table is, with its periods in the first column; None for any other table.

    A row without a period, as a merged cell leaves it, goes on with the one above.
    """
    rows = _labelled(rows)
    if len(rows) < 2 or any(len(row.cells) != len(rows[0].cells) for row in rows):
        return None
    names = ["".join(cell).replace(" ", "") for cell in rows[0].cells]
    roles = [_role(name, first=not index) for index, name in enumerate(names)]
    if len(names) < 2 or roles[0] != "period" or "activity" not in roles or "" in roles:
        return None
    if len(set(roles)) < len(roles) or not all(_is_period(row) and _is_whole(row, roles) for row in rows[1:]):
        return None
    activities = [row.cells[roles.index("activity")] for row in rows[1:]]
    labels = [row.cells[0] for row in rows]
    unnumbered = (len(set(labels)) < len(labels) or any(len(cell) > 1 for cell in activities)) and not any(
        read_mark(text) for c in activities for text in c
    )
    numbering = Text(UNNUMBERED) if unnumbered else EMPTY
    return Schedule(joined(_period(row, roles) for row in rows[1:]), numbering=numbering, tabular=True)


def _labelled(rows: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for row in rows:
        goes_on = len(found) > 1 and row.cells and not any(row.cells[0])
        found.append(row._replace(cells=(found[-1].cells[0], *row.cells[1:])) if goes_on else row)
    return found


def with_columns(lines: Sequence[Line]) -> list[Line]:
    """Return lines of text with those as rows that are a schedule in columns, parted by tabs, wide gaps or strokes."""
    columns = [_columns(line.text) for line in lines]
    found: list[Line] = []
    tables = index = 0
    while index < len(lines):
        end = index + 1
        while len(columns[index]) > 1 and end < len(lines) and len(columns[end]) == len(columns[index]):
            end += 1
        rows = [lines[i]._replace(text="", cells=columns[i], table=tables + 1) for i in range(index, end)]
        rows = [row for row in rows if not all(re.fullmatch(_RULE, "".join(cell)) for cell in row.cells)]
        is_table = len(rows) > 1 and schedule_of(prepared(rows).rows) is not None
        found += rows if is_table else lines[index:end]
        tables += is_table
        index = end
    return found


def _columns(text: str) -> tuple[tuple[str, ...], ...]:
    if "|" in text.strip("|"):
        return tuple((cell.strip(),) for cell in text.strip("|").split("|"))
    return tuple((cell,) for cell in re.split(_GAP, text))


def unequal(rows: Sequence[Line]) -> Iterator[Doubt]:
    """Yield a doubt for each period whose columns have other numbers of lines than its activities."""
    for row in rows[1:]:
        counts = {len([text for text in cell if text]) for cell in row.cells[1:]} - {0}
        if len(counts) > 1 and not any(read_mark(text) for cell in row.cells[1:] for text in cell):
            yield Doubt(row.place, "这一行各栏的条数不一样，请核对谁负责哪一条", "guess")


def as_text(rows: Sequence[Line]) -> tuple[list[Line], Doubt]:
    """Return the rows of a table as lines of text, and what is said of it."""
    texts = [CELL_GAP.join(" ".join(filter(None, cell)) for cell in row.cells) for row in rows]
    lines = [row._replace(text=text, cells=()) for row, text in zip(rows, texts, strict=True)]
    kept = [line for line in lines if line.text.strip(CELL_GAP)]
    return kept, Doubt(rows[0].place, "这里是一张表格，已一行一段写成文字", "sure")


def _role(name: str, *, first: bool) -> str:
    """Return what a column holds: period, activity, the name of an attribute, or "" if it is not known."""
    for role, names in words_of("columns").items():
        if name in names and (role == "period") == first:
            return role
    return name if name in ATTRIBUTES else ""


def _is_period(row: Line) -> bool:
    label = "".join(row.cells[0])
    return bool(label) and isinstance(parse_label(label), Label)


def _is_whole(row: Line, roles: Sequence[str]) -> bool:
    """Tell whether every paragraph of a row belongs to one of its activities."""
    activities = _numbered(row.cells[roles.index("activity")])
    return all(_numbered(cell).keys() <= activities.keys() for cell in row.cells[1:])


def _period(row: Line, roles: Sequence[str]) -> Entry:
    activities = _numbered(row.cells[roles.index("activity")])
    columns = {role: _numbered(cell) for role, cell in zip(roles, row.cells, strict=True) if role in ATTRIBUTES}
    entries = tuple(
        Entry(
            content=(text_of(row, text),),
            attributes=tuple(
                Attribute(name, Text(values[number])) for name, values in columns.items() if values.get(number)
            ),
        )
        for number, text in activities.items()
    )
    return Entry(heading=text_of(row, "".join(row.cells[0])), entries=entries)


def _numbered(cell: Sequence[str]) -> dict[int, str]:
    """Return the paragraphs of a cell by their numbers; those without one are counted on."""
    found: dict[int, str] = {}
    for text in cell:
        mark = read_mark(text)
        if text:
            number = mark.number if mark and mark.number not in found else max(found, default=0) + 1
            found[number] = text[mark.end :] if mark else text
    return found
