"""“号”应作“日”

口头说“3月8号”“每月15号”，公文里写“3月8日”“每月15日”。楼号、文号的“号”不在此列。

错误：
    主要工作:
      - 3月8号召开女教职工座谈会。
正确：
    主要工作:
      - 3月8日召开女教职工座谈会。
出处：GB/T 9704—2012《党政机关公文格式》7.3.5.4：用阿拉伯数字将年、月、日标全。
"""

import re
from collections.abc import Iterator
from functools import cache

from planforge.almanac.dates import NUMBER
from planforge.checks.dates import day_mark, days_in
from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

_HAO = re.compile("[号號]$")


@cache
def _monthly() -> re.Pattern[str]:
    return re.compile(rf"[每本当當次下上][个個]?月\s?{NUMBER}{day_mark()}")


def check(subject: Subject) -> Iterator[Finding]:
    """Find days that are called 号 instead of 日."""
    for place in subject.places:
        text = place.text
        if not any(mark in text for mark in "号號"):
            continue
        monthly = (match.span() for match in _monthly().finditer(text))
        for start, end in (*(day[:2] for day in days_in(text)), *monthly):
            written = text[start:end]
            proper = _HAO.sub("日", written)
            if proper != written:
                message = f"“{written}”的“{written[-1]}”，公文里写“日”"
                yield Finding(text, start, end, message, f"写成“{proper}”", proper)
