"""A problem is a value: what is wrong, where, and what to type instead."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Level = Literal["error", "warning", "note"]

LEVELS: dict[Level, str] = {"error": "错误", "warning": "警告", "note": "提示"}
"""What each level is called."""


class Span(NamedTuple):
    """A stretch of a source text; lines and columns count from 1 in characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Diagnostic(NamedTuple):
    """One finding: an English kebab-case id, a level, a Chinese sentence, a Chinese hint and a place.

    `hint` is empty where the message says it all; `span` is None for a finding about the whole file.
    """

    id: str
    level: Level
    message: str
    hint: str = ""
    file: str = ""
    span: Span | None = None

    @property
    def sentence(self) -> str:
        """The message with the hint behind it, for where there is one text only."""
        return f"{self.message}（{self.hint}）" if self.hint else self.message


class Findings:
    """Gathers the findings of one file while it is being read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Diagnostic] = []

    def error(self, id: str, message: str, span: Span | None, hint: str = "") -> None:
        """Add an error."""
        self.found.append(Diagnostic(id, "error", message, hint, self.file, span))

    def warning(self, id: str, message: str, span: Span | None, hint: str = "") -> None:
        """Add a warning."""
        self.found.append(Diagnostic(id, "warning", message, hint, self.file, span))

    def note(self, id: str, message: str, span: Span | None, hint: str = "") -> None:
        """Add a note."""
        self.found.append(Diagnostic(id, "note", message, hint, self.file, span))


def in_file_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort findings by line and column, those about the whole file first; equal ones are kept once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.span or (0, 0, 0, 0)))


def as_errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Turn every finding into an error, as --strict asks."""
    return tuple(diagnostic._replace(level="error") for diagnostic in diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any finding is an error."""
    return any(diagnostic.level == "error" for diagnostic in diagnostics)
