"""活动日期不在所列的月份

写在“3月”下面的，或者“时间”是3月的活动，日期却是“4月8日”，多半是改了一处忘了另一处。为后面的活动做准备、报名截止之类的日期，不在此列。

错误：
    月份安排:
      3月:
        - 4月8日女教职工健康讲座
正确：
    月份安排:
      4月:
        - 4月8日女教职工健康讲座
出处：计划自身的月份安排。
"""

import re
from collections.abc import Iterator
from functools import cache

from planforge.almanac import Label, parse_label
from planforge.almanac.dates import NUMBER
from planforge.almanac.numerals import read_number
from planforge.checks.date_words import said_otherwise
from planforge.checks.subject import Finding, Subject
from planforge.spec.keys import TIME
from planforge.spec.model import Text
from planforge.spec.places import Place, Role

LEVEL = "warning"

_ROLES: tuple[Role, ...] = ("run-in", "content", "lead")
_KINDS = ("months", "ten-days", "date", "quarter", "half")
_BEGINS = "组织|举办|召开|开展|举行|进行|慰问|走访|参加|參加|組織|舉辦|召開|開展|舉行"
_NAMES = re.compile("《[^》]*》|“[^”]*”")


@cache
def _months() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a month looks like anywhere, and where it says when something is done."""
    month = rf"(?<![0-9０-９一二三四五六七八九十第.])(?P<month>{NUMBER})月"
    day = rf"{NUMBER}(?:日(?!游)|[号號](?![楼室房文车]))"
    return re.compile(month), re.compile(
        rf"(?:^|(?<=[，。；：（(、 ])){month}(?:{day}|份?(?:[上中下]旬)?(?={_BEGINS}))"
    )


def check(subject: Subject) -> Iterator[Finding]:
    """Find dates of activities in a month that is not the one they stand under, or that their 时间 says."""
    for place in subject.places:
        if "月" not in place.text:
            continue
        is_time = place.role == "attribute" and place.name == TIME
        when = _when(place, is_time=is_time) if is_time or place.role in _ROLES else None
        label = parse_label(when) if when else None
        if when and isinstance(label, Label) and label.kind in _KINDS:
            found = _in_time(place.text, label) if is_time else _in_prose(place.text, label)
            yield from (_finding(place.text, *span, when, is_below=when in place.periods) for span in found)


def _when(place: Place, *, is_time: bool) -> Text | None:
    """Return what says when the activity of a text is: the 时间 beside it, else the period above it."""
    attributes = place.entry.attributes if place.entry and not is_time else ()
    times = [each.value for each in attributes if each.name == TIME]
    return next(iter((*times, *reversed(place.periods))), None)


def _in_time(text: Text, label: Label) -> Iterator[tuple[int, int]]:
    time = parse_label(text)
    anywhere, _ = _months()
    if isinstance(time, Label) and time.kind in _KINDS:
        months = set(time.months)
    elif said_otherwise("reach").search(text):
        return
    else:
        months = {read_number(match["month"]) for match in anywhere.finditer(text)}
    if months and months.isdisjoint(label.months):
        yield 0, len(text)


def _in_prose(text: Text, label: Label) -> Iterator[tuple[int, int]]:
    anywhere, says_when = _months()
    plain = _NAMES.sub(lambda name: "＊" * len(name[0]), text)
    months = {read_number(match["month"]) for match in anywhere.finditer(plain)}
    if months.isdisjoint(label.months) and not said_otherwise("past", "reach", "preparing", "other_times").search(
        plain
    ):
        yield from (match.span() for match in says_when.finditer(plain))


def _finding(text: Text, start: int, end: int, when: Text, *, is_below: bool) -> Finding:
    written = text[start:end]
    if is_below:
        return Finding(text, start, end, f"“{written}”写在“{when}”下面", "核对日期，或者移到所在的月份")
    return Finding(text, start, end, f"“{written}”与时间“{when}”不符", "核对日期和时间")
