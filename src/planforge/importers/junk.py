"""What the web put round a plan: advertisements, other articles, page numbers."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from planforge.importers.lines import Doubt, Line

_DATA = Path(__file__).parent / "data" / "junk.json"
_LONGEST = 200
"""A longer line says more than junk does: it is kept, and named."""

_PAGE = re.compile(r"^(?:第 ?\d+ ?页.{0,10}|[-－—–·]? ?\d{1,3} ?[-－—–·]?|\d+ ?/ ?\d+)$")
_LONGEST_HEAD = 40
_END = 30
"""Lines that a list of other articles has at most."""


def without_junk(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    """Return the lines that belong to the texts, and a doubt for each of the others."""
    line_sign, rest_sign = _signs()
    stop = next(
        (i for i, line in enumerate(lines) if rest_sign.search(line.text) and len(lines) - i <= _END), len(lines)
    )
    heads = _running_heads(lines, line_sign)
    kept, doubts = [], []
    for index, line in enumerate(lines):
        if line.text in heads and index:
            doubts.append(Doubt(line.place, f"每页重复的页眉，已略去：{line.text}", "likely"))
        elif index >= stop or (line_sign.search(line.text) and len(line.text) <= _LONGEST):
            doubts.append(Doubt(line.place, f"不像计划里的话，已略去：{line.text}", "likely"))
        else:
            kept.append(line)
    return kept, doubts


def _running_heads(lines: Sequence[Line], sign: re.Pattern[str]) -> frozenset[str]:
    """Return the lines that stand beside a page number again and again, or once more after they opened the file."""
    beside: Counter[str] = Counter()
    for one, other in pairwise(lines):
        for line, page in ((one, other), (other, one)):
            if 0 < len(line.text) <= _LONGEST_HEAD and _PAGE.search(page.text) and not sign.search(line.text):
                beside[line.text] += 1
    return frozenset(text for text, count in beside.items() if count > 1 or text == lines[0].text)


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    signs: dict[str, list[str]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return re.compile("|".join(signs["line"])), re.compile("|".join(signs["rest"]))
