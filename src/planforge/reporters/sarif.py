"""Findings as SARIF 2.1.0, which code hosts read."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Any, TypeAlias
from urllib.parse import quote

from planforge.diagnostics import Diagnostic
from planforge.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_Json: TypeAlias = dict[str, Any]


def render_sarif(diagnostics: Iterable[Diagnostic], describe: Callable[[str], str]) -> str:
    """Return findings as a SARIF log with one run; `describe` says what an id means (SARIF 2.1.0, 3.14)."""
    found = tuple(diagnostics)
    ids = sorted({diagnostic.id for diagnostic in found})
    driver = {
        "name": "planforge",
        "version": __version__,
        "language": "zh-CN",
        "rules": [{"id": id, "shortDescription": {"text": describe(id)}} for id in ids],
    }
    run: _Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, ids) for diagnostic in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(diagnostic: Diagnostic, ids: Sequence[str]) -> _Json:
    id, level, _, _, file, span = diagnostic
    location: _Json = {"artifactLocation": {"uri": _uri(file)}}
    if span:
        line, column, end_line, end_column = span
        region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        location["region"] = region
    result: _Json = {"ruleId": id, "ruleIndex": ids.index(id), "level": level, "message": {"text": diagnostic.sentence}}
    return result | ({"locations": [{"physicalLocation": location}]} if file else {})


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix().encode(errors="surrogateescape"))
