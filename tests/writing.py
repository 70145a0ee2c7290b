"""Writes a Plan as the plan file that reads back as the same Plan."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from planforge.spec.keys import RESERVED_KEYS, canonical
from planforge.spec.lexis import is_prose
from planforge.spec.looks import PRESET
from planforge.spec.model import Attachment, Entry, Plan, Schedule, Setting, Style, Text

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|<>'\"%@`－–—•{（(\d①-⑳㉑-㊿][^\s:：#'\"]*(?: [^\s:：#'\"]+)*")
"""Texts that need no quotes anywhere: no colon, no sign of YAML's at the start, no run of spaces."""

_LETTERHEAD = (("发文机关标志", "mark"), ("发文字号", "number"))
_IMPRINT = (("抄送", "copies"), ("印发机关", "office"), ("印发日期", "date"))


def write_plan(plan: Plan) -> str:
    """Return the plan file of a plan, keys in the usual order, texts quoted only where they must be."""
    return "".join(f"{line}\n" for line in _plan(plan))


def quoted(text: str) -> str:
    """Return a text as a YAML scalar: plain where it is safe, else in single quotes."""
    return text if _PLAIN.fullmatch(text) else _single_quoted(text)


def _key(text: str) -> str:
    """Return a text as a key: quoted also where an end mark inside makes it look like prose."""
    return _single_quoted(text) if is_prose(text) else quoted(text)


def _single_quoted(text: str) -> str:
    return "'{}'".format(text.replace("'", "''"))


def _plan(plan: Plan) -> Iterator[str]:
    yield from _line("标题", plan.title)
    yield from _line("单位", plan.unit)
    yield from _line("期间", plan.period)
    yield from _texts("题注", plan.captions)
    if plan.numbering:
        yield f"编号: [{', '.join(map(quoted, plan.numbering))}]"
    yield from _style(plan.style)
    yield from _settings("检查", plan.checks)
    if plan.letterhead:
        yield from _fields("版头", plan.letterhead, _LETTERHEAD)
    yield from _line("主送", plan.addressee)
    yield from _texts("前言", plan.preface)
    for section in plan.sections:
        yield from _under(section.heading or "正文", section)
    yield from _texts("结语", plan.closing)
    yield from _signature(plan)
    if plan.attachments:
        yield "附件:"
        for attachment in plan.attachments:
            yield from _item(_attachment(attachment))
    if plan.imprint:
        yield from _fields("版记", plan.imprint, _IMPRINT)


def _line(key: str, text: str) -> Iterator[str]:
    if text:
        yield f"{_key(key)}: {quoted(text)}"


def _texts(key: str, texts: tuple[Text, ...]) -> Iterator[str]:
    """Write paragraphs as a block of lines."""
    if texts:
        yield f"{_key(key)}: |"
        yield from (f"  {text}" for text in texts)


def _fields(key: str, value: object, names: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f"{key}:"
    for name, field in names:
        yield from _indented(_line(name, getattr(value, field)))


def _style(style: Style) -> Iterator[str]:
    if not style.settings:
        yield from _line("样式", style.preset)
        return
    yield "样式:"
    yield from _indented(_line(PRESET, style.preset))
    for part, settings in groupby(style.settings, lambda setting: setting.part):
        yield f"  {part}:"
        yield from (f"    {name}: {quoted(value)}" for _, name, value in settings)


def _settings(key: str, settings: Mapping[str, Setting]) -> Iterator[str]:
    if settings:
        yield f"{_key(key)}:"
        for name, value in settings.items():
            yield from _indented(_setting(name, value))


def _setting(name: str, value: Setting) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{_key(name)}: {quoted(value)}"
    elif isinstance(value, Mapping):
        yield from _settings(name, value) if value else iter((f"{_key(name)}: {{}}",))
    else:
        yield f"{_key(name)}: [{', '.join(_single_quoted(str(item)) for item in value)}]"


def _signature(plan: Plan) -> Iterator[str]:
    signature = plan.signature
    if signature is None:
        return
    if signature.lines:
        yield from _texts("落款", signature.lines)
        return
    yield "落款:"
    yield from _indented(_line("单位", signature.unit))
    yield from _indented(_line("日期", signature.date))
    yield f"  盖章: {'是' if signature.sealed else '否'}"


def _attachment(attachment: Attachment) -> list[str]:
    if attachment.body is None:
        return [quoted(attachment.name)]
    return [f"名称: {quoted(attachment.name)}", *_described(attachment.body)]


def _under(heading: str, entry: Entry) -> Iterator[str]:
    """Write a section: its heading as the key, its value as text, list, or in the full form."""
    if entry == Entry(heading=entry.heading, lead=entry.lead):
        yield from _texts(heading, entry.lead) if entry.lead else iter((f"{_key(heading)}:",))
    else:
        yield from _open(heading, entry)


def _open(heading: str, entry: Entry) -> Iterator[str]:
    """Write a heading with what is below it: its list, or everything in the full form."""
    yield f"{_key(heading)}:"
    if entry == Entry(heading=entry.heading, entries=entry.entries):
        for each in entry.entries:
            yield from _indented(_item(_entry(each)))
    else:
        yield from _indented(_described(entry))


def _item(lines: list[str]) -> Iterator[str]:
    first, *rest = lines
    yield f"- {first}"
    yield from _indented(iter(rest))


def _entry(entry: Entry) -> list[str]:
    """Write an entry of a list, in the shortest form that says all of it."""
    if entry == Entry(content=entry.content):
        return [quoted(entry.content[0])] if len(entry.content) == 1 else ["|", *entry.content]
    heading_key = entry.heading if canonical(entry.heading) not in RESERVED_KEYS else None
    if heading_key and entry == Entry(heading=entry.heading, content=entry.content) and len(entry.content) == 1:
        return [f"{_key(heading_key)}: {quoted(entry.content[0])}"]
    if heading_key and entry == Entry(heading=entry.heading, entries=entry.entries) and entry.entries:
        return [f"{_key(heading_key)}:", *(line for e in entry.entries for line in _indented(_item(_entry(e))))]
    return [*_line("标题", entry.heading), *_described(entry)]


def _described(entry: Entry) -> Iterator[str]:
    """Write everything of an entry but its heading, under reserved keys."""
    yield from _texts("内容", entry.content)
    for attribute in entry.attributes:
        yield f"{attribute.name}: {quoted(attribute.value)}"
    if not entry.numbered:
        yield "标题编号: 无"
    yield from _line("编号", entry.numbering)
    yield from _texts("导语", entry.lead)
    if entry.entries:
        yield "条目:"
        for each in entry.entries:
            yield from _indented(_item(_entry(each)))
    for run_on in entry.run_ons:
        yield from _texts(run_on.word, run_on.texts)
    if entry.schedule:
        yield "安排:"
        yield from _indented(_schedule(entry.schedule))
    yield from _texts("结语", entry.closing)


def _schedule(schedule: Schedule) -> Iterator[str]:
    yield from _texts("导语", schedule.lead)
    if schedule.tabular:
        yield "版式: 表格"
    yield from _line("编号", schedule.numbering)
    for period in schedule.periods:
        yield from _open(period.heading, period)
    yield from _texts("结语", schedule.closing)


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
