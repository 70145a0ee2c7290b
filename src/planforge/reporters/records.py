"""Findings as JSON: a list of them and what they come to."""

import json
from collections.abc import Iterable
from typing import TypeAlias

from planforge.diagnostics import Diagnostic

VERSION = 1

Record: TypeAlias = dict[str, str | int | None]


def render_json(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """Return findings as a JSON document: `version`, `diagnostics` and a `summary` with counts.

    Every finding has `id`, `level`, `message`, `hint`, `file`, `line`, `column`, `end_line` and `end_column`; the
    last four count from 1, the end is exclusive, and all are null for a finding about a whole file.
    """
    records = [_record(diagnostic) for diagnostic in diagnostics]
    summary = {"files": files, **{f"{level}s": _count(records, level) for level in ("error", "warning", "note")}}
    document = {"version": VERSION, "diagnostics": records, "summary": summary}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _record(diagnostic: Diagnostic) -> Record:
    id, level, message, hint, file, span = diagnostic
    places = span or (None, None, None, None)
    record: Record = {"id": id, "level": level, "message": message, "hint": hint, "file": file}
    return record | dict(zip(("line", "column", "end_line", "end_column"), places, strict=True))


def _count(records: list[Record], level: str) -> int:
    return sum(record["level"] == level for record in records)
