"""A file of many texts: titles with ordinals, or one title after another, cut it into one text each."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from planforge.almanac.numerals import parse_number
from planforge.importers.attachments import is_note
from planforge.importers.dates import DATE
from planforge.importers.junk import without_junk
from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import period_label, read_mark
from planforge.importers.words import one_of

LONGEST_TITLE = 45

_NUMBER = r"(?P<n>[一二三四五六七八九十]{1,3}|(?<!\d)\d{1,2})"
_LAST = re.compile(rf"(?P<stem>.*{one_of('documents')}.*?)\s*[（(]?{_NUMBER}[)）]?")
"""学校工会工作计划（二）, 工会工作计划范文3: a title that ends in its number."""

_REST = r"(?:[】\]：:、 \u3000]+(?P<rest>.*))?"
_FIRST = re.compile(rf"[【\[]?(?P<stem>篇|范文|範文|例文|模板){_NUMBER}{_REST}")
_NUMBERED = re.compile(rf"(?P<stem>[【\[]){_NUMBER}[】\]][：:、 \u3000]*(?P<rest>.*)")
_COUNTED = re.compile(rf"[【\[]?(?P<stem>第){_NUMBER}(?:[篇份]|章(?=.*{one_of('whole')}$)){_REST}")
"""篇二：学校工会工作计划, 第二篇: a title that begins with its number. 第一章 is mostly a part of a plan."""

_TITLE = "[^。；;！？!?]*{}[书書表]?(?:[（(][^）)]*[)）])?"
_PREFACE = re.compile("^(?:以下|下面)|(?:制[定订訂]|如下|以下)[^，的]{0,6}$")
"""What ends in 计划 and is no title: 特制订如下计划."""

_NOTICE = re.compile("(?:印发|印發|下发|下發).*的通知$")
_OUTERMOST = {"一、", "（一）", "1.", "第一"}
_END_MARKS = "。；;，,：:！？!?、"


class Source(NamedTuple):
    """What one plan of a file is read from: its title lines, the lines below, and what was left out about it."""

    titles: tuple[Line, ...]
    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()


def split(lines: Sequence[Line]) -> list[Source]:
    """Cut a file's lines into its texts; what belongs to none, and what is no plan's, is in the doubts of the next."""
    kept, doubts = without_junk(lines)
    if at := _issued_at(kept):
        told = Doubt(kept[at].place, "上一篇是印发这份计划的通知，分成了两篇", "likely")
        return [Source((), tuple(kept[:at]), tuple(doubts)), Source((), tuple(kept[at:]), (told,))]
    titles = _numbered_titles(kept) or _marked_titles(kept) or _repeated_titles(kept)
    if not titles:
        return [Source((), tuple(kept), tuple(doubts))]
    doubts += [
        Doubt(line.place, f"合集的标题或说明，已略去：{_shown(line.text)}", "likely") for line in kept[: titles[0]]
    ]
    texts: list[Source] = []
    waiting: list[Line] = []
    for start, stop in zip(titles, [*titles[1:], len(kept)], strict=True):
        body = kept[start + 1 : stop]
        if not body and stop < len(kept):
            waiting.append(kept[start])
            continue
        left = [Doubt(line.place, f"上一级的标题，已略去：{_shown(line.text)}", "likely") for line in waiting]
        texts.append(Source((kept[start],), tuple(body), (*(doubts if not texts else ()), *left)))
        waiting = []
    return texts


def _issued_at(lines: Sequence[Line]) -> int:
    """Return where a plan begins that stands behind the date of the notice by which it is issued; 0 if nowhere."""
    first = next((i for i, line in enumerate(lines) if line.cells or read_mark(line.text)), len(lines))
    notice = next((i for i, line in enumerate(lines[:first]) if _NOTICE.search(line.text)), first)
    dated = range(notice + 1, first)
    return next((i for i in dated if is_title(lines[i].text) and DATE.fullmatch(lines[i - 1].text)), 0)


def is_title(text: str, words: str = "titles") -> bool:
    """Tell whether a line reads as the title of a plan; 打算 and 安排 are those of parts as well."""
    match = re.fullmatch(_TITLE.format(one_of(words)), text)
    is_sentence = _PREFACE.search(text) is not None
    return 3 < len(text) <= LONGEST_TITLE and match is not None and not is_sentence and read_mark(text) is None


def without_number(title: str) -> str:
    """Return a title without the number that it has in its collection, unless that is all it says."""
    title = title.rstrip("：:")
    mark = read_mark(title)
    if mark and _is_whole(title[mark.end :]):
        return title[mark.end :]
    match = _first_number(title)
    return (match["rest"] if match else "") or title


def _first_number(title: str) -> re.Match[str] | None:
    return _FIRST.fullmatch(title) or _COUNTED.fullmatch(title) or _NUMBERED.fullmatch(title)


def _numbered_titles(lines: Sequence[Line]) -> list[int]:
    """Return where titles stand that count from one: 篇一 …, 范文1 …, … （一）; nested ones as well."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        found = _ordinal(line)
        if found:
            groups[found[0]].append((index, found[1]))
    kept = [
        index for members in groups.values() if _count_on([number for _, number in members]) for index, _ in members
    ]
    return sorted(kept) or _mixed_titles(lines)


