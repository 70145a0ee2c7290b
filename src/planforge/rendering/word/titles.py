"""Where a long title is broken: GB/T 9704-2012, 7.3.1 asks for whole words and the shape of a trapezium or rhombus."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, takewhile
from math import ceil, inf
from typing import NamedTuple

from planforge.rendering.word.title_words import NUMERALS, WHOLE, is_known, is_period, lexicon, words_of
from planforge.rendering.word.widths import width

LONGEST = 20
"""The 字 of 22 points that one line of the type area holds."""

SHORTEST = 4
MOST_LINES = 4

_QUOTES = (("《", "》"), ("〈", "〉"), ("“", "”"), ("（", "）"))
_CLOSING, _OPENING = "》〉”’）】、，。：；！？·…—–", "《〈“‘（【"
_JOINTS = "、：；—和与及或"
_NOT_FIRST, _NOT_LAST = _CLOSING + "的和与及或", _OPENING + "第·—–"

_UNIT, _PHRASE, _JOINED, _WORDS, _WORD, _NOWHERE, _SPLIT = 0.0, 1.0, 2.0, 3.0, 5.0, 20.0, 60.0
"""A break after the unit, between phrases, after 和 or a period, between known words, beside one, elsewhere, in one."""

_BOUND, _SEVERED = 2.0, 3.0
"""What it costs besides inside a unit or a long name; to leave a verb, or 关于印发, without its object."""

_LINE, _CLOSE, _MISSHAPEN, _STRANDED = 2.0, 1.0, 18.0, 30.0
"""What a line costs; lines nearly equal; equal lines or an hourglass; a line that begins with the 的 after a name."""


class _Size(NamedTuple):
    width: float
    characters: float


class _Way(NamedTuple):
    cost: float
    breaks: tuple[int, ...] = (0,)
    sizes: tuple[_Size, ...] = ()


def title_lines(title: str, unit: str = "", *, longest: int = LONGEST) -> tuple[str, ...]:
    """Break a title into lines of at most `longest` 字, none of them tiny; joined they give the title back.

    A break reads best after the `unit`. A title that cannot be broken by the rules is left to Word.
    """
    if ceil(width(title) / longest) not in range(2, MOST_LINES + 1):
        return (title,)
    measure = _measure(title)
    costs = _break_costs(title, unit, lambda start, end: measure(start, end).width <= longest)
    best: _Way | None = None
    for limit, spare in ((_NOWHERE, 1), (_SPLIT, 1), (inf, 2)):
        allowed = {index: cost for index, cost in costs.items() if cost < limit}
        best = min(_ways(title, allowed, measure, longest, spare), default=None)
        if best and best.cost < limit:
            break
    return tuple(title[start:end] for start, end in pairwise(best.breaks)) if best else (title,)


def _measure(title: str) -> Callable[[int, int], _Size]:
    """Return a function that measures the characters from one index to another."""
    starts, ends, counts = [], [0.0], [0.0]
    for before, character in pairwise(" " + title):
        single = width(character)
        starts.append(ends[-1] + width(before + character) - width(before) - single)
        ends.append(starts[-1] + single)
        counts.append(counts[-1] + single)
    starts.append(ends[-1])
    return lambda start, end: _Size(ends[end] - starts[start], counts[end] - counts[start])


def _ways(
    title: str, costs: dict[int, float], measure: Callable[[int, int], _Size], longest: int, spare: int
) -> Iterator[_Way]:
    """Yield the ways to break a title into as few lines as it needs or some to spare."""
    end = len(title)
    stops = [*costs.items(), (end, 0.0)]
    most = min(MOST_LINES, ceil(measure(0, end).width / longest) + spare)
    ways = [_Way(_LINE)]
    for lines_left in reversed(range(most)):
        ways = [
            _Way(way.cost + cost + _LINE, (*way.breaks, stop), (*way.sizes, size))
            for way in ways
            for stop, cost in stops
            if stop > way.breaks[-1]
            and _least(title, way.breaks[-1]) <= (size := measure(way.breaks[-1], stop)).width <= longest
            and measure(stop, end).width <= longest * lines_left
        ]
        yield from (way._replace(cost=way.cost + _unevenness(way.sizes)) for way in ways if way.breaks[-1] == end)
        ways = [way for way in ways if way.breaks[-1] < end]


def _least(title: str, start: int) -> float:
    """Return how short the line may be that begins at an index: the 的通知 after a long name is 3 字."""
    return 1 if title[start] == "的" else SHORTEST


def _unevenness(sizes: tuple[_Size, ...]) -> float:
    """Return what the sizes of lines cost, most of all where they make no trapezium or rhombus.

    Lines count as a rectangle where they look equal, or hold the same number of 字.
    """
    pairs = list(pairwise(sizes))
    steps = [right.width - left.width for left, right in pairs]
    equal = sum(abs(right.width - left.width) < 0.75 or left.characters == right.characters for left, right in pairs)
    hourglasses = sum(left < 0 < right for left, right in pairwise(steps))
    close = sum(abs(step) < 1 for step in steps)
    spread = max(size.width for size in sizes) - min(size.width for size in sizes)
    return 0.025 * spread**2 + _CLOSE * close + _MISSHAPEN * (equal + hourglasses)


def _break_costs(title: str, unit: str, fits: Callable[[int, int], bool]) -> dict[int, float]:
    """Return what a break costs before each character where one is allowed, by index."""
    words = words_of(title)
    head = _head(words, unit)
    costs = dict.fromkeys(range(1, len(title)), _SPLIT) | _costs_of_words(title, words, head)
    if 0 < head < len(title):
        costs[head] = _UNIT
    for start, end in _quotes(title):
        for index in range(start + 1, end):
            costs[index] += inf if fits(start, end) else _BOUND
        if end < len(title) and end - start <= len("“五四”"):
            costs[end] += _BOUND
    for match in re.finditer(WHOLE, title):
        costs |= dict.fromkeys(range(match.start() + 1, match.end()), inf)
    costs = {index: cost + _cost_of_marks(title, index) for index, cost in costs.items()}
    return {index: cost for index, cost in costs.items() if cost < inf}


def _head(words: list[str], unit: str) -> int:
    """Return where the name of the unit ends, before 关于 or the year where the unit is not known; 0 for none."""
    title = "".join(words)
    if unit and unit in title:
        return title.find(unit) + len(unit)
    named = list(takewhile(lambda word: word != "关于" and not is_period(word), words))
    return len("".join(named)) if named != words else 0


def _quotes(title: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each quoted name goes, with its marks."""
    for opening, closing in _QUOTES:
        start = title.find(opening)
        while start >= 0 and (end := title.find(closing, start) + 1):
            yield start, end
            start = title.find(opening, end)


