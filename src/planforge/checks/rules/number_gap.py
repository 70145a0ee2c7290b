"""手写的序号跳号或者重号

同一处手写的序号少了一个（“一、三、”）、重复了一个（“1. 2. 2.”），或者次序颠倒，多半是删改时漏了一条，
或者粘贴时丢了一段。一层一层地看，另起一组从头编号的不算。
写在一段里的“一是……二是……”“（1）……；（2）……”也看。

planforge 自己编号的条目虽然会重新编号，但手写的序号断了，内容可能也丢了，所以同样提出来。

错误：
    工作目标: |
      一、会员入会率达到98%。
      三、提案全部按期答复。
正确：
    工作目标: |
      一、会员入会率达到98%。
      二、提案全部按期答复。
出处：GB/T 9704—2012《党政机关公文格式》7.3.3：结构层次序数依次标注。
"""

import re
from collections.abc import Iterator

from planforge.almanac import read_number
from planforge.checks.sibling_lists import blocks
from planforge.checks.subject import Finding, Subject
from planforge.checks.typed_numbers import TypedNumber, find_typed_number
from planforge.document.numbering import CIRCLED
from planforge.spec.model import Text

LEVEL = "warning"

_RUN = re.compile(r"(?:^|[。；：，！？;:,])\s*(([一二三四五六七八九十]{1,3})(是|要(?![素求点领件闻])))")
_INSIDE = re.compile(
    rf"(?<=[：；。])\s*(?P<mark>（(?P<chinese>[一二三四五六七八九十]{{1,3}})）|（(?P<figures>[0-9]{{1,2}})）|(?P<circled>[{CIRCLED}]))"
    r"|(?:^|(?<=[：；。]))(?P<ordinal>第(?P<nth>[一二三四五六七八九十]{1,3})，)"
)
_FIRSTS = ("（1）", "（一）", "①", "第一，")
_BEGINS_IN_TEXT = frozenset({"一、", "（一）"})
_DEEPEST = 8
"""How many lists may be open in each other; more are not remembered."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find typed numbers that do not follow the one before."""
    inside = any(first in subject.joined for first in _FIRSTS)
    numbers = [
        [(text, each) for text in block for each in _numbers(text, inside=inside)] for block in blocks(subject.plan)
    ]
    known = {(each.kind, each.value) for block in numbers for _, each in block}
    for block in numbers:
        yield from _gaps(block, known)


def _numbers(text: Text, *, inside: bool) -> Iterator[TypedNumber]:
    typed = find_typed_number(text)
    if typed:
        yield typed
    if inside and any(first in text for first in _FIRSTS):
        begun = {typed.kind} if typed else set()
        for each in _inside(text):
            begun |= {each.kind} if each.value == 1 else set()
            if each.kind in begun:  # 对第（1）、（3）项整改；（4）项暂缓 is no list
                yield each
    if "是" in text or "要" in text:
        for match in _RUN.finditer(text):
            yield TypedNumber(match[1], match[3], read_number(match[2]), *match.span(1))


def _inside(text: Text) -> Iterator[TypedNumber]:
    """Yield the numbers of a list that is written in one paragraph: …：（1）…；（2）…."""
    for match in _INSIDE.finditer(text):
        if match["ordinal"]:
            yield TypedNumber(match["ordinal"], "第一，", read_number(match["nth"]), *match.span("ordinal"))
        elif match["circled"]:
            yield TypedNumber(match["mark"], "①", CIRCLED.index(match["circled"]) + 1, *match.span("mark"))
        else:
            kind, numeral = ("（一）", match["chinese"]) if match["chinese"] else ("（1）", match["figures"])
            yield TypedNumber(match["mark"], kind, read_number(numeral), *match.span("mark"))


def _gaps(block: list[tuple[Text, TypedNumber]], known: set[tuple[str, int]]) -> Iterator[Finding]:
    """Follow the numbers of a block; `open_lists` holds the last number of each list, the innermost last."""
    open_lists: list[TypedNumber] = []
    for text, number in block:
        same = [at for at, last in enumerate(open_lists) if last.kind == number.kind]
        continued = next((at for at in reversed(same) if open_lists[at].value == number.value - 1), None)
        if continued is not None:
            del open_lists[continued:]
        elif number.value > 1 and same:
            yield _finding(text, number, open_lists[same[-1]].value)
            del open_lists[same[-1] :]
        elif number.value > 1 and not _begins(number, known):
            continue
        elif number.value > 1:
            yield _finding(text, number, 0)
        open_lists.append(number)
        del open_lists[:-_DEEPEST]


def _begins(number: TypedNumber, known: set[tuple[str, int]]) -> bool:
    """Tell whether a list surely lacks its beginning: nowhere in the plan is there a number before this one."""
    return number.kind in _BEGINS_IN_TEXT and not any((number.kind, value) in known for value in range(1, number.value))


def _finding(text: Text, number: TypedNumber, last: int) -> Finding:
    expected = number.spelled(last + 1)
    before = number.spelled(last) if last else ""
    if number.value == last:
        message = f"序号“{number.mark}”重复"
    elif number.value < last:
        message = f"序号“{number.mark}”排在“{before}”后面"
    else:
        message = f"序号“{number.mark}”前面没有“{number.spelled(number.value - 1)}”"
    return Finding(text, number.start, number.end, message, f"这里应为“{expected}”；看看有没有漏掉一条")
