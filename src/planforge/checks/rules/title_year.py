"""标题的时间与期间不符

标题里的年份、上下半年、季度或者学期，不是“期间”里的那一个，多半是用去年的文件改的，标题忘了改。
标题里另外还提到别的年份没有关系，只要有一个对得上。学年计划、跨年的计划，写哪一个年份都可以；
写明两头的学年（2026—2027学年）要是计划的学年。开年、开学以后表彰、考核上一年度的，写上一年度。

错误：
    标题: 示例小学工会2026年工作计划
正确：
    标题: 示例小学工会2027年工作计划
出处：《党政机关公文处理工作条例》第十九条：公文应当内容准确、前后一致。
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from planforge.almanac import Period
from planforge.almanac.numerals import YEAR, parse_number, parse_year
from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text

LEVEL = "warning"

_WIDE = str.maketrans("０１２３４５６７８９○零", "0123456789〇〇")
_HALF = re.compile("([上下])半年")
_QUARTER = re.compile("第?([一二三四1-4])季度")
_TERM = re.compile("(?:第([一二12])|([上下]))[学學]期|([春秋])(?:季|[学學]期)")
_HONOURED = re.compile("度[^，。；]{0,12}(?:表彰|先进|优秀|评优|评选|考核|决算)")
_OF_SCHOOLS = ("school-year", "semester")
_JOINTS = tuple("-—–－~～至/")
_AUTUMN = frozenset("一1上秋")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9])({YEAR})(?:年|(?=[学學]年|\s*[-—–－~～至/]+\s*{YEAR}年?))")


@cache
def _school_year() -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9])({YEAR})年?\s*[-—–－~～至/]+\s*(?:{YEAR}|[0-9]{{2}})年?\s?[学學]年")


def check(subject: Subject) -> Iterator[Finding]:
    """Find a year, half, quarter or semester in the title that is not the one of the plan."""
    title, period = subject.plan.title, subject.period
    if title and period:
        plain = title.translate(_WIDE)
        wrong = _wrong_year(plain, period) or _wrong_school_year(plain, period) or _wrong_part(plain, period)
        if wrong:
            yield _finding(title, *wrong, subject.plan.period)


def _finding(title: Text, start: int, end: int, period: str) -> Finding:
    return Finding(title, start, end, f"标题里的“{title[start:end]}”与期间“{period}”不符", "改正标题，或者改正期间")


def _wrong_year(title: str, period: Period) -> tuple[int, int] | None:
    found = list(_year().finditer(title))
    first, last = period.first.year, period.last.year
    if period.kind == "semester" and period.first.month < 9:
        first -= 1  # the second semester of a school year, which is named after its first year too
    years = [parse_year(match[1]) for match in found]
    ends = [parse_year(match[1]) + _reaches_on(title, match, period) for match in found]
    if not found or (min(years) <= last and max(ends) >= first):
        return None
    return found[-1].span()


def _reaches_on(title: str, match: re.Match[str], period: Period) -> bool:
    """Tell whether a year reaches into the next: 2026学年 does, and those of 2026年度 are honoured in 2027."""
    if _HONOURED.match(title, match.end()):
        return True
    is_second = title[: match.start()].rstrip().endswith(_JOINTS)
    return period.kind not in _OF_SCHOOLS and not is_second and title.startswith(("学年", "學年"), match.end())


def _wrong_school_year(title: str, period: Period) -> tuple[int, int] | None:
    """Find a school year that has one of the plan's two years but not the other."""
    if period.kind not in _OF_SCHOOLS:
        return None
    own = period.first.plus(-8).year  # of the last September, which may be the first month itself
    found = list(_school_year().finditer(title))
    fits = (own - parse_year(match[1]) in (0, bool(_HONOURED.match(title, match.end()))) for match in found)
    return found[-1].span() if found and not any(fits) else None


def _wrong_part(title: str, period: Period) -> tuple[int, int] | None:
    """Compare 上半年, 第一季度 or 第一学期 with the plan's, where the title names exactly one."""
    if period.kind == "half":
        return _differs(_HALF, title, lambda part: (part == "下") == (period.first.month == 7))
    if period.kind == "quarter":
        return _differs(_QUARTER, title, lambda part: parse_number(part) == (period.first.month + 2) // 3)
    if period.kind == "semester":
        return _differs(_TERM, title, lambda part: (part in _AUTUMN) == (period.first.month == 9))
    return None


def _differs(pattern: re.Pattern[str], title: str, fits: Callable[[str], bool]) -> tuple[int, int] | None:
    matches = list(pattern.finditer(title))
    parts = [next(filter(None, match.groups())) for match in matches]
    return matches[0].span() if matches and not any(map(fits, parts)) else None
