"""Reads a plan in which YAML has nothing to interpret, as it is in most: line by line, without a YAML parser.

Whatever takes more than its own line to understand (anchors, braces, text folded over lines, anything doubtful) is left
to the YAML parser, with the whole file. Both give the same tree.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from planforge.diagnostics import Span
from planforge.spec.edits import Patched
from planforge.spec.lexis import plain
from planforge.spec.model import Text
from planforge.spec.nodes import MAX_NODES, Mapping, Node, Scalar, Sequence
from planforge.spec.text import MAX_DEPTH

_LONGEST_KEY = 1000
"""YAML takes no longer text for a key (YAML 1.1, 7.3.4)."""

_ODD = "[\t\x85\u2028\u2029\ufeff]"
"""What YAML takes for white space, for a line break or for nothing at all."""

_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`"
_KEY = rf"{_FIRST}.][^:#]*?"
_TEXT = rf"{_FIRST}](?:[^:#]++|:(?! |$)|(?<! )#)*+"
_QUOTED = r"""(?:'[^']*+'|"[^"\\]*+")"""
_ITEM = rf" *(?:{_FIRST}][^,?\[\]{{}}:#]*+|'[^',]*+' *) *"
_LIST = rf"\[{_ITEM}(?:,{_ITEM})*\]"
_LINE = rf"( *)(- +|-$)?(?:({_KEY}) *:(?: +|$))?(\|$|{_TEXT}|(?:{_QUOTED}|{_LIST}) *)?(?:(?<![^ ])#.*)?$"

_Parts: TypeAlias = tuple[int, str, str, str, int]
"""A line's indent, its dash with the space behind it, its key, its text, and where the text begins."""


def read_unrepaired(lines: list[str]) -> Node | None:
    """Return the tree of a file in which nothing is to be repaired or noted; None where that is not plain to see."""
    return _read(Patched(lines, []), _plainest)


def read_plainly(patched: Patched) -> Node | None:
    """Return the tree of a repaired text; None where it needs a YAML parser."""
    return _read(patched, _plain)


def _read(patched: Patched, take_apart: Callable[[str], _Parts]) -> Node | None:
    if any(re.search(_ODD, line) for line in patched.lines if not line.isprintable()):
        return None
    try:
        return _Reader(patched, take_apart).read()
    except _NotPlain:
        return None


class _NotPlain(Exception):
    """A line that takes more to understand than itself."""


def _plainest(line: str) -> _Parts:
    """Take a line apart that is what it seems to a person, to the repair of slips and to YAML."""
    has_block = line.endswith(" |")
    match = plain(line[:-1] if has_block else line)
    if match is None:
        raise _NotPlain
    indent, dash, key, text = match.groups()
    if (has_block and text) or dash.count("-") > 1:
        raise _NotPlain
    if has_block:
        text = "|"
    return len(indent), dash, (key or "").rstrip(" "), text or "", len(line) - len(text or "")


def _plain(line: str) -> _Parts:
    """Take a line apart that is plain to YAML."""
    match = _pattern().match(line)
    if match is None:
        raise _NotPlain
    indent, dash, key, text = match.groups()
    return len(indent), dash or "", key or "", text or "", match.start(4)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_LINE)  # not on import: most files are plainer still


class _Open:
    """A list, or a mapping with its keys, whose end has not come yet.

    A key or dash whose value has not come waits with the place for it.
    """

    __slots__ = ("column", "is_mapping", "keys", "line", "nodes", "waiting")

    def __init__(self, line: int, column: int, *, is_mapping: bool) -> None:
        self.line = line
        self.column = column
        self.is_mapping = is_mapping
        self.keys: list[Text] = []
        self.nodes: list[Node] = []
        self.waiting: tuple[int, int] | None = None


class _Reader:
    def __init__(self, patched: Patched, take_apart: Callable[[str], _Parts]) -> None:
        self.patched = patched
        self.lines = patched.lines
        self.take_apart = take_apart
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.written = 0
        self.last = Span(1, 1, 1, 1)

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
        if line.lstrip(" ").startswith("#"):
            return number + 1
        column, dash, key, text, at = self.take_apart(line)
        if dash:
            self._enter(number, column, is_mapping=False).waiting = (number, column + 1)
            column += len(dash)
        if len(key) > _LONGEST_KEY or (text and not key and not dash):
            raise _NotPlain
        if key:
            mapping = self._enter(number, column, is_mapping=True)
            mapping.keys.append(self._text(key, number, column))
            mapping.waiting = (number, line.index(":", column) + 1)
        if not text:
            return number + 1
        if text == "|":
            return self._block(number, at)
        read = self._list if text[0] == "[" else self._scalar
        self._fill(read(text.rstrip(" "), number, at))
        return number + 1

    def _enter(self, number: int, column: int, *, is_mapping: bool) -> _Open:
        """Return the collection that an entry at a column belongs to, opened if it is the first there."""
        stack = self.stack
        while stack and column <= stack[-1].column:
            top = stack[-1]
            if column == top.column and is_mapping == top.is_mapping:
                self._settle(top)
                return top
            if column == top.column and not is_mapping:
                break  # a list may stand at the column of its key
            self._close()
        self._check_place(column)
        stack.append(_Open(number, column, is_mapping=is_mapping))
        return stack[-1]

    def _check_place(self, column: int) -> None:
        """Leave a collection to the YAML parser that is no value, or stands in too many others."""
        if not self.stack:
            if self.root is not None or column:
                raise _NotPlain
            return
        above = self.stack[-1]
        if not above.waiting or len(self.stack) > MAX_DEPTH // 2:
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
        span = Span(*self.patched.place(done.line, done.column, done.column)[:2], *self.last[2:])
        node = Mapping(_entries(done), span) if done.is_mapping else Sequence(tuple(done.nodes), span)
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
        text = self._text(source, line, column)
        return Scalar(text, (text,) if text else ())

    def _text(self, source: str, line: int, column: int) -> Text:
        self.written += 1
        self.last = span = self.patched.place(line, column, column + len(source))
        return Text((source[1:-1] if source[:1] in {"'", '"'} else source).strip(), span)

    def _list(self, source: str, line: int, column: int) -> Sequence:
        """Read a list in brackets."""
        items = []
        at = 1
        for item in source[1:-1].split(","):
            written = item.strip(" ")
            items.append(self._scalar(written, line, column + at + item.index(written)))
            at += len(item) + 1
        self.written += 1
        self.last = span = self.patched.place(line, column, column + len(source))
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
                if start <= parent:
                    break
                if start < margin:
                    raise _NotPlain
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
        return (Text(text, self.patched.place(number, start, start + len(text))),) if text else ()

    def _block_of(self, rows: list[Text], number: int, column: int) -> Scalar:
        last = rows[-1].span
        assert last
        self.written += 1
        self.last = span = Span(*self.patched.place(number, column, column)[:2], *last[2:])
        return Scalar(Text("\n".join(rows), span), tuple(rows), block=True)


def _entries(mapping: _Open) -> tuple[tuple[Text, Node], ...]:
    """Pair keys and values; a key that is none, or stands twice, is left to the parser, which will say so."""
    if "<<" in mapping.keys or len(set(mapping.keys)) < len(mapping.keys):
        raise _NotPlain
    return tuple(zip(mapping.keys, mapping.nodes, strict=True))
