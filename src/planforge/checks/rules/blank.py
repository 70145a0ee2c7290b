"""还有空着没填的地方

改稿或者套用范文时留下的空白：【待补：日期】、20××年、XX区、某某学校、____、（　　）、“　年　月　日”。
正式生成文件时也会因此停下；加 --draft 可以先出草稿，空着的地方有醒目标记。
乘号（3×5）、尺码（XXL）、隐去姓名的“张某某”，以及签字、填表用的横线不在此列。

错误：
    前言: 根据××区总工会20XX年工作要点，制定本计划。
    工作目标:
      - 召开（　　）次职工代表大会。
正确：
    前言: 根据示例区总工会2027年工作要点，制定本计划。
    工作目标:
      - 召开两次职工代表大会。
出处：《党政机关公文处理工作条例》第十九条，公文应当内容完整、表述准确。
"""

from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject
from planforge.document.blanks import find_blanks, may_hold_blank, message_of

LEVEL = "error"


def check(subject: Subject) -> Iterator[Finding]:
    """Find what the writer left for later."""
    for place in subject.places if may_hold_blank(subject.joined) else ():
        for match in find_blanks(place.text):
            yield Finding(place.text, *match.span(), message_of(match), "补上内容")
