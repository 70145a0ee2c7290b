"""标点重复

同一个标点连写了两次，或者句号后面又跟着逗号，多半是改稿时留下的。省略号、破折号和叠用的问号、叹号不在此列。

错误：
    前言: 认真总结。。再作安排。
正确：
    前言: 认真总结，再作安排。
出处：GB/T 15834—2011《标点符号用法》。
"""

import re
from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

_DOUBLED = re.compile(
    r"([，、；：])\1+(?![，。、；：？！])|(?<!。)(。)。(?!。)|[，、；：][，。、；：？！]+|[。？！][，、；：]+|[？！]+。|。[？！]+"
)

_TWO = re.compile("[，、；：。？！]{2}")


def check(subject: Subject) -> Iterator[Finding]:
    """Find marks that stand twice, or beside another that excludes them."""
    if not _TWO.search(subject.joined):
        return
    for place in subject.places:
        for match in _DOUBLED.finditer(place.text):
            fix = match[1] or match[2]
            yield Finding(place.text, *match.span(), f"“{match[0]}”标点重复", f"只留一个“{match[0][0]}”", fix)
