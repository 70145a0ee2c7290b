"""Edits of a source text that know where they were made: the repaired text and the way back to the written one."""

from bisect import bisect_right
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


class _Move(NamedTuple):
    """Where an edit begins in the repaired line, and how far the text behind it has moved."""

    start: int
    edit: Edit
    shift: int


class Patched:
    """Source lines with edits applied; lines are neither added nor removed, so only columns differ."""

    def __init__(self, lines: list[str], edits: Iterable[Edit]) -> None:
        self.source = lines
        self.edits = tuple(sorted(edits, key=lambda edit: edit[:3]))
        self._edits: dict[int, list[Edit]] = defaultdict(list)
        for edit in self.edits:
            self._edits[edit.line].append(edit)
        self._moved: dict[int, list[_Move]] = {}
        self.lines = list(lines)
        for number, line_edits in self._edits.items():
            self.lines[number] = _apply(lines[number], line_edits)

    @property
    def text(self) -> str:
        """The repaired text, its lines joined by line feeds."""
        return "\n".join(self.lines)

    def column(self, line: int, column: int) -> int:
        """Return the written column of a column of the repaired line; both count from 0."""
        if line in self._edits:
            column = self._before_edits(line, column)
        longest = len(self.source[line]) if line < len(self.source) else 0
        return min(longest, column)

    def _before_edits(self, line: int, column: int) -> int:
        moves = self._moves(line)
        last = bisect_right(moves, column, key=lambda move: move.start) - 1
        if last < 0:
            return column
        start, edit, shift = moves[last]
        inside = column < start + len(edit.replacement)
        return min(edit.column + column - start, edit.end) if inside else column - shift

    def _moves(self, line: int) -> list[_Move]:
        """Return where the edits of a line came to stand, worked out when it is first asked for."""
        if line not in self._moved:
            shift, moves = 0, []
            for edit in self._edits[line]:
                start = edit.column + shift
                shift += len(edit.replacement) - (edit.end - edit.column)
                moves.append(_Move(start, edit, shift))
            self._moved[line] = moves
        return self._moved[line]

    def place(self, line: int, column: int, end: int) -> Span:
        """Return the written place of a stretch of one repaired line; arguments count from 0, the result from 1."""
        if line in self._edits:
            column, end = self.column(line, column), self.column(line, end)
        number = line + 1
        return tuple.__new__(Span, (number, column + 1, number, end + 1))  # as Span() does, in half its time

    def span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """Return the written place of a stretch of the repaired text; arguments count from 0, the result from 1."""
        if self._edits or end_line >= len(self.source) or end_column > len(self.source[end_line]):
            column, end_column = self.column(line, column), self.column(end_line, end_column)
        return Span(line + 1, column + 1, end_line + 1, end_column + 1)


def _apply(line: str, edits: list[Edit]) -> str:
    parts, position = [], 0
    for edit in edits:
        parts += [line[position : edit.column], edit.replacement]
        position = edit.end
    return "".join([*parts, line[position:]])
