"""A text with changes made to it, and the way from a place in the old text to the same place in the new one."""

from collections.abc import Sequence

from planforge.diagnostics import Span
from planforge.spec.positions import Fix, Lines, applied


class Revision:
    """The text that comes of changes to another one, which do not overlap and stand in their order."""

    def __init__(self, old: str, changes: Sequence[Fix]) -> None:
        self._changes = changes
        self.text = applied(old, changes)
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
