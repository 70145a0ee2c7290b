"""Reads a plan in which YAML has nothing to interpret, as it is in most: line by line, without a YAML parser.

Whatever takes more than its own line to understand (anchors, braces, text folded over lines, anything doubtful) is left
to the YAML parser, with the whole file. Both give the same tree.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeAlias

from planforge.diagnostics import Span
from planforge.spec.edits import Patched
from planforge.spec.lexis import LONGEST_KEY, plain
from planforge.spec.model import Text
from planforge.spec.nodes import MAX_NODES, Mapping, Node, Scalar, Sequence
from planforge.spec.text import CONTROL, MAX_CHARACTERS, MAX_DEPTH, MAX_LINES, split_lines

_ODD = f"[\t\x85\u2028\u2029\ufeff]|{CONTROL}"
"""What YAML takes for white space, for a line break or for nothing at all, and what no plan may hold."""

_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`"
_KEY = rf"{_FIRST}.][^:#]{{0,{LONGEST_KEY}}}?"
_TEXT = rf"{_FIRST}](?:[^:#]++|:(?! |$)|(?<! )#)*+"
_QUOTED = r"""(?:'[^']*+'|"[^"\\]*+")"""
_ITEM = rf" *(?:{_FIRST}][^,?\[\]{{}}:#]*+|'[^',]*+' *) *"
_LIST = rf"\[{_ITEM}(?:,{_ITEM})*\]"
_LINE = rf"( *)(- +|-$)?(?:({_KEY}) *:(?: +|$))?(\|$|{_TEXT}|(?:{_QUOTED}|{_LIST}) *)?(?:(?<![^ ])#.*)?$"

_QUOTES = "'\""
_SIGNS = f"|[{_QUOTES}"

_Matcher: TypeAlias = Callable[[str], re.Match[str] | None]
"""What takes a line apart: its indent, dashes, key and text are the groups 1 to 4."""

_Placer: TypeAlias = Callable[[int, int, int], Span]
"""What tells the place of a stretch of a line, given as its line, counted from 1, and two columns, counted from 0."""

_Row: TypeAlias = tuple[int, Text | None, Node | None, int, int]
"""An entry of a collection: column, key (an item has none), value, line; without a value, where its sign ends."""

_END: _Row = (-1, None, None, 0, 0)
"""What comes behind the last row."""


def read_unrepaired(text: str) -> Node | None:
    """Return the tree of a file in which nothing is to be repaired or noted; None where that is not plain to see."""
    lines = split_lines(text)
    if len(text) > MAX_CHARACTERS or len(lines) > MAX_LINES:
        return None
    return _read(lines, plain, _place)


def read_plainly(patched: Patched) -> Node | None:
    """Return the tree of a repaired text; None where it needs a YAML parser."""
    return _read(list(patched.lines), _pattern().match, lambda line, column, end: patched.place(line - 1, column, end))


def _read(lines: list[str], match: _Matcher, place: _Placer) -> Node | None:
    """Read lines, which are used up: they take a quarter of the room of a tree."""
    if any(re.search(_ODD, line) for line in lines if not line.isprintable()):
        return None
    try:
        return _Reader(lines, match, place).read()
    except _NotPlain:
        return None


def _place(line: int, column: int, end: int) -> Span:
    return tuple.__new__(Span, (line, column + 1, line, end + 1))  # as Span() does, in half its time


class _NotPlain(Exception):
    """A line that takes more to understand than itself."""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_LINE)  # not on import: most files are plainer still


