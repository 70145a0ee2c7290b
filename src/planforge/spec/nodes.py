"""A plan file as a tree: every scalar is the text that was written, every key and value knows its place."""

from typing import NamedTuple, TypeAlias

from planforge.diagnostics import Span
from planforge.spec.model import Text

MAX_NODES = 40_000
"""The most nodes of a file, as written."""


class Scalar(NamedTuple):
    """A text with its lines: the stripped, non-empty lines of a block or the folded paragraphs of flowing text."""

    text: Text
    lines: tuple[Text, ...]
    block: bool = False

    @property
    def span(self) -> Span:
        """Its place in the file."""
        assert self.text.span
        return self.text.span


class Sequence(NamedTuple):
    """A list, with the numbers of its place."""

    items: tuple["Node", ...]
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def span(self) -> Span:
        """Its place in the file."""
        return Span(*self[1:])


class Mapping(NamedTuple):
    """Keys and values in written order, with the numbers of their place; no key stands twice."""

    entries: tuple[tuple[Text, "Node"], ...]
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def span(self) -> Span:
        """Its place in the file."""
        return Span(*self[1:])


Node: TypeAlias = Scalar | Sequence | Mapping
