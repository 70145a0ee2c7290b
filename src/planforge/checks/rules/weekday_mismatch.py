"""日期和星期对不上

“3月8日（星期二）”这样的写法，日期和星期必须一致。往年的日期照抄过来，星期就会错。没有写年份的，按计划的期间判断；
期间里这个月有两次的，不作判断。

错误：
    主要工作:
      - 2027年3月8日（星期二）召开座谈会。
正确：
    主要工作:
      - 2027年3月8日（星期一）召开座谈会。
出处：公历。
"""

import re
from collections.abc import Iterator
from itertools import chain

from planforge.almanac.dates import day_of, spelled, weekday
from planforge.checks.dates import RANGE, Day, days_in, numeric_days_in, years_in, years_of
from planforge.checks.subject import Finding, Subject
from planforge.spec.places import Place

LEVEL = "error"

_PAST = ("preface", "caption")
"""In these a day without a year may be one before the period."""

_WEEK = "(?:星期|礼拜|禮拜|周|週)"
_NAMED = rf"{_WEEK}(?P<day>[一二三四五六日天])(?!日|常|程|记|历)"
_BEHIND = re.compile(
    rf"\s?(?:上午|下午|晚上|中午|早上)?\s?[（(]?\s?(?P<from>{_WEEK}[一二三四五六日天]{RANGE})?(?P<name>{_NAMED})"
    rf"(?!\s?(?:{RANGE}|[、和及])\s?{_WEEK}?[一二三四五六日天])"
)
_BEFORE = re.compile(rf"(?<![每第单双逢])(?P<name>{_NAMED})\s?[（(]\s?$")
_CLOSING = re.compile(r"\s?[）)]")


def check(subject: Subject) -> Iterator[Finding]:
    """Find days that stand beside the name of another day of the week."""
    for place in subject.places:
        text = place.text
        if "周" in text or "星期" in text or "週" in text or "礼拜" in text or "禮拜" in text:
            for day in chain(days_in(text), numeric_days_in(text)):
                yield from _findings(place, day, subject)


def _findings(place: Place, day: Day, subject: Subject) -> Iterator[Finding]:
    text = place.text
    match = _BEHIND.match(text, day.end)
    if match and bool(match["from"]) != bool(day.joint):  # the name of one day behind two, or the other way round
        return
    if match is None and _CLOSING.match(text, day.end):
        match = _BEFORE.search(text, max(0, day.start - 8), day.start)
    if match is None:
        return
    days = [found for year in _years(place, day, subject) if (found := day_of(year, day.month, day.day))]
    named = match["day"].replace("天", "日")
    if days and all(weekday(each)[-1] != named for each in days):
        first = days[0]
        message = f"{spelled(first)}是{weekday(first)}，不是“{match['name']}”"
        yield Finding(text, *match.span("name"), message, "核对日期或者星期")


def _years(place: Place, day: Day, subject: Subject) -> tuple[int, ...]:
    """Return the years that may be meant, the likeliest first."""
    if day.year:
        return (day.year,)
    years = years_of(day.month, subject.period)
    if day.vague or len(years) != 1 or place.role in _PAST:
        return ()
    return (*years, *years_in("".join((*place.periods, place.text))))