class _Reader:
    """Reads rows, the entries of collections, and nests them by their columns; always one row ahead."""

    def __init__(self, lines: list[str], match: _Matcher, place: _Placer) -> None:
        self.lines = lines
        self.lines.reverse()  # the next one is the last
        self.match = match
        self.place = place
        self.number = 0
        self.written = 1
        self.rows = self._rows()
        self.row = next(self.rows, _END)

    def read(self) -> Node | None:
        """Read all lines."""
        if self.row is _END:
            return None
        if self.row[0]:
            raise _NotPlain
        root = self._collection(0, 0)
        if self.row is not _END or self.written > MAX_NODES:
            raise _NotPlain
        return root

    def _rows(self) -> Iterator[_Row]:
        """Yield the entry that a line begins; an item that begins with a key is two."""
        while self.lines:
            line = self.lines.pop()
            self.number = number = self.number + 1
            if "#" in line and line.lstrip(" ").startswith("#"):
                continue
            match = self.match(line)
            if match is None:
                raise _NotPlain
            indent, dash, key, source = match.groups("")
            column = len(indent)
            inner = column + len(dash)
            value: Node | None = None
            if source and source[0] in _SIGNS:
                value = self._value(source.rstrip(" "), number, match.start(4), inner if key else column)
            elif source:
                text = self._text(source.rstrip(" "), number, match.start(4))
                value = Scalar(text, (text,))
            if dash:
                if dash.count("-") > 1:
                    raise _NotPlain
                yield column, None, None if key else value, number, column + 1
            if key:
                end = 0 if value else line.index(":", inner) + 1
                yield inner, self._text(key.rstrip(" "), number, inner), value, number, end
            elif source and not dash:
                raise _NotPlain

    def _collection(self, column: int, depth: int) -> Node:
        """Read the mapping or list whose first entry is the next row."""
        row = self.row
        start = row[1] if row[1] is not None else self.place(row[3], column, column)
        is_mapping = row[1] is not None
        entries: list[tuple[Text, Node]] = []
        nodes: list[Node] = []
        while row[0] == column and (row[1] is not None) is is_mapping:
            _, key, value, number, end = row
            self.row = row = next(self.rows, _END)
            if value is None:
                value = self._below(column, depth, is_mapping=is_mapping) or Scalar(self._text("", number, end), ())
                row = self.row
            if key is not None:
                entries.append((key, value))
            nodes.append(value)
        self.written += len(entries) + len(nodes)
        last = nodes[-1]
        span = _stretch(start, last.text if isinstance(last, Scalar) else last.span)
        return _mapping(entries, span) if is_mapping else Sequence(tuple(nodes), span)

    def _below(self, column: int, depth: int, *, is_mapping: bool) -> Node | None:
        """Read what stands below a key or dash at a column, if anything; a list may stand at the column of its key."""
        following, key = self.row[:2]
        if following < column or (following == column and not (is_mapping and key is None)):
            return None
        if depth > MAX_DEPTH // 2:
            raise _NotPlain
        return self._collection(following, depth + 1)

    def _text(self, source: str, line: int, column: int) -> Text:
        text = str.__new__(Text, source.strip())
        text.line, text.column, text.end_line, text.end_column = self.place(line, column, column + len(source))
        return text

    def _value(self, source: str, line: int, column: int, parent: int) -> Node:
        """Read a value that begins with a sign, in a collection at the column `parent`."""
        if source == "|":
            return self._block(line, column, parent)
        return self._list(source, line, column) if source[0] == "[" else self._scalar(source, line, column)

    def _scalar(self, source: str, line: int, column: int) -> Scalar:
        text = (source[1:-1] if source[0] in _QUOTES else source).strip()
        placed = Text(text, self.place(line, column, column + len(source)))
        return Scalar(placed, (placed,) if text else ())

    def _list(self, source: str, line: int, column: int) -> Sequence:
        """Read a list in brackets."""
        items = []
        at = 1
        for item in source[1:-1].split(","):
            written = item.strip(" ")
            items.append(self._scalar(written, line, column + at + item.index(written)))
            at += len(item) + 1
        self.written += len(items)
        return Sequence(tuple(items), self.place(line, column, column + len(source)))

    def _block(self, number: int, column: int, parent: int) -> Scalar:
        """Read the lines of a block (|), each a text of its own."""
        margin = 0
        texts: list[Text] = []
        while self.lines:
            line = self.lines[-1]
            start = len(line) - len(line.lstrip(" "))
            if start < len(line):
                margin = margin or start
                if start <= parent:
                    break
                if start < margin or line.rstrip().endswith((":", ": |")):
                    raise _NotPlain
                texts += self._block_line(line, self.number + 1)
            elif not margin and start > parent:
                raise _NotPlain
            self.lines.pop()
            self.number += 1
        if not texts:
            raise _NotPlain
        text = Text("\n".join(texts), _stretch(self.place(number, column, column), texts[-1]))
        return Scalar(text, tuple(texts), block=True)

    def _block_line(self, line: str, number: int) -> tuple[Text, ...]:
        text = line.strip()
        start = len(line) - len(line.lstrip())
        return (Text(text, self.place(number, start, start + len(text))),) if text else ()


def _stretch(start: Span | Text, end: Span | Text) -> Span:
    """Return the place from the start of one place, or of a text, to the end of another."""
    return tuple.__new__(Span, (start.line, start.column, end.end_line, end.end_column))


def _mapping(entries: list[tuple[Text, Node]], span: Span) -> Mapping:
    """Make a mapping; a key that is none, or stands twice, is left to the parser, which will say so."""
    names = {key for key, _ in entries}
    if "<<" in names or len(names) < len(entries):
        raise _NotPlain
    return Mapping(tuple(entries), span)
