"""A text with changes made to it, and the way from a place in the old text to the same place in the new one."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from planforge.diagnostics import Span
from planforge.renewal.findings import Change

_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """A text by its lines: offsets from 0 to places that count from 1, and back."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def offsets(self, span: Span) -> tuple[int, int]:
        """Return where a span begins and ends."""
        line, column, end_line, end_column = span
        return self._starts[line - 1] + column - 1, self._starts[end_line - 1] + end_column - 1

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets."""
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class Revision:
    """The text that comes of changes to another one, which do not overlap and stand in their order."""

    def __init__(self, old: str, changes: Sequence[Change]) -> None:
        self._changes = changes
        parts, at = [], 0
        for start, end, new in changes:
            parts += [old[at:start], new]
            at = end
        self.text = "".join((*parts, old[at:]))
        self._lines = Lines(self.text)

    def span(self, start: int, end: int) -> Span:
        """Return the place of a stretch of the old text in the new one."""
        return self._lines.span(self._moved(start, behind=False), self._moved(end, behind=True))

    def _moved(self, offset: int, *, behind: bool) -> int:
        """Return an offset in the new text; inside a change it is the change's end where it is `behind` a stretch."""
        shift = 0
        for start, end, new in self._changes:
            if offset < start or (offset == start and not behind):
                break
            if offset < end:
                return start + shift + (len(new) if behind else 0)
            shift += len(new) - (end - start)
        return offset + shift
