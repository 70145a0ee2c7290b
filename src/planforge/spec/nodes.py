"""A plan file as a tree: every scalar is the text that was written, every key and value knows its place."""

from typing import NamedTuple, TypeAlias

from planforge.diagnostics import Findings, Span
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


def entries_of(nodes: list[Node], findings: Findings) -> tuple[tuple[Text, Node], ...]:
    """Pair keys and values, which come in turn; a key that is none, or stands twice, is reported and left out."""
    entries: dict[str, tuple[Text, Node]] = {}
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        if not isinstance(key, Scalar) or not key.text:
            findings.error("bad-key", "冒号前面要写名称", key.span, "若是正文，请给整句加引号")
        elif key.text == "<<" and key.span.end_column - key.span.column == len("<<"):
            findings.error("bad-key", "计划里不能用“<<”合并", key.span, "请直接写出内容")
        elif key.text in entries:
            _report_duplicate(entries[key.text][0], key.text, findings)
        else:
            entries[key.text] = (key.text, value)
    return tuple(entries.values())


def _report_duplicate(first: Text, second: Text, findings: Findings) -> None:
    assert first.span and second.span
    message = f"“{second}”写了两次：第 {first.span.line} 行和第 {second.span.line} 行"
    findings.error("duplicate-key", message, second.span, "合并成一处，或改个名称")