def _mixed_titles(lines: Sequence[Line]) -> list[int]:
    """Return where titles stand that count from one together, each in a form of its own: 篇一, 第二篇, 【篇三】."""
    found = [
        (index, parse_number(match["n"]) or 0)
        for index, line in enumerate(lines)
        if (match := _first_number(line.text.rstrip("：:"))) and is_title(match["rest"] or "")
    ]
    return [index for index, _ in found] if found and _count_on([number for _, number in found]) else []


def _count_on(numbers: Sequence[int]) -> bool:
    """Tell whether numbers count from one without a gap, once, or twice where a list of contents has them too."""
    counted = list(range(1, max(numbers) + 1))
    return len(counted) > 1 and list(numbers) in (counted, counted * 2)


def _ordinal(line: Line) -> tuple[str, int] | None:
    text = line.text.rstrip("：:")
    if not text or len(text) > LONGEST_TITLE or text[-1] in _END_MARKS:
        return None
    match = _first_number(text)
    if match is None and read_mark(text) is None:
        match = _LAST.fullmatch(text)
    if match is None or "。" in text:
        return None
    return match["stem"], parse_number(match["n"]) or 0


def _marked_titles(lines: Sequence[Line]) -> list[int]:
    """Return where titles stand that are numbered as headings are, if nothing else is: 一、学校工会工作计划."""
    marks = [(i, mark) for i, line in enumerate(lines) if (mark := read_mark(line.text))]
    outer = [(i, mark) for i, mark in marks if mark.family == marks[0][1].family]
    numbers = [mark.number for _, mark in outer]
    are_titles = all(_is_whole(lines[i].text[mark.end :]) for i, mark in outer)
    return [i for i, _ in outer] if are_titles and numbers and _count_on(numbers) else []


def _is_whole(text: str) -> bool:
    """Tell whether a text is the title of a unit's plan."""
    return is_title(text, "whole") and re.search(one_of("units"), text) is not None


def _repeated_titles(lines: Sequence[Line]) -> list[int]:
    """Return where titles stand, if only a few words stand before the first and the numbers begin anew after each."""
    marks = {i: _first_mark(lines, i) for i in range(len(lines)) if _may_open(lines, i)}
    first = next((mark for mark in marks.values() if mark), "")
    found = [i for i, mark in marks.items() if mark and (mark == first or DATE.fullmatch(lines[i - 1].text))]
    return found if len(found) > 1 and not any(map(_is_of_body, lines[: found[0]])) else []


def _may_open(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line can be the title of another plan; 制定工作计划 below a month is what is planned for it."""
    if not is_title(lines[index].text, "whole") or is_note(lines[index]):
        return False
    return not index or period_label(lines[index - 1].text) is None


def _is_of_body(line: Line) -> bool:
    return bool(line.cells) or read_mark(line.text) is not None or len(line.text) > LONGEST_TITLE


def _first_mark(lines: Sequence[Line], title: int) -> str:
    """Return the family of the first number below a title if it is a one of the outermost kind, else ""."""
    marks = (read_mark(line.text) for line in lines[title + 1 : title + 12])
    first = next((mark for mark in marks if mark is not None), None)
    return first.family if first is not None and first.number == 1 and first.family in _OUTERMOST else ""


def _shown(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:30]}……"
