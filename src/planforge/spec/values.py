"""Repairs of values: text that YAML would take for something else, quotes, brackets, and blocks of lines."""

import re

from planforge.spec import keys
from planforge.spec.lexis import (
    SPACES,
    anchor_name,
    begins_as_markup,
    brackets_end,
    comment_start,
    content_end,
    glued_hash,
    indent_end,
    is_block_header,
    is_text,
    keys_on,
    quote_end,
)
from planforge.spec.source import Source

_LONGEST_KEY = 12
_PUNCTUATION = r"[，、。；！？,\d/]"
_COLON = r":(?=[ \t]|$)"


class Values:
    """Walks over one value at a time and makes it well-formed; every method returns the line to go on with."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._linked = _linked("\n".join(source.lines))

    def repair(self, line: int, position: int, parent: int, *, in_entry: bool = False, after_key: bool = False) -> int:
        """Repair the value at `position`; it goes on over lines deeper than column `parent`."""
        text = self.source.lines[line][position:]
        first = text[0]
        if is_block_header(text):
            return self._block(line, parent, text)
        if first in "&*" and self.is_linked(line, position):
            return self._anchored(line, position, parent, first)
        if first == "#" and self._stands_over_value(line, parent, after_key=after_key):
            return line + 1
        if first in "\"'" and not is_text(self.source.lines[line], position):
            return self._quoted(line, position, parent)
        if first in "[{" and not is_text(self.source.lines[line], position):
            return self._flow(line, position, parent)
        return self._plain(line, position, parent, in_entry=in_entry, after_key=after_key)

    def is_linked(self, line: int, position: int) -> bool:
        """Tell whether an anchor that is used stands at `position`, or an alias of one with nothing behind it."""
        text = self.source.lines[line]
        name = anchor_name(text[position:])
        after = position + 1 + len(name)
        return name in self._linked and (text[position] == "&" or not text[after : content_end(text, after)].strip())

    def _stands_over_value(self, line: int, parent: int, *, after_key: bool) -> bool:
        """Tell whether the value of a key or dash stands below, so that # begins a comment, space or none."""
        following = self.source.next_content(line)
        if following < 0:
            return False
        width = self.source.width(following)
        return width > parent or (after_key and width == parent and self.source.opens_list(line, parent - 1))

    def _anchored(self, line: int, position: int, parent: int, sign: str) -> int:
        text = self.source.lines[line]
        after = position + 1 + len(anchor_name(text[position:]))
        after += len(text[after:]) - len(text[after:].lstrip(" "))
        if sign == "*" or after >= content_end(text, after):
            return line + 1
        return self.repair(line, after, parent)

    def _block(self, line: int, parent: int, header: str) -> int:
        """Give every line of a block the indent of its first, so that a paragraph set in by hand stays inside."""
        block = self.source.deeper_lines(line, parent)
        if any(character.isdigit() for character in header.split("#", maxsplit=1)[0]):
            return block.stop
        filled = [i for i in block if self.source.lines[i].strip(SPACES)]
        margins = {i: len(self.source.lines[i]) - len(self.source.lines[i].lstrip(" ")) for i in filled}
        base = margins[filled[0]] if filled and margins[filled[0]] > parent else max(parent, 0) + 2
        for i in filled:
            if margins[i] < base:
                self.source.indent(i, base)
        return block.stop

    def _quoted(self, line: int, position: int, parent: int) -> int:
        text = self.source.lines[line]
        if quote_end(text, position) > 0:
            return line + 1
        quote = text[position]
        for i in self.source.deeper_lines(line, parent):
            end = quote_end(quote + self.source.lines[i], 0) - 1
            if end > 0:
                if end == content_end(self.source.lines[i], end):
                    return i + 1
                break
        end = content_end(text, position)
        self.source.error(
            "unclosed-quote", f"引号（{quote}）没有配对", line, position, end, "补上后一个，或改用中文引号“”"
        )
        self.source.enclose([(line, position, end)])
        return line + 1

    def _flow(self, line: int, position: int, parent: int) -> int:
        """Repair a list or mapping in brackets; its last line may begin with the closing one wherever it stands."""
        from planforge.spec.brackets import Brackets, Place

        end, depth = brackets_end(self.source.lines[line], position)
        stretches = [Place(line, position, end)]
        following = line + 1
        while end < 0 and following < len(self.source.lines) and self._goes_on(following, parent):
            text = self.source.lines[following]
            end, depth = brackets_end(text, 0, depth)
            stretches[-1] = stretches[-1]._replace(end=len(self.source.lines[following - 1]))
            stretches.append(Place(following, 0, end))
            following += 1
        if end < 0:
            return self._unclosed_flow(line, position)
        Brackets(self.source, stretches).repair()
        return following

    def _goes_on(self, line: int, parent: int) -> bool:
        text = self.source.lines[line]
        start = indent_end(text)
        return start == len(text) or text[start] in "]}#" or self.source.width(line) > parent

    def _unclosed_flow(self, line: int, position: int) -> int:
        text = self.source.lines[line]
        end = content_end(text, position)
        closing = "]" if text[position] == "[" else "}"
        hint = f"补上后一个 {closing}，或写成每行一条的列表"
        self.source.error(
            "unclosed-bracket",
            f"括号 {text[position]} 没有配对",
            line,
            position,
            min(end, position + 20),
            hint,
        )
        self.source.enclose([(line, position, end)])
        return line + 1

    def _plain(self, line: int, position: int, parent: int, *, in_entry: bool, after_key: bool) -> int:
        pieces = [(line, position, content_end(self.source.lines[line], position))]
        if self.source.opens_list(line, parent):
            self._text_over_list(line, position, after_key=after_key)
            if after_key:
                self._enclose_if_needed(pieces)
            return line + 1
        if self._reserved_key_below(line, parent):
            return self._text_over_key(line, position, parent, in_entry=in_entry, after_key=after_key)
        for i in self.source.deeper_lines(line, parent):
            text = self.source.lines[i]
            start = indent_end(text)
            if start == len(text):
                continue
            previous, begin, _ = pieces[-1]
            if text[start] == "#" or comment_start(self.source.lines[previous], begin) < len(
                self.source.lines[previous]
            ):
                break
            if set(text[:start]) - {" "}:
                self.source.indent(i, max(parent, 0) + 2)
            self._note_key(i, start)
            pieces.append((i, start, content_end(text, start)))
        self._enclose_if_needed(pieces)
        return pieces[-1][0] + 1

    def _note_key(self, line: int, start: int) -> None:
        """Note a line read as part of the text above that begins as a key does."""
        text = self.source.lines[line]
        key = next(iter(keys_on(text, start)), None)
        if key and key.colon == ": " and len(key.name) <= _LONGEST_KEY and not re.search(_PUNCTUATION, key.name):
            message = f"“{key.name}:”已当作上一行文字的一部分"
            hint = "若是另一项，请与上面同级的行左对齐"
            self.source.note("colon-in-text", message, line, key.colon_at, key.colon_at + 1, hint)

    def _text_over_list(self, line: int, position: int, *, after_key: bool) -> None:
        end = content_end(self.source.lines[line], position)
        words = self.source.lines[line][position:end]
        if after_key:
            hint = "文字和列表不能写在同一个键下：文字写进“内容:”或“导语:”，列表写进“条目:”"
            self.source.error("text-over-list", f"“{words}”下面又缩进写了列表", line, position, end, hint)
        else:
            self.source.error("missing-colon", f"“{words}”后面缺冒号", line, position, end, f"写成“{words}:”")
            self.source.replace(line, end, end, ":")

    def _reserved_key_below(self, line: int, parent: int) -> str:
        following = self.source.next_content(line)
        if following < 0 or self.source.width(following) <= parent:
            return ""
        text = self.source.lines[following]
        start = indent_end(text)
        found = [key.name for key in keys_on(text, start) if keys.canonical(key.name) in keys.RESERVED_KEYS]
        return found[0] if found else ""

    def _text_over_key(self, line: int, position: int, parent: int, *, in_entry: bool, after_key: bool) -> int:
        end = content_end(self.source.lines[line], position)
        following = self.source.next_content(line)
        name = self._reserved_key_below(line, parent)
        if in_entry and not after_key:
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
        self.source.replace(following, start, start, "# ")
        return line + 1

    def _enclose_if_needed(self, pieces: list[tuple[int, int, int]]) -> None:
        line, start, end = pieces[0]
        text = self.source.lines[line]
        if begins_as_markup(text, start):
            self.source.note_quoted(line, start, end)
        elif hashes := [(i, at) for i, a, b in pieces if (at := glued_hash(self.source.lines[i], a, b)) >= 0]:
            self.source.note_hash(*hashes[0])
        elif not any(re.search(_COLON, self.source.lines[i][a:b]) for i, a, b in pieces):
            return
        self.source.enclose(pieces)


def _linked(text: str) -> set[str]:
    """Return the names that stand both as an anchor and as an alias."""
    if "&" not in text or "*" not in text:
        return set()
    anchors, aliases = (
        re.findall(rf"(?:^|[\s\[,]){sign}([\w-]+)(?=[\s,\]}}]|$)", text, re.ASCII) for sign in (r"&", r"\*")
    )
    return {*anchors} & {*aliases}
