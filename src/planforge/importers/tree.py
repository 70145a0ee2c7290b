"""Lines as a tree: which belongs under which, by the order in which the kinds of numbers appear."""

import re
from collections.abc import Sequence

from planforge.almanac.label_types import Label
from planforge.almanac.labels import parse_label
from planforge.importers.branches import Node
from planforge.importers.grids import prepared
from planforge.importers.leads import is_named_section, names_schedule, take_named_text, take_spaced_text
from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import IN_PROSE, Mark, is_bracketed, loose_period, period_label
from planforge.importers.periods import continued
from planforge.importers.placing import (
    END,
    SHORT,
    before,
    begins_part,
    behind,
    goes_on,
    in_schedule,
    is_in_sequence,
    mark_of,
    next_part,
    parent_of,
    restart_below,
)
from planforge.importers.tables import as_text, remarks, schedule_of, unequal

_OF_HEADINGS = {"一、", "（一）"}
_UNCOUNTED = {"首先", "第一阶段"}
_SCHEDULE_HEADINGS = {"week": "周次安排", "quarter": "季度安排"}
_APPENDED = re.compile("附[：:]")
_CLOSING = re.compile("^(?:以上|总之|總之|综上|綜上|本计划|本計劃)")
AHEAD = 4
"""So many lines below a line tell whether it is a heading."""


