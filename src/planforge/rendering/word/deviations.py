"""Where a preset departs from GB/T 9704-2012: its numbers beside those of `gbt9704`, with the clause of each."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from planforge.rendering.word.page import Page
from planforge.rendering.word.preset_files import load_preset
from planforge.rendering.word.presets import Look, Preset
from planforge.resources import preset_names
from planforge.spec.looks import ALIGNMENTS, SIZES
from planforge.spec.model import Style, Text

_MAKERS = r"方正|简体|_GB2312|_GBK"
"""What the name of a font adds to the typeface that the standard asks for."""

_SIZE_NAMES = {round(2 * points): name for name, points in SIZES.items()}
_ALIGNMENTS = {value: word for word, value in reversed(ALIGNMENTS.items())}


class Deviation(NamedTuple):
    """What is otherwise than the standard has it, and the standard's clause."""

    clause: str
    what: str
    value: str
    standard: str


class Survey(NamedTuple):
    """A preset by name and title, with its deviations."""

    name: str
    title: str
    deviations: tuple[Deviation, ...]


def survey_presets(folder: Path | None) -> tuple[Survey, ...]:
    """Compare every preset, those of the override folder included, with the built-in `gbt9704`.

    Raises:
        TemplateFault: a preset's file cannot be used.
    """
    standard = load_preset()
    presets = ((name, load_preset(Style(Text(name)), folder)) for name in preset_names(folder))
    return tuple(Survey(name, preset.title, tuple(deviations(preset, standard))) for name, preset in presets)


def deviations(preset: Preset, standard: Preset) -> Iterator[Deviation]:
    """Yield what a preset has otherwise than `standard`, in the order of the clauses."""
    for clause, what, read in _PAGE:
        yield from _compared(clause, what, read(preset.page), read(standard.page))
    for clause, part, id, aspects in _LOOKS:
        ours, theirs = (each.look(id) for each in (preset, standard))
        for aspect in aspects:
            read_look = _ASPECTS[aspect]
            values = (read_look(ours, preset.normal), read_look(theirs, standard.normal))
            yield from _compared(clause, f"{part}{aspect}", *values)


def _compared(clause: str, what: str, value: str, standard: str) -> Iterator[Deviation]:
    if value != standard:
        yield Deviation(clause, what, value, standard)


def _millimetres(twips: int) -> str:
    return f"{twips * 25.4 / 1440:.1f}".removesuffix(".0") + " 毫米"


def _font(look: Look, normal: Look) -> str:
    return re.sub(_MAKERS, "", look.font or normal.font)


def _size(look: Look, normal: Look) -> str:
    size = look.size or normal.size or 0
    return _SIZE_NAMES.get(size, f"{size / 2:g} 磅")


def _weight(look: Look, _: Look) -> str:
    return "加粗" if look.bold else "不加粗"


def _alignment(look: Look, normal: Look) -> str:
    return _ALIGNMENTS.get(look.align or normal.align, look.align)


def _line(look: Look, normal: Look) -> str:
    line, rule = (look.line, look.line_rule) if look.line else (normal.line or 0, normal.line_rule)
    return f"{line / 20:g} 磅" if rule == "exact" else f"{line / 240:g} 倍"


def _spacing(look: Look, normal: Look) -> str:
    spacing = look.spacing if look.spacing is not None else normal.spacing
    return f"{(spacing or 0) / 20:g} 磅"


def _first_line(look: Look, _: Look) -> str:
    return f"{look.first_line_chars / 100:g} 字"


def _colour(look: Look, normal: Look) -> str:
    return look.color or normal.color or "黑色"


_PAGE: tuple[tuple[str, str, Callable[[Page], str]], ...] = (
    ("5.1", "纸张宽", lambda page: _millimetres(page.width)),
    ("5.1", "纸张高", lambda page: _millimetres(page.height)),
    ("5.2.1", "上边距", lambda page: _millimetres(page.top)),
    ("5.2.1", "下边距", lambda page: _millimetres(page.bottom)),
    ("5.2.1", "左边距", lambda page: _millimetres(page.left)),
    ("5.2.1", "右边距", lambda page: _millimetres(page.right)),
    ("5.2.3", "每行", lambda page: f"{page.characters} 字"),
)

_ASPECTS: dict[str, Callable[[Look, Look], str]] = {
    "字体": _font,
    "字号": _size,
    "字形": _weight,
    "对齐": _alignment,
    "行距": _line,
    "字距": _spacing,
    "首行缩进": _first_line,
    "颜色": _colour,
}

_TYPE = ("字体", "字号", "字形", "颜色")
_LOOKS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("5.2.3", "", "Normal", ("行距", "字距")),
    ("7.2.4", "发文机关标志", "LetterheadMark", ("字体", "颜色", "对齐")),
    ("7.3.1", "标题", "Title", (*_TYPE, "对齐")),
    ("7.3.3", "正文", "Normal", (*_TYPE, "首行缩进")),
    *(("7.3.3", f"{name}级标题", f"Heading{level}", _TYPE) for level, name in enumerate("一二三四", 1)),
    ("7.3.7", "附件序号", "AttachmentLabel", _TYPE),
    ("7.4", "版记", "Imprint", ("字体", "字号")),
    ("7.5", "页码", "FooterOdd", ("字体", "字号", "对齐")),
)
"""Clause, part, style and what of it the standard fixes."""
