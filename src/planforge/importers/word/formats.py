"""The numbers of automatic lists as they are printed: ST_NumberFormat (ECMA-376-1, 17.18.59), data in a file beside."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from planforge.almanac import to_chinese

UNCOUNTED = frozenset({"none", "bullet"})
"""The formats that print no number."""

CUSTOM = "custom"
"""Numbers after a pattern (`001, 002, ...`) that stands in `format` (ECMA-376-1, 17.9.17)."""

_MOST = 9999
"""Above it numbers are printed in plain figures."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_LETTERS = 780
"""Letters are doubled up to thirty times."""

_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def printed(number: int, format: str, pattern: str = "") -> str:
    """Return a number as a list prints it; formats that no Chinese plan has come out in plain figures."""
    if format in UNCOUNTED:
        return ""
    if format == CUSTOM:
        return str(number).zfill(len(pattern.split(",", maxsplit=1)[0].strip()))
    if not 0 < number <= _MOST:
        return f"{number:02}" if format == "decimalZero" else str(number)
    return _formats().get(format, str)(number)


@cache
def _formats() -> Mapping[str, Callable[[int], str]]:
    data = json.loads(Path(__file__).with_name("number_formats.json").read_text(encoding="utf-8"))
    return {
        "decimalZero": lambda number: f"{number:02}",
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "ordinal": _ordinal,
        "numberInDash": lambda number: f"- {number} -",
        **{name: _among(signs) for name, signs in data["signs"].items()},
        **{name: _in_digits(digits) for name, digits in data["digits"].items()},
        **{name: _in_places(*given) for name, given in data["places"].items()},
        **{name: _counted(digits) for name, digits in data["digits beyond 99"].items()},
    }


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += number // value * letters
        number %= value
    return written


def _letters(number: int) -> str:
    """After z comes aa, then bb (ECMA-376-1, 17.18.59, lowerLetter)."""
    if number > _MOST_LETTERS:
        return str(number)
    rounds, index = divmod(number - 1, len(_LETTERS))
    return _LETTERS[index] * (rounds + 1)


def _ordinal(number: int) -> str:
    teen = number % 100 in range(11, 14)
    return f"{number}{'th' if teen else _ORDINALS.get(number % 10, 'th')}"


def _among(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _in_digits(digits: str) -> Callable[[int], str]:
    table: Any = str.maketrans("0123456789", digits)
    return lambda number: str(number).translate(table)


def _in_places(digits: str, places: str, dropped: str) -> Callable[[int], str]:
    """Count with signs for thousand, hundred and ten; `dropped` are signs before which, or which, nobody writes."""
    table = str.maketrans("零一二三四五六七八九千百十", digits + places)

    def spell(number: int) -> str:
        spelled = to_chinese(number)
        if digits[1] != "一" and spelled.startswith("十"):
            spelled = f"一{spelled}"
        for each in dropped.split():
            spelled = spelled.replace(each, each[1:])
        return spelled.translate(table)

    return spell


def _counted(digits: str) -> Callable[[int], str]:
    in_digits = _in_digits(digits)
    return lambda number: to_chinese(number) if number < 100 else in_digits(number)
