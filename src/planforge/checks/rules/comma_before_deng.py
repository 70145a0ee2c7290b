"""列举之后的“等”前面多了标点

列举几项之后接“等”，“等”字前面不加顿号，也不加逗号：甲、乙、丙等。“等等”不在此列。

错误：
    前言: 开展读书、征文、演讲、等活动。
正确：
    前言: 开展读书、征文、演讲等活动。
出处：GB/T 15834—2011《标点符号用法》4.5 顿号用于并列词语之间；“等”是列举后的助词，不是并列的一项。
"""

import re
from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

_COMPOUND = "待到候级級额額值同距量号號于於高差式离離价價边邊身比次分闲閒等你我他她它效份温溫压壓速外一"
_DENG = f"等(?![{_COMPOUND}])"
_NOUN = "活动|活動|方面|工作|内容|內容|形式|方式|项目|項目|人员|人員|问题|問題|情况|情況|制度|措施"
_ENDED = f"{_DENG}(?=(?:{_NOUN})?(?:[，。；：、！？）”》]|$))"
_AFTER_LIST = re.compile(f"、{_ENDED}|(?<=、)[^，。；：！？、]{{1,15}}(?:(、{_DENG})|(，{_ENDED}))")


def check(subject: Subject) -> Iterator[Finding]:
    """Find 等 behind a list with a mark before it."""
    for place in subject.places:
        text = place.text
        for match in _AFTER_LIST.finditer(text) if "、等" in text or "，等" in text else ():
            start, end = match.span(match.lastindex or 0)
            if start:
                yield Finding(text, start, end, "“等”前面多了标点", f"删去“{text[start]}”", "等")
