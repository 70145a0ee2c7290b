"""标题没有写明文种

标题由单位、时间、事由和文种组成。末尾没有“计划”“方案”“要点”“安排”之类的文种，看不出是什么文件。

错误：
    标题: 示例小学工会2027年工作
正确：
    标题: 示例小学工会2027年工作计划
出处：GB/T 9704—2012《党政机关公文格式》7.3.1、《党政机关公文处理工作条例》第九条：标题由发文机关名称、事由和文种组成。
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from planforge.checks.subject import Finding, Subject, whole

LEVEL = "warning"


def check(subject: Subject) -> Iterator[Finding]:
    """Find a title in which no word says what kind of document it is."""
    for place in subject.texts("title"):
        if not _kinds().search(place.text) and "【待补" not in place.text:
            yield whole(place.text, "标题没有写明文种", "末尾写上“工作计划”“工作要点”“实施方案”等")


@cache
def _kinds() -> re.Pattern[str]:
    words = (Path(__file__).parents[1] / "data" / "document_kinds.txt").read_text(encoding="utf-8").split()
    return re.compile("|".join(words))
