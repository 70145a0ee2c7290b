"""What an input method, or a clerk who is used to plans, does to TOML: names without quotes and full-width signs."""

import re
from typing import NamedTuple

from planforge.diagnostics import Span
from planforge.spec.edits import Edit, Patched

_NAME = re.compile(r"[\w-]+")
_VALUE = re.compile(r"[\w./~-][^\s,，、\[\]{}\"'#=“”]*")
_QUOTED = re.compile(r"[“”＂‘’]([^“”＂‘’\"'\\]*)[“”＂‘’]")
_SIGNS = {
    "：": "=", ":": "=", "＝": "=", "，": ",", "、": ",", "；": ",", ";": ",",
    "［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}", "＃": "#",
}  # fmt: skip


class Slip(NamedTuple):
    """A slip: what is said of it, where it is written, and the edit that writes it as it is meant."""

    id: str
    message: str
    hint: str
    span: Span
    edit: Edit


def slip_at(complaint: str, patched: Patched, line: int, column: int) -> Slip | None:
    """Return the slip at a place where tomllib complains, None if it complains of something else."""
    text = patched.lines[line]
    if quoted := _QUOTED.match(text, column):
        meant = f'"{quoted[1]}"'
        return _slip("full-width-sign", "引号要用半角的", f"写成 {meant}", patched, line, quoted.span(), meant)
    if text[column : column + 1] in _SIGNS:
        sign, meant = text[column], _SIGNS[text[column]]
        place, message = (column, column + 1), f"这里不能用“{sign}”"
        return _slip("full-width-sign", message, f"写成半角的 {meant}", patched, line, place, meant)
    word = _word(complaint, text, column)
    if word is None:
        return None
    meant = f'"{word[0]}"'
    return _slip("unquoted-text", f"“{word[0]}”要加引号", f"写成 {meant}", patched, line, word.span(), meant)


def _word(complaint: str, text: str, column: int) -> re.Match[str] | None:
    """Return the name or value at a place that should stand between quotes; a name may begin before the place."""
    if complaint.startswith("Invalid value"):
        return _VALUE.match(text, column)
    if complaint.startswith("Expected '='"):
        found = (word for word in _NAME.finditer(text) if word.start() < column < word.end())
        return next(found, None)
    return _NAME.match(text, column) if complaint.startswith(("Invalid statement", "Invalid initial")) else None


def _slip(id: str, message: str, hint: str, patched: Patched, line: int, place: tuple[int, int], meant: str) -> Slip:
    start, end = (patched.column(line, column) for column in place)
    return Slip(id, message, hint, patched.span(line, place[0], line, place[1]), Edit(line, start, end, meant))