class TreeBuilder:
    """Grows a tree line by line; `path` leads from the root to the node that a paragraph would belong to.

    The body of an attachment may be a table without a heading.
    """

    def __init__(self, *, is_attachment: bool = False) -> None:
        self.root = Node("root", Line(0, ""), "")
        self.path = [self.root]
        self.doubts: list[Doubt] = []
        self.numbers: dict[str, int] = {}
        self.has_ranks = False
        self.styled: set[str] = set()
        self.takes_numbers = False
        self.owners = {"marked", "heading", "root"} if is_attachment else {"marked", "heading"}

    def add_all(self, lines: Sequence[Line]) -> None:
        """Add the lines of a body."""
        styled = [line for line in lines if line.level]
        self.has_ranks = bool(styled)
        headings = [line for line in styled if period_label(line.text) is None]
        self.takes_numbers = len(headings) > 1 and not any(map(mark_of, styled))
        if self.takes_numbers:
            message = "标题都没有序号，生成时会编为一、（一）……；不要序号，就加一行“编号: 无”"
            self.doubts.append(Doubt(styled[0].place, message, "guess"))
        self.styled = {mark.family for line in styled if (mark := mark_of(line))}
        for index, line in enumerate(lines):
            if line.table and (not index or lines[index - 1].table != line.table):
                self._add_table([row for row in lines[index:] if row.table == line.table])
            elif not line.table:
                self._add(line, lines[index + 1 : index + 1 + AHEAD])

    def _add(self, line: Line, following: Sequence[Line]) -> None:
        period = period_label(line.text) or self._loose_period(line, following)
        mark = mark_of(line) or next_part(self.path, line)
        if period and not (mark and line.level):
            self._add_period(line, *period)
        elif line.level:
            self._add_ranked(line, mark)
        elif mark and is_in_sequence(self.path, line, mark, following):
            self._add_marked(line, mark)
        elif is_bracketed(line.text) and not any(child.mark for child in self.root.children):
            self.doubts.append(Doubt(line.place, "方括号里的话认作标题，括号改成了序号", "likely"))
            self._add_heading(line._replace(text=line.text.strip("【】：:")), 0)
            self.path[-1].is_numbered = True
        elif self._heads_schedule(line, following):
            self._add_heading(line, 0)
        elif len(self.path) <= 2 and is_named_section(line.text):
            self._add_heading(line, 0)
            take_named_text(self.path[-1])
        elif (at := restart_below(self.path, line, following)) is not None:
            self._add_heading(line, at)
        else:
            self._add_paragraph(line, following)

    def _loose_period(self, line: Line, following: Sequence[Line]) -> tuple[str, str] | None:
        """Take apart a line that begins with a period, if those before or after it do."""
        found = None if line.level else loose_period(line.text)
        if found and (
            in_schedule(self.path) or any(period_label(each.text) or loose_period(each.text) for each in following[:1])
        ):
            return found
        return None

    def _add_table(self, rows: Sequence[Line]) -> None:
        """Make a schedule of a table below the last heading, or keep its rows as paragraphs."""
        table = prepared(rows)
        schedule = schedule_of(table.rows)
        if schedule is not None and self.path[-1].kind == "root" and "root" not in self.owners:
            self._add_schedule_heading(rows[0], schedule.periods[0].heading)
        owner = self.path[-1]
        if schedule is not None and owner.kind in self.owners and not (owner.children or owner.closing):
            owner.schedule = continued(owner.schedule, schedule)
            owner.paragraphs += table.captions
            self.doubts += (Doubt(rows[0].place, message, "sure") for message in table.left_out)
            self.doubts += (*remarks(table.rows), *unequal(table.rows))
            return
        lines, doubt = as_text(rows)
        self.doubts.append(doubt)
        for line in lines:
            self._add_paragraph(line, ())

    def _add_marked(self, line: Line, mark: Mark) -> None:
        node = Node("marked", line, behind(mark, line), mark)
        parent = parent_of(self.path, mark)
        self._note_sequence(parent, node, mark)
        self._put(parent, node)
        take_named_text(node)
        self.doubts += take_spaced_text(node)

    def _note_sequence(self, parent: int, node: Node, mark: Mark) -> None:
        """Note a number that does not follow the one before it."""
        siblings = (child for child in reversed(self.path[parent].children) if child.is_like(mark))
        last = next((child.mark.number for child in siblings if child.mark), 0)
        number = mark.number
        if not number or node.family in _UNCOUNTED:
            return
        run_on, self.numbers[mark.family] = self.numbers.get(mark.family, 0) + 1, number
        if number == last + 1:
            return
        shown = node.line.label or node.line.text[: mark.end].strip()
        if not last and number == run_on:
            message = f"序号“{shown}”接着上一部分"
        elif number == last:
            message = f"序号“{shown}”重复"
        elif not last:
            message = f"序号从“{shown}”开始，前面可能缺了内容"
        elif number > last:
            message = f"序号“{shown}”前面缺了第 {last + 1} 项" if number == last + 2 else f"序号“{shown}”前面缺了几项"
        else:
            message = f"序号“{shown}”和前面不连"
        self.doubts.append(Doubt(node.line.place, f"{message}，已重新编号", "likely"))

    def _add_ranked(self, line: Line, mark: Mark | None) -> None:
        node = Node("marked" if mark else "heading", line, behind(mark, line), mark)
        if mark and (last := before(self.path, mark)):
            node.rank = self.path[last].rank or node.rank  # the next number is no level deeper, whatever its style
            self._put(last - 1, node)
            return
        parent = next(i for i in range(len(self.path) - 1, -1, -1) if i == 0 or 0 < self.path[i].rank < line.level)
        self._put(parent + 1 if mark and begins_part(self.path, parent + 1, line.level, mark) else parent, node)

    def _add_heading(self, line: Line, parent: int) -> None:
        self._put(parent, Node("heading", line, line.text))

    def _add_period(self, line: Line, label: str, rest: str) -> None:
        parent = next((i for i in range(len(self.path) - 1, -1, -1) if self.path[i].kind == "period"), None)
        if parent is not None:
            owner = parent - 1
        else:
            owner = len(self.path) - 1
            while owner and self.path[owner].kind != "root" and not self._may_own_schedule(self.path[owner]):
                owner -= 1
            if not owner:
                self._add_schedule_heading(line, label)
                owner = 1
        if any(child.label == label for child in self.path[owner].children):
            self.doubts.append(Doubt(line.place, f"“{label}”写了两次，已合在一起", "sure"))
        node = Node("period", line, rest, mark_of(line), label)
        self._put(owner, node)
        if rest:
            self._add_activity(line._replace(text=rest, label="", run_in=0))

    def _add_schedule_heading(self, line: Line, label: str) -> None:
        """Give periods that stand below no heading one of their own."""
        found = parse_label(label)
        name = _SCHEDULE_HEADINGS.get(found.kind if isinstance(found, Label) else "", "月份安排")
        self.doubts.append(Doubt(line.place, f"按时间的安排没有标题，加了“{name}”", "guess"))
        self._put(0, Node("heading", line._replace(text=name), name))

    def _add_activity(self, line: Line) -> None:
        mark = mark_of(line)
        self._put(len(self.path) - 1, Node("line", line, behind(mark, line), mark))

    def _may_own_schedule(self, node: Node) -> bool:
        is_heading = node.kind in {"marked", "heading"} and len(node.text) <= SHORT and "。" not in node.text[:-1]
        return is_heading and not (node.children or node.schedule)

    def _heads_schedule(self, line: Line, following: Sequence[Line]) -> bool:
        """Tell whether a line without a number is the heading of the periods below it."""
        if not following or len(line.text) > SHORT or line.text[-1] in END or in_schedule(self.path):
            return False
        if _APPENDED.match(line.text) and following[0].cells:
            return True
        first = period_label(following[0].text) or loose_period(following[0].text)
        return names_schedule(line.text) and first is not None

    def _add_paragraph(self, line: Line, following: Sequence[Line]) -> None:
        top = self.path[-1]
        closes = _CLOSING.search(line.text) is not None and not goes_on(self.path, following)
        if in_schedule(self.path) and closes:
            while in_schedule(self.path):
                self.path.pop()
            self.path[-1].closing.append(line)
        elif in_schedule(self.path) and top.kind in {"period", "line"}:
            while self.path[-1].kind != "period":
                self.path.pop()
            self._add_activity(line)
        elif line.run_in:
            while len(self.path) > 1 and not self.path[-1].rank:
                self.path.pop()
            self._add_activity(line)
        elif top.family in IN_PROSE or (closes and len(self.path) > 1):
            while len(self.path) > 2 and (self.path[-1].family in IN_PROSE or closes):
                self.path.pop()
            self.path[-1].closing.append(line)
        elif top.closing or top.schedule:
            top.closing.append(line)
        else:
            top.paragraphs.append(line)

    def _may_head(self, node: Node) -> bool:
        """Tell whether a line without a heading's style is one, as no line that is numbered alike has such a style."""
        return node.family in _OF_HEADINGS - self.styled and node.text[-1:] not in END

    def _put(self, parent: int, node: Node) -> None:
        node.is_numbered = node.is_numbered or (self.takes_numbers and bool(node.rank))
        node.is_no_heading = self.has_ranks and node.is_exact and not node.rank and not self._may_head(node)
        del self.path[parent + 1 :]
        self.path[-1].children.append(node)
        self.path.append(node)
