"""Colons: which one separates a key from its value, and lines among keys that have none."""

from planforge.spec import keys
from planforge.spec.below import is_inner_name
from planforge.spec.lexis import Key, comment_start, dash_at, indent_end, is_prose, keys_on
from planforge.spec.schedules import is_period
from planforge.spec.source import Source

_PASTED = 3
"""So many lines in a row without a colon are text from elsewhere."""


class Colons:
    """Looks for the key that a line begins with.

    `open` are the mappings (True) and lists (False) that are open, by their columns; the walker keeps it up.
    """

    def __init__(self, source: Source, open_: list[tuple[int, bool]]) -> None:
        self.source = source
        self.open = open_

    def key(self, number: int, position: int, column: int, *, in_entry: bool, is_sibling: bool) -> Key | None:
        """Return the key that a line begins with, if it does; a colon that YAML would not see is put right."""
        line = self.source.lines[number]
        for key in keys_on(line, position):
            has_value = key.value < comment_start(line, key.value)
            if key.colon == ": ":
                in_prose = is_prose(line[key.start : key.end]) and has_value and column > 0 and not is_sibling
                if in_prose:
                    self.source.note(
                        "colon-in-text", "句子里的冒号已按正文读取", number, key.colon_at, key.colon_at + 1
                    )
                    return None
                return key
            if self._is_meant(number, key, column, in_entry=in_entry, is_sibling=is_sibling):
                end = max(key.value, key.colon_at + 1)
                self.source.replace(number, key.end, end, ": " if has_value else ":")
                self.source.note("chinese-colon", "已当作“: ”读取", number, key.colon_at, end, "冒号用半角，后面空一格")
                return key
        return None

    def _is_meant(self, number: int, key: Key, column: int, *, in_entry: bool, is_sibling: bool) -> bool:
        """Tell whether a colon that YAML would not see separates a key from its value."""
        name = keys.canonical(key.name)
        line = self.source.lines[number]
        has_value = key.value < comment_start(line, key.value)
        if in_entry:
            parent = max(c for c, _ in self.open if c < column)
            if name in keys.STRUCTURE_KEYS or (not has_value and self.source.opens_list(number, parent)):
                return True
            return any(keys.canonical(other.name) in keys.RESERVED_KEYS for other in self._keys_at(number, column))
        if column == 0 or is_sibling or name in keys.INNER_KEYS:
            return not _begins_with_name(key.name, column)
        if not has_value and (self.source.has_deeper(number, column) or self.source.opens_list(number, column - 1)):
            return True
        is_before_key = any(other.colon == ": " and not is_prose(other.name) for other in self._keys_at(number, column))
        return is_inner_name(name) or (is_before_key and not _begins_with_name(key.name, column))

    def _keys_at(self, number: int, column: int) -> list[Key]:
        """Return the keys that the next line with content can begin with, if it stands at `column`."""
        following = self.source.next_content(number)
        if following < 0 or self.source.width(following) != column:
            return []
        text = self.source.lines[following]
        return keys_on(text, indent_end(text))

    def is_name_among_keys(self, number: int, position: int, column: int) -> bool:
        """Tell whether a line begins with the name of a key or period, and what follows shows that it is one.

        A key or, below a period, another period or a list.
        """
        name, *value = self.source.lines[number][position:].split(maxsplit=1)
        if is_inner_name(name) and any(is_inner_name(key.name) for key in self._keys_at(number, column)):
            return True
        following = self.source.next_content(number)
        if not is_period(name) or following < 0 or self.source.width(following) != column:
            return False
        below = self.source.lines[following].split(maxsplit=1)
        return below[:1] == ["-"] if not value else len(below) > 1 and is_period(below[0])

    def missing(self, number: int, position: int, column: int) -> int:
        """Report a line among keys that has no colon, and give it one; return the next line."""
        line = self.source.lines[number]
        end = len(line.rstrip())
        words = line[position:end]
        name = words.split(maxsplit=1)[0]
        if _begins_with_name(words, column) or _begins_with_name(words, 0):
            value = words[len(name) :].strip()
            self.source.replace(number, position + len(name), end - len(value), ": ")
            hint = f"写成“{name}: {value}”"
        elif self.source.has_deeper(number, column) or self.source.opens_list(number, column - 1):
            self.source.replace(number, end, end, ":")
            hint = f"写成“{words}:”"
        elif column == 0 and len(pasted := self._pasted(number)) >= _PASTED:
            return self._refuse_pasted(pasted)
        else:
            self.source.replace(number, position, position, "# ")
            hint = "写成“名称: 内容”；若是上一项的文字，行首要空两格"
        shown = name if len(name) < 20 else name[:20] + "……"
        self.source.error("missing-colon", f"“{shown}”后面缺冒号", number, position, end, hint)
        return number + 1

    def _pasted(self, number: int) -> list[int]:
        """Return this line and those below it that are as far out and no keys either."""
        found = []
        while number >= 0 and self.source.width(number) == 0:
            line = self.source.lines[number]
            if dash_at(line, 0)[0] >= 0 or keys_on(line, 0) or _begins_with_name(line, 0):
                break
            found.append(number)
            number = self.source.next_content(number)
        return found

    def _refuse_pasted(self, lines: list[int]) -> int:
        """Report lines that came from elsewhere as one mistake, and pass over them."""
        for number in lines:
            self.source.replace(number, 0, 0, "# ")
        message = f"从这一行起，有 {len(lines)} 行没有写成“名称: 内容”"
        hint = "若是整篇粘贴来的，另存为文本文件，用 planforge import 变成计划"
        self.source.error("missing-colon", message, lines[0], 0, len(self.source.lines[lines[0]].rstrip()), hint)
        return lines[-1] + 1


def _begins_with_name(words: str, column: int) -> bool:
    """Tell whether words are a name that keys at a column have, white space, and something more: a colon is missing."""
    name, *value = words.split(maxsplit=1)
    return bool(value) and bool(is_inner_name(name) if column else keys.document_key(name))
