"""一个日期里混用两种数字

一个日期的年、月、日要么都用阿拉伯数字，要么都用汉字：“2027年3月5日”或者“二〇二七年三月五日”，
不写“2027年三月5日”“二〇27年”。汉字年份里的零写“〇”，不写字母 O、数字 0、圆圈或者“零”。

错误：
    前言: 于2027年三月5日起施行。
正确：
    前言: 于2027年3月5日起施行。
出处：GB/T 15835—2011《出版物上数字用法》：同一场合的数字形式应当统一；数字用作编号时，“0”的汉字形式为“〇”，
如“二〇一二年”不写为“二零一二年”。
"""

import re
from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text

LEVEL = "warning"

_FIGURES = "0-9０-９"
_NUMERALS = "一二三四五六七八九十"
_ZERO = "〇○零OoＯ"
_YEAR = rf"[12一二１２][{_FIGURES}{_NUMERALS}{_ZERO}]{{3}}"
_DATE = re.compile(
    rf"(?<![{_FIGURES}{_NUMERALS}{_ZERO}])(?:(?P<year>{_YEAR})年(?:(?P<month>[{_FIGURES}]{{1,2}}|[{_NUMERALS}]{{1,3}})月)?"
    rf"|(?P<only>[{_FIGURES}]{{1,2}}|[{_NUMERALS}]{{1,3}})月)"
    rf"(?:(?P<day>[{_FIGURES}]{{1,2}}|[{_NUMERALS}]{{1,3}})日(?![游内间制龄]))?"
)
_WRONG_ZERO = re.compile("[○零OoＯ0０]")


def check(subject: Subject) -> Iterator[Finding]:
    """Find dates of figures and Chinese numerals, and years in Chinese numerals whose zero is another character."""
    for place in subject.places:
        if "年" in place.text or "月" in place.text:
            for match in _DATE.finditer(place.text):
                yield from _findings(place.text, match)


def _findings(text: Text, match: re.Match[str]) -> Iterator[Finding]:
    year = match["year"] or ""
    month, day = match["month"] or match["only"] or "", match["day"] or ""
    lunar = not day and text[match.end() : match.end() + 1] in ("初", *_NUMERALS)
    parts = _WRONG_ZERO.sub("〇", year) if re.search(f"[{_NUMERALS}]", year) else year
    parts += ("" if lunar else month) + day
    figures, han = re.search(f"[{_FIGURES}]", parts), re.search(f"[{_NUMERALS}〇]", parts)
    if figures and han:
        message = f"“{match[0]}”混用了汉字和阿拉伯数字"
        yield Finding(text, *match.span(), message, "年、月、日都用阿拉伯数字")
    elif han and _WRONG_ZERO.search(year):
        proper = _WRONG_ZERO.sub("〇", year)
        message = f"“{year}年”的零应作“〇”"
        yield Finding(text, *match.span("year"), message, f"写成“{proper}年”", proper, "note")
