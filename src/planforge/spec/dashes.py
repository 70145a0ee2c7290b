"""Entries whose dash is missing or out of line: each is an error, and read as it was meant, so that reading goes on."""

from planforge.spec import keys
from planforge.spec.lexis import comment_start, content_end, dash_at, indent_end, is_idle, keys_on
from planforge.spec.source import Source

_END_MARKS = "。；！？;"
_SHOWN = 20


class Dashes:
    """Looks for entries that are out of line with the dashes of their list.

    `open` are the mappings (True) and lists (False) that are open, by their columns; the walker keeps it up.
    """

    def __init__(self, source: Source, open_: list[tuple[int, bool]]) -> None:
        self.source = source
        self.open = open_

    def fits(self, column: int, *, dashed: bool) -> bool:
        """Tell quickly whether a line at a column is in line with those above; what begins a mapping may not be."""
        is_entry = (column, False) in self.open
        if dashed:
            return is_entry or not {(column, True), (column + 1, False)}.intersection(self.open)
        return (column, True) in self.open or (column == 0 and not is_entry)

    def straight(self, number: int, start: int) -> int:
        """Return the column of a line; one that is out of line with its list is reported and taken to its place."""
        column, line = self.source.width(number), self.source.lines[number]
        is_entry, is_key = (column, False) in self.open, (column, True) in self.open
        if dash_at(line, start)[0] < 0:
            return self._inner(number, start, column) if is_entry and not is_key and not is_idle(line) else column
        if not is_entry and (column + 1, False) in self.open:
            self._report_crooked(number, start, "少")
            return column + 1
        if is_key and not is_entry:
            self._report_among_keys(number, start, column)
        return column

    def _inner(self, number: int, start: int, column: int) -> int:
        """Return the column of a line without a dash; a reserved key in line with the dashes belongs to the entry."""
        name = next((key.name for key in keys_on(self.source.lines[number], start)), "")
        if keys.canonical(name) not in keys.RESERVED_KEYS:
            return column
        inner = min((at for at, is_mapping in self.open if is_mapping and at > column), default=column + 2)
        message = f"“{name}”没有与上面“- ”后面的字对齐"
        self.source.error("bad-indent", message, number, start, start + len(name), f"行首空 {inner} 格")
        return inner

    def _report_among_keys(self, number: int, start: int, column: int) -> None:
        """Report a dash in line with a key, unless it begins the key's list."""
        above = number - 1
        while is_idle(self.source.lines[above]) or self.source.width(above) > column:
            above -= 1
        text = self.source.lines[above]
        position = indent_end(text)
        while (after := dash_at(text, position)[0]) >= 0:
            position = after
        key = next(iter(keys_on(text, position)), None)
        if key is None or (self.source.next_content(above) == number and not _has_value(text, position)):
            return
        message = f"上面的“{key.name}”已有内容，不能再接列表"
        hint = "在这一行前面加一行“条目:”" if column else "文字写进“导语:”，列表写进“条目:”"
        self.source.error("text-over-list", message, number, start, start + 1, hint)

    def straighten(self, number: int, column: int) -> bool:
        """Report a dash one space to the right of the list at `column`, below a text, and take it there."""
        if self.source.width(number) != column + 1:
            return False
        self._report_crooked(number, indent_end(self.source.lines[number]), "多")
        self.source.realign(number, column)
        return True

    def _report_crooked(self, number: int, start: int, how: str) -> None:
        message = f"“-”比上面的“-”{how}空了一格"
        self.source.error("bad-indent", message, number, start, start + 1, "与上面的“-”左对齐")

    def is_missing(self, number: int, position: int, column: int) -> bool:
        """Tell whether a line without a dash stands among the entries of a list, or before the first of them."""
        if (column, True) in self.open:
            return False
        if (column, False) in self.open:
            return True
        below = self._dash_below(number, column) if column else -1
        if below < 0:
            return False
        line = self.source.lines[number]
        if self.source.next_content(number) == below and not _has_value(line, position):
            return line[content_end(line, position) - 1] in _END_MARKS
        key = next(iter(keys_on(line, position)), None)
        return key is None or keys.canonical(key.name) not in keys.RESERVED_KEYS

    def _dash_below(self, number: int, column: int) -> int:
        """Return the next line at a column that begins with a dash; -1 if none, or if it begins the list of a key."""
        previous, following = number, self.source.next_content(number)
        while following >= 0 and (width := self.source.width(following)) >= column:
            text = self.source.lines[following]
            if width == column and dash_at(text, indent_end(text))[0] >= 0:
                return -1 if previous != number and self._awaits_list(previous, column) else following
            previous, following = following, self.source.next_content(following)
        return -1

    def _awaits_list(self, number: int, column: int) -> bool:
        text = self.source.lines[number]
        start = indent_end(text)
        return self.source.width(number) == column and bool(keys_on(text, start)) and not _has_value(text, start)

    def supply(self, number: int, position: int) -> None:
        """Report a missing dash and put it there."""
        line = self.source.lines[number]
        end = content_end(line, position)
        words = line[position:end]
        shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "……"
        self.source.error("missing-dash", f"“{shown}”前面缺“- ”", number, position, end, f"写成“- {shown}”")
        self.source.replace(number, position, position, "- ")


def _has_value(line: str, position: int) -> bool:
    """Tell whether a line is a key with a value on it; an anchor is none."""
    key = next(iter(keys_on(line, position)), None)
    return key is not None and key.value < comment_start(line, key.value) and line[key.value] != "&"
