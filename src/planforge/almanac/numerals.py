"""Chinese numerals, and years written digit by digit."""

from functools import cache

_DIGITS = "〇一二三四五六七八九"
_TO_ASCII = {ord(digit): str(value) for value, digit in enumerate(_DIGITS)} | {ord("O"): "0"}

# Patterns of folded text.
NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,6})"
YEAR = "(?:[12][0-9]{3}|[一二][一二三四五六七八九〇0Oo]{3})"


def to_chinese(number: int) -> str:
    """Spell a number from 1 to 999: 12 is 十二, 20 is 二十, 105 is 一百零五.

    Raises:
        ValueError: the number is out of range.
    """
    if not 1 <= number <= 999:
        raise ValueError(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        head += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        head += "零"
    return head + (_DIGITS[ones] if ones else "")


def from_chinese(text: str) -> int | None:
    """Read a numeral from 一 to 九十九; None for anything else."""
    return _numerals().get(text)


@cache
def _numerals() -> dict[str, int]:
    return {to_chinese(number): number for number in range(1, 100)}


def parse_number(text: str) -> int | None:
    """Read a folded number, in ASCII digits or as a Chinese numeral; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() else from_chinese(text)


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
    """Read a folded year of ASCII or Chinese digits, 2027 or 二〇二七, where a letter O may stand for 〇."""
    return int(text.upper().translate(_TO_ASCII))
