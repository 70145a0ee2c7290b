"""YAML as a typed tree: every scalar is the text that was written, every key and value knows its place.

The tree is built from the parser's events, not from composed nodes: depth, size and aliases are bounded as they
arrive, and nothing recurses (the C composer overruns the stack at 100,000 levels).
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import yaml

from planforge.diagnostics import Findings, Span
from planforge.spec.edits import Patched
from planforge.spec.lexis import SPACES
from planforge.spec.model import Text
from planforge.spec.text import CONTROL
from planforge.spec.yaml_errors import report_yaml_error

MAX_DEPTH = 40
MAX_NODES = 200_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text with its lines: the stripped, non-empty lines of a block or the folded paragraphs of flowing text."""

    text: Text
    lines: tuple[Text, ...]
    block: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in written order; no key stands twice."""

    entries: tuple[tuple[Text, "Node"], ...]
    span: Span


Node: TypeAlias = Scalar | Sequence | Mapping


class Refused(Exception):
    """The text cannot become a tree; the reason has been reported."""


class _Mark(Protocol):
    line: int
    column: int


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet; `size` counts the nodes in it, aliases expanded."""

    is_mapping: bool
    start: _Mark
    anchor: str | None
    nodes: list[Node] = field(default_factory=list)
    size: int = 1


def parse(patched: Patched, findings: Findings) -> Node | None:
    """Parse a repaired text into a tree; None for an empty text or one that cannot be read (which is reported)."""
    builder = _Builder(patched, findings)
    try:
        for event in _events(patched, findings):
            builder.take(event)
    except Refused:
        return None
    return builder.root


def _events(patched: Patched, findings: Findings) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(patched.text, Loader=_LOADER)
    except yaml.YAMLError as error:
        report_yaml_error(error, patched, findings)
        raise Refused from error


