"""Texts of a plan that know the line of the source they come from."""

from planforge.diagnostics import Span
from planforge.importers.lines import Line
from planforge.spec.model import Text


def text_of(line: Line, text: str | None = None) -> Text:
    """Return a line's text, or a part of it, with the line's place."""
    written = line.text if text is None else text
    return Text(written, Span(line.place, 1, line.place, len(written) + 1))
