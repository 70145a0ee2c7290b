"""Tables as grids: without what stands over them, numbers its rows, is empty, or names a period twice."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from planforge.almanac.label_types import Label
from planforge.almanac.labels import parse_label
from planforge.almanac.numerals import parse_number
from planforge.importers.lines import Line
from planforge.importers.words import words_of

_COUNT = frozenset({"序号", "序號"})
_QUARTERS, _MONTHS, _WEEKS = frozenset({"季度"}), frozenset({"月份", "月"}), frozenset({"周次", "週次", "周"})
_BARE = ((_WEEKS, "第{}周"), (_MONTHS, "{}月"))
_BARE_NUMBER = re.compile(r"[\d一二三四五六七八九十]{1,3}(?:[-—–~～至、][\d一二三四五六七八九十]{1,3})?")


class Prepared(NamedTuple):
    """A table without what is no schedule's: rows over it as lines, its rows, and what is said of what was left out."""

    captions: list[Line]
    rows: list[Line]
    left_out: list[str]


def prepared(rows: Sequence[Line]) -> Prepared:
    """Take a table apart."""
    count = 0
    while count < len(rows) - 2 and len(rows[count].cells) > 1 and sum(map(any, rows[count].cells)) == 1:
        count += 1
    captions, rest = [], list(rows[count:])
    for row in rows[:count]:
        captions += [row._replace(text=text, cells=(), table=0) for cell in row.cells for text in cell if text]
    if len(rest[0].cells) > 2 and names_of(rest[0])[0] in _COUNT and all(map(_is_counted, rest[1:])):
        rest = [row._replace(cells=row.cells[1:]) for row in rest]
    width = len(rest[0].cells)
    if len(rest) == 1 or any(len(row.cells) != width for row in rest):
        return Prepared(captions, rest, [])
    full = [at for at in range(width) if any(any(row.cells[at]) for row in rest[1:])]
    left_out = [f"“{name}”一栏是空的，已略去" for at, name in enumerate(names_of(rest[0])) if at not in full and name]
    rest = [row._replace(cells=tuple(row.cells[at] for at in full)) for row in rest]
    return Prepared(captions, *_with_one_period(_with_labels(rest), left_out))


def names_of(row: Line) -> list[str]:
    """Return the names that a table's first row gives its columns."""
    return ["".join(cell).replace(" ", "") for cell in row.cells]


def may_head(names: Sequence[str]) -> bool:
    """Tell whether names of columns can be those of a schedule: periods first, or numbers of rows."""
    return len(names) > 1 and (names[0] in words_of("columns")["period"] or names[0] in _COUNT)


def continued(rows: Sequence[Line]) -> list[Line]:
    """Return rows where one without a period, as a merged cell leaves it, has that of the row above."""
    found: list[Line] = []
    for row in rows:
        goes_on = len(found) > 1 and row.cells and not any(row.cells[0])
        found.append(row._replace(cells=(found[-1].cells[0], *row.cells[1:])) if goes_on else row)
    return found


def is_period(text: str) -> bool:
    """Tell whether a cell names a period."""
    return bool(text) and isinstance(parse_label(text), Label)


def _with_labels(rows: list[Line]) -> list[Line]:
    """Return rows where the weeks and months that are bare numbers below their names are labels: 第1周."""
    form = next((form for names, form in _BARE if names_of(rows[0])[0] in names), None)
    if form is None:
        return rows
    labels = [form.format("".join(row.cells[0])) for row in rows]
    counts = [_BARE_NUMBER.fullmatch("".join(row.cells[0])) for row in rows]
    named = [
        row._replace(cells=((label,), *row.cells[1:])) if count and is_period(label) else row
        for row, label, count in zip(rows, labels, counts, strict=True)
    ]
    return [rows[0], *named[1:]]


def _with_one_period(rows: list[Line], left_out: list[str]) -> tuple[list[Line], list[str]]:
    """Make one column of two that name periods: months tell their quarter, a week needs its month."""
    first, second = [*names_of(rows[0]), "", ""][:2]
    if len(rows[0].cells) < 3 or second not in _MONTHS | _WEEKS:
        return rows, left_out
    if first in _QUARTERS and all(is_period("".join(row.cells[1])) for row in rows[1:]):
        told = f"“{first}”一栏已略去，月份里看得出来"
        return [row._replace(cells=row.cells[1:]) for row in rows], [*left_out, told]
    if first not in _MONTHS or second not in _WEEKS:
        return rows, left_out
    labels = ["".join((*row.cells[0], *row.cells[1])) for row in continued(rows)]
    if not all(map(is_period, labels[1:])):
        return rows, left_out
    named = zip(rows, [second, *labels[1:]], strict=True)
    return [row._replace(cells=((label,), *row.cells[2:])) for row, label in named], left_out


def _is_counted(row: Line) -> bool:
    number = "".join(row.cells[0]) if row.cells else ""
    return not number or parse_number(number) is not None
