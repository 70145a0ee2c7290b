"""成文日期没有用阿拉伯数字写全

落款和印发的日期写成“2027年1月5日”：不写“2027-01-05”“2027.1.5”“二〇二七年一月五日”，也不缺年份，不缺哪一天。
正文里的日期不在此列。

错误：
    落款:
      日期: 2027.1.5
正确：
    落款:
      日期: 2027年1月5日
出处：GB/T 9704—2012《党政机关公文格式》7.3.5.4：用阿拉伯数字将年、月、日标全。
"""

import re
from collections.abc import Iterator

from planforge.almanac.dates import DATE, NUMBER, YEAR, date_of, spelled
from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

_IN_CHINESE = re.compile("[^0-9０-９]+")
_LACKING = re.compile(rf"(?:(?P<year>{YEAR})年)?(?:{NUMBER}|元)月(?P<day>(?:{NUMBER}|[初中下上]旬?)[日号]?)?")


def check(subject: Subject) -> Iterator[Finding]:
    """Find days of signing and printing that are written in another form, or not in full."""
    for place in subject.texts("signing-date", "signature-line", "imprint-date"):
        text = place.text
        full = DATE.fullmatch(text)
        day = date_of(full) if full else None
        if full and day and (full["sign"] or _IN_CHINESE.fullmatch(text)):
            proper = spelled(day)
            yield Finding(text, 0, len(text), f"“{text}”没有写成“几年几月几日”", f"写成“{proper}”", proper)
        lacking = None if full else _LACKING.fullmatch(text)
        if lacking:
            what = "是哪一天" if lacking["year"] else "年份"
            yield Finding(text, 0, len(text), f"“{text}”没有写{what}", "把年、月、日写全")
