"""日期不在计划的期间之内

“时间”和工作安排里写明年份的日期，早于期间的前一个月，或者晚于期间的后一个月，多半是照搬往年的计划时忘了改年份。
文件印发、施行的日期，单位成立的日期，“自……起”“截至……”之类的日期，不在此列。

错误：
    主要工作:
      - 内容: 教职工体检
        时间: 2026年6月
正确：
    主要工作:
      - 内容: 教职工体检
        时间: 2027年6月
出处：计划的“期间”。
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from planforge.almanac import Month, Period
from planforge.almanac.dates import NUMBER, YEAR
from planforge.almanac.numerals import parse_year, read_number
from planforge.checks.date_words import said_otherwise
from planforge.checks.subject import Finding, Subject
from planforge.spec.keys import TIME
from planforge.spec.model import Entry
from planforge.spec.places import Place, Role

LEVEL = "warning"

_ROLES: tuple[Role, ...] = ("heading", "run-in", "content", "lead")
_TASKS = re.compile("目标|任务|措施|安排|主要工作|重点工作|要点|活动|项目|目標|任務|重點工作")
_NO_TASKS = re.compile("回顾|总结|情况|形势|成绩|问题|依据|背景")
_DONE_BY = re.compile(
    "[底末]?(?:之|以)?前[，]?(?:全部|全面|要|应|务必|必须|基本|按时)?(?:完成|办结|办理|上报|报送|提交|召开)(?![^，。；]*的)"
)
_NOW = re.compile("今年|本年")
"""What sets a plan's own time against the date beside it, which is over then."""

_SENTENCE = re.compile("[^。；！？]+")


@cache
def _dates() -> re.Pattern[str]:
    day = rf"(?:{NUMBER}[日号號])?"
    return re.compile(
        rf"(?P<year>{YEAR})(?:年(?P<month>{NUMBER})月{day}|(?P<sign>[-./])(?P<figure>\d\d?)(?P=sign)\d\d?(?!\d))"
    )


def check(subject: Subject) -> Iterator[Finding]:
    """Find dates of activities and goals that lie well outside the plan's period."""
    period = subject.period
    if period is None:
        return
    tasks = _task_entries(subject.plan.sections)
    for place in subject.places:
        if not ("20" in place.text or "二" in place.text):
            continue
        if place.role == "attribute" and place.name == TIME:
            yield from _in_time(place, period)
        elif place.role in _ROLES and (place.periods or id(place.entry) in tasks):
            yield from _in_prose(place, period)


def _task_entries(sections: Iterable[Entry]) -> frozenset[int]:
    """Return the identities of the entries that say what is to be done."""
    waiting = [each for each in sections if _TASKS.search(each.heading) and not _NO_TASKS.search(each.heading)]
    for entry in waiting:
        waiting += entry.entries
    return frozenset(map(id, waiting))


def _in_time(place: Place, period: Period) -> Iterator[Finding]:
    found = list(_dates().finditer(place.text))
    sides = [_side(match, period) for match in found]
    reaches = said_otherwise("reach").search(place.text)
    # 2026年9月至2027年7月 is partly within; 2028年6月前 is a limit of time, but one that is over is none.
    if 0 not in sides and not (reaches and any(side > 0 for side in sides)) and not re.search("[自从起]", place.text):
        yield from (_finding(place, match, period) for match in found)


def _in_prose(place: Place, period: Period) -> Iterator[Finding]:
    for sentence in _SENTENCE.finditer(place.text):
        found = list(_dates().finditer(sentence[0]))
        outside = found and 0 not in [_side(match, period) for match in found]
        # 2026年6月30日前完成 is to be done, and in time for no plan of the next year.
        overdue = outside and all(
            _side(match, period) < 0 and _DONE_BY.match(sentence[0], match.end()) for match in found
        )
        overdue = overdue and not _NOW.search(sentence[0])
        others = ("past", "basis") if overdue else ("past", "basis", "reach", "preparing")
        if outside and not said_otherwise(*others).search(sentence[0]):
            yield from (_finding(place, match, period, sentence.start()) for match in found)


def _side(match: re.Match[str], period: Period) -> int:
    """Return -1 for a date before the period, 1 for one behind it, 0 for one in it, or the month before or after."""
    month = Month(parse_year(match["year"]), read_number(match["month"] or match["figure"]))
    return (month > period.last.plus(1)) - (month < period.first.plus(-1))


def _finding(place: Place, match: re.Match[str], period: Period, offset: int = 0) -> Finding:
    start, end = (offset + at for at in match.span())
    return Finding(place.text, start, end, f"“{match[0]}”不在期间“{period.text}”之内", "核对年份")
