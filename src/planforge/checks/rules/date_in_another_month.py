"""活动日期不在所列的月份

写在“3月”下面的活动，日期却是“4月8日”，多半是改了一处忘了另一处。为后面的活动做准备、报名截止之类的日期，不在此列。

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
    """Find dates of activities in a month that is not the one they stand under."""
    for place in subject.places:
        if not place.periods or "月" not in place.text:
            continue
        label = parse_label(place.periods[-1])
        if isinstance(label, Label) and label.kind in _KINDS:
            if place.role == "attribute" and place.name == TIME:
                yield from _in_time(place, label)
            elif place.role in _ROLES:
                yield from _in_prose(place, label)


def _in_time(place: Place, label: Label) -> Iterator[Finding]:
    time = parse_label(place.text)
    anywhere, _ = _months()
    if isinstance(time, Label) and time.kind in _KINDS:
        months = set(time.months)
    elif said_otherwise("reach").search(place.text):
        return
    else:
        months = {read_number(match["month"]) for match in anywhere.finditer(place.text)}
    if months and months.isdisjoint(label.months):
        yield _finding(place, 0, len(place.text))


def _in_prose(place: Place, label: Label) -> Iterator[Finding]:
    anywhere, says_when = _months()
    text = _NAMES.sub(lambda name: "＊" * len(name[0]), place.text)
    months = {read_number(match["month"]) for match in anywhere.finditer(text)}
    if months.isdisjoint(label.months) and not said_otherwise("past", "reach", "preparing", "other_times").search(text):
        yield from (_finding(place, *match.span()) for match in says_when.finditer(text))


def _finding(place: Place, start: int, end: int) -> Finding:
    month = place.periods[-1]
    return Finding(
        place.text, start, end, f"“{place.text[start:end]}”写在“{month}”下面", "核对日期，或者移到所在的月份"
    )
