"""同一条内容写了两次

同一个月里、同一个列表里有两条相同的工作，或者计划里有两段相同的话，多半是粘贴时多贴了一次。
空格、标点和手写的序号不同，也算相同。

每个月都有的例会、主要工作里写过又列入月份安排的、附件里再列一遍的，都不算重复；
时间、地点、对象等属性不同的两条也不算；表格里的不看；不在同一处的短句（不满十个字）不看。

错误：
    月份安排:
      3月:
        - 女教职工健康讲座
        - 核对会员名册
        - 女教职工健康讲座。
正确：
    月份安排:
      3月:
        - 女教职工健康讲座
        - 核对会员名册
出处：公文写作的惯例：一事一条，不重复。
"""

from collections.abc import Iterator

from planforge.checks.plain_words import plain_words
from planforge.checks.subject import Finding, Subject, whole
from planforge.spec.model import Entry, Text

LEVEL = "warning"

_SHORTEST, _SHORTEST_ELSEWHERE, _SHORTEST_PARAGRAPH = 4, 10, 20
_Seen = dict[tuple[object, ...], Text]


def check(subject: Subject) -> Iterator[Finding]:
    """Find items that are written twice in a list or a period, and longer ones that are written twice in the plan."""
    plan = subject.plan
    paragraphs: _Seen = {}
    yield from _paragraphs(plan.preface, paragraphs)
    yield from _in(plan.sections, {}, paragraphs)
    yield from _paragraphs(plan.closing, paragraphs)
    for attachment in plan.attachments:
        yield from _in((attachment.body,) if attachment.body else (), {}, {})


def _in(entries: tuple[Entry, ...], elsewhere: _Seen, paragraphs: _Seen) -> Iterator[Finding]:
    """Look at a list and what is below it; each period of a schedule is a place of its own."""
    here: _Seen = {}
    for entry in entries:
        yield from _item(entry, here, elsewhere, paragraphs)
        yield from _in(entry.entries, elsewhere, paragraphs)
        if entry.schedule and not entry.schedule.tabular:
            for period in entry.schedule.periods:
                yield from _in(period.entries, {}, {})


def _item(entry: Entry, here: _Seen, elsewhere: _Seen, paragraphs: _Seen) -> Iterator[Finding]:
    text = entry.content[0] if entry.content else None
    if text is None or entry.entries or entry.schedule or entry.run_ons:
        yield from _paragraphs((*entry.content, *entry.lead, *entry.closing), paragraphs)
        return
    words = plain_words(entry.heading + text)
    key = (words, entry.content[1:], tuple((each.name, str(each.value)) for each in entry.attributes))
    first = here.get(key) if len(words) >= _SHORTEST else None
    if first is None and len(words) >= _SHORTEST_ELSEWHERE:
        first = elsewhere.get(key)
    if first is not None and first.span != text.span:
        yield _finding(text, first)
        return
    here[key] = elsewhere[key] = text
    yield from _paragraphs(entry.content, paragraphs)


def _paragraphs(texts: tuple[Text, ...], seen: _Seen) -> Iterator[Finding]:
    for text in texts:
        words = plain_words(text) if len(text) >= _SHORTEST_PARAGRAPH else ""
        if len(words) < _SHORTEST_PARAGRAPH:
            continue
        first = seen.setdefault((words,), text)
        if first is not text and first.span != text.span:
            yield _finding(text, first)


def _finding(text: Text, first: Text) -> Finding:
    line = first.span.line if first.span else 0
    short = text if len(text) <= 16 else f"{text[:15]}……"
    return whole(text, f"“{short}”与第 {line} 行重复", "删去一处，或者写明两次有什么不同")
