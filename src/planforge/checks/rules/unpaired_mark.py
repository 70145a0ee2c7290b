"""引号、括号、书名号没有配对

前一半和后一半要成对出现，多半是改稿时删掉了一半，或者两半都打成了同一半。引号里再用引号，里面的用单引号；书名号里再用书名号，里面的用单书名号。
引文分成几段的，段首重复前引号、末段才有后引号，是规范的写法，不算。

错误：
    前言: 落实《工会法的规定，办好“三八“妇女节。
正确：
    前言: 落实《工会法》的规定，办好“三八”妇女节。
出处：GB/T 15834—2011《标点符号用法》4.8、4.9、4.15。
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text

LEVEL = "warning"

_OPEN = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】", "『": "』", "「": "」"}
_CLOSE = {second: first for first, second in _OPEN.items()}
_NAMES = {
    "“": "双引号",
    "‘": "单引号",
    "《": "书名号",
    "〈": "单书名号",
    "【": "方头括号",
    "〔": "六角括号",
    "（": "括号",
}
_NESTED = {"“": "‘ ’", "《": "〈 〉"}
_QUOTES = "“‘『「"
_MARK = re.compile(f"[{''.join(_OPEN)}{''.join(_CLOSE)}()]")
_FULL = {"(": "（", ")": "）"}
_NUMBER = re.compile(r"(?:[\dA-Za-z一二三四五六七八九十①-⑳]|[\dA-Za-z一二三四五六七八九十]{2})$")
_LATIN = re.compile(r"\w", re.ASCII)


class _Lone(NamedTuple):
    text: Text
    at: int
    mark: str
    paragraph: int
    nested: bool = False


def check(subject: Subject) -> Iterator[Finding]:
    """Find the first mark of each kind in a text that lacks its other half, or stands inside another of its kind."""
    for _, block in groupby(subject.places, key=lambda place: (id(place.entry), place.role)):
        texts = [place.text for place in block if _MARK.search(place.text)]
        lone = [each for number, text in enumerate(texts) for each in _first_of_each(_lone(text, number))]
        yield from map(_finding, _not_over_paragraphs(texts, lone) if len(texts) > 1 else lone)


def _lone(text: Text, number: int) -> Iterator[_Lone]:
    opened: dict[str, list[int]] = {}
    for match in _MARK.finditer(text):
        mark, at = _FULL.get(match[0], match[0]), match.start()
        if mark in _OPEN:
            stack = opened.setdefault(mark, [])
            if stack and mark in _NESTED:
                yield _Lone(text, at, mark, number, nested=True)
            stack.append(at)
        elif stack := opened.get(_CLOSE[mark], []):
            stack.pop()
        elif not _stands_alone(text, at, mark):
            yield _Lone(text, at, mark, number)
    yield from (_Lone(text, stack[0], mark, number) for mark, stack in opened.items() if stack)


def _stands_alone(text: Text, at: int, mark: str) -> bool:
    """Tell whether a closing mark needs no other half: an apostrophe, or the bracket of a number such as 1）."""
    before = text[max(at - 2, 0) : at]
    return bool((mark == "’" and _LATIN.match(before[-1:])) or (mark == "）" and _NUMBER.search(before)))


def _first_of_each(found: Iterable[_Lone]) -> Iterator[_Lone]:
    kinds = set()
    for each in found:
        kind = _CLOSE.get(each.mark, each.mark)
        if kind not in kinds and not (kind == "“" and '"' in each.text):
            kinds.add(kind)
            yield each


def _not_over_paragraphs(texts: list[Text], lone: list[_Lone]) -> Iterator[_Lone]:
    """Leave out the quotes that run over paragraphs: opened in one, closed in a later one, opened again between."""
    opened: dict[str, int] = {}
    closed: dict[str, int] = {}
    for each in lone:
        if each.mark in _OPEN:
            opened.setdefault(each.mark, each.paragraph)
        else:
            closed[_CLOSE[each.mark]] = each.paragraph
    for each in lone:
        number, kind = each.paragraph, _CLOSE.get(each.mark, each.mark)
        if each.mark in _OPEN:
            over = closed.get(kind, 0) > number or any(text.startswith(kind) for text in texts[number + 1 : number + 2])
        else:
            over = opened.get(kind, number) < number
        if each.nested or kind not in _QUOTES or not over:
            yield each


def _finding(lone: _Lone) -> Finding:
    text, at, mark, _, nested = lone
    name = _NAMES.get(_CLOSE.get(mark, mark), "引号")
    if nested:
        message, closing = f"{name}里面又用了{name}", _OPEN[mark]
        hint = f"漏了后一半就补上 {closing}，不然里面一层写成 {_NESTED[mark]}"
        if closing not in text[at:]:  # both halves were typed as the first
            hint = f"这里多半是后一半，写成 {closing}"
    elif mark in _OPEN:
        message, hint = f"{name}没有配对，只有前一半", f"补上 {_OPEN[mark]}，或者删去它"
    else:
        opening = _CLOSE[mark]
        message, hint = f"{name}没有配对，只有后一半", f"在前面补上 {opening}，或者删去它"
        if re.match(f"[^{opening}{mark}]*{mark}", text[at + 1 :]):  # both were typed as the second
            hint = f"这里多半是前一半，写成 {opening}"
    return Finding(text, at, at + 1, message, hint)
