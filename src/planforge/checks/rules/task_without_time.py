"""一条工作没有写时间

同一个列表里，四分之三以上的工作写了时间，这一条没有写，可能是漏了。文字里已经写明月份、日期、学期、节日，
或者“每月”“全年”的不算，三十个字以上的不算；不满四条的列表不看。

错误：
    主要工作:
      - {内容: 召开教代会, 时间: 3月}
      - {内容: 组织体检, 时间: 5月}
      - {内容: 举办运动会, 时间: 11月}
      - 走访退休教师
正确：
    主要工作:
      - {内容: 召开教代会, 时间: 3月}
      - {内容: 组织体检, 时间: 5月}
      - {内容: 举办运动会, 时间: 11月}
      - {内容: 走访退休教师, 时间: 重阳节}
出处：任务分工的惯例：每项工作有完成时限。
"""

import re
from collections.abc import Iterator

from planforge.checks.missing_attributes import lacking
from planforge.checks.subject import Finding, Subject
from planforge.spec.keys import TIME

LEVEL = "note"

_SAYS = re.compile(
    "[0-9０-９一二三四五六七八九十上下本当每][个個]?[年月日周週旬]|[节節季每假]|学期|學期|全年|常年|平时|平時|日常|随时|隨時|期间|期間|年[初中底末]|及时|及時|前后|長期|长期"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find items without 时间 among items that have it."""
    return lacking(subject, (TIME,), _SAYS, "时间", "补上“时间:”")
