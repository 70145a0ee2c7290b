"""中文里用了半角标点

汉字旁边的逗号、冒号、分号、问号、叹号和括号要用全角，句末的句号也一样。半角标点多半是输入法没有切换，或者是从网页上粘贴来的。
数字、网址、代码和外文里的半角标点不算，如 9:00、1,000。括号总是成对地改。

错误：
    前言: 结合学校实际(见附件),制定本计划.
正确：
    前言: 结合学校实际（见附件），每天9:00开放，制定本计划。
出处：GB/T 15834—2011《标点符号用法》5.1，标点符号占一个字的位置。
"""

import re
from collections.abc import Iterator

from planforge.checks.han import BLANKS, CLOSING, HAN, OPENING, STOPS
from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text
from planforge.spec.places import Role

LEVEL = "warning"

_HEADINGS: tuple[Role, ...] = ("title", "heading", "attachment")
_FULL = str.maketrans(",;:?!().", "，；：？！（）。")
_NUMERALS = "一二三四五六七八九十"
_SHOWN = 12

_ANY = re.compile(r"[,;:?!().]")
_VERBATIM = re.compile(
    r"(?:https?://|www\.)[!-~]*[/\w&=#-]|`[^`]*`|&#?\w+;|]\([^()\s]*\)|[（(]\d{4}[)）]第?\d+号"
    f"|[{_NUMERALS}],(?=[{_NUMERALS}])",
    re.ASCII,
)
"""Addresses, code, references, a document's number and 七,八月: other marks belong there, or others."""
_MARKS = (
    f"(?<=[{HAN}{CLOSING}%％])[,;:?!]+|(?<![,;:?!])[,;:?!]++(?=[{BLANKS}]*[{HAN}{OPENING}])|(?<=[{HAN}{CLOSING}])\\.$"
    # but no 卡尔.马克思
    f"|(?<=[{HAN}]{{4}})\\.(?=[{BLANKS}]+[{HAN}]{{4}}|[{_NUMERALS}]{{1,2}}[是要、])"
)
_SPACE = re.compile(f"[{BLANKS}]+(?!$)")
_BRACKET = re.compile("[(（)）]")
_HAN = f"[{HAN}]"
_CHINESE = f"[{HAN}{OPENING}{CLOSING}{STOPS}]"
_ALPHANUMERIC = re.compile(r"\w", re.ASCII)


def check(subject: Subject) -> Iterator[Finding]:
    """Find half-width marks beside Han characters; a pair of brackets with all that is between them."""
    for place in subject.places:
        if place.role != "label" and _ANY.search(place.text):
            yield from (each for each in _found(place.text) if not _is_superfluous(each, place.role))


def _is_superfluous(finding: Finding, role: Role) -> bool:
    """Tell whether a mark ends a heading: heading-end-mark takes it away."""
    return role in _HEADINGS and set(finding.text[finding.start :]) <= set(",;: ")


def _found(text: Text) -> Iterator[Finding]:
    seen = list(_VERBATIM.sub(lambda match: "x" * len(match[0]), text))
    written, spans = list(text), []
    for first, last in _pairs("".join(seen)):
        written[first] = seen[first] = "（"
        written[last] = seen[last] = "）"
        spans.append((first, last + 1))
    for match in re.finditer(_MARKS, "".join(seen)):
        start, end = match.span()
        written[start:end] = match[0].translate(_FULL)
        if space := _SPACE.match(text, end):
            written[end : space.end()] = [""] * len(space[0])
            end = space.end()
        spans.append((start, end))
    for start, end in _joined(spans):
        fix = "".join(written[start:end])
        message, hint = f"“{_shown(text[start:end])}”用了半角标点", f"写成“{_shown(fix)}”"
        yield Finding(text, start, end, message, hint, fix)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the brackets of each pair stand that is not full-width and belongs to Chinese text."""
    opened = []
    for match in _BRACKET.finditer(text):
        if match[0] in "(（":
            opened.append(match.start())
        elif opened:
            first, last = opened.pop(), match.start()
            if text[first] + text[last] != "（）" and _is_chinese(text, first, last):
                yield first, last


def _is_chinese(text: str, first: int, last: int) -> bool:
    before, behind = text[first - 1 : first] if first else "", text[last + 1 : last + 2]
    return bool(
        re.compile(_HAN).search(text, first, last)
        or re.match(_CHINESE, before)
        or (re.match(_CHINESE, behind) and not _ALPHANUMERIC.match(before))
    )


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans in order, those that touch or overlap as one."""
    reach: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if reach and start <= reach[1]:
            reach = (reach[0], max(reach[1], end))
            continue
        if reach:
            yield reach
        reach = (start, end)
    if reach:
        yield reach


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:4]}…{text[-5:]}"
