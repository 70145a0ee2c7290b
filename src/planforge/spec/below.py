"""What stands below a text and would be folded into it: the list or the key that it was meant to be."""

import re

from planforge.spec import keys
from planforge.spec.lexis import Key, comment_start, content_end, dash_at, indent_end, keys_on
from planforge.spec.schedules import is_period
from planforge.spec.source import Source

_LONGEST_KEY = 12
_PUNCTUATION = r"[，、。；！？,\d/]"


class Below:
    """Looks at the lines below a text."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def report_dash(self, line: int, start: int) -> None:
        """Report a line read as part of the text above that begins as an entry does."""
        if dash_at(self.source.lines[line], start)[1]:
            hint = "与上面的“- ”左对齐；上面若是标题，末尾加冒号"
            self.source.error("text-over-list", "这一条成了上面文字的一部分", line, start, start + 1, hint)

    def note_key(self, line: int, start: int) -> None:
        """Note a line read as part of the text above that begins as a key does."""
        text = self.source.lines[line]
        key = next(iter(keys_on(text, start)), None)
        if not key or key.colon != ": " or len(key.name) > _LONGEST_KEY:
            return
        if not re.search(_PUNCTUATION, key.name) or is_inner_name(key.name):
            self._note_folded(line, key)

    def _note_folded(self, line: int, key: Key) -> None:
        message = f"“{key.name}:”已当作上一行文字的一部分"
        hint = "若是另一项，请与上面同级的行左对齐"
        self.source.note("colon-in-text", message, line, key.colon_at, key.colon_at + 1, hint)

    def report_list(self, line: int, position: int, *, after_key: bool) -> None:
        """Report a text that has a list below it: a heading without its colon, or the text of a key."""
        end = content_end(self.source.lines[line], position)
        words = self.source.lines[line][position:end]
        if after_key:
            hint = "文字和列表不能写在同一个键下：文字写进“内容:”或“导语:”，列表写进“条目:”"
            self.source.error("text-over-list", f"“{words}”下面又缩进写了列表", line, position, end, hint)
        else:
            self.source.error("missing-colon", f"“{words}”后面缺冒号", line, position, end, f"写成“{words}:”")
            self.source.replace(line, end, end, ":")

    def key(self, line: int, parent: int, *, after_key: bool) -> str:
        """Return the key that a text's next line begins with, if it can only be one; else ""."""
        following = self.source.next_content(line)
        if following < 0 or self.source.width(following) <= parent:
            return ""
        text = self.source.lines[following]
        for key in keys_on(text, indent_end(text)):
            name = keys.canonical(key.name)
            if name in keys.RESERVED_KEYS or self._is_outermost(following, key):
                return key.name
            if after_key and self._is_meant(following, key, parent):
                return key.name
        return ""

    def _is_outermost(self, line: int, key: Key) -> bool:
        """Tell whether what could be a key is one of the plan itself, and has more than a text for its value."""
        text = self.source.lines[line]
        has_text = key.value < comment_start(text, key.value) and text[key.value] not in "[{|"
        return not has_text and key.colon == ": " and keys.canonical(key.name) in keys.OUTERMOST_KEYS

    def _is_meant(self, line: int, key: Key, parent: int) -> bool:
        """Tell whether what could be a key below the text of one, at the column `parent`, is no prose."""
        if keys.canonical(key.name) in keys.INNER_KEYS or (key.colon == ": " and is_inner_name(key.name)):
            return True
        return parent == 0 and (is_outer_name(key.name) or self._holds_list(line, key))

    def _holds_list(self, line: int, key: Key) -> bool:
        text = self.source.lines[line]
        return key.value >= comment_start(text, key.value) and self.source.opens_list(line, self.source.width(line) - 1)

    def in_block(self, line: int, parent: int, *, is_deep: bool) -> bool:
        """Tell whether a line of the block of a key at `parent` is a key of its own, which is reported.

        One that is as deep as the lines above is text; where it begins a list or a block it is noted.
        """
        text = self.source.lines[line].rstrip()
        start = indent_end(text)
        key = next((key for key in keys_on(text, start) if key.colon == ": "), None)
        if key is None:
            return False
        is_outer = parent == 0 and is_outer_name(key.name)
        begins = text.endswith(": |") or (key.value >= len(text) and (is_outer or self._holds_list(line, key)))
        if is_deep or not (begins or is_outer):
            if begins:
                self._note_folded(line, key)
            return False
        self._report_deep(line, start, key.name)
        self.source.realign(line, parent)
        return True

    def report_key(self, line: int, position: int, parent: int, *, after_key: bool) -> int:
        """Report a key that is set in too deep, or that the text above it wants one too; return the next line."""
        end = content_end(self.source.lines[line], position)
        following = self.source.next_content(line)
        name = self.key(line, parent, after_key=after_key)
        words = self.source.lines[line][position:end]
        if keys.canonical(name) in keys.OUTERMOST_KEYS:
            after_key, parent = True, 0
        first, *rest = words.split(maxsplit=1)
        if not after_key and rest and keys.canonical(first) in keys.RESERVED_KEYS:
            hint = f"写成“{first}: {rest[0]}”"
            self.source.error("missing-colon", f"“{first}”后面缺冒号", line, position, end, hint)
            self.source.replace(line, position + len(first), end - len(rest[0]), ": ")
            return line + 1
        if not after_key:
            hint = "在这句话前面写“内容: ”"
            self.source.error(
                "missing-content-key", f"这一条下面有“{name}”，它本身要写成“内容:”", line, position, end, hint
            )
            self.source.replace(line, position, position, "内容: ")
            if self.source.width(following) != position:
                self.source.indent(following, position)
            return line + 1
        self._report_deep(following, indent_end(self.source.lines[following]), name)
        self.source.realign(following, parent)
        return following

    def _report_deep(self, line: int, start: int, name: str) -> None:
        message = f"“{name}”缩进得太深，成了上一行文字的一部分"
        hint = "顶格写" if keys.canonical(name) in keys.OUTERMOST_KEYS else "与上面的键对齐"
        self.source.error("bad-indent", message, line, start, start + len(name), hint)


def is_inner_name(words: str) -> bool:
    """Tell whether words are the name of a key that is not an outermost one, or of a period, or nearly so (13月)."""
    return keys.canonical(words) in keys.INNER_KEYS or is_period(words)


def is_outer_name(words: str) -> bool:
    """Tell whether words are a document key or the heading of a usual section."""
    return bool(keys.document_key(words)) or keys.canonical(words) in keys.USUAL_SECTIONS