class _Builder:
    def __init__(self, patched: Patched, findings: Findings) -> None:
        self.patched = patched
        self.findings = findings
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.documents = 0
        self.total = 0

    def take(self, event: yaml.Event) -> None:
        """Add one event to the tree."""
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event)
            self._count(1, event)
            scalar = self._scalar(event)
            self._anchor(event.anchor, scalar, 1)
            self._add(scalar, 1)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse("many-documents", "“---”把文件分成了几份", event, "一个文件只写一份计划")

    def _refuse(self, id: str, message: str, event: yaml.Event, hint: str) -> None:  # noqa: A002
        self.findings.error(id, message, self._span(event.start_mark, event.end_mark), hint)
        raise Refused

    def _span(self, start: _Mark, end: _Mark) -> Span:
        return self.patched.span(start.line, start.column, end.line, end.column)

    def _refuse_tag(self, event: yaml.Event) -> None:
        if getattr(event, "tag", None) is not None:
            self._refuse("tag", "计划里不能用“!”开头的 YAML 标签", event, "若是正文，请给整句加引号")

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_tag(event)
        if len(self.stack) == MAX_DEPTH:
            self._refuse("too-deep", f"嵌套超过 {MAX_DEPTH} 层", event, "请检查括号和缩进")
        if event.anchor:
            self.anchors[event.anchor] = None
        self._count(1, event)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Open(is_mapping, event.start_mark, event.anchor))

    def _end(self, event: yaml.Event) -> None:
        done = self.stack.pop()
        span = self._span(done.start, event.end_mark)
        node = (
            Mapping(self._entries(done.nodes), span) if done.is_mapping else Sequence(tuple(done.nodes), span)
        )
        self._anchor(done.anchor, node, done.size)
        self._add(node, done.size)

    def _anchor(self, name: str | None, node: Node, size: int) -> None:
        if name:
            self.anchors[name] = (node, size)

    def _alias(self, event: yaml.AliasEvent) -> None:
        target = self.anchors.get(event.anchor)
        if target is None:
            self._refuse("cyclic-alias", f"“*{event.anchor}”引用了它自己所在的内容", event, "请直接写出内容")
        else:
            node, size = target
            if len(self.stack) + _depth(node) > MAX_DEPTH:
                self._refuse("too-deep", f"嵌套超过 {MAX_DEPTH} 层", event, "请直接写出内容")
            self._count(size, event)
            self._add(node, size)

    def _add(self, node: Node, size: int) -> None:
        if not self.stack:
            self.root = node
            return
        self.stack[-1].nodes.append(node)
        self.stack[-1].size += size

    def _count(self, size: int, event: yaml.Event) -> None:
        self.total += size
        if self.total > MAX_NODES:
            self._refuse(
                "too-many", f"内容超过 {MAX_NODES} 项，不像一份计划", event, "请检查“*”引用和文件内容"
            )

    def _entries(self, nodes: list[Node]) -> tuple[tuple[Text, Node], ...]:
        entries: dict[str, tuple[Text, Node]] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar) or not key.text:
                self.findings.error("bad-key", "冒号前面要写名称", key.span, "若是正文，请给整句加引号")
            elif key.text == "<<":
                self.findings.error("bad-key", "计划里不能用“<<”合并", key.span, "请直接写出内容")
            elif key.text in entries:
                self._report_duplicate(entries[key.text][0], key.text)
            else:
                entries[key.text] = (key.text, value)
        return tuple(entries.values())

    def _report_duplicate(self, first: Text, second: Text) -> None:
        assert first.span and second.span
        message = f"“{second}”写了两次：第 {first.span.line} 行和第 {second.span.line} 行"
        self.findings.error("duplicate-key", message, second.span, "合并成一处，或改个名称")

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        span = self._span(event.start_mark, event.end_mark)
        if event.style in ("|", ">"):
            lines = self._block_lines(event)
        elif span.line == span.end_line:
            lines = [Text(event.value.strip(), span)] if event.value.strip() else []
        else:
            lines = self._folded(event)
        lines = [clean for line in lines if (clean := self._without_controls(line))]
        return Scalar(Text("\n".join(lines), span), tuple(lines), event.style in ("|", ">"), span)

    def _block_lines(self, event: yaml.ScalarEvent) -> list[Text]:
        below = range(event.start_mark.line + 1, len(self.patched.lines))
        rows = [(i, self.patched.lines[i]) for i in below]
        filled = sum(1 for line in event.value.split("\n") if line.strip())
        if event.style == "|":
            written = (row for row in rows if row[1].strip())
            return [self._row(*row) for row, _ in zip(written, range(filled), strict=False)]
        margins = [len(text) - len(text.lstrip(" ")) for _, text in rows if text.strip()]
        outside = (
            n
            for n, (_, text) in enumerate(rows)
            if text.strip() and len(text) - len(text.lstrip(" ")) < margins[0]
        )
        return self._join(rows[: next(outside, None)]) if filled else []

    def _row(self, line: int, text: str) -> Text:
        start = len(text) - len(text.lstrip())
        return Text(text.strip(), self.patched.span(line, start, line, len(text.rstrip())))

    def _folded(self, event: yaml.ScalarEvent) -> list[Text]:
        """Fold flowing text that spans lines ourselves: no space beside a full-width character."""
        start, end = event.start_mark, event.end_mark
        rows = []
        for i in range(start.line, end.line + 1):
            text = self.patched.lines[i]
            text = text[: end.column] if i == end.line else text
            text = " " * start.column + text[start.column :] if i == start.line else text
            rows.append((i, text))
        if event.style in ("'", '"'):
            if "\\" in "".join(text for _, text in rows) and event.style == '"':
                return [
                    Text(line.strip(), self._span(start, end))
                    for line in event.value.split("\n")
                    if line.strip()
                ]
            first, last = rows[0], rows[-1]
            rows[0] = (first[0], " " * (start.column + 1) + first[1][start.column + 1 :])
            rows[-1] = (last[0], last[1][:-1])
            if event.style == "'":
                rows = [(i, text.replace("''", "'")) for i, text in rows]
        return self._join(rows)

    def _join(self, rows: list[tuple[int, str]]) -> list[Text]:
        paragraphs: list[list[Text]] = [[]]
        for line, text in rows:
            if text.strip():
                paragraphs[-1].append(self._row(line, text))
            elif paragraphs[-1]:
                paragraphs.append([])
        return [self._joined(rows) for rows in paragraphs if rows]

    def _joined(self, rows: list[Text]) -> Text:
        text = str(rows[0])
        for previous, row in zip(rows, rows[1:], strict=False):
            if previous.endswith("。"):
                message = "这一行以“。”结束，却和下一行连成了一段"
                self.findings.note("folded-line", message, previous.span, "要分段，就在冒号后写 |")
            text += row if is_wide(text[-1]) or is_wide(row[0]) else " " + row
        assert rows[0].span and rows[-1].span
        return Text(text, Span(*rows[0].span[:2], *rows[-1].span[2:]))

    def _without_controls(self, text: Text) -> Text:
        if not CONTROL.search(text):
            return text
        self.findings.warning(
            "control-character", "转义写出的控制字符不能放进文档，已略去", text.span, "请删去它"
        )
        return Text(CONTROL.sub("", text).strip(), text.span)


def _depth(node: Node) -> int:
    depth, level = 0, [node]
    while level:
        depth += 1
        level = [
            child
            for parent in level
            for child in (
                parent.items
                if isinstance(parent, Sequence)
                else [value for _, value in parent.entries]
                if isinstance(parent, Mapping)
                else ()
            )
        ]
    return depth


def is_wide(character: str) -> bool:
    """Tell whether a character is full-width, so that no space belongs beside it (quotes and dashes count)."""
    return (
        unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—·" or character in SPACES[2:]
    )