def _costs_of_words(title: str, words: list[str], head: int) -> dict[int, float]:
    """Return what a break costs at each edge of the words of a title whose unit ends at `head`."""
    costs, index = {}, 0
    guessed = not head and not title.startswith("关于")
    for left, right, after in zip(words, words[1:], [*words[2:], ""], strict=False):
        start, index = index, index + len(left)
        about = title.rfind("关于", 0, index)
        cost = _cost_between(left, right, after, named=guessed or index < head)
        cost += 0.5 * (is_period(left) and start == head)
        cost += _SEVERED * (about >= 0 and index - about <= 6)
        costs[index] = cost + _BOUND * (index < head)
    return costs


def _cost_between(left: str, right: str, after: str, *, named: bool) -> float:
    """Return what a break costs between two words, with the one `after`; an organ ends a name where one is `named`."""
    known = lexicon()
    if left[-1] in NUMERALS and left not in known.words:
        return inf
    if left[-1] in "》的" or right[0] in "《（" or is_period(right) or (named and left in known.organs):
        cost = _PHRASE
    elif left[-1] in _JOINTS or left == "期间" or is_period(left) or right[0] == "“" or right in known.openers:
        cost = _JOINED
    elif right[0] == "第":
        cost = _NOWHERE if right[-1] in NUMERALS else _JOINED
    elif right in known.organs and not is_known(left):
        cost = _NOWHERE
    else:
        cost = (_NOWHERE, _WORD, _WORDS)[is_known(left) + is_known(right)]
        cost += _BOUND * (after != "" and after in "、和与及或")
    return cost + _SEVERED * (left in known.leaders or left[0] == "第") + _BOUND * (right in known.followers)


def _cost_of_marks(title: str, index: int) -> float:
    """Return what it costs to begin a line at an index, infinite before a closing mark or inside a number."""
    before, after = title[index - 1], title[index]
    if after == "的" and before in _CLOSING:
        return _STRANDED
    return inf if after in _NOT_FIRST or before in _NOT_LAST or title.endswith("关于", 0, index) else 0
