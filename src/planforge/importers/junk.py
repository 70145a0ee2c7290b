"""What the web put round a plan: advertisements, other articles, page numbers."""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from planforge.importers.lines import Doubt, Line

_DATA = Path(__file__).parent / "data" / "junk.json"
_LONGEST = 200
"""A longer line says more than junk does: it is kept, and named."""

_END = 30
"""Lines that a list of other articles has at most."""


def without_junk(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    """Return the lines that belong to the texts, and a doubt for each of the others."""
    line_sign, rest_sign = _signs()
    stop = next(
        (i for i, line in enumerate(lines) if rest_sign.search(line.text) and len(lines) - i <= _END), len(lines)
    )
    kept, doubts = [], []
    for index, line in enumerate(lines):
        if index >= stop or (line_sign.search(line.text) and len(line.text) <= _LONGEST):
            doubts.append(Doubt(line.place, f"不像计划里的话，已略去：{line.text}", "likely"))
        else:
            kept.append(line)
    return kept, doubts


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    signs: dict[str, list[str]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return re.compile("|".join(signs["line"])), re.compile("|".join(signs["rest"]))
