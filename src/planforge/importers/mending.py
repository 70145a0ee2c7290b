"""Lines as they were meant: wrapped ones joined again, those that hold two things split."""

import re
from collections.abc import Sequence
from itertools import islice

from planforge.importers.attachments import is_note
from planforge.importers.dates import DATE, is_cut
from planforge.importers.gluing import unglued
from planforge.importers.lines import Certainty, Doubt, Line, Lines
from planforge.importers.marks import IN_PROSE, loose_period, period_label, read_mark
from planforge.importers.signing import is_unit
from planforge.spec.flowing import is_wide

SENTENCE_END = "。！？；：.!?;:…”’）)》】"
_COMMA = re.compile("[，,、；;：:。]")
_SURE_GOING_ON = "，,、。；;：:！!？?）)”’》】的了和与及元"
UNMARKED, MARKED = 20, 45
"""A line without an end mark goes on below if it is longer than a heading is: in characters, by what it begins with."""

_OPEN_END = "至和与與及的为為在对對把將将從从由向于於以"
_OPEN_MARKS = "、，,（(“《"
"""What no sentence and no heading ends in."""

_LEAST_OPEN = 8
_TAIL = 2
"""So few characters are no paragraph: they are what did not fit on the line above."""

_SPARE, _INDENT = 4, 4
_NARROWEST, _WIDEST = 44, 100
_LEAST_BROKEN = 4
"""Widths of lines that a page breaks, in halves of a character, and how many lines must be broken there."""

_TIMED = "[^，。；：:]{0,20}[月日号號][前底]?[：:]"
_NAMED = "[^，。：:]{1,4}[：:].{0,40}$"


def mended(lines: Sequence[Line], file: Lines) -> tuple[list[Line], list[Doubt]]:
    """Return lines of a file with what was wrapped joined and what was glued split; each is told."""
    doubts: list[Doubt] = []
    joined = _joined(lines, file, doubts)
    split = [
        piece for index, line in enumerate(joined) for piece in unglued(line, joined[index + 1 : index + 2], doubts)
    ]
    return split, doubts


def _joined(lines: Sequence[Line], file: Lines, doubts: list[Doubt]) -> list[Line]:
    found: list[Line] = []
    full = _full_width(lines) if file.wraps == "anywhere" else 0
    for index, line in enumerate(lines):
        is_full = 0 < full <= _width(lines[index - 1]) if index else False
        may_wrap = file.wraps == "anywhere" or (file.wraps == "adjacent" and not line.after_blank)
        alone = bool(found) and _is_number_alone(found[-1])
        if found and is_cut(found[-1].text, line.text):
            doubts.append(Doubt(found[-1].place, f"日期分成了两行，和第 {line.place} {file.unit}合在一起", "sure"))
            found[-1] = found[-1]._replace(text=f"{found[-1].text}{line.text}")
        elif alone and not line.cells:
            doubts.append(Doubt(found[-1].place, f"序号单独成行，和第 {line.place} {file.unit}合在一起", "sure"))
            found[-1] = line._replace(text=f"{found[-1].text}{line.text}", place=found[-1].place)
        elif found and may_wrap and _goes_on(found, line, is_full=is_full) and not _ends(lines[index : index + 2]):
            certainty: Certainty = "sure" if line.text[0] in _SURE_GOING_ON else "likely"
            doubts.append(Doubt(found[-1].place, f"和第 {line.place} {file.unit}连成一句", certainty))
            found[-1] = found[-1]._replace(text=_together(found[-1].text, line.text))
        else:
            found.append(line)
    if found and _is_number_alone(found[-1]):
        doubts.append(Doubt(found[-1].place, f"序号“{found.pop().text}”后面没有内容，已略去", "sure"))
    return found


def _is_number_alone(line: Line) -> bool:
    """Tell whether a line is a number and nothing else: what it counts stands on the next."""
    mark = read_mark(f"{line.text}甲") if line.text and not line.cells else None
    return mark is not None and mark.family not in IN_PROSE and mark.end == len(line.text)


def _full_width(lines: Sequence[Line]) -> int:
    """Return how wide the lines are that a page breaks, as those of a PDF are; 0 where lines are paragraphs."""
    widths = [_width(line) for line in lines]
    least = max(widths, default=0) - _SPARE
    broken = [line for line, width in zip(lines, widths, strict=True) if width >= least and not _has_end(line)]
    return least if least >= _NARROWEST and least <= _WIDEST and len(broken) >= _LEAST_BROKEN else 0


def _width(line: Line) -> int:
    """Return how wide a line is in halves of a character; one that a number begins is set in by two characters."""
    own = sum(2 if is_wide(character) else 1 for character in line.text)
    return own + _INDENT * (read_mark(line.text) is not None)


def _has_end(line: Line) -> bool:
    return line.text[-1:] in SENTENCE_END


def _goes_on(lines: Sequence[Line], following: Line, *, is_full: bool) -> bool:
    """Tell whether the last of some lines breaks off in a sentence that the next one goes on with.

    `is_full` tells that it reaches the edge of a page that breaks all lines.
    """
    line = lines[-1]
    if _has_shape(line) or _has_shape(following) or line.text[-1] in SENTENCE_END:
        return False
    if read_mark(following.text) or period_label(following.text) or re.match(_TIMED, following.text):
        return False
    if loose_period(line.text) and loose_period(following.text):
        return False
    if is_full:
        return True
    if re.match(_NAMED, line.text):
        return False
    least = min(_least(lines), UNMARKED if len(following.text) <= _TAIL else MARKED)
    return len(line.text) >= least and bool(_COMMA.search(line.text))


def _ends(lines: Sequence[Line]) -> bool:
    """Tell whether the first of some lines is of a plan's ending: a note of attachments, a date, the unit above it."""
    line = lines[0]
    before_date = is_unit(line) and any(DATE.fullmatch(each.text) for each in lines[1:])
    return is_note(line) or DATE.fullmatch(line.text) is not None or before_date


def _least(lines: Sequence[Line]) -> int:
    """Return how long the last line is at least if it is no heading: less where its list is of sentences."""
    line = lines[-1]
    if line.text[-1] in _OPEN_MARKS:
        return 0
    if line.text[-1] in _OPEN_END:
        return _LEAST_OPEN
    mark = read_mark(line.text)
    if mark is None or "。" in line.text:
        return UNMARKED
    others = (
        each.text
        for each in islice(reversed(lines), 1, None)
        if (m := read_mark(each.text)) and m.family == mark.family
    )
    sibling = next(others, "")
    return UNMARKED if len(sibling) >= MARKED and sibling[-1] in SENTENCE_END else MARKED


def _has_shape(line: Line) -> bool:
    """Tell whether a line is what its style, table or list makes of it, and so was never wrapped."""
    return bool(line.level or line.part or line.cells or line.label or line.depth or not line.text)


def _together(first: str, second: str) -> str:
    return f"{first}{second}" if is_wide(first[-1]) or is_wide(second[0]) else f"{first} {second}"
