"""节日写在不可能的月份

节日写在它哪一年都不会在的月份里，如三月的端午节、九月的重阳节（农历九月初九在公历 10 月）。迎接、筹备、
节前的活动写在前面的月份，不在此列。不在安排里、句子自己说“9月组织重阳节活动”的，是警告。

错误：
    月份安排:
      9月: 重阳节走访退休教师
正确：
    月份安排:
      10月: 重阳节走访退休教师
出处：公历和农历；2000—2099年各节日的日期。
"""

from collections.abc import Iterator

from planforge.checks.festivals import misplaced
from planforge.checks.subject import Finding, Subject

LEVEL = "error"


def check(subject: Subject) -> Iterator[Finding]:
    """Find festivals in months in which they fall in no year."""
    return (each.finding for each in misplaced(subject) if each.never)
