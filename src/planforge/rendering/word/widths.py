"""How wide texts are, counted in 字, and the indents and column widths that follow from it."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil

AUTOSPACE = 0.21
"""The gap between a Han character and a Latin letter or digit, in 字, as LibreOffice leaves it."""

WIDE_LATIN = {
    character: width
    for characters, width in (("%", 0.83), ("&mw", 0.77), ("MW@", 0.92), ("ABCDEGHKLNOQRTUVXYZ", 0.69))
    for character in characters
}
"""The Latin signs that are clearly wider than half a 字, as Times New Roman has them."""

LINE = 28
"""The 字 of one line (GB/T 9704-2012, 5.2.3)."""

LEAST = "12月"
"""What every column holds in one line, where the table has the room."""

SIGN_GAP = 2
SEAL_GAP = 4


@lru_cache(maxsize=1024)
def width(text: str) -> float:
    """Return the width of a text in 字: a full-width character is one, a half-width one is a half or a little more."""
    gaps = sum(_joins(left, right) for left, right in pairwise(text))
    return sum(map(_character, text)) + AUTOSPACE * gaps


def _character(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    return WIDE_LATIN.get(character, 0.5)


def _joins(left: str, right: str) -> bool:
    return (_is_han(left) and _is_latin(right)) or (_is_latin(left) and _is_han(right))


def _is_han(character: str) -> bool:
    return unicodedata.east_asian_width(character) == "W" and character.isalpha()


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def signature_indents(unit: str, date: str, *, sealed: bool, line: float = LINE) -> tuple[float, float]:
    """Return the left indents of the signing unit and of the date, in 字, on a line of so many.

    Without a seal the unit stands two 字 from the right and the date begins two 字 right of it, unless the date is
    the longer (GB/T 9704-2012, 7.3.5.2); with one the date stands four 字 from the right and the unit is centred
    above it (7.3.5.1).
    """
    unit_width, date_width = width(unit), width(date)
    if sealed:
        date_left = line - SEAL_GAP - date_width
        unit_left = date_left + (date_width - unit_width) / 2
        overrun = max(0.0, unit_left + unit_width - line) if unit else 0.0
        unit_left, date_left = unit_left - overrun, date_left - overrun
    elif date_width > unit_width:
        date_left = line - SIGN_GAP - date_width
        unit_left = date_left - SIGN_GAP
    else:
        unit_left = line - SIGN_GAP - unit_width
        date_left = unit_left + SIGN_GAP
    return max(0.0, unit_left), max(0.0, date_left)


def column_widths(columns: Sequence[Sequence[str]], total: int, character: int, margins: int) -> tuple[int, ...]:
    """Share `total` twips among columns by the texts in each.

    `character` is the width of one 字 in twips, `margins` what a cell needs besides its text.

    Where all find room they share it in proportion to what they need. Else a column that needs less than its share
    gets what it needs; the others share the rest in proportion to the square root of what they need, so that the widest
    text gets the most room and no other column is starved.
    """
    needs = [max((width(text) for text in texts), default=0) * character + margins for texts in columns]
    widths = dict.fromkeys(range(len(needs)), 0)
    open_columns, room = set(widths), total
    while open_columns and sum(needs) > total:
        share = room / len(open_columns)
        modest = {index for index in open_columns if needs[index] <= share}
        if not modest:
            break
        for index in modest:
            widths[index] = round(needs[index])
            room -= widths[index]
        open_columns -= modest
    power = 1 if sum(needs) <= total else 0.5
    weights = {index: needs[index] ** power for index in open_columns}
    least = ceil(width(LEAST) * character) + margins if sum(needs) > total else 0
    if len(weights) * least <= room:
        while starved := [i for i in weights if room * weights[i] < least * sum(weights.values())]:
            widths |= dict.fromkeys(starved, least)
            room -= len(starved) * least
            weights = {index: weight for index, weight in weights.items() if index not in starved}
    for index, weight in weights.items():
        widths[index] = int(room * weight / sum(weights.values()))
    widest = max(widths, key=lambda index: needs[index])
    widths[widest] += total - sum(widths.values())
    return tuple(widths[index] for index in sorted(widths))
