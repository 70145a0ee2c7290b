"""Places in a source text: between offsets, lines and columns, and from a text to the characters it was read from."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from planforge.diagnostics import Span
from planforge.spec.model import Text
from planforge.spec.text import LINE_BREAK

_QUOTED: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "'": lambda text: text.replace("'", "''"),
        '"': lambda text: text.replace("\\", r"\\").replace('"', r"\""),
    }
)
"""How characters are written between quotes."""


class Fix(NamedTuple):
    """Characters of a source, by offsets, and what to write in their place."""

    start: int
    end: int
    new: str


def applied(text: str, fixes: Iterable[Fix]) -> str:
    """Return a text with fixes made; of two that overlap the first in the text is made."""
    parts, at = [], 0
    for start, end, new in sorted(fixes):
        if start >= at:
            parts += [text[at:start], new]
            at = end
    return "".join((*parts, text[at:]))


class Lines:
    """A text by its lines: offsets count from 0, lines and columns from 1."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    def offsets(self, span: Span) -> tuple[int, int]:
        """Return where a span begins and ends."""
        line, column, end_line, end_column = span
        return self._starts[line - 1] + column - 1, self._starts[end_line - 1] + end_column - 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a column of a line, both counted from 0."""
        return self._starts[line] + column

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets."""
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def within(self, text: Text, start: int, end: int) -> tuple[int, int] | None:
        """Return the offsets of a stretch of a read text; None where it is not written as it reads, or nowhere.

        Quotes about a text, its folding over lines and what an input method did to it do not matter.
        """
        if text.span is None:
            return None
        first, last = self.offsets(text.span)
        raw = self.text[first:last]
        if raw == text:
            return first + start, first + end
        piece = text[start:end]
        before = len(re.findall(re.escape(piece), text[:start])) if piece else 0
        if len(raw) > 1 and raw[0] in _QUOTED and raw[0] == raw[-1]:
            piece = _QUOTED[raw[0]](piece)
            raw, first = raw[1:-1], first + 1
        found = [match.start() for match in re.finditer(re.escape(piece), raw)] if piece else []
        return (first + found[before], first + found[before] + len(piece)) if before < len(found) else None
