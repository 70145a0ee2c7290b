"""手写的序号

段落开头手写了“一、”“（一）”“1.”“①”之类的序号。手写的序号 planforge 不管，增删一条，后面的都要自己改。
改成列表，序号由程序编排。

planforge 自己编号的条目和标题，手写的序号在生成时略去并提示（typed-number），这里不再重复；
这里只看它不编号的文字：前言、导语、结语，条目第二行起的段落，写成一段话的内容，以及不编号的条目。
“一是”“首先”不是序号。

错误：
    工作目标: |
      1、会员入会率达到98%。
      2、提案全部按期答复。
正确：
    工作目标:
      - 会员入会率达到98%。
      - 提案全部按期答复。
出处：GB/T 9704—2012《党政机关公文格式》7.3.3 规定的结构层次序数，由 planforge 统一编排。
"""

from collections.abc import Iterable, Iterator

from planforge.checks.sibling_lists import sibling_lists
from planforge.checks.subject import Finding, Subject
from planforge.checks.typed_numbers import TypedNumber, find_typed_number
from planforge.diagnostics import Findings
from planforge.document.numbering import Numbered, number_sections
from planforge.spec.model import EMPTY, Entry, Plan, Text
from planforge.spec.places import Role

LEVEL = "warning"

_ROLES: tuple[Role, ...] = ("preface", "heading", "run-in", "content", "lead", "closing")


def check(subject: Subject) -> Iterator[Finding]:
    """Find typed numbers before texts that planforge does not number itself."""
    found = [(place, typed) for place in subject.texts(*_ROLES) if (typed := find_typed_number(place.text))]
    if not found:
        return
    numbered = _numbered_texts(subject.plan)
    lists = {_first(entry).span: len(entries) for entries in sibling_lists(subject.plan) for entry in entries}
    for place, typed in found:
        if place.text.span not in numbered:
            yield _finding(place.text, typed, lists.get(place.text.span, 0))


def _finding(text: Text, typed: TypedNumber, listed: int) -> Finding:
    """Say what to do; `listed` is the length of the list that the text is an entry of, 0 where it is a paragraph."""
    message = f"“{typed.mark}”是手写的序号"
    rest = text[typed.end :].lstrip()
    if listed == 1 and rest[:1].isalnum():
        return Finding(text, 0, len(text) - len(rest), message, "只有一条，删去序号", "")
    hint = "删去手写的序号，或者让程序编号，不写“无”" if listed else "改成列表，每条前面写“- ”，序号由程序编排"
    return Finding(text, typed.start, typed.end, message, hint)


def _first(entry: Entry) -> Text:
    return entry.heading or (entry.content[0] if entry.content else EMPTY)


def _numbered_texts(plan: Plan) -> frozenset[object]:
    """Return the places of the texts before which planforge sets a number, and drops the one that was typed."""
    roots = [plan.sections, *((each.body,) for each in plan.attachments if each.body)]
    spans: set[object] = set()
    for root in roots:
        _collect(number_sections(root, plan.numbering, Findings("")), spans)
    return frozenset(spans)


def _collect(entries: Iterable[Numbered], spans: set[object]) -> None:
    for numbered in entries:
        if numbered.label:
            spans.add(_first(numbered.entry).span)
        _collect(numbered.entries, spans)
        for period in numbered.periods:
            _collect(period.entries, spans)
