"""节日今年不在这个月

农历节日每年的公历日期不同。端午节有的年份在 5 月，有的在 6 月，中秋节有的年份在 9 月，有的在 10 月；
照抄往年的安排，今年就不对了。

错误：
    单位: 示例小学工会
    期间: 2028年
    月份安排:
      6月: 端午节慰问毕业班教师
正确：
    单位: 示例小学工会
    期间: 2028年
    月份安排:
      端午节: 慰问毕业班教师
出处：农历；各年节日的日期。
"""

from collections.abc import Iterator

from planforge.checks.festivals import misplaced
from planforge.checks.subject import Finding, Subject

LEVEL = "warning"


def check(subject: Subject) -> Iterator[Finding]:
    """Find festivals in months in which they fall in other years than the plan's."""
    return (each.finding for each in misplaced(subject) if not each.never)
