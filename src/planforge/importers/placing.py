"""Where a line belongs: beside or below which node of the path that leads from the root to the last one."""

import re
from collections.abc import Sequence

from planforge.importers.branches import Node
from planforge.importers.lines import Line
from planforge.importers.marks import IN_PROSE, LAST, Mark, period_label, read_mark, tight_part

_OUTERMOST = {"Ⅰ、", "壹、", "一、", "第一", "第一部分"}
_OF_PARTS = {"1.1", "1.1.1"}
_LARGEST_GAP = 2
END = "。；;！!？?…"
SHORT = 40


def mark_of(line: Line) -> Mark | None:
    """Return the number of a line, also one that Word counted; a bullet is one that counts nothing."""
    mark = read_mark(f"{line.label} {line.text}") if line.label else read_mark(line.text)
    if mark is None:
        return Mark("-", 0, 0, depth=line.depth) if line.depth else None
    # A number with nothing behind it counts nothing.
    return mark._replace(depth=line.depth) if line.label or line.text[mark.end :] else None


def behind(mark: Mark | None, line: Line) -> str:
    """Return what stands behind a line's number; one that Word counted is not in its text."""
    return line.text[mark.end :] if mark and not line.label else line.text


def is_in_sequence(path: Sequence[Node], line: Line, mark: Mark, following: Sequence[Line]) -> bool:
    """Tell whether words that may be prose (一是, 首先) begin a list, or go on with one."""
    if mark.family in _OF_PARTS:
        return bool(line.label) or _is_next_part(path, mark, line.text)
    if mark.family not in IN_PROSE:
        return True
    last = next((node.mark for node in reversed(path) if node.is_like(mark)), None)
    if last is not None and mark.number in {last.number + 1, LAST}:
        return True
    marks = (read_mark(each.text) for each in following)
    return mark.number == 1 and any(m is not None and (m.family, m.number) == (mark.family, 2) for m in marks)


def next_part(path: Sequence[Node], line: Line) -> Mark | None:
    """Return a number of parts that nothing sets off from its text, where it is the next one."""
    mark = None if line.label else tight_part(line.text)
    return mark if mark and _is_next_part(path, mark, line.text) else None


def _is_next_part(path: Sequence[Node], mark: Mark, text: str) -> bool:
    """Tell whether a number of parts (2.3) is the next in the part that it names: 3.8 before an event is a date."""
    part = [int(number) for number in re.findall(r"\d+", text[: mark.end])][-2]
    last = next((node.mark.number for node in reversed(path) if node.mark and node.is_like(mark)), 0)
    outer = any(node.mark and node.mark.number == part for node in path)
    return outer and (mark.number == 1 or 0 < mark.number - last <= _LARGEST_GAP)


def parent_of(path: Sequence[Node], mark: Mark) -> int:
    """Return where on the path the parent of a number stands: beside the last of its family, else at the end."""
    if last := before(path, mark):
        # What is numbered on from months is no month: it stands beside all of them.
        return max(last - 2, 0) if path[last].kind == "period" else last - 1
    for index in range(len(path) - 1, 0, -1):
        node = path[index]
        if node.rank and not node.is_like(mark):
            break
        if node.is_like(mark) and node.kind != "period":
            return index - 1
        if node.kind == "period" and mark.number == 1:
            return index
    if mark.family in _OUTERMOST and len(path) > 1 and _counts_on(path[1], mark):
        return 0
    named = len(path) == 2 and path[1].is_named and not path[1].mark
    if named and mark.family in _OUTERMOST:
        return 0
    return _last_that_holds(path, mark)


def _counts_on(node: Node, mark: Mark) -> bool:
    """Tell whether a number is the next of a plan's outermost ones, though of another kind: 四、 behind 3、."""
    return node.mark is not None and 1 < mark.number == node.mark.number + 1


def _last_that_holds(path: Sequence[Node], mark: Mark) -> int:
    """Return the last node on the path that another list may stand below: no bullet, unless it is set deeper."""
    index = len(path) - 1
    while (bullet := path[index].mark) and bullet.family == "-" != mark.family and mark.depth <= bullet.depth:
        index -= 1
    return index


def before(path: Sequence[Node], mark: Mark) -> int:
    """Return where on the path the number stands that comes before a number; 0 if nowhere."""
    for index in range(len(path) - 1, 0, -1):
        own = path[index].mark
        if own and mark.is_like(own) and own.number + 1 == mark.number:
            return index
    return 0


def begins_part(path: Sequence[Node], index: int, level: int, mark: Mark) -> bool:
    """Tell whether a heading without a number holds those of its own level below it, which begin anew."""
    if index >= len(path):
        return False
    part = path[index]
    if part.mark or part.rank != level:
        return False
    last = part.children[-1].mark if part.children else None
    if last is not None:
        return (last.family, last.number + 1) == (mark.family, mark.number)
    return mark.number == 1 and any(node.family == mark.family for node in path[index - 1].children)


def in_schedule(path: Sequence[Node]) -> bool:
    """Tell whether the last line is of a schedule."""
    return any(node.kind == "period" for node in path)


def restart_below(path: Sequence[Node], line: Line, following: Sequence[Line]) -> int | None:
    """Return where a short line belongs below which a list on the path begins anew; None if it is no heading."""
    if len(line.text) > SHORT or line.text[-1] in END + "，,、" or read_mark(line.text):
        return None
    mark = next((m for each in following if (m := mark_of(each))), None)
    if mark is None or mark.number != 1 or mark.family in IN_PROSE:
        return None
    at = next((i for i, node in enumerate(path) if node.family == mark.family and node.kind == "marked"), None)
    if at is None or in_schedule(path):
        return None
    return at - 1


def goes_on(path: Sequence[Node], following: Sequence[Line]) -> bool:
    """Tell whether a list below a section, or a schedule, goes on in the lines below."""
    mark = next((m for each in following if (m := mark_of(each))), None)
    if in_schedule(path) and any(period_label(each.text) for each in following[:1]):
        return True
    return mark is not None and before(path, mark) > 1
