"""Numbers typed before headings and items, in every form that people give them."""

import re
import unicodedata
from typing import NamedTuple

from planforge.almanac.label_types import Label
from planforge.almanac.labels import parse_label
from planforge.almanac.numerals import parse_number
from planforge.document.nodes import spaced
from planforge.document.numbering import CIRCLED, is_joined, label
from planforge.importers.dates import is_day, is_year_in_brackets
from planforge.spec.keys import NUMBERINGS, RUN_ONS

_S = "[一二三四五六七八九十百]"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾", range(1, 11), strict=True)) | {"貳": 2, "參": 3, "陸": 6}
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_HAN = "\u4e00-\u9fff"
_COUNTED = (
    "(?:年(?!度|终|終|级|級)|[月日個届屆元万萬亿億米岁歲時秒點條份]|个(?!人|别)|名(?!师|校|单|额)|次(?!要)|人(?![员才事文力大])"
    "|[项項](?!目)|[场場](?!地|馆)|期(?!中|末)|[号號](?!召)|周(?!密|边)|天(?!气)|时(?!间|事|政)|分(?![工析类组层级管解])"
    "|点(?!评)|位(?!置)|家(?![长校庭访园])|所(?!有)|条(?!件))"
)
"""What a number behind a space counts, and no word that only begins alike (2 人员培训, 3 家长会)."""

_MEASURES = "年月日元万萬亿億倍米公升吨斤克亩畝"
"""What decimals measure: 1.5倍, 2.5万元."""

_ROW = r"\u3000[^\s]+\u3000"
"""What stands behind the first cell of a row that is kept as text."""

_DECIMALS = r"\d(?!\d{0,3}(?:[-—–－~～至]\d{1,2})?[年月])"
"""What stands behind the point of 2.12亿; in 1.5月 and 3.7—8月 months stand behind that of a number."""

_FORMS = (
    ("一是", rf"(?P<n>{_S})是(?![否非])"),
    ("一要", rf"(?P<n>{_S})要(?!素)"),
    ("首先", "(?P<n>首先|其次|再次|最后|最後)[，,、:：]?"),
    ("第一部分", rf"第(?P<n>{_S}{{1,3}}|\d{{1,2}})(?:部分|章|方面)[：:、 \u3000]*(?=\S)"),
    ("第一节", rf"第(?P<n>{_S}{{1,3}}|\d{{1,2}})[节節][：:、 \u3000]*(?=\S)"),
    ("第一阶段", rf"(?=第(?P<n>{_S}|\d)(?:阶段|階段|步)[（(：: \u3000])"),
    ("第一", rf"第(?P<n>{_S}{{1,3}}|\d{{1,2}})[，,、:：]"),
    ("壹、", "(?P<n>[壹贰叁肆伍陆柒捌玖拾貳參陸])[、.．：:]"),
    ("一、", rf"(?P<n>{_S}{{1,3}})(?: ?[、.．]|(?=[ \u3000]+[{_HAN}]))"),
    ("甲、", f"(?P<n>[{_STEMS}])[、.．](?![{_STEMS}])"),
    ("Ⅰ、", "(?P<n>[Ⅰ-Ⅻ])[、.．]?"),
    ("（一）", rf"[（(](?P<n>{_S}{{1,3}})[)）][、.．]?"),
    ("㈠", "(?P<n>[㈠-㈩])"),
    ("1.1.1", r"\d{1,2}[.．]\d{1,2}(?:[.．](?P<n>\d{1,2}))+(?:[、.．]|(?=[ \u3000]))"),
    ("1.1", r"\d{1,2}[.．](?P<n>\d{1,2})(?:[、.．]|(?=[ \u3000]))"),
    (
        "1.",
        rf"(?P<n>\d{{1,3}})(?: ?、| ?[.．](?!{_DECIMALS})|。(?=\S)|(?!{_ROW})(?=[ \u3000]+(?!{_COUNTED})[{_HAN}“《]))",
    ),
    ("（1）", r"[（(](?P<n>\d{1,3})[)）][、.．]?"),
    ("⒈", "(?P<n>[⒈-⒛])"),
    ("⑴", "(?P<n>[⑴-⒇])"),
    ("1）", r"(?P<n>\d{1,3})[)）]"),
    ("①", f"(?P<n>[{CIRCLED}❶-❿])[、.．]?"),
    ("i.", rf"(?P<n>[ivx]{{1,4}}|[IVX]{{1,4}})(?:[、．)）]|[.](?=[ \u3000{_HAN}]))"),
    ("01", rf"(?P<n>0[1-9])[ \u3000]*(?!{_COUNTED})(?=[{_HAN}“《])"),
    ("A.", rf"(?P<n>[A-Za-z])(?:[、．)）]|[.](?=[ \u3000{_HAN}]))"),
)
_TIGHT_PART = re.compile(rf"\d{{1,2}}[.．](?P<n>\d{{1,2}})(?=[{_HAN}“《](?<![{_MEASURES}]))")
_BULLET = re.compile(r"(?:[-*+•·–—][ \u3000]+|——|(?P<glyph>[●○■□◆◇▲△▪▶►※★☆])[ \u3000]*)(?=\S)")
_WORK = "(?:的)?(?:主要|重点|重點|具体)?(?:工作|活动|活動)(?:安排|重点|重點|计划|計劃|内容|要点)?$"
_ASIDE = "(?<=.)[（(][^（）()]*[）)]?$"
"""What explains a period: 第一周（2月15日—2月21日）, 三月份（学雷锋月）."""

