"""提到的中央全会不是最近的一次

计划里提到的最近一次中央全会之后，已经又开过全会，多半是沿用了往年的文字。
开过不到 90 天的不算；“三中全会以来”之类回顾的话不算；计划里别处写了新的全会或者党代会的不算。

错误：
    前言: 深入贯彻党的十九届四中全会精神，推进民主管理。
正确：
    前言: 深入贯彻党的二十大和二十届历次全会精神，推进民主管理。
出处：历次中央全会的日期，见 almanac/data/plenums.json 中各条的 source。
"""

import re
from collections.abc import Iterator

from planforge.almanac import from_chinese
from planforge.almanac.terms import all_plenums, mentions
from planforge.checks.subject import Finding, Subject
from planforge.checks.timing import settled_before

LEVEL = "note"

_CONGRESS = "十[六七八九]|二十[一二]?"
_PLENUM = re.compile(
    rf"(?<![委总總协協联聯一二三四五六七八九十])(?P<congress>{_CONGRESS})[届屆]"
    r"(?:[历歷]次|(?P<numbers>(?:[一二三四五六七八]中?[、，和及与與]?)+))全(?:[体體])?[会會](?![以以][来來后後])"
)
_NUMBER = re.compile("[一二三四五六七八]")
_ALL = 9


def check(subject: Subject) -> Iterator[Finding]:
    """Find the newest plenum that a plan names if a newer one has been held."""
    settled = settled_before(subject)
    held = [each for each in all_plenums() if settled and each.end < settled]
    named = {place: finding for finding, place in _named(subject)}
    if not held or not named:
        return
    newest, last = max(named), held[-1]
    finding = named[newest]
    if newest < last.place and finding:
        hint = f"{last.end.year}年{last.end.month}月开过“{last.name}”，请核对"
        yield finding._replace(hint=hint, level="warning" if newest[0] < last.place[0] else None)


def _named(subject: Subject) -> Iterator[tuple[Finding | None, tuple[int, int]]]:
    """Yield what plenums and congresses a plan names, by their place in time."""
    for place in subject.places:
        if "全" in place.text:
            for match in _PLENUM.finditer(place.text):
                numbers = _NUMBER.findall(match["numbers"] or "")
                number = max(from_chinese(each) or 0 for each in numbers) if numbers else _ALL
                finding = Finding(place.text, *match.span(), f"“{match[0]}”之后又开过全会")
                yield finding, (from_chinese(match["congress"]) or 0, number)
        if "大" in place.text:
            for mention in mentions(place.text):
                if mention.term.kind == "party-congress":
                    yield None, (from_chinese(mention.term.sign.removesuffix("大")) or 0, 0)
