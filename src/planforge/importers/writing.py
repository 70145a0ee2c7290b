"""Writes a Plan as the plan file that reads back as the same Plan, with doubts as comments at what they are about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from planforge.filenames import safe_name
from planforge.importers.lines import Doubt
from planforge.spec.keys import RESERVED_KEYS, canonical
from planforge.spec.lexis import is_prose
from planforge.spec.model import EMPTY, Attachment, Entry, Plan, Schedule, Text
from planforge.spec.schedules import is_schedule

_PLAIN = re.compile(
    r"(?:[^\s\-?:,\[\]{}#&*!|<>'\"%@`－–—•{（(\d①-⑳㉑-㊿]|\d+(?=[年月日季周]))[^\s:：#'\"]*(?: [^\s:：#'\"]+)*"
)
"""Texts that need no quotes anywhere: no colon, no sign of YAML's at the start, no run of spaces."""

_SHORT = 40
"""A single paragraph that is no longer stands beside its key."""

_LETTERHEAD = (("发文机关标志", "mark"), ("发文字号", "number"))
_IMPRINT = (("抄送", "copies"), ("印发机关", "office"), ("印发日期", "date"))
_INDENT = "  "


def write_plan(plan: Plan, doubts: Sequence[Doubt] = (), unit: str = "行", source: str = "") -> str:
    """Return the plan file of a plan, keys in the usual order, texts quoted only where they must be.

    Doubts stand as comments: above the line that holds the text from their place, else at the top.
    """
    writer = _Writer(doubts, unit)
    body = list(writer.plan(plan))
    head = [f"# 由 {_file_name(source)} 导入"] if source else []
    return "".join(f"{line}\n" for line in (*head, *writer.left(), *body))


def _file_name(source: str) -> str:
    """Return the name of a file without its folders, which differ from house to house, on one line."""
    return safe_name(PurePath(source.replace("\\", "/")).name)


def quoted(text: str) -> str:
    """Return a text as a YAML scalar: plain where it is safe, else in single quotes."""
    return text if _PLAIN.fullmatch(text) else _single_quoted(text)


def _key(text: str) -> str:
    """Return a text as a key: quoted also where an end mark inside makes it look like prose."""
    return _single_quoted(text) if is_prose(text) else quoted(text)


def _single_quoted(text: str) -> str:
    return "'{}'".format(text.replace("'", "''"))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_INDENT}{line}" for line in lines)


def _is_bare(entry: Entry, schedule: Schedule) -> bool:
    """Tell whether a heading's schedule can stand directly below it, without 安排."""
    alone = entry == Entry(heading=entry.heading, schedule=schedule, numbered=entry.numbered)
    return alone and is_schedule(entry.heading, [period.heading for period in schedule.periods])


