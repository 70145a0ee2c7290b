"""文字里的计划年份是往年的

“为做好2026年工会工作”“现将2026年工作安排如下”，小标题“2026年重点工作”，附件“2026年活动安排表”：说的是这份计划，
年份却早于期间，多半是照搬往年的计划时忘了改。学年计划看“2025—2026学年”这样的写法。

总结、回顾、决算、考核往年工作的，引用往年文件的，不在此列。

错误：
    前言: 为做好2026年工会工作，制定本计划。
正确：
    前言: 在总结2026年工作的基础上，为做好2027年工会工作，制定本计划。
出处：《党政机关公文处理工作条例》第十九条：公文应当内容准确、前后一致。
"""

import re
from collections.abc import Iterator
from functools import cache

from planforge.almanac import Period
from planforge.almanac.dates import YEAR
from planforge.almanac.numerals import parse_year
from planforge.checks.subject import Finding, Subject
from planforge.spec.places import PROSE, Place, Role

LEVEL = "warning"

_TITLED: tuple[Role, ...] = ("heading", "run-in", "attachment")
_PLAN = "计划|要点|安排|打算|思路|目标|任务|预算|行事历|主要工作|重点工作|工作重点|工作措施"
_TITLE = re.compile(
    rf"(?![^，。；]*(?:未|落实|完成))[^，。；《]{{0,12}}?(?:{_PLAN})(?:分解|进度)?[一览清]{{0,2}}[表单]?$"
)
_ENDING = re.compile("遗留|结转|延续|收尾|收官|衔接|销号|验收|考核|评[估议审价优选]|表彰")
"""What a title says of work of the year before."""

_SENTENCE = re.compile("[^。；！？]+")
_PAST = re.compile("[了已曾]|回顾|总结")

_HOUSE = "(?:我[校园院县区局]|[本全][校园院县区市镇乡]|学校)?(?:教育)?(?:工会|妇联|女教?职工|群团)?(?:各项|重点|主要)?"
_OF_PAST = "[^，《]{0,12}(?:总结|情况|考核|评[估议审价优选]|表彰|先进|述职|结果|名单|[决结]算|审计)"
_AIMS = "总体思路|总体要求|工作思路|指导思想|总体目标|工作目标|主要目标|主要任务|工作重点"
_AROUND = (
    ("[做抓搞干]好", rf"的?{_HOUSE}工作(?=[，。；、]|$|的?(?:要求|部署|通知|安排))"),
    ("(?:制[定订]|拟[定订]|提出)(?!的)[^，《]{0,8}", rf"(?!{_OF_PAST})[^，《]{{0,12}}(?:计划|要点|方案|安排)"),
    ("现[将就][^，《]{0,10}", rf"(?!{_OF_PAST})[^，《]{{0,20}}如下"),
    ("", rf"[^，《]{{0,12}}(?:{_AIMS})(?=[是为：])(?!.*实际[完达])"),
    ("^", "，[^，《]{0,12}[将要](?:继续|[以要]|围绕|紧紧|认真|全面|着力|重点|进一步|坚持)"),
    ("(?:今年|本年度?|本学[年期])(?:是|为|（)", r"(?:第[一二]学期)?(?=[，。；：）]|$)"),
)
"""What stands before and behind a year in a sentence that says what this plan is for."""


@cache
def _year() -> re.Pattern[str]:
    joint = r"年?\s?[—–－~～至-]+\s?"
    return re.compile(rf"(?P<first>{YEAR})(?:{joint}(?P<last>{YEAR}|[0-9]{{2}}(?![0-9])))?(?P<kind>学年度?|年度?)")


@cache
def _around() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(f"(?:{before})$"), re.compile(behind)) for before, behind in _AROUND)


def check(subject: Subject) -> Iterator[Finding]:
    """Find years before the plan's own where a text says what the plan is for."""
    period = subject.period
    if period is None:
        return
    found = [
        each for place in subject.places if "20" in place.text or "二" in place.text for each in _of(place, period)
    ]
    passed_over = _TITLED if found and _looks_back(subject, period) else ()
    for place, match in found:
        if place.role not in passed_over:
            message = f"“{match[0]}”早于期间“{subject.plan.period}”"
            yield Finding(place.text, *match.span(), message, "看是不是往年的文字；是的改成今年的")


def _of(place: Place, period: Period) -> Iterator[tuple[Place, re.Match[str]]]:
    """Yield the old years of a text in which it speaks of the plan."""
    if place.role not in _TITLED and place.role not in PROSE:
        return
    for match in _year().finditer(place.text):
        titled = place.role in _TITLED and _is_title(place.text, match)
        if _is_old(match, period) and (titled or _is_for_the_plan(place.text, match)):
            yield place, match


def _is_title(text: str, match: re.Match[str]) -> bool:
    return bool(_TITLE.match(text, match.end())) and not _ENDING.search(text)


def _looks_back(subject: Subject, period: Period) -> bool:
    """Tell whether a plan has parts on another year: then its headings name the year of each."""
    if re.search("总结|回顾", subject.plan.title):
        return True
    headings = [place.text for place in subject.texts("heading", "run-in")]
    own = (not _is_old(match, period) for text in headings for match in _year().finditer(text))
    return any(own) or any(re.search("(?:总结|回顾)$", text) for text in headings)


def _is_old(match: re.Match[str], period: Period) -> bool:
    first = parse_year(match["first"])
    if period.kind in ("school-year", "semester"):
        own = period.first.plus(-8).year  # that of the last September, which may be the first month itself
        return first < own
    last = match["last"]
    if last and len(last) == len("2027"):
        return parse_year(last) < period.first.year
    spans_two = last or match["kind"].startswith("学年")  # 2026—27学年; 2026学年 goes on into 2027
    return first + bool(spans_two) < period.first.year


def _is_for_the_plan(text: str, match: re.Match[str]) -> bool:
    sentence = next(each for each in _SENTENCE.finditer(text) if each.start() <= match.start() < each.end())
    start, end = sentence.start(), sentence.end()
    clause_end = text.find("，", match.end(), end)
    clause = text[text.rfind("，", start, match.start()) + 1 : end if clause_end < 0 else clause_end]
    ahead = text[start : match.start()]
    for before, behind in () if _PAST.search(clause) else _around():
        if before.search(ahead) and behind.match(text, match.end(), end):
            return True
    return False
