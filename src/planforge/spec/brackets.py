"""Repairs inside brackets and braces, on one line or several: Chinese commas and colons, text that needs quotes."""

import re
from typing import NamedTuple

from planforge.spec.lexis import (
    SPACES,
    anchor_name,
    begins_as_markup,
    content_end,
    glued_hash,
    is_comment_at,
    quote_end,
    space_end,
)
from planforge.spec.source import Source
from planforge.spec.text import MAX_DEPTH

_TOKEN = re.compile(r"[\[\]{},，:：\"'#]")
_NEXT_KEY = re.compile(r"""，\s*(?:"[^"]*"|'[^']*'|[^:：,，{}\[\]"'\s][^:：,，{}\[\]"']*?)\s*(?:：|:(?![/\\]))""")
_BRACKET = re.compile(r"[\[\]{}]")
_NAMES = {"[": "方括号", "{": "花括号"}


class Place(NamedTuple):
    """A stretch of one line of the source."""

    line: int
    start: int
    end: int


class _Frame:
    """A bracket that is open: what separates its parts, and whether the pair at hand has its colon."""

    def __init__(self, opener: str, place: Place) -> None:
        self.opener = opener
        self.place = place
        self.commas: list[Place] = []
        self.chinese_commas: list[Place] = []
        self.colons: list[Place] = []
        self.has_colon = False


class Brackets:
    """Walks over one list or mapping in brackets, given as its lines, and edits each slip in it."""

    def __init__(self, source: Source, stretches: list[Place]) -> None:
        self.source = source
        self.stretches = stretches
        self.frames: list[_Frame] = []
        self.is_blank = True
        self.inner = 0

    def repair(self) -> None:
        """Repair all parts; brackets in a shape that cannot be followed are left to the parser's complaint."""
        for line, start, end in self.stretches:
            text, at = self.source.lines[line], start
            while found := _TOKEN.search(text, at, end):
                if text[at : found.start()].strip(SPACES):
                    self.is_blank = False
                at = self._take(line, found.start())
                if at < 0 or len(self.frames) > MAX_DEPTH:
                    return
            self.is_blank = self.is_blank and not text[at:end].strip(SPACES)

    def _take(self, line: int, at: int) -> int:
        """Take one sign; return where to go on, or -1 to give up."""
        text = self.source.lines[line]
        sign = text[at]
        if sign in "\"'":
            return self._quote(text, at)
        if sign == "#":
            return len(text) if is_comment_at(text, at) else at + 1
        if sign in "[{":
            self._opened(sign, Place(line, at, at + 1))
        elif self.inner:
            self.inner -= sign in "]}"
        elif sign in "]}":
            self._close(self.frames.pop(), Place(line, at, at + 1))
            self.is_blank = False
        elif sign in ",，":
            self._comma(sign, Place(line, at, at + 1))
        else:
            return self._colon(line, at)
        return at + 1

    def _quote(self, text: str, at: int) -> int:
        if not self.is_blank:
            return at + 1
        self.is_blank = False
        return quote_end(text, at)

    def _opened(self, sign: str, place: Place) -> None:
        if self.is_blank and not self.inner:
            self.frames.append(_Frame(sign, place))
        else:
            self.inner += 1

    def _comma(self, sign: str, place: Place) -> None:
        frame = self.frames[-1]
        if sign == ",":
            frame.commas.append(place)
        elif frame.opener == "[" or self._leads_to_key(place):
            frame.chinese_commas.append(place)
        else:
            return
        self.is_blank, frame.has_colon = True, False

    def _leads_to_key(self, place: Place) -> bool:
        text = self.source.lines[place.line]
        after = space_end(text, place.end)
        return after == len(text) or is_comment_at(text, after) or bool(_NEXT_KEY.match(text, place.start))

    def _colon(self, line: int, at: int) -> int:
        """Take a colon; in braces the first of a pair ends its key, however it was typed."""
        text, frame = self.source.lines[line], self.frames[-1]
        following = text[at + 1 : at + 2]
        in_number = text[at - 1].isdigit() and following.isdigit()
        if (
            frame.opener == "["
            or frame.has_colon
            or (text[at] == ":" and (following in "/\\" and following))
            or in_number
        ):
            self.is_blank = False
            return at + 1
        stop = space_end(text, at + 1)
        frame.colons.append(Place(line, at, stop))
        self.is_blank, frame.has_colon = True, True
        return stop

    def _close(self, frame: _Frame, end: Place) -> None:
        chinese = [] if frame.opener == "[" and frame.commas else frame.chinese_commas
        for place in chinese:
            message = f"{_NAMES[frame.opener]}里的“，”已当作分隔用的逗号"
            self.source.replace(*place, ", ")
            self.source.note("chinese-comma", message, *place, "请改成半角逗号")
        for place in frame.colons:
            self._respace(place)
        before = frame.place
        for place in sorted([*frame.commas, *chinese, *frame.colons, end]):
            self._part(before, place)
            before = place

    def _respace(self, place: Place) -> None:
        line, start, stop = place
        text = self.source.lines[line]
        well_typed = text[start] == ":" and (stop > start + 1 or stop == len(text) or text[start - 1] in "\"'")
        if not well_typed or "\u3000" in text[start:stop]:
            self.source.replace(*place, ": ")
            self.source.note("chinese-colon", "已当作“: ”读取", *place, "冒号用半角，后面空一格")

    def _part(self, before: Place, after: Place) -> None:
        """Put quotes round a part that is text but would not be read as one."""
        pieces = []
        for line in range(before.line, after.line + 1):
            text = self.source.lines[line]
            stop = after.start if line == after.line else len(text)
            start = space_end(text, before.end if line == before.line else 0)
            end = min(stop, content_end(text, start, stop))
            if start < end:
                pieces.append((line, start, end))
        if pieces and self._is_slip(pieces):
            self.source.enclose(pieces)

    def _is_slip(self, pieces: list[tuple[int, int, int]]) -> bool:
        line, start, end = pieces[0]
        text = self.source.lines[line]
        first = text[start]
        if first in "\"'" and quote_end(text, start) in (-1, end):
            return False
        is_anchor = first == "*" or (first == "&" and anchor_name(text[start:end]).isascii())
        if first not in "[{?" and not is_anchor and begins_as_markup(text, start):
            self.source.note_quoted(line, start, end)
            return True
        if first not in "[{\"'" and any(_BRACKET.search(self.source.lines[i], a, b) for i, a, b in pieces):
            message = "括号之间的文字里又有括号，已照原样读取"
            self.source.note("quoted-text", message, line, start, end, "建议给整句加单引号 '…'")
            return True
        for i, a, b in pieces:
            if first not in "[{\"'" and (at := glued_hash(self.source.lines[i], a, b)) >= 0:
                self.source.note_hash(i, at)
                return True
        return False
