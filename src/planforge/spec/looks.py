"""What 样式 may say: the parts of a document, their settings and the values these take, as one table.

A value becomes what a preset's file would say in its place: points for type and spacing, 字 for the first line,
twips for the page.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from planforge.spec.keys import NO, YES

Value: TypeAlias = str | float | bool

PRESET = "预设"
PAGE = "页面"

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "正文": ("Normal",),
        "标题": ("Title",),
        "题注": ("Subtitle",),
        "主送": ("Salutation",),
        "一级标题": ("Heading1",),
        "二级标题": ("Heading2",),
        "三级标题": ("Heading3",),
        "四级标题": ("Heading4",),
        "五级标题": ("Heading5",),
        "附件说明": ("AttachmentNote",),
        "署名": ("Signature", "SignatureLine"),
        "日期": ("Date",),
        "附件序号": ("AttachmentLabel",),
        "附件标题": ("AttachmentTitle",),
        "表头": ("TableHead", "TableHeadSmall"),
        "表格": ("TableText", "TableShort", "TableTextSmall", "TableShortSmall"),
        "页码": ("FooterOdd", "FooterEven"),
        "发文机关标志": ("LetterheadMark",),
        "发文字号": ("LetterheadNumber",),
        "版记": ("Imprint",),
    }
)
"""The parts of a document by their names in GB/T 9704-2012, and the preset's styles for each."""

PLACED = ("附件说明", "署名", "日期")
"""Parts whose place on the line follows from their text: 首行缩进 and 对齐 would do nothing."""

SIZES: Mapping[str, float] = MappingProxyType(
    {
        "初号": 42,
        "小初": 36,
        "一号": 26,
        "小一": 24,
        "二号": 22,
        "小二": 18,
        "三号": 16,
        "小三": 15,
        "四号": 14,
        "小四": 12,
        "五号": 10.5,
        "小五": 9,
        "六号": 7.5,
        "小六": 6.5,
        "七号": 5.5,
        "八号": 5,
    }
)
"""The sizes of Chinese type in points."""

_NUMERALS = str.maketrans("12345678", "一二三四五六七八")
"""GB/T 9704-2012 itself writes 3号 (5.2.2)."""

_WORDS_FOR_TIMES = {"单倍": "1倍", "双倍": "2倍"}

ALIGNMENTS = {
    **dict.fromkeys(("左对齐", "居左"), "left"),
    **dict.fromkeys(("右对齐", "居右"), "right"),
    "居中": "center",
    "两端对齐": "both",
    "分散对齐": "distribute",
}
PAPERS = {"A4": (11906, 16838), "A3": (16838, 23811), "16开": (10432, 14740)}
"""Width and height in twips."""

_COLOURS = {"红色": "FF0000", "黑色": "000000"}
_TWIPS = {"毫米": 1440 / 25.4, "mm": 1440 / 25.4, "厘米": 1440 / 2.54, "cm": 1440 / 2.54, "磅": 20.0, "pt": 20.0}
_NUMBER = r"([-+]?\d+(?:\.\d+)?)\s*(%s)?"
_WIDEST_MARGIN = 80 * _TWIPS["毫米"]


class Setting(NamedTuple):
    """A setting: its name in a preset, what can be written, and the reading of a value (None if it cannot be)."""

    key: str
    wanted: str
    read: Callable[[str], Value | None]


def read_spacing(text: str) -> Value | None:
    """Read 行距: points, or a multiple of single spacing such as 1.5倍; Word says 固定值28磅 and 1.5倍行距."""
    times = text.removesuffix("行距")
    times = _WORDS_FOR_TIMES.get(times, times)
    if times.endswith("倍"):
        return times if _within(times, 0.5, 5, "倍") is not None else None
    return _within(text.removeprefix("固定值").lstrip(), 1, 200, "磅|pt")


def _within(text: str, least: float, most: float, units: str) -> float | None:
    match = re.fullmatch(_NUMBER % units, text)
    return number if match and least <= (number := float(match[1])) <= most else None


def _bounded(least: float, most: float, units: str) -> Callable[[str], Value | None]:
    return lambda text: _within(text, least, most, units)


def _size(text: str) -> Value | None:
    name = text.translate(_NUMERALS) if text.startswith("小") or text.endswith("号") else text
    name = name.removesuffix("号") if name.startswith("小") else name
    return name if name in SIZES else _within(text, 5, 72, "磅|pt")


def _font(text: str) -> Value | None:
    return text if text.isprintable() and len(text) <= 31 else None  # Word knows no longer names


def _colour(text: str) -> Value | None:
    text = _COLOURS.get(text, text)
    return text.upper() if re.fullmatch("[0-9A-Fa-f]{6}", text) else None


def _flag(text: str) -> Value | None:
    return True if text.lower() in YES else False if text.lower() in NO else None


def _length(text: str) -> Value | None:
    match = re.fullmatch(_NUMBER % "|".join(_TWIPS), text)
    if not match or not match[2]:
        return None
    twips = round(float(match[1]) * _TWIPS[match[2]])
    return twips if 0 <= twips <= _WIDEST_MARGIN else None


def _paper(text: str) -> Value | None:
    return text.upper() if text.upper() in PAPERS else None


_FLAG_WORDS = "“是”或“否”"
_LENGTH_WORDS = "0 到 80 毫米，写成 37毫米、3.7厘米 或 105磅"

SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        "字体": Setting("font", "字体的名称，如“仿宋”", _font),
        "西文字体": Setting("latin", "字体的名称，如“Times New Roman”", _font),
        "字号": Setting("size", "“初号”到“八号”，或 5 到 72 的磅数", _size),
        "加粗": Setting("bold", _FLAG_WORDS, _flag),
        "颜色": Setting("color", "“红色”“黑色”，或六位的颜色值，如 FF0000", _colour),
        "字距": Setting("spacing", "-5 到 20 的磅数", _bounded(-5, 20, "磅|pt")),
        "行距": Setting("line", "1 到 200 的磅数，如 28；或单倍行距的倍数，如 1.5倍", read_spacing),
        "段前": Setting("before", "0 到 200 的磅数", _bounded(0, 200, "磅|pt")),
        "段后": Setting("after", "0 到 200 的磅数", _bounded(0, 200, "磅|pt")),
        "对齐": Setting("align", "、".join(ALIGNMENTS), ALIGNMENTS.get),
        "首行缩进": Setting("first_line", "0 到 10 的字数，如 2", _bounded(0, 10, "字符?")),
    }
)
PAGE_SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        "纸张": Setting("paper", "、".join(PAPERS), _paper),
        "上边距": Setting("top", _LENGTH_WORDS, _length),
        "下边距": Setting("bottom", _LENGTH_WORDS, _length),
        "左边距": Setting("left", _LENGTH_WORDS, _length),
        "右边距": Setting("right", _LENGTH_WORDS, _length),
        "页脚": Setting("footer", _LENGTH_WORDS, _length),
        "双面": Setting("duplex", _FLAG_WORDS, _flag),
    }
)


def settings_of(part: str) -> Mapping[str, Setting]:
    """Return the settings that a part has, by name."""
    if part == PAGE:
        return PAGE_SETTINGS
    if part in PLACED:
        return {name: setting for name, setting in SETTINGS.items() if name not in ("首行缩进", "对齐")}
    return SETTINGS
