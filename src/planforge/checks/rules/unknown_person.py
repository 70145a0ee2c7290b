"""责任人不在人员名单里

planforge.toml 里列了人员名单，“责任人”写的人不在里面，多半是名字打错了，或者人已经调走。
名字前后的职务、称呼不影响，也可以把“组织委员”这样的职务列进名单。责任人写部门的，看单位名单。

没有列人员名单的不看。“各工会小组长”“全体委员”之类不看。

错误：
    # 人员名单：张明、李华、组织委员
    主要工作:
      - 内容: 公开绩效分配方案。
        责任人: 张名
正确：
    # 人员名单：张明、李华、组织委员
    主要工作:
      - 内容: 公开绩效分配方案。
        责任人: 张明、组织委员
出处：本单位的人员名单（planforge.toml）。
"""

from collections.abc import Iterator

from planforge.checks.listed_names import unlisted
from planforge.checks.subject import Finding, Subject

LEVEL = "warning"


def check(subject: Subject) -> Iterator[Finding]:
    """Find names in 责任人 that are on no list, where people are listed."""
    names = subject.names
    if names.people:
        yield from unlisted(subject, ("责任人",), names.people, "人员名单")
