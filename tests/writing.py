"""Writes a Plan as a plan file, with the keys that an import never finds: 样式 and 检查."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from planforge.importers import writing
from planforge.importers.writing import quoted
from planforge.spec.looks import PRESET
from planforge.spec.model import NO_SETTINGS, NO_STYLE, Plan, Setting, Style

__all__ = ["quoted", "write_plan"]


def write_plan(plan: Plan) -> str:
    """Return the plan file of a plan."""
    rest = writing.write_plan(plan._replace(style=NO_STYLE, checks=NO_SETTINGS))
    return rest + "".join(f"{line}\n" for line in (*_style(plan.style), *_settings("检查", plan.checks)))


def _style(style: Style) -> Iterator[str]:
    if not style.settings:
        yield from _line("样式", style.preset)
        return
    yield "样式:"
    yield from _indented(_line(PRESET, style.preset))
    for part, settings in groupby(style.settings, lambda setting: setting.part):
        yield f"  {part}:"
        yield from (f"    {name}: {quoted(value)}" for _, name, value in settings)


def _settings(key: str, settings: Mapping[str, Setting]) -> Iterator[str]:
    if settings:
        yield f"{_key(key)}:"
        for name, value in settings.items():
            yield from _indented(_setting(name, value))


def _setting(name: str, value: Setting) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{_key(name)}: {quoted(value)}"
    elif isinstance(value, Mapping):
        yield from _settings(name, value) if value else iter((f"{_key(name)}: {{}}",))
    else:
        yield f"{_key(name)}: [{', '.join(_single_quoted(str(item)) for item in value)}]"


def _line(key: str, text: str) -> Iterator[str]:
    if text:
        yield f"{_key(key)}: {quoted(text)}"


def _key(text: str) -> str:
    return writing._key(text)


def _single_quoted(text: str) -> str:
    return writing._single_quoted(text)


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return writing._indented(lines)
