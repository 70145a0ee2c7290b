"""标题末尾有标点

单独成行的标题和附件的名称，末尾不加句号、分号、冒号、逗号、顿号。生成时这些标点会略去，文件里也改过来，免得以后当作正文。
问号和叹号可以留。标题后面接着写正文的不在此列。

错误：
    主要工作:
      - 加强民主管理。:
          - 召开教职工代表大会。
正确：
    主要工作:
      - 加强民主管理:
          - 召开教职工代表大会。
出处：GB/T 15834—2011《标点符号用法》附录 B.3.1：标题末尾一般不用标点符号；GB/T 9704—2012 7.3.4：附件名称后不加标点。
"""

import re
from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

_END = re.compile(r"(?<=\w|[）”》】])\s*[。；：，、;:,．]+\s*\Z")


def check(subject: Subject) -> Iterator[Finding]:
    """Find headings and names of attachments that end in a mark of a sentence or of a clause."""
    for place in subject.texts("title", "heading", "attachment"):
        match = _END.search(place.text)
        if match:
            what = "附件名称" if place.role == "attachment" else "标题"
            message = f"{what}末尾的“{match[0].strip()}”多余"
            yield Finding(place.text, *match.span(), message, f"{what}末尾不加标点", "")
