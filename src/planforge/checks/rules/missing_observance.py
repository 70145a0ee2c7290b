"""安排里少了通常会有的节日

工会全年的月份安排已经写了好几个节日，却没有三八妇女节；学校、幼儿园的没有教师节。多半是漏了。
只看写满全年、至少写了四个别的节日的安排；计划里任何地方提到了，就不算少。

错误：
    单位: 示例厂工会
    期间: 2027年
    月份安排:
      1月: [走访困难职工]
      2月: [培训小组长]
      春节: [慰问值班职工]
      3月: [职工体检]
      4月: [健步走]
      五一国际劳动节: [表彰先进]
      6月: [安全检查]
      端午节: [包粽子]
      7月: [送清凉]
      8月: [助学]
      9月: [技能比赛]
      中秋节: [联谊会]
      10月: [运动会]
      11月: [征集提案]
      12月: [总结]
正确：
    单位: 示例厂工会
    期间: 2027年
    月份安排:
      3月: [女职工座谈会]
      五一国际劳动节: [表彰先进]
出处：工会女职工工作的惯例；《中华人民共和国教师法》第六条。
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from planforge.almanac import Label, find_observance, occurrences, parse_label
from planforge.checks.subject import Finding, Subject, whole
from planforge.spec.model import Schedule
from planforge.spec.places import schedules

LEVEL = "note"

DATA = Path(__file__).parent.parent / "data" / "usual_observances.json"
FESTIVALS, MONTHS = 4, 10
"""The fewest festivals and months of a schedule that means to name them all."""


class Usual(NamedTuple):
    """An observance, the words in the names of units that keep it, and the words that show it is thought of."""

    name: str
    units: tuple[str, ...]
    words: tuple[str, ...]


@cache
def _usual() -> tuple[Usual, ...]:
    rows = json.loads(DATA.read_bytes())
    return tuple(Usual(row["name"], tuple(row["units"]), tuple(row["words"])) for row in rows)


def check(subject: Subject) -> Iterator[Finding]:
    """Find what is missing from a whole year's schedule that names other festivals."""
    for schedule in schedules(subject.plan) if subject.period else ():
        if _names_festivals(schedule):
            for usual in _usual():
                if any(word in subject.plan.unit for word in usual.units) and _is_missing(usual, subject):
                    label = schedule.periods[0].heading
                    message = f"安排里有别的节日，没有{usual.name}"
                    yield whole(label, message, f"漏了的话，加一行“{usual.name}: ……”")


def _names_festivals(schedule: Schedule) -> bool:
    """Tell whether a schedule goes through the year and names several festivals as keys."""
    labels = [period.heading for period in schedule.periods]
    months = {month for each in map(parse_label, labels) if isinstance(each, Label) for month in each.months}
    return len(months) >= MONTHS and sum(find_observance(label) is not None for label in labels) >= FESTIVALS


def _is_missing(usual: Usual, subject: Subject) -> bool:
    observance = find_observance(usual.name)
    assert observance is not None
    assert subject.period is not None
    if not occurrences(observance, *subject.period.days):
        return False
    return not any(word in place.text for place in subject.places for word in usual.words)
