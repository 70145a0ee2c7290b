"""What stands below a text and would be folded into it: the list or the key that it was meant to be."""

import re

from planforge.almanac import find_observance, parse_label
from planforge.spec import keys
from planforge.spec.lexis import Key, comment_start, content_end, dash_at, indent_end, keys_on
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
        if not re.search(_PUNCTUATION, key.name) or is_period(key.name):
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
            if keys.canonical(key.name) in keys.RESERVED_KEYS:
                return key.name
            if after_key and parent == 0 and (keys.document_key(key.name) or self._holds_list(following, key)):
                return key.name
        return ""

    def _holds_list(self, line: int, key: Key) -> bool:
        text = self.source.lines[line]
        return key.value >= comment_start(text, key.value) and self.source.opens_list(line, self.source.width(line) - 1)

    def report_key(self, line: int, position: int, parent: int, *, after_key: bool) -> int:
        """Report a key that is set in too deep, or that the text above it wants one too; return the next line."""
        end = content_end(self.source.lines[line], position)
        following = self.source.next_content(line)
        name = self.key(line, parent, after_key=after_key)
        if not after_key:
            hint = "在这句话前面写“内容: ”"
            self.source.error(
                "missing-content-key", f"这一条下面有“{name}”，它本身要写成“内容:”", line, position, end, hint
            )
            self.source.replace(line, position, position, "内容: ")
            if self.source.width(following) != position:
                self.source.indent(following, position)
            return line + 1
        start = indent_end(self.source.lines[following])
        place = (following, start, start + len(name))
        self.source.error("bad-indent", f"“{name}”缩进得太深，成了上一行文字的一部分", *place, "与上面的键对齐")
        self.source.realign(following, parent)
        return following


def is_period(words: str) -> bool:
    """Tell whether words are the name of a period, or nearly so (3月, 13月, 重阳节)."""
    return bool(parse_label(words) or find_observance(words))
