"""留下了模板的标记

由模板、邮件合并或者网页得来的文字，有时会把标记原样留下：{{ 单位 }}、{% if %}、${year}、«姓名»、#单位#、
【单位名称】、&nbsp;。它们会照样印在文件里。话题（#最美职工#）不在此列。

错误：
    前言: 根据{{ 上级工会 }}的要求，${year}年重点做好以下工作。
正确：
    前言: 根据示例区总工会的要求，2027年重点做好以下工作。
出处：《党政机关公文处理工作条例》第十九条，公文应当内容完整、表述准确。
"""

import re
from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

_FIELD = "(?:单位|部门|学校|公司|工会|姓名|日期|年份|年度|期间|标题|地点|负责人)(?:名称|全称)?"
_MARK = re.compile(
    r"\{\{[^{}\n]*\}\}|\{[%#][^{}\n]*[%#]\}|\$\{[^{}\n]*\}|«\s*\w{1,20}\s*»|\{\s*MERGEFIELD[^{}\n]*\}"
    rf"|#{_FIELD}#|%{_FIELD}%|@{_FIELD}@|<+{_FIELD}>+|\{{{_FIELD}\}}"
    # 【地点】 and [工会] may be labels.
    r"|[\[［〔](?:(?:单位|部门|学校|公司|工会)(?:名称|全称)|单位|姓名|年份|期间)[\]］〕]|【(?:单位|部门|学校|公司|工会)(?:名称|全称)】"
    r"|<%[^%\n]*%>|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|middot);"
)
_SIGNS = "{«#%<@[［〔【&"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the marks of templates."""
    signs = [sign for sign in _SIGNS if sign in subject.joined]
    for place in subject.places if signs else ():
        if any(sign in place.text for sign in signs):
            for match in _MARK.finditer(place.text):
                yield Finding(place.text, *match.span(), f"“{match[0]}”是模板的标记", "换成要写的内容")
