"""年份只写了两位

公历年份写四位数字：“2027年度”不写“27年度”，“2026年9月”不写“26年9月”。只有看得出是年份的才提示，
“教龄26年”“近30年来”不在此列。

错误：
    前言: 本计划根据26年12月的会议制定。
正确：
    前言: 本计划根据2026年12月的会议制定。
出处：GB/T 15835—2011《出版物上数字用法》：四位数字表示的年份不应简写为两位数字；GB/T 9704—2012 7.3.5.4：
年份应标全称。
"""

import re
from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text

LEVEL = "warning"

REACH = 5
"""So many years about the plan's own a year of two figures is sure to be of its century."""

# Behind these a number of years is counted: 教龄26年3月, 连续10年度.
_COUNTED = "满近约逾达过教职龄作役期限余续第每长共隔任岗用超有计历经"
_NAMED = (
    r"年(?:度(?!假)|\s?(?:1[0-2]|0?[1-9])月(?!龄)|[上下]半年|第?[一二三四1-4]季度|底(?=[前完，。；、])|[春秋]季)"
    r"|[—–\-－~～]{1,2}\d\d学年"
)
_YEAR = re.compile(
    rf"(?<![\d’'＇{_COUNTED}])(?<!\d[.．—–\-－~～、至到])(?P<year>\d\d)(?={_NAMED})|(?<![\dA-Za-z])[’'＇](?P<elided>\d\d)(?=年)"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find calendar years of two figures, but no number of years."""
    for place in subject.places:
        if place.role == "period" or "年" not in place.text:
            continue
        for match in _YEAR.finditer(place.text):
            if match["year"] or not _closes_a_quotation(place.text, match.start()):
                yield from _findings(place.text, match, subject)


def _closes_a_quotation(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("‘") > before.count("’") if text[at] == "’" else before.count(text[at]) % 2 == 1


def _findings(text: Text, match: re.Match[str], subject: Subject) -> Iterator[Finding]:
    short = int(match["year"] or match["elided"])
    year = 2000 + short
    period = subject.period
    sure = period is not None and period.first.year - REACH <= year <= period.last.year + REACH
    if sure or match["elided"]:
        end = match.end() + (text[match.end()] == "年")
        written = text[match.start() : end]
        proper = f"{year}{'年' if written[-1] == '年' else ''}" if sure else None
        hint = f"写成“{proper}”" if proper else "写四位数字的年份"
        yield Finding(text, match.start(), end, f"“{written}”的年份只写了两位", hint, proper)