_ANY_TIME = {"whole", "recurring"}
"""Kinds of periods that the headings of a plan and of its schedule name: 2027年工作要点, 每月工作安排."""

_SPACE = " \u3000\t\u00a0"
_ORDER = {"首先": 1, "其次": 2, "再次": 3}

PRINTED = frozenset((*NUMBERINGS, *RUN_ONS))
"""Families that planforge prints too, each named as there."""

IN_PROSE = frozenset({"一是", "一要", "首先"})
"""Families that stand in running text as often as before items."""

LAST = 99
"""The number of 最后, which only its list tells."""


class Mark(NamedTuple):
    """A number before a text: its family (一、 stands for 一. too), its value, and where the text begins.

    `exact` tells whether it is written as planforge prints it. `depth` is that of the line's list, 0 where nothing
    tells. A mark that ends where it begins belongs to the text (第一阶段：…).
    """

    family: str
    number: int
    end: int
    exact: bool = False
    depth: int = 0

    def is_like(self, other: "Mark | None") -> bool:
        """Tell whether two numbers can be of one list: of one family, and as deep where both are known to be."""
        if other is None or self.family != other.family:
            return False
        return not self.depth or not other.depth or self.depth == other.depth


def read_mark(text: str) -> Mark | None:
    """Read the number that a text begins with; a bullet has the family `-` or its own, and is dropped before a number.

    Not marks: 七、八月 (two months), 2.12亿, 24-27, 9:00, 2.0版, 3月.
    """
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    for family, pattern in _FORMS:
        match = re.compile(pattern).match(text, start)
        if match and (number := _value(family, match["n"])) and not is_joined(match[0], text[match.end() :]):
            end = len(text) - len(text[match.end() :].lstrip(_SPACE))
            exact = not bullet and text[:end] == _printed(family, number)
            return Mark(family, number, end, exact)
    return Mark(bullet["glyph"] or "-", 0, start) if bullet else None


def tight_part(text: str) -> Mark | None:
    """Read a number of parts that nothing sets off (2.3加强管理), as days (3.8妇女节) are written as well."""
    match = _TIGHT_PART.match(text)
    return Mark("1.1", int(match["n"]), match.end()) if match and int(match["n"]) else None


def period_label(text: str) -> tuple[str, str] | None:
    """Take apart a line that plans for a period: the label as written, and what stands behind it.

    `10.十二月` is December under a number, `一、1—3月份` three months; `三月份：慰问` has an activity behind it;
    `3月8日前完成` is no label, nor is the date that closes a plan.
    """
    if is_day(text) or is_year_in_brackets(text):
        return None
    mark = read_mark(text)
    behind = _label(text[mark.end :]) if mark and mark.family not in IN_PROSE else None
    counted = mark is not None and mark.family == "一、"  # 一、三月工作 is no January, as 七、八月 has no number
    return behind if counted and behind else _label(text) or behind


def is_bracketed(text: str) -> bool:
    """Tell whether a line is a heading in brackets: 【指导思想】."""
    return re.fullmatch("【[^】，。；：:]{2,20}】[：:]?", text) is not None


def loose_period(text: str) -> tuple[str, str] | None:
    """Take apart a line as `period_label` does where a space or a comma stands for the colon: 九月 制订计划.

    That is how prose begins as well: only where such lines follow each other do they make a schedule.
    """
    match = re.match(rf"(?P<label>[^\s，,]{{1,16}}?)(?!{_ROW})(?:[，,]\s*|\s+|——|--)(?P<rest>\S.*)", text)
    return (match["label"], match["rest"]) if match and _is_label(match["label"]) else None


def _label(text: str) -> tuple[str, str] | None:
    bare = text.rstrip("：: ")
    if _is_label(bare):
        return bare, ""
    match = re.match(r"([^：:]{1,24})[：:]\s*(\S.*)", text)
    if match and _is_label(match[1].strip()):
        return match[1].strip(), match[2]
    return None


def _is_label(text: str) -> bool:
    """Tell whether a text names a period, also in brackets or before a word for work: 三月份重点工作."""
    bare = re.sub(_ASIDE, "", text.strip("【】[]〔〕（）()"))
    core = re.sub(_WORK, "", bare)
    label = parse_label(core)
    return isinstance(label, Label) and (core == bare or label.kind not in _ANY_TIME)


def _value(family: str, written: str) -> int:
    if family == "壹、":
        return _FORMAL[written]
    if family == "甲、":
        return _STEMS.index(written) + 1
    if family == "i.":
        return _ROMAN.index(written.lower()) + 1 if written.lower() in _ROMAN else 0
    if family == "A.":
        return ord(written.upper()) - ord("A") + 1
    if family == "首先":
        return _ORDER.get(written, LAST)
    return parse_number(written) or int(unicodedata.numeric(written[0], 0))


def _printed(family: str, number: int) -> str:
    return spaced(label(family, number)) if family in PRINTED else ""
