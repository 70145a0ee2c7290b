"""Diagnostics for a person at a terminal: place, line, carets and what to type instead."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from planforge.diagnostics import LEVELS, Diagnostic, Level, Span
from planforge.reporters.display import COLUMNS, visible, width, wrap
from planforge.spec.text import split_lines

LIMIT = 50
GUTTER = "    "
CUT = "..."
TAB = 4
COUNTERS: dict[Level, str] = {"error": "个错误", "warning": "个警告", "note": "条提示"}
COLOURS: dict[Level, str] = {"error": "31", "warning": "33", "note": "36"}
BOLD = "1"


class TextReport:
    """The text form of a run's findings, file by file; at most `limit` are shown, all are counted.

    Errors have a limit of their own, so that notes of the first files hide none; beyond it a file's first error is
    still named, without its excerpt.
    """

    def __init__(self, *, colour: bool = False, limit: int = LIMIT) -> None:
        self._colour = colour
        self._left: dict[bool, int] = {True: limit, False: limit}
        self._hidden = 0
        self._counts: dict[Level, int] = dict.fromkeys(LEVELS, 0)

    def add(self, diagnostics: Iterable[Diagnostic], source: str = "") -> str:
        """Return the findings of one file as text; `source` is the decoded file, empty for no excerpts."""
        lines = split_lines(source) if source else []
        shown = []
        is_named = False
        for diagnostic in diagnostics:
            is_error = diagnostic.level == "error"
            self._counts[diagnostic.level] += 1
            if self._left[is_error]:
                self._left[is_error] -= 1
                shown.append(format_diagnostic(diagnostic, lines, colour=self._colour))
            elif is_error and not is_named:
                shown.append(format_diagnostic(diagnostic, [], colour=self._colour))
            else:
                self._hidden += 1
            is_named = is_named or is_error
        return "".join(shown)

    def end(self) -> str:
        """Return the last lines: what was left out and what was counted, or nothing for a clean run."""
        hidden = f"……另有 {self._hidden} 条\n" if self._hidden else ""
        counts = counted(self._counts)
        return hidden + (f"{counts}\n" if counts else "")


def counted(counts: Mapping[Level, int]) -> str:
    """Say how many findings there are of each level, of those that there are."""
    return "，".join(f"{counts[level]} {counter}" for level, counter in COUNTERS.items() if counts.get(level))


def format_diagnostic(diagnostic: Diagnostic, lines: list[str], *, colour: bool = False) -> str:
    """Return one finding as text that ends with a line break; `lines` are those of the file, or none."""
    tint = COLOURS[diagnostic.level] if colour else ""
    head = _head(diagnostic, tint)
    span = diagnostic.span
    hint = visible(diagnostic.hint)
    if span is None or not 1 <= span.line <= len(lines):
        body = [GUTTER + line for line in wrap(hint, COLUMNS - len(GUTTER))] if hint else []
    else:
        body = _excerpt(lines[span.line - 1], span, hint, tint)
    return "\n".join([head, *body]) + "\n"


def _head(diagnostic: Diagnostic, tint: str) -> str:
    span = diagnostic.span
    position = [str(span.line), str(span.column)] if span else []
    place = ":".join([visible(diagnostic.file), *position] if diagnostic.file else position)
    level = _paint(LEVELS[diagnostic.level], tint)
    place = f"{_paint(place, BOLD if tint else '')} " if place else ""
    return f"{place}{level} {diagnostic.id}：{visible(diagnostic.message)}"


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


def _excerpt(line: str, span: Span, hint: str, tint: str) -> list[str]:
    number = str(span.line)
    margin = f"{GUTTER}{number} | "
    blank = f"{GUTTER}{' ' * len(number)} | "
    room = COLUMNS - len(margin)
    window = _window(_cells(line), _columns(line, span), room)
    carets = " " * window.offset + "^" * window.length
    beside = f"{carets} {hint}".rstrip()
    if width(beside) <= room:
        below = [beside.replace(carets, " " * window.offset + _paint("^" * window.length, tint), 1)]
    else:
        below = [" " * window.offset + _paint("^" * window.length, tint), *wrap(hint, room)]
    return [(margin + window.text).rstrip(), *(blank + row for row in below)]


class _Window(NamedTuple):
    """What is shown of a line: its text, and where in it the carets begin and how many there are."""

    text: str
    offset: int
    length: int


def _cells(line: str) -> list[str]:
    """Return what is shown for each character of the line, tabs filled up to the next stop."""
    cells: list[str] = []
    column = 0
    for char in line:
        cell = " " * (TAB - column % TAB) if char == "\t" else visible(char)
        column += width(cell)
        cells.append(cell)
    return cells


def _columns(line: str, span: Span) -> tuple[int, int]:
    """Return the marked characters of the span's first line as indices into it, at least one of them."""
    last = len(line.rstrip()) if span.end_line > span.line else min(span.end_column - 1, len(line))
    first = min(max(span.column - 1, 0), len(line))
    return first, max(last, first + 1)


def _window(cells: list[str], marked: tuple[int, int], room: int) -> _Window:
    """Cut the line so that it fits and the marked part is in view, with a little of what stands before it."""
    cells = [*cells, " "]  # a finding may sit just behind the last character
    first, last = marked
    start, end = 0, len(cells)
    if width("".join(cells)) > room:
        start = _start(cells, first, last, room)
        end = _end(cells, start, room - (len(CUT) if start else 0))
    head = CUT if start else ""
    tail = CUT if end < len(cells) else ""
    last = max(min(last, end), first + 1)
    return _Window(
        text=(head + "".join(cells[start:end]) + tail).rstrip(),
        offset=width(head + "".join(cells[start:first])),
        length=max(width("".join(cells[first:last])), 1),
    )


def _start(cells: list[str], first: int, last: int, room: int) -> int:
    """Find the first character to show: 0 if the marked part is in view from there."""
    if width("".join(cells[:last])) + len(CUT) <= room:
        return 0
    start = first
    while start and width("".join(cells[start - 1 : first])) <= room // 3:
        start -= 1
    return start


def _end(cells: list[str], start: int, room: int) -> int:
    """Find the end of what fits behind `start`, with the place for a cut mark kept free."""
    used = 0
    for index in range(start, len(cells)):
        used += width(cells[index])
        if used > room - len(CUT):
            return index if width("".join(cells[start:])) > room else len(cells)
    return len(cells)
