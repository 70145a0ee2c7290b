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
    """A list."""

    items: tuple["Node", ...]
    span: Span


class Mapping(NamedTuple):
    """Keys and values in written order; no key stands twice."""

    entries: tuple[tuple[Text, "Node"], ...]
    span: Span


Node: TypeAlias = Scalar | Sequence | Mapping
