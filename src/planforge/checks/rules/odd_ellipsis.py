"""省略号不合规范

省略号是六个居中的小圆点“……”，占两个字的位置。用三个句点、几个句号或者只打半个省略号，都不合规范。
目录里的引导点、填写用的点线不算。

错误：
    前言: 读书、征文...都要办好。
正确：
    前言: 读书、征文……都要办好。
出处：GB/T 15834—2011《标点符号用法》4.11，省略号的形式是“……”。
"""

import re
from collections.abc import Iterator

from planforge.checks.han import CLOSING, HAN, OPENING, STOPS
from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

RIGHT = "……"

_ANY = re.compile(r"[.．。·・]{3}|…|[.．。] [.．。]")
_CHINESE = f"[{HAN}{OPENING}{CLOSING}{STOPS}]"
_ODD = re.compile(
    r"(?<![.．。·・…])(?:\.{3,6}|．{3,6}|。{3,6}|·{3,6}|・{3,6}|\. \. \.|。 。 。|…|…{3})(?![.．。·・…】]|\s[.．。])"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find dots that stand for an ellipsis beside Chinese text."""
    for place in subject.places:
        text = place.text
        for match in _ODD.finditer(text) if _ANY.search(text) else ():
            start, end = match.span()
            beside = text[max(start - 1, 0) : start] + text[end : end + 1]
            if beside != "，，" and re.search(_CHINESE, beside):
                yield Finding(text, start, end, f"“{match[0]}”不是规范的省略号", f"写成“{RIGHT}”", RIGHT)
