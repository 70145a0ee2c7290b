"""Lines without their dash or out of line: each is an error, and read as it was meant, so that reading goes on."""

from planforge.spec import keys
from planforge.spec.below import is_inner_name, is_outer_name
from planforge.spec.lexis import Key, comment_start, content_end, dash_at, indent_end, is_idle, keys_on
from planforge.spec.schedules import is_period
from planforge.spec.source import Source

_BEGINNING = ("标题", "内容")
"""The reserved keys that an entry begins with."""

_SHOWN = 20


class Dashes:
    """Looks for lines that are out of line with the dashes or keys above.

    `open` are the mappings (True) and lists (False) that are open, by their columns; the walker keeps it up.
    """

    def __init__(self, source: Source, open_: list[tuple[int, bool]]) -> None:
        self.source = source
        self.open = open_

    def fits(self, column: int, *, dashed: bool) -> bool:
        """Tell quickly whether a line at a column is in line with those above; what begins a mapping may not be."""
        is_entry = (column, False) in self.open
        if dashed:
            return is_entry or not {(column, True), (column + 1, False), (column - 1, False)}.intersection(self.open)
        return (column, True) in self.open or (column == 0 and not is_entry)

    def straight(self, number: int, start: int) -> int:
        """Return the column of a line; one that is out of line with those above is reported and taken to its place."""
        column, line = self.source.width(number), self.source.lines[number]
        is_dashed = dash_at(line, start)[0] >= 0
        if (column, not is_dashed) in self.open or is_idle(line):
            return column
        if is_dashed:
            return self._stray_dash(number, start, column)
        key = next(iter(keys_on(line, start)), None)
        if key is None:
            return column
        is_entry = (column, False) in self.open
        return self._undashed(number, key, column) if is_entry else self._stray_key(number, key, column)

    def _stray_dash(self, number: int, start: int, column: int) -> int:
        """Return the column of a dash where no list is open: that of a list one space to the side, if any."""
        if (column + 1, False) in self.open:
            return self._crooked(number, column, column + 1, "-")
        deeper = min((at for at, is_mapping in self.open if at > column and not is_mapping), default=-1)
        if (column, True) in self.open and deeper > 0:
            self._report(number, start, "-", "没有与上面的“-”对齐", "与上面的“-”左对齐")
            return deeper
        if (column, True) in self.open:
            self._report_among_keys(number, start, column)
        elif (column - 1, False) in self.open and not self._awaits_more(number):
            return self._crooked(number, column, column - 1, "-")
        return column

    def _stray_key(self, number: int, key: Key, column: int) -> int:
        """Return the column of a key where none stands above: that of the keys one space to the side, if any."""
        is_left, is_right = ((at, True) in self.open for at in (column + 1, column - 1))
        if is_left and not (is_right and not is_inner_name(key.name)):
            return self._crooked(number, column, column + 1, key.name)
        if is_right and not self._awaits_more(number):
            return self._crooked(number, column, column - 1, key.name)
        if keys.canonical(key.name) in keys.OUTERMOST_KEYS and column and not self._awaits_more(number):
            self._report_deep(number, key)
            return 0
        return column

    def _awaits_more(self, number: int) -> bool:
        """Tell whether the line above is a key, or a dash, whose value is still to come."""
        above = number - 1
        while above >= 0 and is_idle(self.source.lines[above]):
            above -= 1
        text = self.source.lines[above]
        return above < 0 or text[content_end(text, 0) - 1] in ":：-"

    def straighten(self, number: int, column: int) -> bool:
        """Report a dash one space to the right of the list at `column`, below a text, and take it there."""
        if self.source.width(number) != column + 1:
            return False
        self.source.realign(number, self._crooked(number, column + 1, column, "-"))
        return True

    def _crooked(self, number: int, column: int, standing: int, name: str) -> int:
        """Report a line one space beside the column where its fellows stand, and return that column.

        Where the next fellow stands below this line, and only one above, that one is out of line.
        """
        first = self._only_fellow(number, standing)
        if first < 0 or self._has_keys_below(first, number) or not self._has_fellow(number, column):
            what, how = ("“-”" if name == "-" else "键"), "少" if column < standing else "多"
            start = indent_end(self.source.lines[number])
            self._report(number, start, name, f"比上面的{what}{how}空了一格", f"与上面的{what}左对齐")
            return standing
        text = self.source.lines[first]
        start = indent_end(text)
        what, how = ("“-”" if name == "-" else "键"), "多" if column < standing else "少"
        name = name if name == "-" else next((key.name for key in keys_on(text, start)), "")
        self._report(first, start, name, f"比下面的{what}{how}空了一格", f"与下面的{what}左对齐")
        self.source.replace(first, 0, start, " " * column)
        self.open.remove((standing, what == "键"))
        return column

    def _only_fellow(self, number: int, standing: int) -> int:
        """Return the one line above that stands at a column, or -1 if there are more, or it is not indented plainly."""
        found, above = -1, number - 1
        while above >= 0 and (is_idle(self.source.lines[above]) or self.source.width(above) >= standing):
            if not is_idle(self.source.lines[above]) and self.source.width(above) == standing:
                if found >= 0:
                    return -1
                found = above
            above -= 1
        return found if self.source.lines[found].startswith(" " * standing) else -1

    def _has_keys_below(self, number: int, end: int) -> bool:
        """Tell whether keys of its own follow the first line of an entry: the line is not alone in its place then."""
        following = self.source.next_content(number)
        deepest = self.source.width(number) + len("-  ")
        return self._is_dashed(number) and following < end and self.source.width(following) <= deepest

    def _has_fellow(self, number: int, column: int) -> bool:
        """Tell whether the next line below that is about as deep as this one begins at its column, as it does."""
        following = self.source.next_content(number)
        while following >= 0 and self.source.width(following) > column + 1:
            following = self.source.next_content(following)
        if following < 0 or self.source.width(following) != column:
            return False
        return self._is_dashed(number) == self._is_dashed(following)

    def _undashed(self, number: int, key: Key, column: int) -> int:
        """Return the column of a key in line with the dashes: it may belong to the entry, or to the plan itself."""
        name = keys.canonical(key.name)
        if name in keys.RESERVED_KEYS and name not in _BEGINNING:
            inner = min((at for at, is_mapping in self.open if is_mapping and at > column), default=column + 2)
            self._report(number, key.start, key.name, "没有与上面“- ”后面的字对齐", f"行首空 {inner} 格")
            return inner
        if name not in _BEGINNING and is_outer_name(name):
            self._report_deep(number, key)
            return 0
        return column

    def _report_deep(self, number: int, key: Key) -> None:
        self._report(number, key.start, key.name, "缩进得太深", "顶格写")

    def _report(self, number: int, start: int, name: str, how: str, hint: str) -> None:
        self.source.error("bad-indent", f"“{name}”{how}", number, start, start + len(name), hint)

    def _report_among_keys(self, number: int, start: int, column: int) -> None:
        """Report a dash in line with a key, unless it begins the key's list."""
        above = number - 1
        while above > 0 and (is_idle(self.source.lines[above]) or self.source.width(above) > column):
            above -= 1
        text = self.source.lines[above]
        position = indent_end(text)
        while (after := dash_at(text, position)[0]) >= 0:
            position = after
        key = next(iter(keys_on(text, position)), None) if position < len(text) else None
        if key is None or (self.source.next_content(above) == number and not _has_value(text, position)):
            return
        if column == 0 and keys.document_key(key.name):
            hint = "在这一行前面加一行标题，如“主要工作:”"
            self.source.error("text-over-list", "这个列表上面没有标题", number, start, start + 1, hint)
            return
        message = f"上面的“{key.name}”已有内容，不能再接列表"
        hint = "在这一行前面加一行“条目:”" if column else "文字写进“导语:”，列表写进“条目:”"
        self.source.error("text-over-list", message, number, start, start + 1, hint)

    def is_missing(self, number: int, position: int, column: int) -> bool:
        """Tell whether a line without a dash stands among the entries of a list, or before the first of them."""
        if (column, True) in self.open:
            return (column, False) in self.open and not self._is_heading(number, position, column)
        if (column, False) in self.open:
            return True
        below = self._dash_below(number, column) if column else -1
        if below < 0:
            return False
        line = self.source.lines[number]
        words = line[position : content_end(line, position)]
        if self.source.next_content(number) == below and (words[-1] in ":：" or is_period(words)):
            return False
        key = next(iter(keys_on(line, position)), None)
        name = keys.canonical(key.name) if key else ""
        has_deeper = self.source.has_deeper(number, column)
        return name not in keys.RESERVED_KEYS or (name in _BEGINNING and has_deeper)

    def _is_heading(self, number: int, position: int, column: int) -> bool:
        """Tell whether a line in line with a key and with the dashes of its list is a key, its colon missing or not."""
        line = self.source.lines[number]
        name = line[position:].split(maxsplit=1)[0]
        return (
            bool(keys_on(line, position))
            or is_outer_name(name)
            or is_inner_name(name)
            or self.source.has_deeper(number, column)
            or (column == 0 and self.source.opens_list(number, -1))
        )

    def _dash_below(self, number: int, column: int) -> int:
        """Return the next line at a column that begins with a dash; -1 if none, or if it begins the list of a key."""
        previous, following = number, self.source.next_content(number)
        while following >= 0 and (width := self.source.width(following)) >= column:
            if width == column and self._is_dashed(following):
                return -1 if previous != number and self._awaits_list(previous, column) else following
            previous, following = following, self.source.next_content(following)
        return -1

    def _is_dashed(self, number: int) -> bool:
        text = self.source.lines[number]
        return dash_at(text, indent_end(text))[0] >= 0

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
