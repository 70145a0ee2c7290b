"""责任部门不在单位名单里

planforge.toml 里列了单位名单，“责任部门”“协办”写的部门不在里面，多半是名称写错了，或者部门已经改名。
协办写人的，看人员名单。

没有列单位名单的不看。“各工会小组”“有关部门”之类不看。

错误：
    # 单位名单：总务处、教务处
    主要工作:
      - 内容: 组织教职工体检。
        责任部门: 总务科
正确：
    # 单位名单：总务处、教务处
    主要工作:
      - 内容: 组织教职工体检。
        责任部门: 总务处
出处：本单位的单位名单（planforge.toml）。
"""

from collections.abc import Iterator

from planforge.checks.listed_names import unlisted
from planforge.checks.subject import Finding, Subject

LEVEL = "warning"


def check(subject: Subject) -> Iterator[Finding]:
    """Find names in 责任部门 and 协办 that are on no list, where units are listed."""
    names = subject.names
    if names.units:
        yield from unlisted(subject, ("责任部门", "协办"), names.units, "单位名单")
