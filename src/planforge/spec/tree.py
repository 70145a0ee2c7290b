"""YAML as a tree of nodes.

It is built from the parser's events, not from composed nodes: depth, size and aliases are bounded as they
arrive, and nothing recurses (the C composer overruns the stack at 100,000 levels).
"""

from typing import NoReturn, TypeAlias

import yaml

from planforge.diagnostics import Findings, Span
from planforge.spec.edits import Patched
from planforge.spec.flowing import Flowing, Place
from planforge.spec.model import Text
from planforge.spec.nodes import MAX_NODES, Mapping, Node, Scalar, Sequence
from planforge.spec.text import MAX_DEPTH, Refused

MAX_EXPANDED_NODES = 200_000
"""The most nodes with every alias counted as all that it stands for."""

_Loader: TypeAlias = "yaml.SafeLoader | yaml.CSafeLoader"
_LOADER: type[_Loader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LOOKED_AHEAD = "exceeded maximum nesting depth"


class _Open:
    """A collection whose end has not come yet; `size` counts the nodes in it, aliases expanded."""

    __slots__ = ("anchor", "in_brackets", "is_mapping", "nodes", "size", "start")

    def __init__(self, event: yaml.CollectionStartEvent, *, is_mapping: bool) -> None:
        self.start = _place(event)[:2]
        self.anchor = event.anchor
        self.in_brackets = event.flow_style
        self.is_mapping = is_mapping
        self.nodes: list[Node] = []
        self.size = 1


def parse(patched: Patched, findings: Findings, loader: type[_Loader] = _LOADER) -> Node | None:
    """Parse a repaired text into a tree; None for an empty text.

    Raises:
        Refused: it cannot be read, which has been reported.
    """
    builder = _Builder(patched, findings)
    try:
        parser = loader(patched.text)
        while (event := parser.get_event()) is not None:
            builder.take(event)
    except yaml.YAMLError as error:
        # libyaml 0.2.6 gives up at levels that it meets while looking ahead; Python's own parser comes to our bound.
        if _LOOKED_AHEAD in str(getattr(error, "problem", "")):
            return parse(patched, findings, yaml.SafeLoader)
        from planforge.spec.yaml_errors import report_yaml_error

        report_yaml_error(error, patched, findings)
        raise Refused from error
    return builder.root


class _Builder:
    def __init__(self, patched: Patched, findings: Findings) -> None:
        self.patched = patched
        self.findings = findings
        self.flowing = Flowing(patched, findings)
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.documents = 0
        self.written = 0
        self.total = 0
        self.last = (1, 1)

    def take(self, event: yaml.Event) -> None:
        """Add one event to the tree."""
        match event:
            case yaml.ScalarEvent():
                self._refuse_tag(event)
                self._count(1, event)
                scalar = self._scalar(event)
                self._anchor(event.anchor, scalar, 1)
                self._add(scalar, 1)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.CollectionStartEvent():
                self._start(event)
            case yaml.CollectionEndEvent():
                self._end(event)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse("many-documents", "“---”把文件分成了几份", event, "一个文件只写一份计划")

    def _refuse(self, id: str, message: str, event: yaml.Event, hint: str) -> NoReturn:
        self.findings.error(id, message, self.patched.span(*_place(event)), hint)
        raise Refused

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place, block = _place(event), event.style in {"|", ">"}
        if place.line == place.end_line and not block:
            span = self.patched.span(*place)
            text = self.flowing.line(event.value, span)
            self.last = span[2:]
            return Scalar(text, (text,) if text else ())
        lines = self.flowing.lines(event.value, event.style, place)
        end = place[2:] if not block else (place.line, len(self.patched.lines[place.line]))
        span = self.patched.span(*place[:2], *end)
        if block and lines and (last := lines[-1].span):
            span = Span(*span[:2], *last[2:])
        self.last = span[2:]
        return Scalar(Text("\n".join(lines), span), lines, block)

    def _refuse_tag(self, event: "yaml.ScalarEvent | yaml.CollectionStartEvent") -> None:
        if event.tag is not None:
            self._refuse("tag", "计划里不能用“!”开头的 YAML 标签", event, "若是正文，请给整句加引号")

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_tag(event)
        if len(self.stack) == MAX_DEPTH:
            self._refuse("too-deep", f"嵌套超过 {MAX_DEPTH} 层", event, "请检查括号和缩进")
        if event.anchor:
            self.anchors[event.anchor] = None
        self._count(1, event)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Open(event, is_mapping=is_mapping))

    def _end(self, event: yaml.Event) -> None:
        done = self.stack.pop()
        span = self.patched.span(*done.start, *_place(event)[2:])
        if done.in_brackets:
            self.last = span[2:]
        span = Span(*span[:2], *self.last)
        node = (
            Mapping(_entries_of(done.nodes, self.findings), span)
            if done.is_mapping
            else Sequence(tuple(done.nodes), span)
        )
        self._anchor(done.anchor, node, done.size)
        self._add(node, done.size)

    def _anchor(self, name: str | None, node: Node, size: int) -> None:
        if name:
            self.anchors[name] = (node, size)

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = str(event.anchor)
        if name not in self.anchors:
            self._refuse("unknown-alias", f"“*{name}”引用的名称没有定义", event, "若是正文，请给整句加引号")
        target = self.anchors[name]
        if target is None:
            self._refuse("cyclic-alias", f"“*{name}”引用了它自己所在的内容", event, "请直接写出内容")
        node, size = target
        self.last = self.patched.span(*_place(event))[2:]
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
        self.written += 1
        self.total += size
        if self.written > MAX_NODES or self.total > MAX_EXPANDED_NODES:
            most = MAX_NODES if self.written > MAX_NODES else MAX_EXPANDED_NODES
            self._refuse("too-many", f"内容超过 {most} 项，不像一份计划", event, "请检查“*”引用和文件内容")


def _entries_of(nodes: list[Node], findings: Findings) -> tuple[tuple[Text, Node], ...]:
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


def _place(event: yaml.Event) -> Place:
    start, end = event.start_mark, event.end_mark
    assert start and end
    return Place(start.line, start.column, end.line, end.column)


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
