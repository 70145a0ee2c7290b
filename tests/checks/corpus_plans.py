"""Collections of real plans, where they stand beside the project, as plans that rules can look at.

Nothing is imported with care: every line is a paragraph of 正文, but lines under a month's own line are activities of
that month. Each line of the plan remembers the line of the collection that it came from.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from conftest import ROOT

FOLDER = ROOT.parent / "shared" / "corpus"
YEAR = "2020"
"""The year of a plan that names none."""

_MONTH = re.compile(
    r"[\s\d、.．]*((?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[、,，]?[一二三四五六七八九十]{1,2})?月)份?[:：]?\s*"
)
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])")


class CorpusPlan(NamedTuple):
    """A plan of a collection: its id, its YAML, and for each line of that the line of the collection, 0 for none."""

    id: str
    text: str
    origins: tuple[int, ...]


def corpus_plans() -> Iterator[CorpusPlan]:
    """Yield the plans of all collections, in their order; none where the collections are missing."""
    census = FOLDER / "census.json"
    if not census.is_file():
        return
    for plan in json.loads(census.read_text(encoding="utf-8"))["plans"]:
        lines = (FOLDER / plan["file"]).read_text(encoding="utf-8").splitlines()
        first, last = plan["lines"]
        years = [str(plan.get("doc_year") or ""), *map(str, plan.get("year_in_text") or ()), YEAR]
        yield _plan(plan["id"], plan["title"], next(filter(None, years)), list(enumerate(lines, 1))[first - 1 : last])


def _plan(id: str, title: str, year: str, lines: list[tuple[int, str]]) -> CorpusPlan:
    prose: list[tuple[str, int]] = []
    months: dict[str, list[tuple[str, int]]] = {}
    into = prose
    for number, line in lines:
        match = _MONTH.fullmatch(line)
        if match:
            into = months.setdefault(match[1], [])
        elif line.strip():
            into = prose if _HEADING.match(line) else into
            into.append((_quoted(line), number))
    rows = [("单位: 示例工会", 0), (f"期间: {year}年", 0), (f"标题: {_quoted(title)}", 0), ("正文:", 0)]
    rows += [(f"  - {text}", number) for text, number in prose]
    rows += [("月份安排:", 0)] if any(months.values()) else []
    for month, activities in months.items():
        rows += [(f"  {month}:", 0)] if activities else []
        rows += [(f"    - {text}", number) for text, number in activities]
    return CorpusPlan(id, "".join(f"{text}\n" for text, _ in rows), tuple(number for _, number in rows))


def _quoted(text: str) -> str:
    return "'" + text.strip().replace("'", "''") + "'"
