"""标题下面没有内容

标题、一个月份或者一个季度下面什么也没有写，多半是漏了内容，或者内容没有缩进到标题下面。只有一句话的，
不必写成标题，去掉末尾的冒号就是一条工作。

错误：
    主要工作:
      - 加强民主管理:
      - 做好会员服务:
          - 组织教职工体检。
正确：
    主要工作:
      - 加强民主管理:
          - 召开教职工代表大会。
      - 做好会员服务:
          - 组织教职工体检。
出处：GB/T 9704—2012《党政机关公文格式》7.3.3：标题是正文的层次，下面应有正文。
"""

from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject, whole
from planforge.spec.model import Entry
from planforge.spec.places import all_entries

LEVEL = "warning"


def check(subject: Subject) -> Iterator[Finding]:
    """Find headings and periods that have nothing below them."""
    for entry in all_entries(subject.plan):
        if entry.heading and _is_empty(entry):
            heading = entry.heading
            hint = "写上内容；本身就是一条工作的，去掉后面的冒号；没有内容的，删去"
            yield whole(heading, f"“{heading}”下面没有内容", hint)


def _is_empty(entry: Entry) -> bool:
    parts = (entry.content, entry.attributes, entry.lead, entry.entries, entry.run_ons, entry.schedule, entry.closing)
    return not any(parts)
