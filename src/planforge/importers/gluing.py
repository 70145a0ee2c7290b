"""Lines that hold several things: a heading with its first item, a list, a schedule, or a whole plan."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planforge.importers.attachments import is_note
from planforge.importers.dates import DATE
from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import Mark, period_label, read_mark
from planforge.importers.signing import LONGEST_UNIT
from planforge.importers.words import one_of

_GLUED = re.compile(
    r"(?:(?<=[\u4e00-\u9fff。；：:，,！!）)” \u3000])(?:\d{1,2}[、.．] ?|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳])"
    r"|(?<=[。；;：:！!）) \u3000划劃点點案])[一二三四五六七八九十]{1,3}、)(?=[\u4e00-\u9fff“《])"
)
_PERIOD = re.compile(r"(?:^|(?<=[。；;：:！! \u3000]))[^\s。；;：:，,]{1,8}(?:月份?|季度)[：:]")
_TITLE = re.compile(rf"[^。，；：\s]{{4,45}}{one_of('whole')}[ \u3000]+(?=\S)")
_SIGNED = re.compile(rf"(?<=[。；！])\s*(?=\S{{2,{LONGEST_UNIT}}}\s+(?P<date>\S+)$)")
_HEADING = 40
"""A heading that the first item of a list is glued to is no longer; only 一、 may stand behind a whole preface."""

_OUTERMOST = "一、"
_SHOWN = 12


def unglued(line: Line, following: Sequence[Line], doubts: list[Doubt]) -> list[Line]:
    """Cut a line where a number or a period begins that goes on from what stands before it; each is told."""
    if is_note(line) or not line.text:
        return [line]
    cuts = [0, *_numbers(line.text, following), len(line.text)]
    pieces = [line.text[start:stop] for start, stop in pairwise(cuts)]
    texts = [text.rstrip() for piece in pieces for text in _by_period(piece)]
    if len(texts) > 1:
        texts = _ends_apart(texts)
    doubts += (Doubt(line.place, f"从“{text[:_SHOWN]}”起另成一条", "likely") for text in texts[1:])
    first = line._replace(text=texts[0])
    return [first, *(line._replace(text=text, level=0, after_blank=False) for text in texts[1:])]


def _ends_apart(pieces: list[str]) -> list[str]:
    """Cut the title from the first piece of a plan in one line, and the signature from its last."""
    title, signed = _TITLE.match(pieces[0]), _SIGNED.search(pieces[-1])
    if signed and DATE.fullmatch(signed["date"]):
        pieces[-1:] = [pieces[-1][: signed.start()], pieces[-1][signed.end() :]]
    if title and read_mark(pieces[0]) is None:
        pieces[:1] = [title[0].rstrip(), pieces[0][title.end() :]]
    return pieces


def _numbers(text: str, following: Sequence[Line]) -> Iterator[int]:
    """Yield where in a line an item begins that is the first of a list, or the next of one that the line has opened."""
    own = read_mark(text)
    opened = [own] if own else []
    start = 0
    for match in _GLUED.finditer(text):
        at = match.start()
        mark = read_mark(text[at:])
        if mark is None or _is_cell(text[start:at]):
            continue
        before = next((i for i, each in enumerate(opened) if each.family == mark.family), None)
        if before is not None:
            if mark.number != opened[before].number + 1:
                continue
            del opened[before:]
        elif mark.number != 1 or not (_is_near(mark, at - start) and _has_second(mark, text[match.end() :], following)):
            continue
        opened.append(mark)
        start = at
        yield at


def _is_near(mark: Mark, distance: int) -> bool:
    return mark.family == _OUTERMOST or distance <= _HEADING


def _is_cell(before: str) -> bool:
    """Tell whether a text is the first cell of a row that is kept as text: no month, and a wide gap behind it."""
    return before.endswith("\u3000") and read_mark(before) is None and period_label(before.strip()) is None


def _has_second(mark: Mark, rest: str, following: Sequence[Line]) -> bool:
    """Tell whether a list of a mark goes on, in the rest of its line or on the next."""
    texts = [rest[match.start() :] for match in _GLUED.finditer(rest)] + [line.text for line in following]
    marks = (read_mark(text) for text in texts)
    return any(each is not None and (each.family, each.number) == (mark.family, mark.number + 1) for each in marks)


def _by_period(text: str) -> Iterator[str]:
    """Yield what a text plans for each of several periods, and first what stands before them."""
    starts = [match.start() for match in _PERIOD.finditer(text) if period_label(match[0])]
    cuts = [0, *(start for start in starts if start), len(text)] if len(starts) > 1 else [0, len(text)]
    yield from (text[start:stop] for start, stop in pairwise(cuts))
