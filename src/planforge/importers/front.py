"""What stands before the body of a plan: letterhead, title, unit and period, preface."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from planforge.almanac import parse_period
from planforge.diagnostics import Span
from planforge.importers.collection import Text as Source
from planforge.importers.collection import is_title, without_number
from planforge.importers.ending import DATE, END_MARKS, LONGEST_UNIT, UNIT_END, YEAR
from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import period_label, read_mark
from planforge.importers.texts import text_of
from planforge.importers.words import one_of
from planforge.spec.model import EMPTY, Letterhead, Text

BLANK_UNIT, BLANK_PERIOD = "【待补：单位】", "【待补：期间】"

_SCHOOL_YEAR = (
    r"[12]\d{3}(?:学年)?\s*[-—–－~～至]{1,2}\s*[12]\d{3}\s*(?:学年|學年)度?(?:\s*(?:第[一二]|上|下)(?:学期|學期))?"
)
_NAMED_SECTION = re.compile(f"{one_of('sections')}(?:[：:]|$)")
_NO_CALL = "[，,。；;]|(?:如下|以下|计划|計劃|意见|意見|安排)[：:]$"
_ABOUT = ("关于", "關於")
_STRETCH = r"[12]\d{3}年\d{1,2}月\s*[-—–－~～至]{1,2}\s*[12]\d{3}年\d{1,2}月"
_PLAIN_YEAR = rf"{YEAR}\s*年?度?(?:上半年|下半年|第[一二三四]季度)?"


class Front(NamedTuple):
    """What was found before a body, and the body's own lines."""

    title: Text
    captions: tuple[Text, ...]
    unit: Text
    period: Text
    addressee: Text
    letterhead: Letterhead | None
    preface: tuple[Line, ...]
    body: tuple[Line, ...]
    place: int
    doubts: tuple[Doubt, ...]


def read_front(source: Source, lines: Sequence[Line], signing_unit: str) -> Front:
    """Take title, unit, period and preface from the lines of one text."""
    start = next((i for i, line in enumerate(lines) if _begins_body(line)), len(lines))
    titles, captions, preface = _head(source, lines[:start])
    addressee, letterhead = _addressee(preface), _letterhead(preface)
    whole = "".join(line.text for line in titles)
    title = without_number(whole)
    unit, period = _unit_and_period(title)
    if not unit and captions and UNIT_END.search(captions[0].text):
        unit = captions[0].text
    place = titles[0].place if titles else lines[0].place if lines else 1
    unit = unit or signing_unit
    doubts = _blanks(unit, period, place)
    if title != whole:
        doubts.append(Doubt(place, f"标题前的序号已略去：{whole.removesuffix(title)}", "sure"))
    return Front(
        text_of(titles[0], title) if titles else EMPTY,
        tuple(text_of(line) for line in captions),
        _placed(unit or BLANK_UNIT, place),
        _placed(period or BLANK_PERIOD, place),
        text_of(addressee) if addressee else EMPTY,
        Letterhead(*(text_of(line) if line else EMPTY for line in letterhead)) if any(letterhead) else None,
        tuple(line for line in preface if line not in {addressee, *letterhead}),
        tuple(lines[start:]),
        place,
        tuple(doubts),
    )


def _placed(text: str, place: int) -> Text:
    return Text(text, Span(place, 1, place, 1))


def _addressee(lines: Sequence[Line]) -> Line | None:
    return next((line for line in lines if line.part == "addressee" or _is_addressee(line, lines)), None)


def _is_addressee(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether the first line under a title calls upon those who are written to (7.3.2)."""
    if line is not lines[0] or line.part or len(line.text) > LONGEST_UNIT:
        return False
    return line.text[-1] in "：:" and not re.search(_NO_CALL, line.text)


def _blanks(unit: str, period: str, place: int) -> list[Doubt]:
    found = [name for name, value in (("单位", unit), ("期间", period)) if not value]
    return [Doubt(place, f"没有找到{'和'.join(found)}，请补上", "sure")] if found else []


def _begins_body(line: Line) -> bool:
    if line.part:
        return False
    named = _NAMED_SECTION.match(line.text)
    return bool(line.level or line.cells or read_mark(line.text) or line.label or period_label(line.text) or named)


def _head(source: Source, head: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Sort the lines before the body: title, lines under it, all others."""
    titles = [line for line in head if line.part == "title"]
    rest = [line for line in head if line.part != "title"]
    if not titles:
        count = next((n for n in (1, 2) if _are_title(rest[:n], n)), int(_is_notice(rest)))
        titles, rest = rest[:count], rest[count:]
    captions = [line for line in rest if line.part == "caption"]
    rest = [line for line in rest if line.part != "caption"]
    while not captions and rest and not rest[0].part and _is_caption(rest[0]):
        captions.append(rest.pop(0))
    return titles or list(source.titles), captions, rest


def _are_title(lines: Sequence[Line], count: int) -> bool:
    if len(lines) < count or not all(_is_short(line) for line in lines):
        return False
    return is_title("".join(line.text for line in lines))


def _is_notice(rest: Sequence[Line]) -> bool:
    """Tell whether a short line stands over the call upon those who are written to, as a notice's title does."""
    return len(rest) > 1 and _is_short(rest[0]) and rest[1].text[-1:] in "：:" and len(rest[1].text) <= LONGEST_UNIT


def _is_caption(line: Line) -> bool:
    return _is_short(line) and bool(UNIT_END.search(line.text) or DATE.fullmatch(line.text))


def _is_short(line: Line) -> bool:
    return 0 < len(line.text) <= LONGEST_UNIT * 3 // 2 and line.text[-1] not in END_MARKS


def _letterhead(lines: Sequence[Line]) -> tuple[Line | None, Line | None]:
    """Return the lines of the issuing body's mark and of the document's number."""
    marks = [line for line in lines if line.part == "letterhead-mark"]
    numbers = [line for line in lines if line.part == "letterhead-number"] or marks[1:]
    return next(iter(marks), None), next(iter(numbers), None)


def _unit_and_period(title: str) -> tuple[str, str]:
    match = re.search(_SCHOOL_YEAR, title) or re.search(_STRETCH, title) or re.search(_PLAIN_YEAR, title)
    if match is None:
        return "", ""
    unit = title[: match.start()].strip(" 《“（(")
    unit = "" if len(unit) > LONGEST_UNIT or unit.startswith(_ABOUT) else unit
    written = match[0].replace(" ", "")
    spellings = (written, written.removesuffix("度"), f"{written.removesuffix('度').removesuffix('年')}年")
    period = next((spelling for spelling in spellings if parse_period(spelling)), "")
    return unit, period
