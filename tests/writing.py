"""Writes a Plan as a plan file, with the keys that an import never finds: 样式 and 检查."""

from collections.abc import Iterator
from itertools import groupby

from planforge.importers import writing
from planforge.importers.writing import quoted
from planforge.spec.looks import PRESET
from planforge.spec.model import NO_CHECKS, NO_STYLE, Checks, Plan, Style

__all__ = ["quoted", "write_plan"]


def write_plan(plan: Plan) -> str:
    """Return the plan file of a plan."""
    rest = writing.write_plan(plan._replace(style=NO_STYLE, checks=NO_CHECKS))
    return rest + "".join(f"{line}\n" for line in (*_style(plan.style), *_checks(plan.checks)))


def _style(style: Style) -> Iterator[str]:
    if not style.settings:
        yield from _line("样式", style.preset)
        return
    yield "样式:"
    yield from _indented(_line(PRESET, style.preset))
    for part, settings in groupby(style.settings, lambda setting: setting.part):
        yield f"  {part}:"
        yield from (f"    {name}: {quoted(value)}" for _, name, value in settings)


def _checks(checks: Checks) -> Iterator[str]:
    if checks.ignore or checks.strict:
        ids = ", ".join(map(_single_quoted, checks.ignore))
        yield f"检查: {{忽略: [{ids}], 严格: {'是' if checks.strict else '否'}}}"


def _line(key: str, text: str) -> Iterator[str]:
    if text:
        yield f"{_key(key)}: {quoted(text)}"


def _key(text: str) -> str:
    return writing._key(text)


def _single_quoted(text: str) -> str:
    return writing._single_quoted(text)


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return writing._indented(lines)
