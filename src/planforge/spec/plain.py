"""Reads a plan in which YAML has nothing to interpret, as it is in most: line by line, without a YAML parser.

Whatever takes more than its own line to understand (quotes, brackets, anchors, text folded over lines, odd characters,
anything doubtful) is left to the YAML parser, with the whole file. Both give the same tree.
"""

import re

from planforge.diagnostics import Findings, Span
from planforge.spec.edits import Patched
from planforge.spec.flowing import Flowing
from planforge.spec.model import Text
from planforge.spec.nodes import MAX_NODES, Mapping, Node, Scalar, Sequence, entries_of
from planforge.spec.text import MAX_DEPTH

_LONGEST_LINE = 1000
"""YAML takes no longer text for a key (YAML 1.1, 7.3.4)."""

_ODD = "[\t\x85\u2028\u2029\ufeff]"
"""What YAML takes for white space, for a line break or for nothing at all."""

_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`"
_KEY = rf"{_FIRST}.][^:#]*?"
_TEXT = rf"{_FIRST}](?:[^:#]++|:(?! |$)|(?<! )#)*+"
_QUOTED = r"""(?:'[^']*+'|"[^"\\]*+")"""
_ITEM = rf" *(?:{_FIRST}][^,?\[\]{{}}:#]*+|'[^',]*+' *) *"
_LIST = rf"\[{_ITEM}(?:,{_ITEM})*\]"
_LINE = re.compile(rf"( *)(- +|-$)?(?:({_KEY}) *:(?: +|$))?(\|$|{_TEXT}|(?:{_QUOTED}|{_LIST}) *)?(?:(?<![^ ])#.*)?$")
"""Indent, dash, key and text, groups 1 to 4, with a comment behind."""


def read_plainly(patched: Patched, findings: Findings) -> Node | None:
    """Return the tree of a repaired text; None where it needs a YAML parser."""
    if any(re.search(_ODD, line) for line in patched.lines if not line.isprintable()):
        return None
    try:
        return _Reader(patched, findings).read()
    except _NotPlain:
        return None


class _NotPlain(Exception):
    """A line that takes a YAML parser."""


class _Open:
    """A collection whose end has not come yet; a key or dash whose value has not come waits with the place for it."""

    __slots__ = ("column", "is_mapping", "line", "nodes", "waiting")

    def __init__(self, line: int, column: int, *, is_mapping: bool) -> None:
        self.line = line
        self.column = column
        self.is_mapping = is_mapping
        self.nodes: list[Node] = []
        self.waiting: tuple[int, int] | None = None


class _Reader:
    def __init__(self, patched: Patched, findings: Findings) -> None:
        self.patched = patched
        self.lines = patched.lines
        self.findings = findings
        self.flowing = Flowing(patched, findings)
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.written = 0
        self.last = (1, 1)

    def read(self) -> Node | None:
        """Read all lines."""
        number = 0
        while number < len(self.lines):
            number = self._step(number)
        while self.stack:
            self._close()
        if self.written > MAX_NODES:
            raise _NotPlain
        return self.root

    def _step(self, number: int) -> int:
        """Read a line and the block that may stand below it; return the next line."""
        line = self.lines[number]
        match = _LINE.match(line)
        if match is None or len(line) > _LONGEST_LINE:
            raise _NotPlain
        indent, dash, key, text = match.groups()
        column = len(indent)
        if dash:
            self._enter(number, column, is_mapping=False).waiting = (number, column + 1)
            column += len(dash)
        if key:
            mapping = self._enter(number, column, is_mapping=True)
            mapping.nodes.append(self._scalar(key, number, column))
            mapping.waiting = (number, line.index(":", column) + 1)
        if not text:
            return number + 1
        if not key and not dash:
            raise _NotPlain
        if text == "|":
            return self._block(number, match.start(4))
        read = self._list if text[0] == "[" else self._scalar
        self._fill(read(text.rstrip(" "), number, match.start(4)))
        return number + 1

    def _enter(self, number: int, column: int, *, is_mapping: bool) -> _Open:
        """Return the collection that an entry at a column belongs to, opened if it is the first there."""
        stack = self.stack
        while stack and (column < stack[-1].column or self._ends_list(column, is_mapping=is_mapping)):
            self._close()
        if stack and stack[-1].column == column and stack[-1].is_mapping == is_mapping:
            self._settle(stack[-1])
        else:
            self._check_place(column, is_mapping=is_mapping)
            stack.append(_Open(number, column, is_mapping=is_mapping))
        return stack[-1]

    def _ends_list(self, column: int, *, is_mapping: bool) -> bool:
        """Tell whether a key ends the list at its own column: that of a key above it."""
        top = self.stack[-1]
        return is_mapping and not top.is_mapping and column == top.column

    def _check_place(self, column: int, *, is_mapping: bool) -> None:
        """Leave a collection to the YAML parser that is no value, or stands in too many others."""
        if not self.stack:
            if self.root is not None or column:
                raise _NotPlain
            return
        above = self.stack[-1]
        is_value = above.column < column or (above.is_mapping and not is_mapping)
        if not above.waiting or not is_value or len(self.stack) == MAX_DEPTH:
            raise _NotPlain
        above.waiting = None

    def _settle(self, top: _Open) -> None:
        """Give a key or dash that has no value an empty one."""
        if top.waiting:
            line, column = top.waiting
            top.nodes.append(self._scalar("", line, column))
            top.waiting = None

    def _close(self) -> None:
        done = self.stack.pop()
        self._settle(done)
        start = self.patched.span(done.line, done.column, done.line, done.column)
        span = Span(*start[:2], *self.last)
        nodes = done.nodes
        node = Mapping(entries_of(nodes, self.findings), span) if done.is_mapping else Sequence(tuple(nodes), span)
        self.written += 1
        if self.stack:
            self.stack[-1].nodes.append(node)
        else:
            self.root = node

    def _fill(self, value: Node) -> None:
        top = self.stack[-1]
        top.nodes.append(value)
        top.waiting = None

    def _scalar(self, source: str, line: int, column: int) -> Scalar:
        self.written += 1
        span = self.patched.span(line, column, line, column + len(source))
        self.last = span[2:]
        value = source[1:-1] if source[:1] in {"'", '"'} else source
        text = self.flowing.line(value, span)
        return Scalar(text, (text,) if text else (), False, span)

    def _list(self, source: str, line: int, column: int) -> Sequence:
        """Read a list in brackets."""
        items = []
        at = 1
        for item in source[1:-1].split(","):
            written = item.strip(" ")
            items.append(self._scalar(written, line, column + at + item.index(written)))
            at += len(item) + 1
        self.written += 1
        span = self.patched.span(line, column, line, column + len(source))
        self.last = span[2:]
        return Sequence(tuple(items), span)

    def _block(self, number: int, column: int) -> int:
        """Read the lines of a block (|), each a text of its own; return the next line."""
        parent = self.stack[-1].column
        margin = 0
        rows: list[Text] = []
        following = number + 1
        while following < len(self.lines):
            line = self.lines[following]
            start = len(line) - len(line.lstrip(" "))
            if start < len(line):
                margin = margin or start
                if start < margin or start <= parent:
                    break
                rows += self._row(line, following)
            elif not margin and start > parent:
                raise _NotPlain
            following += 1
        if not rows:
            raise _NotPlain
        self._fill(self._block_of(rows, number, column))
        return following

    def _row(self, line: str, number: int) -> tuple[Text, ...]:
        text = line.strip()
        start = len(line) - len(line.lstrip())
        span = self.patched.span(number, start, number, start + len(text))
        return (self.flowing.line(text, span),) if text else ()

    def _block_of(self, rows: list[Text], number: int, column: int) -> Scalar:
        last = rows[-1].span
        assert last
        self.written += 1
        span = Span(*self.patched.span(number, column, number, column)[:2], *last[2:])
        self.last = span[2:]
        return Scalar(Text("\n".join(rows), span), tuple(rows), True, span)
