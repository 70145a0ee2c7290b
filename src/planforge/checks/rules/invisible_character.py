r"""看不见的字符

从网页和聊天软件粘贴来的文字，字与字之间有时夹着零宽空格、软连字符等看不见的字符。它们会把一个词在行末断开，
也使查找和替换找不到这个词。表情符号内部的连接符不算。

错误：
    前言: "召开教职工\u200B代表大会。"
正确：
    前言: 召开教职工代表大会。
出处：Unicode 16.0 第 23 章，U+200B、U+00AD 等是不显示的格式字符，不是文字的内容。
"""

import re
from collections.abc import Iterator

from planforge.checks.han import CLOSING, HAN, OPENING, STOPS
from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

_ANY = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_FOUND = re.compile(f"[\u00ad\u200b\u2060\ufeff]+|(?<=[{HAN}{OPENING}{CLOSING}{STOPS}])[\u200c\u200d]+")


def check(subject: Subject) -> Iterator[Finding]:
    """Find characters of no width within texts."""
    for place in subject.places if _ANY.search(subject.joined) else ():
        for match in _FOUND.finditer(place.text):
            code = f"U+{ord(match[0][0]):04X}"
            yield Finding(place.text, *match.span(), f"这里有一个看不见的字符（{code}）", "请删去它", "")
