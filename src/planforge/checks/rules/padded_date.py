"""月、日补了零

公文里月份和日期是一位数的，直接写一位数，前面不补零：写“1月5日”，不写“01月05日”。

错误：
    落款:
      日期: 2027年01月05日
正确：
    落款:
      日期: 2027年1月5日
出处：GB/T 9704—2012《党政机关公文格式》7.3.5.4：年份应标全称，月、日不编虚位（即1不编为01）。
"""

import re
from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

_YEAR = r"(?:(?<!\d)\d{4}年)?"
_DATE = re.compile(
    rf"{_YEAR}(?<![\d.．:：第])\d{{1,2}}月\d{{1,2}}(?:日|[号號](?![楼室房文车]))|{_YEAR}(?<![\d.．:：第])[0０][1-9１-９]月(?!龄)"
)
_PADDED = re.compile(r"(?<!\d)[0０](?=[1-9１-９](?:月|[日号號]))")
_ZEROS = "0０"


def check(subject: Subject) -> Iterator[Finding]:
    """Find dates in which a month or a day of one figure has a zero before it."""
    for place in subject.places:
        if "月" not in place.text or not any(zero in place.text for zero in _ZEROS):
            continue
        for match in _DATE.finditer(place.text):
            plain = _PADDED.sub("", match[0])
            if plain != match[0]:
                message = f"“{match[0]}”的月、日前面不补零"
                yield Finding(place.text, *match.span(), message, f"写成“{plain}”", plain)
