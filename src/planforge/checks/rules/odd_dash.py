"""破折号不合规范

破折号是一条占两个字的线“——”。用两个短横、只打半个破折号，或者打成三个，都不合规范。
表示起止和连接的一字线不算，如 2026—2027学年、1月—3月、北京—上海。

错误：
    前言: 教职工大会--民主管理的基本形式。
正确：
    前言: 教职工大会——民主管理的基本形式，每年1月—3月召开。
出处：GB/T 15834—2011《标点符号用法》4.10、4.13，破折号是“——”，一字线用于起止和连接。
"""

import re
from collections.abc import Iterator

from planforge.checks.han import BLANKS, CLOSING, HAN, OPENING, STOPS
from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

RIGHT = "——"

_ANY = re.compile("--|—|－－")
_LEFT, _RIGHT = f"{HAN}{CLOSING}{STOPS}", f"{HAN}{OPENING}"
_NO_RANGE = "(?<![年月日时点号周季度期一二三四五六七八九十])"
_MARKS = (
    f"(?:(?<=[{_LEFT}]){_NO_RANGE}[{BLANKS}]*|^)(?:-{{2,4}}|－{{2,4}})[{BLANKS}]*(?=[{_RIGHT}])"
    f"|(?<=[{_LEFT}])(?<!—)———(?!—)"
    f"|(?:(?<=[，。；：])|^)—(?=[{_RIGHT}])"
    f"|(?<=[{HAN}])—(?=即|也就是|就是|这就|这是|那就是|也即)"
    f"|(?<=活动|教育|主题|行动|计划|工程)—(?=[“《])"
)
_HALF = f"(?<=[{HAN}]{{5}})—(?=[{HAN}]{{5}})"
"""One dash between long stretches: only where the same text writes others in full is it not for a connection."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find what stands for a dash beside Chinese text and is not one."""
    for place in subject.places:
        text = place.text
        if place.role == "label" or not _ANY.search(text):
            continue
        for pattern in (_MARKS, _HALF) if RIGHT in text else (_MARKS,):
            for match in re.finditer(pattern, text):
                yield Finding(text, *match.span(), f"“{match[0]}”不是规范的破折号", f"写成“{RIGHT}”", RIGHT)
