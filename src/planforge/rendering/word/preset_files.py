"""Where presets come from: a file, the file that it is based on, and what the plan changes in it."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from planforge.errors import CallError, TemplateFault
from planforge.rendering.environment import read_template
from planforge.rendering.word.page import Page
from planforge.rendering.word.preset_values import PresetFault
from planforge.rendering.word.presets import Preset, mapping, preset_of
from planforge.resources import PRESETS, preset_names
from planforge.spec.looks import PAGE, PAPERS, PARTS, settings_of
from planforge.spec.model import NO_STYLE, Style, StyleSetting

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEFAULT = "gbt9704"

LEADING = 1.3
"""How high a fixed line is, in the size of its type, where nothing else says so."""

Changes: TypeAlias = dict[str, dict[str, Any]]
"""What a plan changes in a preset, in the words of a preset's file."""


@lru_cache(maxsize=64)
def load_preset(style: Style = NO_STYLE, folder: Path | None = None) -> Preset:
    """Return the preset that a style names (`gbt9704` if none), from the override folder first, with its changes.

    Raises:
        CallError: no preset has this name, or a change cannot be made; the sentence says what can.
        TemplateFault: the preset's file cannot be used; the sentence says which and why.
    """
    name = style.preset or DEFAULT
    refuse_unknown(name, folder)
    data = _data(name, folder, ())
    try:
        preset = preset_of(data)
    except PresetFault as error:
        raise TemplateFault(f"模板 {PRESETS}/{name}.yaml：{error}") from error
    if not style.settings:
        return preset
    try:
        changes = _footer_following(_changes(style.settings), preset.page)
        changed = preset_of(_merged(data, changes))
        return preset_of(_merged(data, _lines_following(changes, changed)))
    except PresetFault as error:
        raise CallError(f"计划的“样式”：{error}") from error


def refuse_unknown(name: str, folder: Path | None) -> None:
    """Do nothing where there is a preset of this name.

    Raises:
        CallError: there is none; the sentence says which there are.
    """
    known = preset_names(folder)
    if name not in known:
        raise CallError(f"没有名为“{name}”的样式，可用的有：{'、'.join(known)}")


@cache
def _data(name: str, folder: Path | None, above: tuple[str, ...]) -> Mapping[str, object]:
    """Read a preset's file over those it is based on; `above` are the files that led here."""
    file = f"{PRESETS}/{name}.yaml"
    data = dict(_read(file, folder))
    base = data.pop("base", None)
    if base is None:
        return data
    own = folder is not None and (folder / file).exists()
    # A preset of one's own may take the place of the built-in one and be based on it.
    source = None if base == name and own else folder
    if source is folder and base in (name, *above):
        raise TemplateFault(f"模板 {file}：base 绕成了圈：{'、'.join((*above, name))}")
    known = preset_names(source)
    if base not in known:
        raise TemplateFault(f"模板 {file}：base 写的“{base}”不存在，可用的有：{'、'.join(known)}")
    return _merged(_data(str(base), source, (*above, name) if source is folder else ()), data)


def _read(file: str, folder: Path | None) -> Mapping[str, object]:
    try:
        data = yaml.load(read_template(file, folder), Loader=_LOADER)  # noqa: S506 (it is a SafeLoader)
        return mapping(data, "样式文件")
    except yaml.MarkedYAMLError as error:
        where = f" 第 {error.problem_mark.line + 1} 行" if error.problem_mark else ""
        raise TemplateFault(f"模板 {file}{where}：不是正确的 YAML（{error.problem}）") from error
    except (yaml.YAMLError, ValueError) as error:  # YAML itself reads 2027-02-30, and fails over it
        raise TemplateFault(f"模板 {file}：不是正确的 YAML（{error}）") from error
    except PresetFault as error:
        raise TemplateFault(f"模板 {file}：{error}") from error


def _merged(base: Mapping[str, object], changes: Mapping[str, object]) -> dict[str, object]:
    """Return `base` with the changes laid over it, mapping by mapping."""
    merged = dict(base)
    for key, value in changes.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _footer_following(changes: Changes, page: Page) -> Changes:
    """Keep the page number as far below the type area as it was (GB/T 9704-2012, 7.5) where only the margin is new."""
    new = changes["page"]
    if "bottom" in new and "footer" not in new:
        new["footer"] = max(new["bottom"] - page.bottom + page.footer, 0)
    return changes


def _lines_following(changes: Changes, preset: Preset) -> Changes:
    """Give type that has outgrown its fixed line a higher one, unless the plan says how high that is."""
    body = preset.normal
    for look in preset.looks:
        line, rule = (look.line, look.line_rule) if look.line else (body.line or 0, body.line_rule)
        points = (look.size or body.size or 0) / 2
        if rule == "exact" and line < 20 * points:
            changes["styles"].setdefault(look.id, {}).setdefault("line", LEADING * points)
    return changes


def _changes(settings: tuple[StyleSetting, ...]) -> Changes:
    """Say a plan's changes in the words of a preset's file."""
    page: dict[str, Any] = {}
    styles: dict[str, dict[str, object]] = {}
    for part, name, text in settings:
        setting = settings_of(part).get(name) if part == PAGE or part in PARTS else None
        value = setting.read(text) if setting else None
        if setting is None or value is None:
            raise PresetFault(f"“{part}”的“{name}”不能是“{text}”")
        if setting.key == "paper":
            page["width"], page["height"] = PAPERS[str(value)]
        elif part == PAGE:
            page[setting.key] = value
        else:
            for style in PARTS[part]:
                styles.setdefault(style, {})[setting.key] = value
    return {"page": page, "styles": styles}
