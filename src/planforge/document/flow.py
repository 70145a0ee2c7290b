"""Lays numbered entries out as a flat list of blocks: headings, paragraphs and tables in printing order."""

from collections.abc import Iterable, Iterator

from planforge.almanac import Label, parse_label
from planforge.diagnostics import Findings
from planforge.document.nodes import Block, Cell, Heading, Paragraph, Table, spaced
from planforge.document.numbering import Numbered, label, typed_number
from planforge.spec.keys import ATTRIBUTES
from planforge.spec.model import Attribute, Entry, RunOn, Schedule, Text

CLAUSE_MARKS = "。；：:;，,、．"
"""Marks that a heading does not end in; they are taken off."""

_ASKING = ("？", "！", "?", "!")
_END_MARKS = ("。", "；", ";", "…", *_ASKING)
_FIRST_COLUMNS = {"months": "月份", "quarter": "季度", "week": "周次"}


class Flow:
    """Turns entries into blocks; a number typed by hand before one that is numbered is dropped and noted."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings

    def blocks(self, entries: Iterable[Numbered]) -> list[Block]:
        """Return the blocks of entries and of all that is below them."""
        found: list[Block] = []
        for numbered in entries:
            found += self._own_blocks(numbered, numbered.entry.attributes)
            # Most entries have nothing below them, and to ask for it takes as long as a paragraph.
            if numbered.entries:
                found += self.blocks(numbered.entries)
            if numbered.entry.schedule or numbered.entry.closing:
                found += self._end(numbered)
        return found

    def _own_blocks(self, numbered: Numbered, attributes: tuple[Attribute, ...]) -> list[Block]:
        """Return what an entry says before its lists: heading, content, lead with the lists run into it."""
        entry, number = numbered.entry, numbered.label
        texts: list[str] = [*entry.content, *entry.lead]
        if entry.run_ons:
            texts[-1:] = [f"{texts[-1] if texts else ''}{''.join(map(run_on, entry.run_ons))}"]
        suffix = _in_brackets(attributes) if attributes else ""
        if entry.stands_alone:
            heading = self._without_number(entry.heading, number, entry.heading).rstrip(CLAUSE_MARKS)
            return [Heading(number, f"{heading}{suffix}", numbered.level), *map(Paragraph, texts)]
        if suffix:
            texts = texts or [""]
            texts[len(entry.content) - 1] += suffix  # of an entry without content behind its lead
        if entry.content:
            return [self._first(numbered, texts.pop(0)), *map(Paragraph, texts)]
        return [Paragraph(text, "" if index else number) for index, text in enumerate(texts)]

    def _first(self, numbered: Numbered, text: str) -> Paragraph:
        entry, number = numbered.entry, numbered.label
        if not entry.heading:
            return Paragraph(self._without_number(text, number, entry.content[0]), number)
        words = self._without_number(entry.heading, number, entry.heading).rstrip(CLAUSE_MARKS)
        words += "" if words.endswith(_ASKING) else "。"
        return Paragraph(text, number, words, numbered.level)

    def _without_number(self, text: str, number: str, written: Text) -> str:
        typed = typed_number(text) if number else ""
        if not typed:
            return text
        message = f"手写的序号“{typed.strip()}”已略去，这里自动编号为“{number}”"
        self.findings.note("typed-number", message, written.span, "删去手写的序号")
        return text[len(typed) :]

    def _end(self, numbered: Numbered) -> list[Block]:
        schedule = numbered.entry.schedule
        found = self._schedule(numbered, schedule) if schedule else []
        return [*found, *map(Paragraph, numbered.entry.closing)]

    def _schedule(self, numbered: Numbered, schedule: Schedule) -> list[Block]:
        periods = [self._table(numbered.periods)] if schedule.tabular else self.blocks(numbered.periods)
        return [*map(Paragraph, schedule.lead), *periods, *map(Paragraph, schedule.closing)]

    def _table(self, periods: tuple[Numbered, ...]) -> Table:
        used = {a.name for period in periods for each in (period, *period.entries) for a in each.entry.attributes}
        names = [name for name in ATTRIBUTES if name in used]
        rows = []
        for period in periods:
            columns = [self._column(period, name) for name in names]
            rows.append(((str(period.entry.heading),), self._activities(period), *columns))
        first = _first_column([period.entry for period in periods])
        return Table((first, "主要工作", *names), tuple(rows))

    def _activities(self, period: Numbered) -> Cell:
        found = self._own_blocks(period, ())[1:]  # its heading stands in the first column
        for activity in period.entries:
            found += self._own_blocks(activity, ())
            found += self.blocks(activity.entries)
            found += self._end(activity)
        found += self._end(period)
        return tuple(line for block in found for line in _lines(block))

    def _column(self, period: Numbered, name: str) -> Cell:
        found = []
        for each in (period, *period.entries):
            values = (a.value for a in each.entry.attributes if a.name == name)
            found += [f"{spaced(each.label)}{value}" for value in values]
        return tuple(found)


def run_on(run: RunOn) -> str:
    """Return a list run into a sentence, its parts between semicolons (一是…；二是…)."""
    found = ""
    for number, text in enumerate(run.texts, 1):
        last = number == len(run.texts)
        mark = "" if text.endswith(_END_MARKS) else "。" if last else "；"
        found += f"{label(run.word, number)}{text}{mark}"
    return found


def _in_brackets(attributes: tuple[Attribute, ...]) -> str:
    return f"（{'；'.join([f'{name}：{value}' for name, value in attributes])}）"


def _first_column(periods: list[Entry]) -> str:
    kinds = {found.kind if isinstance(found := parse_label(p.heading), Label) else "" for p in periods}
    return _FIRST_COLUMNS.get(kinds.pop(), "阶段") if len(kinds) == 1 else "阶段"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{spaced(block.label)}{block.text}"
    elif isinstance(block, Paragraph):
        yield f"{spaced(block.label)}{block.heading}{block.text}"
    else:
        for row in block.rows:
            yield "　".join(line for cell in row for line in cell)
