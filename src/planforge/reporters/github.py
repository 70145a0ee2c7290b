"""Findings as workflow commands, which GitHub shows beside the lines that they are about."""

from collections.abc import Iterable

from planforge.diagnostics import Diagnostic, Level

COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return findings as one `::error file=…,line=…::message` each (GitHub's workflow commands)."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    id, level, _, _, file, span = diagnostic
    properties: dict[str, str | int] = {"file": file} if file else {}
    if span:
        # An end column on another line than the first is refused.
        properties |= {"line": span.line, "endLine": span.end_line, "col": span.column}
        properties |= {"endColumn": span.end_column} if span.line == span.end_line else {}
    properties["title"] = id
    written = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in properties.items())
    return f"::{COMMANDS[level]} {written}::{_escaped(diagnostic.sentence, _DATA)}"


def _escaped(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)