class _Writer:
    def __init__(self, doubts: Sequence[Doubt], unit: str) -> None:
        self.unit = unit
        self.waiting: dict[int, list[Doubt]] = defaultdict(list)
        for doubt in doubts:
            self.waiting[doubt.place].append(doubt)

    def left(self) -> Iterator[str]:
        """Write the doubts about what is nowhere in the plan."""
        for place in sorted(self.waiting):
            yield from self._comments(place)

    def notes(self, *texts: Text) -> Iterator[str]:
        """Write the doubts about the places that texts come from, each once."""
        for text in texts:
            if text.span is not None and text.span.line in self.waiting:
                yield from self._comments(text.span.line)

    def _comments(self, place: int) -> Iterator[str]:
        for doubt in self.waiting.pop(place, ()):
            yield f"# {doubt.said(self.unit)}"

    def plan(self, plan: Plan) -> Iterator[str]:
        yield from self.line("标题", plan.title)
        yield from self.line("单位", plan.unit)
        yield from self.line("期间", plan.period)
        yield from self.texts("题注", plan.captions)
        if plan.numbering:
            yield f"编号: [{', '.join(map(quoted, plan.numbering))}]"
        if plan.letterhead:
            yield from self.fields("版头", plan.letterhead, _LETTERHEAD)
        yield from self.line("主送", plan.addressee)
        yield from self.texts("前言", plan.preface)
        for section in plan.sections:
            yield from self.section(section)
        yield from self.texts("结语", plan.closing)
        yield from self.signature(plan)
        if plan.attachments:
            yield "附件:"
            for attachment in plan.attachments:
                yield from _indented(self.item(self.attachment(attachment)))
        if plan.imprint:
            yield from self.fields("版记", plan.imprint, _IMPRINT)

    def line(self, key: str, text: Text) -> Iterator[str]:
        if text:
            yield from self.notes(text)
            yield f"{_key(key)}: {quoted(text)}"

    def texts(self, key: str, texts: tuple[Text, ...]) -> Iterator[str]:
        """Write paragraphs beside their key or below it; a comment cannot stand among them."""
        if len(texts) == 1 and len(texts[0]) <= _SHORT and _PLAIN.fullmatch(texts[0]):
            yield from self.line(key, texts[0])
        else:
            yield from self.block(key, texts)

    def block(self, key: str, texts: tuple[Text, ...]) -> Iterator[str]:
        """Write paragraphs as a block of lines, which in a list is what stands below a heading."""
        if texts:
            yield from self.notes(*texts)
            yield f"{_key(key)}: |"
            yield from _indented(texts)

    def fields(self, key: str, value: object, names: tuple[tuple[str, str], ...]) -> Iterator[str]:
        yield f"{key}:"
        for name, field in names:
            yield from _indented(self.line(name, getattr(value, field)))

    def signature(self, plan: Plan) -> Iterator[str]:
        signature = plan.signature
        if signature is None:
            return
        if signature.lines:
            yield from self.texts("落款", signature.lines)
            return
        yield "落款:"
        yield from _indented(self.line("单位", signature.unit))
        yield from _indented(self.line("日期", signature.date))
        if signature.sealed:
            yield f"{_INDENT}盖章: 是"

    def attachment(self, attachment: Attachment) -> list[str]:
        if attachment.body is None:
            return [quoted(attachment.name)]
        return [f"名称: {quoted(attachment.name)}", *self.described(attachment.body)]

    def section(self, section: Entry) -> Iterator[str]:
        """Write a section: its heading as the key, its value as text, list, schedule, or in the full form."""
        name = section.heading or Text("正文")
        yield from self.notes(section.heading)
        if section == Entry(heading=section.heading, lead=section.lead):
            yield from self.texts(name, section.lead) if section.lead else (f"{_key(name)}:",)
        else:
            yield from self.opened(name, section)

    def opened(self, heading: str, entry: Entry) -> Iterator[str]:
        """Write a heading with what is below it: its list, its schedule, or everything in the full form."""
        yield f"{_key(heading)}:"
        if entry == Entry(heading=entry.heading, entries=entry.entries):
            yield from _indented(self.items(entry.entries))
        elif entry.schedule and _is_bare(entry, entry.schedule):
            yield from _indented(() if entry.numbered else ["标题编号: 无"])
            yield from _indented(self.schedule(entry.schedule))
        else:
            yield from _indented(self.described(entry))

    def items(self, entries: Sequence[Entry]) -> Iterator[str]:
        for each in entries:
            yield from self.notes(each.heading, *each.content)
            yield from self.item(self.entry(each))

    def item(self, lines: list[str]) -> Iterator[str]:
        first, *rest = lines
        yield f"- {first}"
        yield from _indented(rest)

    def entry(self, entry: Entry) -> list[str]:
        """Write an entry of a list, in the shortest form that says all of it."""
        if entry == Entry(content=entry.content):
            return [quoted(entry.content[0])] if len(entry.content) == 1 else ["|", *entry.content]
        heading = entry.heading if canonical(entry.heading) not in RESERVED_KEYS else EMPTY
        if heading and entry == Entry(heading=entry.heading, content=entry.content) and len(entry.content) == 1:
            return [f"{_key(heading)}: {quoted(entry.content[0])}"]
        if heading and entry == Entry(heading=entry.heading, lead=entry.lead) and entry.lead:
            return list(self.block(heading, entry.lead))
        if heading and entry == Entry(heading=entry.heading, entries=entry.entries):
            return [f"{_key(heading)}:", *_indented(self.items(entry.entries))]
        return [*self.line("标题", entry.heading), *self.described(entry)]

    def described(self, entry: Entry) -> Iterator[str]:
        """Write everything of an entry but its heading, under reserved keys."""
        yield from self.texts("内容", entry.content)
        for attribute in entry.attributes:
            yield f"{attribute.name}: {quoted(attribute.value)}"
        if not entry.numbered:
            yield "标题编号: 无"
        yield from self.line("编号", entry.numbering)
        yield from self.texts("导语", entry.lead)
        if entry.entries:
            yield "条目:"
            yield from _indented(self.items(entry.entries))
        for run_on in entry.run_ons:
            yield from self.texts(run_on.word, run_on.texts)
        if entry.schedule:
            yield "安排:"
            yield from _indented(self.schedule(entry.schedule))
        yield from self.texts("结语", entry.closing)

    def period(self, period: Entry) -> Iterator[str]:
        """Write a period: a single activity stands beside its label."""
        yield from self.notes(period.heading)
        texts = period.entries[0].content if period.entries else ()
        if len(texts) == 1 and period == Entry(heading=period.heading, entries=(Entry(content=texts),)):
            yield from self.line(period.heading, texts[0])
        else:
            yield from self.opened(period.heading, period)

    def schedule(self, schedule: Schedule) -> Iterator[str]:
        yield from self.texts("导语", schedule.lead)
        if schedule.tabular:
            yield "版式: 表格"
        yield from self.line("编号", schedule.numbering)
        for period in schedule.periods:
            yield from self.period(period)
        yield from self.texts("结语", schedule.closing)
