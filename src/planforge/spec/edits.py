"""Edits of a source text that know where they were made: the repaired text and the way back to the written one."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from planforge.diagnostics import Span


class Edit(NamedTuple):
    """Replace the characters from `column` to `end` of one line; both count from 0, an insertion has them equal."""

    line: int
    column: int
    end: int
    replacement: str


class Patched:
    """Source lines with edits applied; lines are neither added nor removed, so only columns differ."""

    def __init__(self, lines: list[str], edits: Iterable[Edit]) -> None:
        self.source = lines
        self._edits: dict[int, list[Edit]] = defaultdict(list)
        for edit in sorted(edits, key=lambda edit: edit[:3]):
            self._edits[edit.line].append(edit)
        self.lines = list(lines)
        for number, line_edits in self._edits.items():
            self.lines[number] = _apply(lines[number], line_edits)

    @property
    def text(self) -> str:
        """The repaired text, its lines joined by line feeds."""
        return "\n".join(self.lines)

    def column(self, line: int, column: int) -> int:
        """Return the written column of a column of the repaired line; both count from 0."""
        shift = 0
        for edit in self._edits.get(line, ()):
            start = edit.column + shift
            if column < start or (column == start and edit.column < edit.end):
                break
            length = len(edit.replacement)
            if column < start + length:
                return min(edit.column + column - start, edit.end)
            shift += length - (edit.end - edit.column)
        return min(column - shift, len(self.source[line]) if line < len(self.source) else 0)

    def span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """Return the written place of a stretch of the repaired text; arguments count from 0, the result from 1."""
        return Span(line + 1, self.column(line, column) + 1, end_line + 1, self.column(end_line, end_column) + 1)


def _apply(line: str, edits: list[Edit]) -> str:
    parts, position = [], 0
    for edit in edits:
        parts += [line[position : edit.column], edit.replacement]
        position = edit.end
    return "".join([*parts, line[position:]])
