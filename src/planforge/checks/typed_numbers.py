"""Numbers that were typed by hand before a text: their kind and their value."""

import re
import unicodedata
from typing import NamedTuple

from planforge.almanac import from_chinese
from planforge.document.numbering import typed_number

_NUMERAL = re.compile("[一二三四五六七八九十]+|[0-9]+")


class TypedNumber(NamedTuple):
    """A number as it was typed (`mark`), from `start` to `end`; one `kind` is one way of counting."""

    mark: str
    kind: str
    value: int
    start: int
    end: int

    def spelled(self, value: str) -> str:
        """Return the same mark with another numeral."""
        return value + self.mark[1:] if self.kind == "①" else _NUMERAL.sub(value, self.mark, count=1)


def find_typed_number(text: str) -> TypedNumber | None:
    """Find the number before a text, None where it has none."""
    token = typed_number(text)
    if not token:
        return None
    mark = token.strip()
    start = len(token) - len(token.lstrip())
    numeral = _NUMERAL.search(mark)
    if not numeral:
        return TypedNumber(mark, "①", int(unicodedata.numeric(mark[0])), start, start + len(mark))
    value = number_of(numeral[0])
    if not value:
        return None
    return TypedNumber(mark, _kind(mark, numeral[0]), value, start, start + len(mark))


def number_of(numeral: str) -> int:
    """Read a numeral of Chinese or ASCII digits, 0 if it is none."""
    return int(numeral) if numeral.isdecimal() else from_chinese(numeral) or 0


def _kind(mark: str, numeral: str) -> str:
    digits = numeral.isdecimal()
    if mark[0] in "（(":
        return "（1）" if digits else "（一）"
    if mark[0] == "第":
        return "第一、"
    return "1." if digits else "一、"
