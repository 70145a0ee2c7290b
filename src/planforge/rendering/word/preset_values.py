"""The values of a preset's file in OOXML's units."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from planforge.spec.looks import SIZES, read_spacing

AT_RIGHT = -1
"""A tab at the right indent, wherever that is."""


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
        raise PresetFault(f"{style} 的 {key} 不能是“{value}”") from error


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(value)
    return float(value)


def _half_points(value: object) -> int:
    return round(2 * SIZES[value]) if isinstance(value, str) and value in SIZES else round(2 * _number(value))


def _from_points(value: object) -> int:
    return round(20 * _number(value))


def _line(value: object) -> tuple[int, str]:
    if isinstance(value, str) and value.endswith("倍") and read_spacing(value):
        return round(240 * float(value.removesuffix("倍"))), "auto"
    return _from_points(value), "exact"


def _tab(value: object) -> int:
    return AT_RIGHT if value == "right" else _twips(value)


def _twips(value: object) -> int:
    return round(_number(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


_CONVERTERS: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {
        **dict.fromkeys(("name", "font", "latin", "color", "align", "rule"), _text),
        **dict.fromkeys(("bold", "snap", "keep_next", "page_break"), _flag),
        **dict.fromkeys(("spacing", "before", "after"), _from_points),
        **dict.fromkeys(("left", "right", "outline"), _twips),
        "line": _line,
        "tab": _tab,
        "size": _half_points,
        "first_line": _number,
    }
)
