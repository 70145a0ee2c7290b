"""The values of a preset's file in OOXML's units."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from planforge.spec.looks import SIZES, read_spacing

AT_RIGHT = -1
"""A tab at the right indent, wherever that is."""

# The bounds of Word, which takes a file that goes beyond them for a damaged one.
_LARGEST = 1638  # points of type
_HIGHEST = 1584  # points of a line, or above and below it
_WIDEST = 31680  # twips

_ALIGNMENTS = ("left", "center", "right", "both", "distribute")


class PresetFault(Exception):
    """What is wrong inside a preset, as a Chinese clause."""


def setting(style: str, key: str, value: object) -> object:
    """Return a setting of a style in OOXML's units.

    Raises:
        PresetFault: there is no such setting, or it cannot have this value.
    """
    convert = _CONVERTERS.get(key)
    if convert is None:
        raise PresetFault(f"{style} 里不认识“{key}”")
    try:
        return convert(value)
    except ValueError as error:
        wanted = f"，{_WANTED[key]}" if key in _WANTED else ""
        raise PresetFault(f"{style} 的 {key} 不能是“{value}”{wanted}") from error


def _number(value: object, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise ValueError(value)
    return float(value)


def _within(least: float, most: float, unit: int = 1) -> Callable[[object], int]:
    """Return the reading of a number between two bounds, both included, that takes `unit` of OOXML's for each one."""
    return lambda value: round(unit * _number(value, least, most))


def _half_points(value: object) -> int:
    return round(2 * (SIZES[value] if isinstance(value, str) and value in SIZES else _number(value, 1, _LARGEST)))


def _line(value: object) -> tuple[int, str]:
    if isinstance(value, str) and value.endswith("倍") and read_spacing(value):
        return round(240 * float(value.removesuffix("倍"))), "auto"
    return round(20 * _number(value, 0, _HIGHEST)), "exact"


def _tab(value: object) -> int:
    return AT_RIGHT if value == "right" else round(_number(value, 0, _WIDEST))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _one_of(*words: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in words:
            raise ValueError(value)
        return str(value)

    return read


def _colour(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch("[0-9A-Fa-f]{6}|auto", value):
        raise ValueError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


_CONVERTERS: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {
        **dict.fromkeys(("name", "font", "latin"), _text),
        **dict.fromkeys(("color", "rule"), _colour),
        **dict.fromkeys(("bold", "snap", "keep_next", "page_break"), _flag),
        **dict.fromkeys(("before", "after"), _within(0, _HIGHEST, unit=20)),
        **dict.fromkeys(("left", "right"), _within(-_WIDEST, _WIDEST)),
        "spacing": _within(-_HIGHEST, _HIGHEST, unit=20),
        "align": _one_of(*_ALIGNMENTS),
        "outline": _within(0, 8),
        "line": _line,
        "tab": _tab,
        "size": _half_points,
        "first_line": lambda value: _number(value, 0, 100),
    }
)

_COLOUR_WORDS = "写成带引号的六位颜色值，如 'FF0000'"
_WANTED: Mapping[str, str] = MappingProxyType(
    {"align": f"可以写：{'、'.join(_ALIGNMENTS)}", "color": _COLOUR_WORDS, "rule": _COLOUR_WORDS}
)
"""What to write in place of a value where that is not plain."""
