"""Lines as a tree: which belongs under which, by the order in which the kinds of numbers appear."""

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import IN_PROSE, Mark, period_label, read_mark

Kind: TypeAlias = Literal["root", "marked", "heading", "period", "line", "table"]

_SCHEDULE_WORDS = re.compile("安排|日程|进度|進度|计划表|計劃表|月份|行事历|行事曆|活动|活動")
_CLOSING = re.compile("^(?:以上|总之|總之|综上|綜上|本计划|本計劃)")
_END = "。；;！!？?…"
SHORT = 40


class Node:
    """A line with what stands below it: paragraphs, then entries, then paragraphs that close them.

    `rank` is the level of a heading that has one from its style, 0 for all others.
    """

    def __init__(self, kind: Kind, line: Line, text: str, mark: Mark | None = None, label: str = "") -> None:
        self.kind = kind
        self.line = line
        self.text = text
        self.mark = mark
        self.label = label
        self.rank = line.level if kind in {"marked", "heading"} else 0
        self.paragraphs: list[Line] = []
        self.children: list[Node] = []
        self.closing: list[Line] = []

    @property
    def family(self) -> str:
        """The family of its number, "" where it has none."""
        return self.mark.family if self.mark else ""


class TreeBuilder:
    """Grows a tree line by line; `path` leads from the root to the node that a paragraph would belong to."""

    def __init__(self, unit: str) -> None:
        self.root = Node("root", Line(0, ""), "")
        self.path = [self.root]
        self.unit = unit
        self.doubts: list[Doubt] = []

    def add_all(self, lines: Sequence[Line]) -> None:
        """Add the lines of a body."""
        for index, line in enumerate(lines):
            self._add(line, lines[index + 1 :])

    def _add(self, line: Line, following: Sequence[Line]) -> None:
        if line.cells:
            self.path[-1].paragraphs.append(line)
            return
        period = period_label(line.text)
        mark = _mark_of(line)
        if period and not (mark and line.level):
            self._add_period(line, *period)
        elif line.level:
            self._add_ranked(line, mark)
        elif mark and self._is_in_sequence(mark):
            self._add_marked(line, mark)
        elif self._heads_schedule(line, following):
            self._add_heading(line, 0)
        elif (at := self._restart_below(line, following)) is not None:
            self._add_heading(line, at)
        else:
            self._add_paragraph(line)

    def _is_in_sequence(self, mark: Mark) -> bool:
        """Tell whether words that may be prose (一是, 首先) begin a list, or go on with one."""
        if mark.family not in IN_PROSE:
            return True
        before = next((node for node in reversed(self.path) if node.family == mark.family), None)
        return mark.number == 1 or (
            before is not None and before.mark is not None and mark.number == before.mark.number + 1
        )

    def _add_marked(self, line: Line, mark: Mark) -> None:
        node = Node("marked", line, line.text[mark.end :] if not line.label else line.text, mark)
        parent = self._parent_of(mark)
        self._note_sequence(parent, node)
        self._put(parent, node)

    def _parent_of(self, mark: Mark) -> int:
        """Return where on the path the parent of a number stands: beside the last of its family, else at the end."""
        for index in range(len(self.path) - 1, 0, -1):
            node = self.path[index]
            if node.rank and node.family != mark.family:
                break
            if node.family == mark.family and node.kind != "period":
                return index - 1
            if node.kind == "period" and mark.number == 1:
                return index
        return len(self.path) - 1

    def _note_sequence(self, parent: int, node: Node) -> None:
        """Note a number that does not follow the one before it."""
        assert node.mark
        siblings = [child for child in self.path[parent].children if child.family == node.family]
        number = node.mark.number
        if node.family in {"-", "首先"}:
            return
        last = siblings[-1].mark.number if siblings and siblings[-1].mark else 0
        if number == last + 1:
            return
        shown = node.line.label or node.line.text[: node.mark.end].strip()
        if number == last:
            message = f"序号“{shown}”重复"
        elif not siblings:
            message = f"序号从“{shown}”开始，前面可能缺了内容"
        elif number > last:
            message = f"序号“{shown}”前面缺了第 {last + 1} 项" if number == last + 2 else f"序号“{shown}”前面缺了几项"
        else:
            message = f"序号“{shown}”和前面不连"
        self.doubts.append(Doubt(node.line.place, f"{message}，已重新编号", "likely"))

    def _add_ranked(self, line: Line, mark: Mark | None) -> None:
        text = line.text[mark.end :] if mark and not line.label else line.text
        node = Node("marked" if mark else "heading", line, text, mark)
        parent = next(i for i in range(len(self.path) - 1, -1, -1) if i == 0 or 0 < self.path[i].rank < line.level)
        self._put(parent, node)

    def _add_heading(self, line: Line, parent: int) -> None:
        self._put(parent, Node("heading", line, line.text))

    def _add_period(self, line: Line, label: str, rest: str, start: int) -> None:
        parent = next((i for i in range(len(self.path) - 1, -1, -1) if self.path[i].kind == "period"), None)
        if parent is not None:
            owner = parent - 1
        else:
            owner = len(self.path) - 1
            while owner and self.path[owner].kind != "root" and not self._may_own_schedule(self.path[owner]):
                owner -= 1
        node = Node("period", line, rest, None, label)
        self._put(owner, node)
        if rest:
            self._add_activity(line._replace(text=rest, label=""))

    def _add_activity(self, line: Line) -> None:
        node = Node("line", line, line.text, read_mark(line.text))
        if node.mark:
            node.text = line.text[node.mark.end :]
        self._put(len(self.path) - 1, node)

    def _may_own_schedule(self, node: Node) -> bool:
        return node.kind in {"marked", "heading"} and not node.children and len(node.text) <= SHORT

    def _heads_schedule(self, line: Line, following: Sequence[Line]) -> bool:
        """Tell whether a line without a number is the heading of the periods below it."""
        if not following or len(line.text) > SHORT or line.text[-1] in _END or self._in_schedule():
            return False
        return bool(_SCHEDULE_WORDS.search(line.text)) and period_label(following[0].text) is not None

    def _in_schedule(self) -> bool:
        return any(node.kind == "period" for node in self.path)

    def _restart_below(self, line: Line, following: Sequence[Line]) -> int | None:
        """Return where a short line belongs below which a list on the path begins anew; None if it is no heading."""
        if len(line.text) > SHORT or line.text[-1] in _END + "，,、" or not following:
            return None
        mark = next((m for each in following[:4] if (m := _mark_of(each))), None)
        if mark is None or mark.number != 1 or mark.family in IN_PROSE:
            return None
        at = next((i for i, node in enumerate(self.path) if node.family == mark.family and node.kind == "marked"), None)
        if at is None or self._in_schedule():
            return None
        return at - 1

    def _add_paragraph(self, line: Line) -> None:
        top = self.path[-1]
        if self._in_schedule() and top.kind in {"period", "line"}:
            while self.path[-1].kind != "period":
                self.path.pop()
            self._add_activity(line)
        elif top.family in IN_PROSE or (_CLOSING.search(line.text) and len(self.path) > 2):
            while len(self.path) > 2 and (self.path[-1].family in IN_PROSE or _CLOSING.search(line.text)):
                self.path.pop()
            self.path[-1].closing.append(line)
        elif top.closing:
            top.closing.append(line)
        else:
            top.paragraphs.append(line)

    def _put(self, parent: int, node: Node) -> None:
        del self.path[parent + 1 :]
        self.path[-1].children.append(node)
        self.path.append(node)


def _mark_of(line: Line) -> Mark | None:
    return read_mark(f"{line.label} {line.text}") if line.label else read_mark(line.text)
