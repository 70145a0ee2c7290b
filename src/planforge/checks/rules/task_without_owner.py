"""一条工作没有写责任人

同一个列表里，四分之三以上的工作写了责任人或者责任部门，这一条没有写，可能是漏了。
文字里已经写明由谁负责的、每月每周都做的、三十个字以上的不算；不满四条的列表不看。

错误：
    主要工作:
      - {内容: 召开教代会, 责任人: 组织委员}
      - {内容: 组织体检, 责任部门: 总务处}
      - {内容: 举办运动会, 责任人: 文体委员}
      - 走访退休教师
正确：
    主要工作:
      - {内容: 召开教代会, 责任人: 组织委员}
      - {内容: 组织体检, 责任部门: 总务处}
      - {内容: 举办运动会, 责任人: 文体委员}
      - {内容: 走访退休教师, 责任人: 生活委员}
出处：任务分工的惯例：一项一项落实到人。
"""

import re
from collections.abc import Iterator

from planforge.checks.missing_attributes import lacking
from planforge.checks.subject import Finding, Subject

LEVEL = "note"

_SAYS = re.compile("负责|負責|责任|責任|牵头|牽頭|主办|主辦|承办|承辦|[由各每]|全体|全體|定期|经常|經常")


def check(subject: Subject) -> Iterator[Finding]:
    """Find items without 责任人 and 责任部门 among items that have them."""
    return lacking(subject, ("责任人", "责任部门"), _SAYS, "责任人", "补上“责任人:”或“责任部门:”")
