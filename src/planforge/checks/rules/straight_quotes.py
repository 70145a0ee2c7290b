"""引号用了直引号

中文的引号分前后，写作“ ”和‘ ’；键盘上的 " 和 ' 不分前后，排版后不好看，也看不出哪里配错。
一段里的直引号成对出现时可以自动改，落单的只提示。英文里的撇号、表示英寸的 " 不算。

错误：
    前言: 办好'"三八"妇女节'活动。
正确：
    前言: 办好“三八”妇女节活动。
出处：GB/T 15834—2011《标点符号用法》4.8，引号的形式有双引号和单引号两种，左右两半不同。
"""

import re
from collections.abc import Iterator

from planforge.checks.han import CLOSING, HAN, OPENING, STOPS
from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text

LEVEL = "warning"

_HAN = f"[{HAN}]"
_CHINESE = f"[{HAN}{OPENING}{CLOSING}{STOPS}]"
_DOUBLE = re.compile(r'"(?=\S)([^"]*)(?<=\S)"')
_SINGLE = re.compile(r"(?<![\w'])'(?=\S)([^'\"]+)(?<=\S)'(?!['\w])", re.ASCII)
_LONE = re.compile(r'(?<!\d)"')


def check(subject: Subject) -> Iterator[Finding]:
    """Find straight quotes in Chinese text: a pair with what is between, or one that stands alone."""
    for place in subject.places:
        if ('"' in place.text or "'" in place.text) and re.search(_HAN, place.text):
            yield from _found(place.text)


def _found(text: Text) -> Iterator[Finding]:
    doubles = text.count('"')
    pairs = list(_DOUBLE.finditer(text)) if doubles % 2 == 0 else []
    certain = len(pairs) * 2 == doubles
    for match in pairs:
        if certain and _is_chinese(text, match):
            yield _pair(text, match, f"“{_SINGLE.sub(_curly, match[1])}”")
    for match in _SINGLE.finditer(text):
        inside = any(pair.start() < match.start() < pair.end() for pair in pairs)
        if not inside and re.search(_HAN, match[1]):
            yield _pair(text, match, _curly(match))
    lone = None if certain else _LONE.search(text)
    if lone:
        yield Finding(text, *lone.span(), "直引号没有配对", "前引号写“，后引号写”")


def _pair(text: Text, match: re.Match[str], fix: str) -> Finding:
    return Finding(text, *match.span(), f"{match[0]} 用了直引号", f"写成{fix}", fix)


def _curly(match: re.Match[str]) -> str:
    return f"‘{match[1]}’"


def _is_chinese(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    return bool(re.search(_HAN, match[1]) or re.search(_CHINESE, beside))
