"""标题重复

同一级里有两个字句相同的标题，多半是粘贴时多贴了一次，或者后一个忘了改。空格、标点和手写的序号不同，也算相同。
不同标题下面的小标题可以相同。

错误：
    主要工作:
      - 加强民主管理:
          - 召开教职工代表大会。
      - 加强民主管理:
          - 公开绩效分配方案。
正确：
    主要工作:
      - 加强民主管理:
          - 召开教职工代表大会。
          - 公开绩效分配方案。
出处：公文写作的惯例：同级标题各管一事，不重复。
"""

from collections.abc import Iterator

from planforge.checks.plain_words import plain_words
from planforge.checks.sibling_lists import sibling_lists
from planforge.checks.subject import Finding, Subject, whole
from planforge.spec.keys import ATTRIBUTES
from planforge.spec.model import Entry, Text

LEVEL = "warning"

_SHORTEST_RUN_IN = 4
"""组长：, 成员： and their kind may stand in a list more than once."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find headings that say the same as an earlier one of their list."""
    for entries in sibling_lists(subject.plan):
        seen: dict[str, Text] = {}
        for entry in entries:
            words = _words(entry)
            if words and words in seen:
                heading, first = entry.heading, seen[words].span
                line = first.line if first else 0
                message = f"标题“{heading}”与第 {line} 行的重复"
                yield whole(heading, message, "合并成一个，或者改掉其中一个")
            elif words:
                seen[words] = entry.heading


def _words(entry: Entry) -> str:
    words = plain_words(entry.heading) if entry.heading else ""
    if entry.stands_alone:
        return words
    return words if len(words) >= _SHORTEST_RUN_IN and words not in ATTRIBUTES else ""
