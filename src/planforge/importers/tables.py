"""Tables: a schedule becomes periods with activities, any other is kept as lines of text and named."""

import re
from collections.abc import Iterator, Mapping, Sequence

from planforge.importers.grids import continued, is_period, names_of
from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import read_mark
from planforge.importers.periods import joined
from planforge.importers.texts import text_of
from planforge.importers.words import words_of
from planforge.spec.keys import ATTRIBUTES, UNNUMBERED
from planforge.spec.model import EMPTY, Attribute, Entry, Schedule, Text

CELL_GAP = "　"
"""What stands between the cells of a row that is kept as text."""

_REMARK = ""
"""The role of a column that has no attribute: its words stand in brackets behind the activity."""

_LONGEST_REMARK = 30
_LABEL = re.compile("[^，。；：:]{1,16}")
_KNOWN = 2 / 3
"""The share of a table's first column that is known as periods, at least."""

_END = "。；;！!"


def schedule_of(rows: Sequence[Line]) -> Schedule | None:
    """Return the schedule that a table is, with its periods in the first column; None for any other table.

    A row without a period, as a merged cell leaves it, goes on with the one above.
    """
    rows = continued(rows)
    if len(rows) < 2 or any(len(row.cells) != len(rows[0].cells) for row in rows):
        return None
    names = names_of(rows[0])
    roles = _roles(names)
    if len(names) < 2 or roles[0] != "period" or "activity" not in roles:
        return None
    if not _are_periods(["".join(row.cells[0]) for row in rows[1:]]):
        return None
    if not all(_is_whole(row, names, roles) for row in rows[1:]):
        return None
    activities = [row.cells[roles.index("activity")] for row in rows[1:]]
    labels = [row.cells[0] for row in rows]
    unnumbered = (len(set(labels)) < len(labels) or any(len(cell) > 1 for cell in activities)) and not any(
        read_mark(text) for c in activities for text in c
    )
    numbering = Text(UNNUMBERED) if unnumbered else EMPTY
    return Schedule(joined(_period(row, names, roles) for row in rows[1:]), numbering=numbering, tabular=True)


def unequal(rows: Sequence[Line]) -> Iterator[Doubt]:
    """Yield a doubt for each period whose columns have other numbers of lines than its activities."""
    for row in rows[1:]:
        counts = {len([text for text in cell if text]) for cell in row.cells[1:]} - {0}
        if len(counts) > 1 and not any(read_mark(text) for cell in row.cells[1:] for text in cell):
            yield Doubt(row.place, "这一行各栏的条数不一样，请核对谁负责哪一条", "guess")


def remarks(rows: Sequence[Line]) -> Iterator[Doubt]:
    """Yield a doubt for each column whose words stand in brackets behind the activities."""
    names = names_of(rows[0])
    for name, role in zip(names, _roles(names), strict=True):
        if role == _REMARK:
            yield Doubt(rows[0].place, f"“{name}”一栏写在各项后面的括号里", "sure")


def as_text(rows: Sequence[Line]) -> tuple[list[Line], Doubt]:
    """Return the rows of a table as lines of text, and what is said of it."""
    texts = [CELL_GAP.join(" ".join(filter(None, cell)) for cell in row.cells) for row in rows]
    lines = [row._replace(text=text, cells=()) for row, text in zip(rows, texts, strict=True)]
    kept = [line for line in lines if line.text.strip(CELL_GAP)]
    return kept, Doubt(rows[0].place, "这里是一张表格，已一行一段写成文字", "sure")


def _roles(names: Sequence[str]) -> list[str]:
    """Return what each column holds: period, activity, the name of an attribute, or a remark; each but this once."""
    roles: list[str] = []
    for index, name in enumerate(names):
        role = _role(name, first=not index)
        roles.append(_REMARK if role in roles else role)
    return roles


def _role(name: str, *, first: bool) -> str:
    for role, names in words_of("columns").items():
        if name in names and (role == "period") == first:
            return role
    return name if name in ATTRIBUTES else _REMARK


def _are_periods(labels: Sequence[str]) -> bool:
    """Tell whether labels are periods; a few of them may be known to nobody else (期中前后)."""
    known = sum(map(is_period, labels))
    return known >= _KNOWN * len(labels) and all(map(_LABEL.fullmatch, labels))


def _is_whole(row: Line, names: Sequence[str], roles: Sequence[str]) -> bool:
    """Tell whether every paragraph of a row belongs to one of its activities, and every remark is short."""
    activities = _numbered(_activity(row, roles))
    if not all(_numbered(cell).keys() <= activities.keys() for cell in row.cells[1:]):
        return False
    return all(name and _is_short(text) for name, text in _remarks(row, names, roles))


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_REMARK and not any(mark in text[:-1] for mark in _END)


def _activity(row: Line, roles: Sequence[str]) -> tuple[str, ...]:
    """Return what a row plans: its activity, or its only remark where that is empty (国庆放假)."""
    cell = row.cells[roles.index("activity")]
    others = [each for each, role in zip(row.cells, roles, strict=True) if role == _REMARK and any(each)]
    return others[0] if not any(cell) and len(others) == 1 else cell


def _remarks(row: Line, names: Sequence[str], roles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the names and the words of a row's remarks."""
    activity = _activity(row, roles)
    for name, role, cell in zip(names, roles, row.cells, strict=True):
        if role == _REMARK and any(cell) and cell is not activity:
            yield name, "，".join(filter(None, cell))


def _period(row: Line, names: Sequence[str], roles: Sequence[str]) -> Entry:
    activities = _numbered(_activity(row, roles))
    columns = {role: _numbered(cell) for role, cell in zip(roles, row.cells, strict=True) if role in ATTRIBUTES}
    remarks = "；".join(f"{name}：{text}" for name, text in _remarks(row, names, roles))
    if remarks:
        last = max(activities)
        activities[last] = _with_remarks(activities[last], remarks)
    entries = tuple(
        Entry(content=(text_of(row, text),), attributes=_attributes(columns, number))
        for number, text in activities.items()
    )
    return Entry(heading=text_of(row, "".join(row.cells[0])), entries=entries)


def _with_remarks(text: str, remarks: str) -> str:
    bare = text.rstrip(_END)
    return f"{bare}（{remarks}）{text[len(bare) :]}"


def _attributes(columns: Mapping[str, Mapping[int, str]], number: int) -> tuple[Attribute, ...]:
    values = ((name, column.get(number)) for name, column in columns.items())
    return tuple(Attribute(name, Text(value)) for name, value in values if value)


def _numbered(cell: Sequence[str]) -> dict[int, str]:
    """Return the paragraphs of a cell by their numbers; those without one are counted on."""
    found: dict[int, str] = {}
    for text in cell:
        mark = read_mark(text)
        if text:
            number = mark.number if mark and mark.number not in found else max(found, default=0) + 1
            found[number] = text[mark.end :] if mark else text
    return found
