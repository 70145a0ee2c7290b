"""给检查看的注释成了正文

“# planforge: ignore=代号”是注释，不会印出来；可是“#”前面没有空格，或者写在“|”下面、引号里面，它就成了正文，
会印在文件里。

错误：
    前言: 根据上级要求，重点做好以下工作。。# planforge: ignore=doubled-mark
正确：
    前言: 根据上级要求，重点做好以下工作。。 # planforge: ignore=doubled-mark
出处：YAML 1.2.2 第 6.6 节，注释与前面的内容之间要有空白；大段文字里没有注释。
"""

from collections.abc import Iterator

from planforge.checks.ignoring import COMMENT, MARK
from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

_HINT = "“#”前面要空一格；“|”下面和引号里写不了注释，改用“检查: {忽略: [代号]}”"


def check(subject: Subject) -> Iterator[Finding]:
    """Find comments about checks that are part of a text."""
    for place in subject.places if MARK in subject.joined else ():
        for match in COMMENT.finditer(place.text):
            yield Finding(place.text, *match.span(), "这条注释成了正文，会印出来", _HINT)
