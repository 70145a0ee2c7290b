"""正文没有提到的附件

计划有几个附件，其中一个正文里没有提到，读的人不知道什么时候看它。只有一个附件的，附件说明里已经写明，不必再提。
提到附件的名称、“附件2”或者笼统的“见附件”，都算提到。

错误：
    主要工作:
      - 社团名单见附件1。
    附件:
      - 社团名单
      - 活动备案表
正确：
    主要工作:
      - 社团名单见附件1，备案用附件2。
    附件:
      - 社团名单
      - 活动备案表
出处：GB/T 9704—2012《党政机关公文格式》7.3.4 只要求在附件说明中列出；正文中逐一提到是通行的写法。
"""

import re
from collections.abc import Iterator

from planforge.almanac import read_number
from planforge.checks.plain_words import plain_words
from planforge.checks.subject import Finding, Subject, whole

LEVEL = "note"

_NUMBERED = re.compile("附[件表]((?:[、，,和及与與至—–~～-]|附件|[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})+)")
_RANGE = re.compile("([0-9]+|[一二三四五六七八九十]+)[至—–~～-]+(?:附件)?([0-9]+|[一二三四五六七八九十]+)")
_GENERAL = re.compile("附[件表](?![0-9０-９一二三四五六七八九十])")
_TAIL = 4
"""A name is mentioned where its last characters are."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find attachments that no text speaks of, where there are several."""
    attachments = subject.plan.attachments
    if len(attachments) < 2:
        return
    names = {each.name.span for each in attachments}
    said = "\n".join(place.text for place in subject.places if place.text.span not in names)
    if _GENERAL.search(said):
        return
    numbers, words = _numbers(said), plain_words(said)
    for number, attachment in enumerate(attachments, 1):
        name = attachment.name
        if number not in numbers and plain_words(name)[-_TAIL:] not in words:
            yield whole(name, f"正文没有提到附件{number}", f"在有关的地方写“见附件{number}”")


def _numbers(said: str) -> set[int]:
    found: set[int] = set()
    for match in _NUMBERED.finditer(said):
        found.update(map(read_number, re.findall("[0-9０-９]+|[一二三四五六七八九十]+", match[1])))
        for first, last in _RANGE.findall(match[1]):
            found.update(range(read_number(first), min(read_number(last), 99) + 1))
    return found
