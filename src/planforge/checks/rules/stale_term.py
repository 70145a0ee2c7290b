"""提法过了时候

五年规划、党代会和中央全会、教育活动、普法规划都有起止时间，套用往年的计划时最容易留下旧的提法。
以落款日期（没有落款日期的，以期间的第一天）前 90 天为准：那时已经结束的就要换。
回顾过去的不算，如“党的十八大以来”“巩固主题教育成果”，同一段里写了新提法的也不算。
“今年是‘十五五’开局之年”“今年是‘十五五’收官之年”，只能写在那一年的计划里。
项目文件“术语”里写明不再使用的词也在这里查。

错误：
    前言: 围绕“十三五”规划，深入贯彻党的十八大精神，推进民主管理。
正确：
    前言: 围绕“十五五”规划，总结“十四五”时期的做法，贯彻党的二十大精神，巩固党纪学习教育成果。
出处：历次五年规划纲要、党和工会全国代表大会及中央全会的起止日期，见 almanac/data 中各条的 source。
"""

import re
from collections.abc import Iterator
from datetime import date

from planforge.almanac import Period
from planforge.almanac.terms import REACH, Mention, may_mention, mentions, successor_on
from planforge.checks.subject import Finding, Subject
from planforge.checks.timing import settled_before
from planforge.spec.model import Text

LEVEL = "warning"

_BEHIND = re.compile(
    r"以[来來后後]|成果|收官|回[顾顧]|[总總][结結]|[历歷]次|取得|[圆圓][满滿]|期[间間]完成"
    r"|[评評]估|[终終]期|收尾|[验驗]收|[衔銜]接"
)
_BEFORE = re.compile(r"回[顾顧]|[总總][结結]|[历歷]次|迎接|喜迎")
_OUTCOME = re.compile("[时時]期[^，。；]{0,8}成果")
_AS_TIME = ("时期", "時期", "期间", "期間", "末", "五年")
_THIS_YEAR = re.compile(
    r"(?:今年|本年度?|(?P<year>20[0-9]{2})年)(?:正?是|为|為|系|作为)(?:(?!今年|20[0-9]{2}年)[^，。；])*$"
)
_EDGE = re.compile(r"[^，。；]{0,6}?(?:(?P<first>[开開]局|起步)|收官)之年(?![以之]?[后後])")
_COMING = re.compile(r"规划|規劃|纲要|綱要|谋划|謀劃|编制|編制|前期|研究|展望|调研|調研|迎接|喜迎")


def check(subject: Subject) -> Iterator[Finding]:
    """Find terms of another time than the plan's, and those that its house no longer uses."""
    settled = settled_before(subject) if may_mention(subject.joined) else None
    for place in subject.places:
        yield from _own(place.text, subject)
        if settled and subject.period:
            found = [mention for mention in mentions(place.text) if mention.term.level]
            if found:
                yield from _of_another_year(place.text, found, subject.period)
                yield from _stale(place.text, found, settled)
                yield from _coming(place.text, found, subject.period.days[1])


def _stale(text: Text, found: list[Mention], day: date) -> Iterator[Finding]:
    current = {mention.term.kind for mention in found if not mention.term.ended_before(day)}
    for mention in found:
        term, start, end, looking_back = mention
        if term.until is None or term.until >= day or term.kind in current:
            continue
        if looking_back or _OUTCOME.match(text, end) or _near(mention, text, _BEHIND, _BEFORE):
            continue
        message = f"“{term.name}”到{term.until.year}年{term.until.month}月为止"
        successor = successor_on(term, day)
        hint = f"现在是“{successor}”，请核对" if successor else "请核对提法"
        yield Finding(text, start, end, message, hint, level="note" if _is_named(text, start, end) else term.level)


def _of_another_year(text: Text, found: list[Mention], period: Period) -> Iterator[Finding]:
    """Find what calls a year of the plan the first or the last of a term's, which it is not."""
    years = range(period.first.year, period.last.year + 1)
    for term, start, end, _ in found:
        this, edge = _THIS_YEAR.search(text, 0, start), _EDGE.match(text, end)
        if this is None or edge is None or term.until is None:
            continue
        year = term.since.year if edge["first"] else term.until.year
        named = int(this["year"]) if this["year"] else None
        if named != year and (named in years if named else year not in years):
            written = text[start : edge.end()]
            yield Finding(text, start, edge.end(), f"“{written}”是{year}年", "请核对年份和提法")


def _is_named(text: str, start: int, end: int) -> bool:
    """Tell whether a term may be only named: in the title of a document, or as a time (“十四五”期间)."""
    return text.rfind("《", 0, start) > text.rfind("》", 0, start) or text.startswith(_AS_TIME, end)


def _coming(text: Text, found: list[Mention], last: date) -> Iterator[Finding]:
    for mention in found:
        term, start, end, looking_back = mention
        if term.since > last and not looking_back and not _near(mention, text, _COMING, _COMING):
            message = f"“{term.name}”从{term.since.year}年{term.since.month}月开始"
            yield Finding(text, start, end, message, "请核对提法", level="note")


def _near(mention: Mention, text: str, behind: re.Pattern[str], before: re.Pattern[str]) -> bool:
    after = behind.search(text, mention.end, mention.end + REACH)
    return bool(after or before.search(text, max(0, mention.start - REACH), mention.start))


def _own(text: Text, subject: Subject) -> Iterator[Finding]:
    for name, instead, until in subject.names.terms:
        if name not in text or (until and subject.starts and subject.starts <= until):
            continue
        hint = f"改用“{instead}”" if instead else "请核对提法"
        meant = [match.span() for match in re.finditer(re.escape(instead), text)] if instead else []
        for match in re.finditer(re.escape(name), text):
            if not any(start <= match.start() and match.end() <= end for start, end in meant):
                yield Finding(text, *match.span(), f"“{name}”已经不用", hint)
