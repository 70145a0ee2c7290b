"""Reads over the slips of input methods before YAML sees them: each becomes an edit, and a note to the writer."""

import re
from collections.abc import Mapping

from planforge.diagnostics import Findings
from planforge.spec.colons import Colons
from planforge.spec.dashes import Dashes
from planforge.spec.edits import Patched
from planforge.spec.lexis import (
    Key,
    anchor_name,
    begins_as_markup,
    comment_start,
    dash_at,
    glued_hash,
    indent_end,
    is_text,
    plain,
)
from planforge.spec.source import Source
from planforge.spec.text import MAX_DEPTH
from planforge.spec.values import Values

_LINE_SEPARATORS = "[\x85\u2028\u2029]"


def repair(lines: list[str], findings: Findings) -> Patched:
    """Return the lines with every slip of the input method turned into the YAML that was meant, each one noted."""
    # As nearly all lines are printable: the quickest way to see what has no odd white space.
    odd = {number: line for number, line in enumerate(lines) if not line.isprintable()}
    source = Source([_with_spaces(line) if number in odd else line for number, line in enumerate(lines)], findings)
    for number, line in odd.items():
        if not source.lines[number]:  # YAML takes a full-width space alone on its line for a text
            source.replace(number, 0, len(line), "")
    walker = _Walker(source)
    number = 0
    while number < len(lines) and len(walker.open) <= MAX_DEPTH:
        number = walker.step(number)
    _replace_separators(source, odd)
    return source.patched()


def _with_spaces(line: str) -> str:
    """Return a line with spaces for what no editor takes for its end; one without anything to see is empty."""
    spaced = re.sub(_LINE_SEPARATORS, " ", line)
    return spaced if indent_end(spaced) < len(spaced) else ""


def _replace_separators(source: Source, odd: Mapping[int, str]) -> None:
    """Note the line separators in lines, and put a space in place of those that no other edit has taken away."""
    taken = {(edit.line, at) for edit in source.edits if edit.line in odd for at in range(edit.column, edit.end)}
    for number, line in odd.items():
        for match in re.finditer(_LINE_SEPARATORS, line) if source.lines[number] else ():
            source.note("odd-line-end", "这里有一个特殊的换行符，已当作空格", number, *match.span())
            if (number, match.start()) not in taken:
                source.replace(number, *match.span(), " ")


class _Walker:
    """Goes down the file line by line, knowing which mappings (True) and lists (False) are open at which columns."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.open: list[tuple[int, bool]] = []
        self.dashes = Dashes(source, self.open)
        self.colons = Colons(source, self.open)
        self.values = Values(source, self.dashes)

    def step(self, number: int) -> int:
        """Repair the line and all that belongs to its value; return the next line."""
        if self._is_plain(number):
            return number + 1
        line = self.source.lines[number]
        start = indent_end(line)
        column = self.dashes.straight(number, start)
        self.source.indent(number, column if start < len(line) else 0)
        if start == len(line) or line[start] == "#":
            return number + 1
        if column == 0 and line[:4].rstrip() in ("---", "..."):
            self.open.clear()
            return number + 1
        if line.startswith("%YAML"):
            return number + 1
        position, column, in_entry = self._dashes(number, start, column)
        if position >= comment_start(line, position):
            return number + 1
        return self._content(number, position, column, in_entry=in_entry)

    def _is_plain(self, number: int) -> bool:
        """Step over a line that needs no repair and whose value ends on it, as most do."""
        match = plain(self.source.lines[number])
        if match is None or len(self.open) > MAX_DEPTH // 2:
            return False
        indent, dashes, key, text = match.groups()
        if key is None and not dashes:
            return False
        if len(indent) != self.source.width(number) or not self.dashes.fits(len(indent), dashed=bool(dashes)):
            return False
        parent = match.end(2) if key else len(indent) + dashes.rindex("-")
        if text and self.source.has_deeper(number, parent):
            return False
        for column in (match.start(2) + i for i, sign in enumerate(dashes) if sign == "-"):
            self._open_list(column)
        if key:
            self._open_mapping(match.end(2))
        return True

    def _open_list(self, column: int) -> None:
        while self.open and (self.open[-1][0] > column or self.open[-1] == (column, False)):
            self.open.pop()
        self.open.append((column, False))

    def _open_mapping(self, column: int) -> None:
        while self.open and self.open[-1][0] >= column:
            self.open.pop()
        self.open.append((column, True))

    def _dashes(self, number: int, position: int, column: int) -> tuple[int, int, bool]:
        line, in_entry = self.source.lines[number], False
        while True:
            after, well_typed = dash_at(line, position)
            if after < 0 or (in_entry and not well_typed) or len(self.open) > MAX_DEPTH:
                break
            self._open_list(column)
            if not well_typed:
                self.source.replace(number, position, after, "- " if after < len(line) else "-")
                self.source.note("missing-space", "“-”后面应空一格，已按条目读取", number, position, position + 1)
            column += after - position if well_typed else 2
            position, in_entry = after, True
        if not in_entry and self.dashes.is_missing(number, position, column):
            self.dashes.supply(number, position)
            self._open_list(column)
            return position, column + 2, True
        return position, column, in_entry

    def _content(self, number: int, position: int, column: int, *, in_entry: bool) -> int:
        line = self.source.lines[number]
        if line[position] == "&" and self.values.is_linked(number, position):
            after = position + 1 + len(anchor_name(line[position:]))
            position = after + indent_end(line[after:])
            if position >= comment_start(line, position):
                return number + 1
        is_sibling = (column, True) in self.open
        key = self.colons.key(number, position, column, in_entry=in_entry, is_sibling=is_sibling)
        if key is None:
            is_among_keys = column == 0 or is_sibling or self.colons.is_name_among_keys(number, position, column)
            if not in_entry and is_among_keys and line[position] not in "[{":
                following = self.colons.missing(number, position, column)
                self._open_mapping(column)
                return following
            parent = max((c for c, _ in self.open if c < column), default=-1)
            return self.values.repair(number, position, parent, in_entry=in_entry)
        self._open_mapping(column)
        if self._needs_quotes(number, key):
            self.source.enclose([(number, key.start, key.end)])
        if key.value >= comment_start(line, key.value):
            return number + 1
        return self.values.repair(number, key.value, column, after_key=True)

    def _needs_quotes(self, number: int, key: Key) -> bool:
        """Tell whether YAML would not read a key as the text it is; a # glued to it is noted."""
        line = self.source.lines[number]
        if line[key.start] in "\"'" and not is_text(line[: key.end], key.start):
            return False
        if (at := glued_hash(line, key.start, key.end)) >= 0:
            self.source.note_hash(number, at)
            return True
        return begins_as_markup(line, key.start)
