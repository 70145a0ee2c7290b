"""没有这一天

日历上没有的日期，如 2 月 30 日、4 月 31 日、平年的 2 月 29 日，多半是打错了数字，或者照搬往年的计划。没有写年份的，
按计划的期间判断。标题和“时间”写成 13 月的，也在此列。

错误：
    主要工作:
      - 4月31日前完成会员登记。
正确：
    主要工作:
      - 4月30日前完成会员登记。
出处：公历。
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterator

from planforge.almanac import NearMiss, parse_label, read_number
from planforge.almanac.dates import NUMBER, day_of
from planforge.checks.dates import Day, days_in, numeric_days_in, years_in, years_of
from planforge.checks.subject import Finding, Subject, whole
from planforge.spec.keys import TIME
from planforge.spec.model import Text
from planforge.spec.places import Role

LEVEL = "error"

_CODE = "编码"
_HEADINGS: tuple[Role, ...] = ("heading", "run-in")
_MONTH = re.compile(rf"({NUMBER})月份?(?:[上中下]旬|[初中底末])?")
_NO_MONTH = "没有“{}”，一年只有12个月"
_ANY_LEAP_YEAR = 2000


def check(subject: Subject) -> Iterator[Finding]:
    """Find days that no year has that may be meant."""
    for place in subject.places:
        text = place.text
        # The reader has refused such a label.
        if place.name == _CODE or (place.role == "label" and isinstance(parse_label(text), NearMiss)):
            continue
        if (place.role in _HEADINGS or place.name == TIME) and _is_no_month(text):
            yield whole(text, _NO_MONTH.format(text), "核对月份")
        for day in days_in(text):
            if day_of(_ANY_LEAP_YEAR, day.month, day.day) is None or _is_in_no_year(day, text, subject):
                yield _finding(text, day, subject)
        for day in numeric_days_in(text):
            if 1 <= day.month <= 12 and 28 < day.day <= 31 and day_of(day.year or 0, day.month, day.day) is None:
                yield _finding(text, day, subject)


def _is_no_month(text: str) -> bool:
    month = _MONTH.fullmatch(text)
    return month is not None and not 1 <= read_number(month[1]) <= 12


def _is_in_no_year(day: Day, text: Text, subject: Subject) -> bool:
    """Tell whether this is 29 February of no leap year."""
    if (day.month, day.day) != (2, 29) or day.vague:
        return False
    years = (day.year,) if day.year else (*years_of(2, subject.period), *years_in(text))
    return bool(years) and not any(isleap(year) for year in years)


def _finding(text: Text, day: Day, subject: Subject) -> Finding:
    written = text[day.start : day.end]
    if not 1 <= day.month <= 12:
        return Finding(text, day.start, day.end, _NO_MONTH.format(written), "核对月份")
    year = day.year or next(iter(years_of(day.month, subject.period)), None)
    of = f"{year}年" if year and day.month == 2 else ""
    last = monthrange(year or _ANY_LEAP_YEAR, day.month)[1]
    return Finding(text, day.start, day.end, f"没有“{written}”，{of}{day.month}月只有{last}天", "核对日期")
