"""Chinese numerals, and years written digit by digit."""

import re
from functools import cache

MYRIAD = 10_000

_DIGITS = "〇一二三四五六七八九"
_TO_ASCII = {ord(digit): str(value) for value, digit in enumerate(_DIGITS)} | dict.fromkeys(map(ord, "O○零"), "0")

# Patterns of folded text.
NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,6})"
YEAR = "(?:[12][0-9]{3}|[一二][一二三四五六七八九〇0Oo]{3})"


def to_chinese(number: int) -> str:
    """Spell a number below a hundred million: 12 is 十二, 105 is 一百零五, 1010 is 一千零一十, 20001 is 二万零一.

    Raises:
        ValueError: the number is out of range.
    """
    if not 1 <= number < MYRIAD**2:
        raise ValueError(number)
    high, low = divmod(number, MYRIAD)
    spelled = f"{_spell(high)}万{_spell(low)}".strip("0") if high else _spell(number).strip("0")
    if "0" in spelled:
        spelled = re.sub("0+", "零", re.sub("0+万", "万", spelled))
    return spelled[1:] if spelled.startswith("一十") else spelled


def _spell(number: int) -> str:
    """Spell four digits, with 0 for every place that is empty."""
    places = zip(f"{number:04}", ("千", "百", "十", ""), strict=True)
    return "".join(f"{_DIGITS[int(digit)]}{place}" if digit != "0" else "0" for digit, place in places)


def from_chinese(text: str) -> int | None:
    """Read a numeral from 一 to 九十九; None for anything else."""
    return _numerals().get(text)


@cache
def _numerals() -> dict[str, int]:
    return {to_chinese(number): number for number in range(1, 100)}


def parse_number(text: str) -> int | None:
    """Read a number in digits, of any width, or as a Chinese numeral; None for anything else."""
    return int(text) if text.isdecimal() else from_chinese(text)


def read_number(text: str) -> int:
    """Read a number in digits or as a Chinese numeral, 0 if it is none."""
    return parse_number(text) or 0


def parse_run(text: str, most: int) -> tuple[int, ...] | None:
    """Read a folded number up to `most`, or neighbours with no mark between them: 七八 is 7 and 8.

    Where 90 is too much, 九十 is 9 and 10. 十一二 is 11 and 12.
    """
    number = parse_number(text)
    if number is not None and number <= most:
        return (number,)
    for first in range(1, most):
        spelled = to_chinese(first)
        if first % 10 and text == spelled + _DIGITS[(first + 1) % 10]:
            return first, first + 1
        for last in range(first + 1, most + 1):
            spelled += to_chinese(last)
            if spelled == text:
                return tuple(range(first, last + 1))
            if not text.startswith(spelled):
                break
    return None


def parse_year(text: str) -> int:
    """Read a year of digits or Chinese numerals, 2027 or 二〇二七, where 零, ○ or a letter O may stand for 〇."""
    return int(text.upper().translate(_TO_ASCII))
