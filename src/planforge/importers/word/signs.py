"""Characters that Word prints otherwise than as text: symbols of fonts, and numbers set in circles."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from planforge.document.numbering import CIRCLED

_SET_OVER = re.compile(r"\s*eq\s*\\o(?:\\a[lcr])?\s*[(（]([^,，]+)[,，]([^)）]+)[)）]", re.IGNORECASE)
"""A field that prints one character over another, which is how Word circles a number (ECMA-376-1, 17.16.5)."""

_CIRCLES = frozenset("○〇◯")
_CIRCLED = {str(number): sign for number, sign in enumerate(CIRCLED, 1)}


def symbol(font: str, code: str) -> str | None:
    """Return the character of a symbol (ECMA-376-1, 17.3.3.30), None where it is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    known = _symbols().get(font.replace(" ", "").lower())
    if 0xF000 <= number <= 0xF0FF or known is not None:
        return (known or {}).get(f"{number & 0xFF:02X}")
    return chr(number) if number < 0x110000 and chr(number).isprintable() else None


@cache
def _symbols() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("symbols.json").read_text(encoding="utf-8"))
    return found


def set_over(instruction: str) -> str:
    """Return the character that a field prints by setting one over another, "" where it does something else."""
    match = _SET_OVER.match(instruction)
    if match is None:
        return ""
    under, over = match[1].strip(), match[2].strip()
    under, over = (over, under) if over in _CIRCLES else (under, over)
    return _CIRCLED.get(over, over) if under in _CIRCLES else under + over
