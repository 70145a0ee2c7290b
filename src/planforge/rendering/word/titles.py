"""Where a long title is broken: GB/T 9704-2012, 7.3.1 asks for whole words and the shape of a trapezium or rhombus."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, pairwise
from math import ceil, inf
from pathlib import Path
from typing import NamedTuple

from planforge.rendering.word.widths import width

LONGEST = 20
"""The 字 of 22 points that one line of the type area holds."""

SHORTEST = 4
MOST_LINES = 4

WORDS = Path(__file__).with_name("title_words.json")
"""The words that plans' titles are made of: `ends` close a name, `starts` open a phrase."""

# Never broken: quoted names that fit a line, periods, numbers with their counter, Latin words.
_WHOLE = (
    r"[0-9]{4}年(?:[0-9]{1,2}月)?[—–-](?:[0-9]{4}年)?[0-9]{1,2}月"
    r"|[0-9〇一二三四五六七八九十]{4}年(?:[上下]半年|第?[一二三四]季度|[0-9]{1,2}月)|"
    r"《[^》]{0,18}》|“[^”]{0,18}”|（[^）]{0,18}）"
    r"|第?[0-9〇一二三四五六七八九十]+(?:[—–-][0-9〇一二三四五六七八九十]+)?"
    r"(?:学年度?(?:第[一二]学期)?|[年月日届次号期个周]?[度份底]?)|[A-Za-z0-9.]+"
)
_AFTER, _BEFORE = r"(?<=[》的])", r"(?=《)|(?<![0-9〇第—–-])(?=[0-9〇]{4}|二〇)"
_JOINT = r"(?<=[、和与及])|(?<=[年季]度)|(?<=[0-9〇一二三四五六七八九十]年)|(?<=[0-9]月)|(?<=半年)|(?<=学年)|(?<=学期)"
_OPENING = r"(?<=关于.)|(?<=关于..)|(?<=关于...)|(?<=关于....)"
_NOT_FIRST, _NOT_LAST = "》”）、，。：的和与及—–", "《“（—–"

_UNIT, _PHRASE, _JOINED, _WORDS, _WORD, _NOWHERE = 0.0, 1.0, 2.0, 3.0, 5.0, 9.0
"""A break after the unit, between phrases, after 和 or a period, between known words, beside one, elsewhere."""

_SEVERED = 3.0
"""What it costs besides to leave 关于印发 without what is 印发."""

_MISSHAPEN = 8.0
"""What equal lines or an hourglass cost where there is no other way."""


class _Lexicon(NamedTuple):
    pattern: re.Pattern[str]
    ends: frozenset[str]
    starts: frozenset[str]


def title_lines(title: str, unit: str = "", *, longest: int = LONGEST) -> tuple[str, ...]:
    """Break a title into lines of at most `longest` 字, none of them tiny; joined they give the title back.

    A break reads best after the `unit`. A title that cannot be broken by the rules is left to Word.
    """
    needed = ceil(width(title) / longest)
    if needed <= 1 or needed > MOST_LINES:
        return (title,)
    costs = _break_costs(title, unit)
    measure = cache(lambda start, end: _fitting(width(title[start:end]), longest))
    few = (needed, needed + 1) if needed < 3 else (needed,)
    for counts, misshapen in ((few, inf), ((needed + 1,), inf), (few, _MISSHAPEN), ((needed + 1,), _MISSHAPEN)):
        found = [
            way
            for count in counts
            if count <= MOST_LINES
            for way in _ways(costs, len(title), measure, count, misshapen)
        ]
        if found:
            _, breaks = min(found)
            return tuple(title[start:end] for start, end in pairwise((0, *breaks, len(title))))
    return (title,)


def _fitting(size: float, longest: int) -> float:
    """Return a line's width, infinite where the type area does not hold it."""
    return size if size <= longest else inf


def _ways(
    costs: dict[int, float], end: int, measure: Callable[[int, int], float], count: int, misshapen: float
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield the ways to make so many lines, each with its cost."""
    for breaks in combinations(costs, count - 1):
        lines = [measure(*span) for span in pairwise((0, *breaks, end))]
        cost = sum(costs[index] for index in breaks) + 2 * count + _unevenness(lines, misshapen)
        if cost < inf:
            yield cost, breaks


def _break_costs(title: str, unit: str) -> dict[int, float]:
    """Return what a break costs before each character where one is allowed, by index."""
    words = _lexicon()
    spans = [match.span() for match in words.pattern.finditer(title)]
    inside = {index for start, end in spans for index in range(start + 1, end)}
    edges = [edge for span in spans for edge in span]
    costs = {index: (_NOWHERE, _WORD, _WORDS)[edges.count(index)] for index in range(1, len(title))}
    phrases = _places(title, _AFTER, _BEFORE)
    phrases |= {start for start, end in spans if title[start:end] in words.starts}
    phrases |= {end for start, end in spans if title[start:end] in words.ends}
    costs |= dict.fromkeys(_places(title, _JOINT), _JOINED) | dict.fromkeys(phrases, _PHRASE)
    for index in _places(title, _OPENING):
        costs[index] = costs.get(index, _NOWHERE) + _SEVERED
    if unit in title:
        costs[title.find(unit) + len(unit)] = _UNIT
    return {index: costs[index] for index in sorted(costs) if index not in inside and _may_part(title, index)}


def _places(title: str, *patterns: str) -> set[int]:
    return {match.start() for pattern in patterns for match in re.finditer(pattern, title)}


def _may_part(title: str, index: int) -> bool:
    """Tell whether a line may begin at the index."""
    if not 0 < index < len(title) or title.endswith("关于", 0, index):
        return False
    return title[index] not in _NOT_FIRST and title[index - 1] not in _NOT_LAST


def _unevenness(lines: list[float], misshapen: float) -> float:
    """Return what the widths of lines cost; one too long or too short is infinite, no trapezium or rhombus `misshapen`.

    Lines that differ by less than one 字 count as a rectangle.
    """
    if max(lines) == inf or min(lines) < SHORTEST:
        return inf
    steps = [right - left for left, right in pairwise(lines)]
    faults = sum(abs(step) < 1 for step in steps) + sum(left < 0 < right for left, right in pairwise(steps))
    return 0.3 * (max(lines) - min(lines)) + (misshapen * faults if faults else 0)


@cache
def _lexicon() -> _Lexicon:
    data: dict[str, list[str]] = json.loads(WORDS.read_text(encoding="utf-8"))
    words = sorted({word for group in data.values() for word in group}, key=len, reverse=True)
    pattern = re.compile("|".join((_WHOLE, *words)))
    return _Lexicon(pattern, frozenset(data["ends"]), frozenset(data["starts"]))
