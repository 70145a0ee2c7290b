"""中文里有多余的空格

汉字之间、汉字和标点之间不空格，多余的空格多半是从网页或表格里粘贴来的。标点旁边的空格可以直接删去；汉字之间的要看是不是漏了标点。
标题、落款和姓名里的空格，引号里的口号，填写用的空白，汉字和数字、字母之间的空格都不算。

错误：
    前言: 根据上级要求， 结合学校实际，履行维 权基本职责。
正确：
    前言: 根据上级要求，结合学校实际，履行维权基本职责，唱响“中国梦 劳动美”。
出处：GB/T 15834—2011《标点符号用法》5.1，标点已占位置，前后不再空格。
"""

import re
from collections.abc import Iterator

from planforge.checks.han import BLANKS, CLOSING, HAN, OPENING, STOPS
from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text

LEVEL = "warning"

_BLANK = re.compile(f"[{BLANKS}]")
_FORM = "年月日时分人元名次个号第届"
"""Characters beside which a blank may be left to be filled in."""

_NUMBER = f"[（(]?[\\d一二三四五六七八九十]+[、.．）)][{BLANKS}]*"
_BESIDE = (
    f"(?<=[，、；])[{BLANKS}]+(?=[^{BLANKS}])"
    f"|(?<=[。：？！])[{BLANKS}](?=[{HAN}{OPENING}])"
    f"|(?<=[{HAN}])[{BLANKS}](?=[{OPENING}{CLOSING}])"
    f"|(?<=[”’》])[{BLANKS}](?=[{HAN}])"
    f"|(?<=[{OPENING}])[{BLANKS}](?![{_FORM}])(?=[{HAN}])"
    f"|(?<=[{HAN}{CLOSING}\\w])(?<![{_FORM}])[{BLANKS}](?=[{STOPS}])"
)
_BETWEEN = (
    f"“[^“”]*”|《[^《》]*》|（[^（）]*）"
    f"|(?<=[，。；、！？”》])(?P<left>[{HAN}]{{2,}})(?P<blank>[{BLANKS}])(?P<right>[{HAN}]{{2,}})(?=[，。；、！？“《\\d])"
)
_NAME = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Find blanks in sentences, beside a full-width mark or between two Han characters."""
    for place in subject.prose:
        if _BLANK.search(place.text):
            yield from _beside_marks(place.text)
            yield from _between_words(place.text)


def _beside_marks(text: Text) -> Iterator[Finding]:
    number = re.match(_NUMBER, text)
    for match in re.compile(_BESIDE).finditer(text, number.end() if number else 0):
        start, end = match.span()
        fix = text[start - 1] + text[end]
        yield Finding(text, start - 1, end + 1, "标点旁边有多余的空格", f"写成“{fix}”", fix)


def _between_words(text: Text) -> Iterator[Finding]:
    for match in re.finditer(_BETWEEN, text):
        if match["blank"]:
            at, left, right = match.start("blank"), len(match["left"]), len(match["right"])
            if left != right and max(left, right) > _NAME:
                yield Finding(text, at - 1, at + 2, "汉字之间有空格", "删去空格；漏了标点的补上标点")
