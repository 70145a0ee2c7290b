"""Where a long title is broken: GB/T 9704-2012, 7.3.1 asks for whole words and the shape of a trapezium or rhombus."""

import re
from itertools import combinations, pairwise
from math import ceil, inf

from planforge.rendering.word.widths import width

LONGEST = 20
"""The 字 of 22 points that one line of the type area holds."""

SHORTEST = 4
MOST_LINES = 3

# Never broken: quoted names, numbers with their counter, Latin words, and the words that plans' titles are made of.
_WHOLE = (
    r"《[^》]*》|“[^”]*”|（[^）]*）|第?[0-9〇一二三四五六七八九十]+[年月日届次号期个周]?[度份底]?|[A-Za-z0-9.]+"
    r"|上半年|下半年|学年度?|第[一二]学期|委员会|工作要点|工作计划|实施方案|活动方案|工作|计划|方案|安排|规划|要点"
    r"|幼儿园|教职工|职工|小学|中学|学校|学院|大学|工会|教育|体育|卫生|文化|宣传|党支部|支部|总支|联合会|办公室|直属|机关|关于|通知"
)
_AFTER = r"(?<=[》、和与及的])|(?<=关于)|(?<=委员会)|(?<=[年期]度)|(?<=学年)|(?<=学期)"
_BEFORE = r"(?=工作计划|工作要点|实施方案|活动方案|《)"
_NOT_FIRST = "》”）、，。：的和与及"
_AWKWARD = 3.0


def title_lines(title: str, *parts: str, longest: int = LONGEST) -> tuple[str, ...]:
    """Break a title into lines of at most `longest` 字, none of them tiny; joined they give the title back.

    `parts` are pieces of the title, such as unit and period, after which a break reads best. A title that cannot be
    broken well is left to Word.
    """
    needed = ceil(width(title) / longest)
    if needed == 1 or needed > MOST_LINES:
        return (title,)
    costs = _break_costs(title, parts)
    best: tuple[str, ...] = (title,)
    least = inf
    widths = [width(title[:end]) for end in range(len(title) + 1)]
    for count in range(needed, min(needed + 1, MOST_LINES) + 1):
        for breaks in combinations(costs, count - 1):
            spans = tuple(pairwise((0, *breaks, len(title))))
            shape = _shape_cost([widths[end] - widths[start] for start, end in spans], longest)
            cost = sum(costs[index] for index in breaks) + shape + 2 * count
            if cost < least:
                best, least = tuple(title[start:end] for start, end in spans), cost
    return best


def _break_costs(title: str, parts: tuple[str, ...]) -> dict[int, float]:
    """Return what a break costs before each character where one is allowed, by index."""
    inside = {index for whole in re.finditer(_WHOLE, title) for index in range(whole.start() + 1, whole.end())}
    natural = {match.start() for pattern in (_AFTER, _BEFORE) for match in re.finditer(pattern, title)}
    ends = {title.find(part) + len(part) for part in parts if part and part in title}
    costs: dict[int, float] = {}
    for index in range(1, len(title)):
        if index not in inside and title[index] not in _NOT_FIRST:
            costs[index] = 0.0 if index in ends else 1.0 if index in natural else _AWKWARD
    return costs


def _shape_cost(widths: list[float], longest: int) -> float:
    """Return how far the lines are from a trapezium or rhombus; infinite where a line is too long or too short."""
    if max(widths) > longest or min(widths) < SHORTEST:
        return inf
    steps = [right - left for left, right in pairwise(widths)]
    equal = sum(abs(step) < 1 for step in steps)
    hourglass = sum(left < 0 < right for left, right in pairwise(steps))
    return 0.3 * (max(widths) - min(widths)) + 4 * equal + 8 * hourglass
