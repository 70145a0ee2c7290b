"""落款日期离期间太远

落款和印发的日期，比期间的第一天早了半年以上，或者在期间结束以后，多半是照搬往年的计划时忘了改年份。
写在期间当中的不算：计划往往开年、开学以后才印发。

错误：
    落款:
      日期: 2026年1月5日
正确：
    落款:
      日期: 2027年1月5日
出处：《党政机关公文处理工作条例》第九条：成文日期署会议通过或者发文机关负责人签发的日期；第十九条：表述准确。
"""

from collections.abc import Iterator
from datetime import timedelta

from planforge.almanac.dates import DATE, date_of
from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

AHEAD = timedelta(days=184)
"""No more than this before its period a plan is signed."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find days of signing and printing on which nobody writes a plan for the period."""
    if subject.period is None:
        return
    first, last = subject.period.days
    for place in subject.texts("signing-date", "signature-line", "imprint-date"):
        for match in DATE.finditer(place.text):
            day = date_of(match)
            if day and not first - AHEAD <= day <= last:
                far = "在期间“{}”半年多以前" if day < first else "在期间“{}”结束以后"
                message = f"“{match[0]}”{far.format(subject.plan.period)}"
                yield Finding(place.text, *match.span(), message, "核对年份")
