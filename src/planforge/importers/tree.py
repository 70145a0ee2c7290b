"""Lines as a tree: which belongs under which, by the order in which the kinds of numbers appear."""

import re
from collections.abc import Sequence

from planforge.almanac.label_types import Label
from planforge.almanac.labels import parse_label
from planforge.importers.branches import Node
from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import IN_PROSE, LAST, Mark, is_bracketed, loose_period, period_label, read_mark
from planforge.importers.tables import as_text, prepared, schedule_of, unequal
from planforge.importers.words import one_of

_OF_HEADINGS = {"一、", "（一）"}
_OUTERMOST = {"壹、", "一、", "第一", "第一部分"}
_UNCOUNTED = {"首先", "第一阶段"}
_OF_PARTS = {"1.1", "1.1.1"}
_LARGEST_GAP = 2
_SCHEDULE_HEADINGS = {"week": "周次安排", "quarter": "季度安排"}
_SCHEDULE_WORDS = re.compile("安排|日程|进度|進度|计划表|計劃表|月份|行事历|行事曆|活动|活動")
_NAMED_SECTION = re.compile(rf"(?P<name>{one_of('sections')})[：:]?\s*(?P<text>(?<=[：:]).*|(?<=[：:]\s).*|)")
_SPACED = re.compile(r"(?P<heading>[^\s。；：:;]{4,40})[ \u3000]+(?P<text>\S.{8,}[。；;！!])")
_SPACED_FAMILIES = {"壹、", "一、", "（一）", "第一", "1.1"}
_APPENDED = re.compile("附[：:]")
_CLOSING = re.compile("^(?:以上|总之|總之|综上|綜上|本计划|本計劃)")
_END = "。；;！!？?…"
SHORT = 40
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
        self.takes_numbers = len(headings) > 1 and not any(map(_mark_of, styled))
        if self.takes_numbers:
            message = "标题都没有序号，生成时会编为一、（一）……；不要序号，就加一行“编号: 无”"
            self.doubts.append(Doubt(styled[0].place, message, "guess"))
        self.styled = {mark.family for line in styled if (mark := _mark_of(line))}
        for index, line in enumerate(lines):
            if line.table and (not index or lines[index - 1].table != line.table):
                self._add_table([row for row in lines[index:] if row.table == line.table])
            elif not line.table:
                self._add(line, lines[index + 1 : index + 1 + AHEAD])

    def _add(self, line: Line, following: Sequence[Line]) -> None:
        period = period_label(line.text) or self._loose_period(line, following)
        mark = _mark_of(line)
        if period and not (mark and line.level):
            self._add_period(line, *period)
        elif line.level:
            self._add_ranked(line, mark)
        elif mark and self._is_in_sequence(mark, line.text, following):
            self._add_marked(line, mark)
        elif is_bracketed(line.text):
            self.doubts.append(Doubt(line.place, "方括号里的话认作标题，括号改成了序号", "likely"))
            self._add_heading(line._replace(text=line.text.strip("【】：:")), 0)
            self.path[-1].is_numbered = True
        elif self._heads_schedule(line, following):
            self._add_heading(line, 0)
        elif len(self.path) <= 2 and _NAMED_SECTION.fullmatch(line.text):
            self._add_heading(line, 0)
            self._take_named_text(self.path[-1])
        elif (at := self._restart_below(line, following)) is not None:
            self._add_heading(line, at)
        else:
            self._add_paragraph(line, following)

    def _loose_period(self, line: Line, following: Sequence[Line]) -> tuple[str, str] | None:
        """Take apart a line that begins with a period, if those before or after it do."""
        found = None if line.level else loose_period(line.text)
        if found and (
            self._in_schedule() or any(period_label(each.text) or loose_period(each.text) for each in following[:1])
        ):
            return found
        return None

    def _add_table(self, rows: Sequence[Line]) -> None:
        """Make a schedule of a table below the last heading, or keep its rows as paragraphs."""
        table = prepared(rows)
        schedule = schedule_of(table.rows)
        owner = self.path[-1]
        if schedule is not None and owner.kind in self.owners and not owner.children and not owner.schedule:
            owner.schedule = schedule
            owner.paragraphs += table.captions
            self.doubts += (Doubt(rows[0].place, f"“{name}”一栏是空的，已略去", "sure") for name in table.empty if name)
            self.doubts.extend(unequal(table.rows))
            return
        lines, doubt = as_text(rows)
        self.doubts.append(doubt)
        for line in lines:
            self._add_paragraph(line, ())

    def _is_in_sequence(self, mark: Mark, text: str, following: Sequence[Line]) -> bool:
        """Tell whether words that may be prose (一是, 首先) begin a list, or go on with one."""
        if mark.family in _OF_PARTS:
            return self._continues(mark, text)
        if mark.family not in IN_PROSE:
            return True
        before = next((node.mark for node in reversed(self.path) if node.is_like(mark)), None)
        if before is not None and mark.number in {before.number + 1, LAST}:
            return True
        marks = (read_mark(each.text) for each in following)
        return mark.number == 1 and any(m is not None and (m.family, m.number) == (mark.family, 2) for m in marks)

    def _continues(self, mark: Mark, text: str) -> bool:
        """Tell whether a number of parts (2.3) is the next in the part that it names: 3.8 before an event is a date."""
        part = [int(number) for number in re.findall(r"\d+", text[: mark.end])][-2]
        last = next((node.mark.number for node in reversed(self.path) if node.mark and node.is_like(mark)), 0)
        outer = any(node.mark and node.mark.number == part for node in self.path)
        return outer and (mark.number == 1 or 0 < mark.number - last <= _LARGEST_GAP)

    def _add_marked(self, line: Line, mark: Mark) -> None:
        node = Node("marked", line, _behind(mark, line), mark)
        parent = self._parent_of(mark)
        self._note_sequence(parent, node, mark)
        self._put(parent, node)
        self._take_named_text(node)
        self._take_spaced_text(node)

    def _take_named_text(self, node: Node) -> None:
        """Put the text that is glued to the name of a usual section below it."""
        if match := _NAMED_SECTION.fullmatch(node.text):
            node.is_named = True
            node.text = match["name"]
            if match["text"]:
                node.paragraphs.append(node.line._replace(text=match["text"], label="", run_in=0))

    def _take_spaced_text(self, node: Node) -> None:
        """Put the text that only a space parts from its heading below it."""
        match = _SPACED.fullmatch(node.text) if node.family in _SPACED_FAMILIES else None
        if match:
            self.doubts.append(Doubt(node.line.place, f"标题“{match['heading']}”和后面的文字分开了", "likely"))
            node.text = match["heading"]
            node.paragraphs.append(node.line._replace(text=match["text"], label="", run_in=0))

    def _parent_of(self, mark: Mark) -> int:
        """Return where on the path the parent of a number stands: beside the last of its family, else at the end."""
        if before := self._before(mark):
            # What is numbered on from months is no month: it stands beside all of them.
            return max(before - 2, 0) if self.path[before].kind == "period" else before - 1
        for index in range(len(self.path) - 1, 0, -1):
            node = self.path[index]
            if node.rank and not node.is_like(mark):
                break
            if node.is_like(mark) and node.kind != "period":
                return index - 1
            if node.kind == "period" and mark.number == 1:
                return index
        named = len(self.path) == 2 and self.path[1].is_named and not self.path[1].mark
        if named and mark.family in _OUTERMOST:
            return 0
        return self._last_that_holds(mark)

    def _last_that_holds(self, mark: Mark) -> int:
        """Return the last node on the path that another list may stand below: no bullet, unless it is set deeper."""
        index = len(self.path) - 1
        while (bullet := self.path[index].mark) and bullet.family == "-" != mark.family and mark.depth <= bullet.depth:
            index -= 1
        return index

    def _before(self, mark: Mark) -> int:
        """Return where on the path the number stands that comes before a number; 0 if nowhere."""
        for index in range(len(self.path) - 1, 0, -1):
            before = self.path[index].mark
            if before and mark.is_like(before) and before.number + 1 == mark.number:
                return index
        return 0

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
        node = Node("marked" if mark else "heading", line, _behind(mark, line), mark)
        if mark and (before := self._before(mark)):
            node.rank = self.path[before].rank or node.rank  # the next number is no level deeper, whatever its style
            self._put(before - 1, node)
            return
        parent = next(i for i in range(len(self.path) - 1, -1, -1) if i == 0 or 0 < self.path[i].rank < line.level)
        self._put(parent + 1 if mark and self._begins_part(parent + 1, line.level, mark) else parent, node)

    def _begins_part(self, index: int, level: int, mark: Mark) -> bool:
        """Tell whether a heading without a number holds those of its own level below it, which begin anew."""
        if index >= len(self.path):
            return False
        part = self.path[index]
        if part.mark or part.rank != level:
            return False
        last = part.children[-1].mark if part.children else None
        if last is not None:
            return (last.family, last.number + 1) == (mark.family, mark.number)
        return mark.number == 1 and any(node.family == mark.family for node in self.path[index - 1].children)

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
        node = Node("period", line, rest, _mark_of(line), label)
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
        mark = _mark_of(line)
        self._put(len(self.path) - 1, Node("line", line, _behind(mark, line), mark))

    def _may_own_schedule(self, node: Node) -> bool:
        is_heading = node.kind in {"marked", "heading"} and len(node.text) <= SHORT and "。" not in node.text[:-1]
        return is_heading and not (node.children or node.schedule)

    def _heads_schedule(self, line: Line, following: Sequence[Line]) -> bool:
        """Tell whether a line without a number is the heading of the periods below it."""
        if not following or len(line.text) > SHORT or line.text[-1] in _END or self._in_schedule():
            return False
        if _APPENDED.match(line.text) and following[0].cells:
            return True
        return bool(_SCHEDULE_WORDS.search(line.text)) and period_label(following[0].text) is not None

    def _in_schedule(self) -> bool:
        return any(node.kind == "period" for node in self.path)

    def _restart_below(self, line: Line, following: Sequence[Line]) -> int | None:
        """Return where a short line belongs below which a list on the path begins anew; None if it is no heading."""
        if len(line.text) > SHORT or line.text[-1] in _END + "，,、" or read_mark(line.text):
            return None
        mark = next((m for each in following if (m := _mark_of(each))), None)
        if mark is None or mark.number != 1 or mark.family in IN_PROSE:
            return None
        at = next((i for i, node in enumerate(self.path) if node.family == mark.family and node.kind == "marked"), None)
        if at is None or self._in_schedule():
            return None
        return at - 1

    def _add_paragraph(self, line: Line, following: Sequence[Line]) -> None:
        top = self.path[-1]
        closes = _CLOSING.search(line.text) is not None and not self._goes_on(following)
        if self._in_schedule() and closes:
            while self._in_schedule():
                self.path.pop()
            self.path[-1].closing.append(line)
        elif self._in_schedule() and top.kind in {"period", "line"}:
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

    def _goes_on(self, following: Sequence[Line]) -> bool:
        """Tell whether a list below a section, or a schedule, goes on in the lines below."""
        mark = next((m for each in following if (m := _mark_of(each))), None)
        if self._in_schedule() and any(period_label(each.text) for each in following[:1]):
            return True
        return mark is not None and self._before(mark) > 1

    def _may_head(self, node: Node) -> bool:
        """Tell whether a line without a heading's style is one, as no line that is numbered alike has such a style."""
        return node.family in _OF_HEADINGS - self.styled and node.text[-1:] not in _END

    def _put(self, parent: int, node: Node) -> None:
        node.is_numbered = node.is_numbered or (self.takes_numbers and bool(node.rank))
        node.is_no_heading = self.has_ranks and node.is_exact and not node.rank and not self._may_head(node)
        del self.path[parent + 1 :]
        self.path[-1].children.append(node)
        self.path.append(node)


def _mark_of(line: Line) -> Mark | None:
    """Return the number of a line, also one that Word counted; a bullet is one that counts nothing."""
    mark = read_mark(f"{line.label} {line.text}") if line.label else read_mark(line.text)
    if mark is None:
        return Mark("-", 0, 0, depth=line.depth) if line.depth else None
    # A number with nothing behind it counts nothing.
    return mark._replace(depth=line.depth) if line.label or line.text[mark.end :] else None


def _behind(mark: Mark | None, line: Line) -> str:
    """Return what stands behind a line's number; one that Word counted is not in its text."""
    return line.text[mark.end :] if mark and not line.label else line.text
