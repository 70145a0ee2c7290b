"""Repairs of values: text that YAML would take for something else, quotes, brackets, and blocks of lines."""

import re

from planforge.spec.below import Below
from planforge.spec.dashes import Dashes
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
    quote_end,
)
from planforge.spec.source import Source

_COLON = r":(?=[ \t]|$)"


class Values:
    """Walks over one value at a time and makes it well-formed; every method returns the line to go on with."""

    def __init__(self, source: Source, dashes: Dashes) -> None:
        self.source = source
        self.dashes = dashes
        self.below = Below(source)
        self._linked = _linked("\n".join(source.lines))

    def repair(self, line: int, position: int, parent: int, *, in_entry: bool = False, after_key: bool = False) -> int:
        """Repair the value at `position`; it goes on over lines deeper than column `parent`."""
        text = self.source.lines[line][position:]
        first = text[0]
        if is_block_header(text) or self._is_wide_bar(line, position, parent):
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

    def _is_wide_bar(self, line: int, position: int, parent: int) -> bool:
        """Tell whether a value is a ｜ typed for the | of a block, which is noted."""
        if self.source.lines[line][position:].rstrip(SPACES) != "｜" or not self.source.has_deeper(line, parent):
            return False
        self.source.replace(line, position, position + 1, "|")
        self.source.note("full-width-bar", "全角的“｜”已当作“|”读取", line, position, position + 1, "请改成半角")
        return True

    def _block(self, line: int, parent: int, header: str) -> int:
        """Give every line of a block the indent of its first, so that a paragraph set in by hand stays inside."""
        block = self.source.deeper_lines(line, parent)
        if any(character.isdigit() for character in header.split("#", maxsplit=1)[0]):
            return block.stop
        filled = [i for i in block if self.source.lines[i].strip(SPACES)]
        margins = {i: len(self.source.lines[i]) - len(self.source.lines[i].lstrip(" ")) for i in filled}
        base = margins[filled[0]] if filled and margins[filled[0]] > parent else max(parent, 0) + 2
        for i in range(block.start, filled[0] if filled else block.start):
            if len(self.source.lines[i]) > base:  # YAML wants no blank line above the text to be deeper than it
                self.source.replace(i, 0, len(self.source.lines[i]), "")
        for i in filled:
            if self.below.in_block(i, parent, is_deep=margins[i] >= base):
                return i
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
        # Read as if there were none: what stands behind it is to make sense.
        self.source.replace(line, position, position + 1, "")
        self.source.enclose([(line, position + 1, end)])
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
            is_crooked = in_entry and self.dashes.straighten(self.source.next_content(line), parent)
            if not is_crooked:
                self.below.report_list(line, position, after_key=after_key)
            if is_crooked or after_key:
                self._enclose_if_needed(pieces)
            return line + 1
        if self.below.key(line, parent, after_key=after_key):
            return self.below.report_key(line, position, parent, after_key=after_key)
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
            self.below.report_dash(i, start)
            self.below.note_key(i, start)
            pieces.append((i, start, content_end(text, start)))
        self._enclose_if_needed(pieces)
        return pieces[-1][0] + 1

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
