"""Numbers that were typed by hand before a text: their kind and their value."""

import re
from typing import NamedTuple

from planforge.almanac import read_number, to_chinese
from planforge.document.numbering import CIRCLED, typed_number

_NUMERAL = re.compile(r"[一二三四五六七八九十]+|\d+")


class TypedNumber(NamedTuple):
    """A number as it was typed (`mark`), from `start` to `end`; one `kind` is one way of counting."""

    mark: str
    kind: str
    value: int
    start: int
    end: int

    def spelled(self, value: int) -> str:
        """Return the same mark with another number; one that has no circled sign stands in figures."""
        numeral = _NUMERAL.search(self.mark)
        if numeral is None:
            return (CIRCLED[value - 1] if value <= len(CIRCLED) else str(value)) + self.mark[1:]
        return _NUMERAL.sub(str(value) if numeral[0].isdecimal() else to_chinese(value), self.mark, count=1)


def find_typed_number(text: str) -> TypedNumber | None:
    """Find the number before a text, None where it has none."""
    token = typed_number(text)
    if not token:
        return None
    mark = token.strip()
    start = len(token) - len(token.lstrip())
    numeral = _NUMERAL.search(mark)
    if not numeral:
        return TypedNumber(mark, "①", CIRCLED.index(mark[0]) + 1, start, start + len(mark))
    value = read_number(numeral[0])
    if not value:
        return None
    return TypedNumber(mark, _kind(mark, numeral[0]), value, start, start + len(mark))


def _kind(mark: str, numeral: str) -> str:
    digits = numeral.isdecimal()
    if mark[0] in "（(":
        return "（1）" if digits else "（一）"
    if mark[0] == "第":
        return "第一、"
    if mark.rstrip("、.．")[-1] in "）)":
        return "1）" if digits else "一）"
    return "1." if digits else "一、"
