"""Findings as a Markdown page with a table, for the summary of a CI run or a comment."""

from collections import Counter
from collections.abc import Sequence

from planforge.diagnostics import LEVELS, Diagnostic
from planforge.rendering.escaping import cell
from planforge.reporters.display import visible
from planforge.reporters.text import counted

LIMIT = 200
"""So many findings are shown at most; GitHub refuses a summary larger than 1 MiB."""


def render_markdown(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """Return a heading, a sentence with the counts and, where anything was found, a table of the findings."""
    counts = counted(Counter(diagnostic.level for diagnostic in diagnostics))
    result = f"发现 {counts}" if counts else "未发现问题"
    return f"## 计划检查\n\n检查了 {files} 份计划，{result}。\n" + (_table(diagnostics) if diagnostics else "")


def _table(diagnostics: Sequence[Diagnostic]) -> str:
    rows = [_row("位置", "级别", "代号", "问题", "建议"), "|---|---|---|---|---|"]
    rows += [_finding(diagnostic) for diagnostic in diagnostics[:LIMIT]]
    hidden = len(diagnostics) - LIMIT
    more = f"\n另有 {hidden} 条没有列出。\n" if hidden > 0 else ""
    return "\n" + "\n".join(rows) + f"\n{more}\n每个代号的意思：`planforge explain 代号`\n"


def _finding(diagnostic: Diagnostic) -> str:
    id, level, message, hint, file, span = diagnostic
    place = f"{file}:{span.line}:{span.column}" if span else file
    return _row(place, LEVELS[level], id, message, hint)


def _row(*texts: str) -> str:
    return f"| {' | '.join(cell(visible(text)) for text in texts)} |"
