"""A preset: page, fonts and styles as a YAML file, turned into the numbers of OOXML."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from planforge.errors import CallError, TemplateFault
from planforge.rendering.environment import read_template
from planforge.resources import templates_folder

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEFAULT = "gbt9704"
FOLDER = "word/presets"

STYLES = (
    *("Normal", "Title", "Subtitle", "Salutation", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5"),
    *("AttachmentNote", "Signature", "Date", "SignatureLine", "AttachmentLabel", "AttachmentTitle"),
    *("TableHead", "TableText", "TableShort", "TableHeadSmall", "TableTextSmall", "TableShortSmall"),
    *("LetterheadMark", "LetterheadNumber", "Imprint", "FooterOdd", "FooterEven", "Anchor"),
)
"""The styles that the layout asks for and every preset has."""

# The sizes of Chinese type in points.
SIZES = {
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


class Page(NamedTuple):
    """Paper, margins and grid in twips; `line` and `character` are the pitch of one line and one 字."""

    width: int
    height: int
    top: int
    left: int
    bottom: int
    right: int
    header: int
    footer: int
    line: int
    character: int

    @property
    def measure(self) -> int:
        """The width of the type area in twips."""
        return self.width - self.left - self.right


class Look(NamedTuple):
    """A paragraph style in OOXML's units: half-points for `size`, twips for lengths, hundredths of a 字 for chars.

    None and empty strings leave the matter to Normal, on which every style is based. The template takes the fields
    in this order; Word's own styles have English names, ours Chinese ones.
    """

    id: str
    name: str
    font: str = ""
    latin: str = ""
    size: int | None = None
    bold: bool = False
    color: str = ""
    spacing: int | None = None
    line: int | None = None
    before: int | None = None
    after: int | None = None
    align: str = ""
    first_line: int = 0
    first_line_chars: int = 0
    left: int | None = None
    right: int | None = None
    tab: int | None = None
    rule: str = ""
    snap: bool = True
    keep_next: bool = False
    page_break: bool = False
    outline: int | None = None


class Preset(NamedTuple):
    """Everything about a document's looks."""

    page: Page
    fonts: Mapping[str, str]
    looks: tuple[Look, ...]

    @property
    def normal(self) -> Look:
        """The look of body text."""
        return next(look for look in self.looks if look.id == "Normal")


@cache
def load_preset(name: str, folder: Path | None) -> Preset:
    """Read a preset by name, from the override folder first.

    Raises:
        CallError: no preset has this name; the sentence lists those there are.
        TemplateFault: the preset's file cannot be used; the sentence says which and why.
    """
    known = preset_names(folder)
    if name not in known:
        raise CallError(f"没有名为“{name}”的样式，可用的有：{'、'.join(known)}")
    file = f"{FOLDER}/{name}.yaml"
    try:
        return _preset(yaml.load(read_template(file, folder), Loader=_LOADER))  # noqa: S506 (it is the safe one, in C)
    except yaml.MarkedYAMLError as error:
        where = f" 第 {error.problem_mark.line + 1} 行" if error.problem_mark else ""
        raise TemplateFault(f"模板 {file}{where}：不是正确的 YAML（{error.problem}）") from error
    except yaml.YAMLError as error:
        raise TemplateFault(f"模板 {file}：不是正确的 YAML（{error}）") from error
    except _PresetError as error:
        raise TemplateFault(f"模板 {file}：{error}") from error


def preset_names(folder: Path | None) -> tuple[str, ...]:
    """Return the names of all presets, sorted, those of the override folder included."""
    roots = [root for root in (templates_folder(), folder) if root is not None]
    return tuple(sorted({file.stem for root in roots for file in (root / FOLDER).glob("*.yaml")}))


class _PresetError(Exception):
    """What is wrong inside a preset, as a Chinese clause."""


def _preset(data: object) -> Preset:
    top = _mapping(data, "样式文件")
    styles = _mapping(top.get("styles"), "styles")
    missing = next((name for name in STYLES if name not in styles), None)
    if missing is not None:
        raise _PresetError(f"缺少样式“{missing}”")
    size = _setting("Normal", "size", _mapping(styles["Normal"], "Normal").get("size"))
    assert isinstance(size, int)
    fonts = _mapping(top.get("fonts", {}), "fonts")
    return Preset(
        page=_page(_mapping(top.get("page"), "page")),
        fonts=MappingProxyType({name: str(substitute) for name, substitute in fonts.items()}),
        looks=tuple(_look(name, _mapping(look, name), size) for name, look in styles.items()),
    )


def _mapping(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise _PresetError(f"{name} 应当是一组“名称: 值”")
    return value


def _page(data: Mapping[str, object]) -> Page:
    names = Page._fields
    for name in names:
        if type(data.get(name)) is not int:
            raise _PresetError(f"page 的 {name} 应当是整数")
    unknown = next((name for name in data if name not in names), None)
    if unknown is not None:
        raise _PresetError(f"page 里不认识“{unknown}”")
    return Page(**{name: data[name] for name in names})  # type: ignore[arg-type]


def _look(name: str, data: Mapping[str, object], normal_size: int) -> Look:
    settings: dict[str, Any] = {"name": name}
    settings.update((key, _setting(name, key, value)) for key, value in data.items())
    characters = settings.pop("first_line", 0)
    settings["first_line_chars"] = round(characters * 100)
    settings["first_line"] = round(characters * settings.get("size", normal_size) * 10)
    return Look(id=name, **settings)


def _setting(style: str, key: str, value: object) -> object:
    convert = _CONVERTERS.get(key)
    if convert is None:
        raise _PresetError(f"{style} 里不认识“{key}”")
    try:
        return convert(value)
    except ValueError as error:
        raise _PresetError(f"{style} 的 {key} 不能是“{value}”") from error


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(value)
    return float(value)


def _half_points(value: object) -> int:
    return round(2 * SIZES[value]) if isinstance(value, str) and value in SIZES else round(2 * _number(value))


def _from_points(value: object) -> int:
    return round(20 * _number(value))


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
        **dict.fromkeys(("spacing", "line", "before", "after"), _from_points),
        **dict.fromkeys(("left", "right", "tab", "outline"), _twips),
        "size": _half_points,
        "first_line": _number,
    }
)
