"""What stands before the body of a plan: letterhead, title, unit and period, preface."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from planforge.almanac import parse_period
from planforge.diagnostics import Span
from planforge.importers.attachments import is_label
from planforge.importers.collection import Source, is_title, without_number
from planforge.importers.dates import DATE, YEAR
from planforge.importers.leads import names_schedule
from planforge.importers.letterheads import is_document_number, is_issuing_mark
from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import is_bracketed, loose_period, period_label, read_mark
from planforge.importers.signing import END_MARKS, LONGEST_UNIT, UNIT_END
from planforge.importers.texts import text_of
from planforge.importers.words import one_of
from planforge.spec.model import EMPTY, Letterhead, Text

BLANK_UNIT, BLANK_PERIOD = "【待补：单位】", "【待补：期间】"

_SCHOOL_YEAR = (
    r"[12]\d{3}(?:学年)?\s*[-—–－~～至]{1,2}\s*[12]\d{3}\s*(?:学年|學年)度?(?:\s*(?:第[一二]|上|下)(?:学期|學期))?"
)
_NAMED_SECTION = re.compile(f"{one_of('sections')}(?:[：:]|$)")
_CALL = re.compile("各[^，。；;：:]{1,20}(?:，[^，。；;：:]{1,20})*[：:]")
_NO_CALL = "[，,。；;]|(?:如下|以下|计划|計劃|意见|意見|安排)[：:]$"
_ABOUT = "关于|關於"
_SIGNED = re.compile(r"(?P<unit>\S+)(?:\s+(?P<date>\S.*))?")
_IN_BRACKETS = "[（(][^（）()]+[）)]"
_FIELD = re.compile(r"(?P<name>单位|單位|年度)[：:]\s*(?P<value>\S.*)")
_DATED = re.compile(rf"{YEAR}\s*年\s*\S{{1,3}}\s*月")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９－～", "0123456789-~")
_MOST_ABOVE = 3
"""Lines of title and unit that stand above a date."""
_STRETCH = r"[12]\d{3}年\d{1,2}月\s*[-—–－~～至]{1,2}\s*[12]\d{3}年\d{1,2}月"
_PLAIN_YEAR = rf"{YEAR}\s*年?度?(?:上半年|下半年|第[一二三四]季度)?"

_PERIOD = f"{_SCHOOL_YEAR}|{_STRETCH}|{_PLAIN_YEAR}"


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
    labels = [line for line in lines[:1] if is_label(line) and not line.part]
    lines = lines[len(labels) :]
    start = next((i for i in range(len(lines)) if _begins_body(lines, i)), len(lines))
    if start > 1 and _heads_schedule(lines[start - 1], lines[start:]):
        start -= 1
    letterhead = _letterhead(lines[:start])
    titles, captions, preface = _head(source, [line for line in lines[:start] if line not in letterhead])
    addressee = _addressee(preface)
    whole = _bare("".join(line.text for line in titles))
    title = without_number(whole)
    unit, period = _who_and_when(title, lines[:start], captions)
    place = titles[0].place if titles else lines[0].place if lines else 1
    unit = unit or signing_unit
    doubts = _blanks(unit, period, place)
    unused = [line for line in source.titles if line not in titles]
    doubts += (Doubt(line.place, f"合集里的标题，已略去：{line.text}", "likely") for line in unused)
    doubts += (Doubt(line.place, f"这份计划原是别的文件的附件，已略去“{line.text}”", "sure") for line in labels)
    if title != whole.rstrip("：:"):
        doubts.append(Doubt(place, f"标题前的序号已略去：{whole.removesuffix(title)}", "sure"))
    return Front(
        text_of(titles[0], title) if titles else EMPTY,
        tuple(text_of(line) for line in captions),
        _placed(unit or BLANK_UNIT, place),
        _placed(period or BLANK_PERIOD, place),
        text_of(addressee) if addressee else EMPTY,
        Letterhead(*(text_of(line) if line else EMPTY for line in letterhead)) if any(letterhead) else None,
        tuple(line for line in preface if line is not addressee),
        tuple(lines[start:]),
        place,
        tuple(doubts),
    )


def _who_and_when(title: str, head: Sequence[Line], captions: Sequence[Line]) -> tuple[str, str]:
    """Return unit and period: of the title, or of a line that names them, or of those under the title."""
    unit, period = _unit_and_period(title)
    fields = {match["name"]: match["value"] for line in head if (match := _FIELD.fullmatch(line.text))}
    of_year = [fields.get("年度", ""), *(line.text for line in captions if _is_period_in_brackets(line.text))]
    period = period or next(filter(None, (_unit_and_period(text)[1] for text in of_year)), "")
    unit = unit or fields.get("单位", "") or fields.get("單位", "")
    if not unit and captions and (match := _SIGNED.match(captions[0].text)) and UNIT_END.search(match["unit"]):
        unit = match["unit"]
    return unit, period


def _is_period_in_brackets(text: str) -> bool:
    """Tell whether a line says of which time the plan above it is: （2026—2027学年第一学期）."""
    inner = text.translate(_HALF_WIDTH).strip("（()） ")
    return re.fullmatch(_IN_BRACKETS, text) is not None and re.fullmatch(_PERIOD, inner) is not None


def _placed(text: str, place: int) -> Text:
    return Text(text, Span(place, 1, place, 1))


def _addressee(lines: Sequence[Line]) -> Line | None:
    return next((line for line in lines if line.part == "addressee" or _is_addressee(line, lines)), None)


def _is_addressee(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether the first line under a title calls upon those who are written to (7.3.2)."""
    if line is not lines[0] or line.part or line.text[-1] not in "：:":
        return False
    if _CALL.fullmatch(line.text):
        return True
    return len(line.text) <= LONGEST_UNIT and not re.search(_NO_CALL, line.text)


def _blanks(unit: str, period: str, place: int) -> list[Doubt]:
    found = [name for name, value in (("单位", unit), ("期间", period)) if not value]
    return [Doubt(place, f"没有找到{'和'.join(found)}，请补上", "sure")] if found else []


def _begins_body(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.part or (DATE.fullmatch(line.text) and _is_below_title(lines, index)):
        return False
    named = _NAMED_SECTION.match(line.text)
    is_part = is_bracketed(line.text) and not (index == 0 and is_title(_bare(line.text)))
    loose = index > 0 and all(loose_period(each.text) for each in lines[index : index + 2])
    begun = loose or line.level or line.cells or read_mark(line.text) or line.label or period_label(line.text)
    return bool(begun or named or is_part)


def _heads_schedule(line: Line, following: Sequence[Line]) -> bool:
    """Tell whether the last line before a body belongs to it: the heading of its months."""
    first = following[0].text if following else ""
    return (
        bool(period_label(first) or loose_period(first))
        and _is_short(line._replace(text=line.text.rstrip("：:")))
        and names_schedule(line.text)
    )


def _is_below_title(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a month stands below a title, and no other one of a schedule behind it."""
    return 0 < index <= _MOST_ABOVE and not any(_DATED.match(line.text) for line in lines[index + 1 : -1])


def _head(source: Source, head: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Sort the lines before the body: title, lines under it, all others."""
    titles = [line for line in head if line.part == "title"]
    rest = [line for line in head if line.part != "title"]
    if not titles:
        count = next((n for n in (1, 2) if _are_title(rest[:n], n)), int(_is_notice(rest)))
        titles, rest = rest[:count], rest[count:]
    captions = [line for line in rest if line.part == "caption"]
    rest = [line for line in rest if line.part != "caption"]
    count = 0 if captions else next((i for i, line in enumerate(rest) if line.part or not _is_caption(line)), len(rest))
    captions, rest = captions + rest[:count], rest[count:]
    return titles or list(source.titles), captions, rest


def _are_title(lines: Sequence[Line], count: int) -> bool:
    if len(lines) < count or not all(_is_short(line) for line in lines):
        return False
    return is_title(_bare("".join(line.text for line in lines)))


def _bare(title: str) -> str:
    """Return a title without the brackets round all of it."""
    return re.sub("^【([^【】]+)】[：:]?$", r"\1", title)


def _is_notice(rest: Sequence[Line]) -> bool:
    """Tell whether a short line stands over the call upon those who are written to, as a notice's title does."""
    return len(rest) > 1 and _is_short(rest[0]) and _is_addressee(rest[1], rest[1:])


def _is_caption(line: Line) -> bool:
    match = _SIGNED.fullmatch(line.text)
    with_date = match and UNIT_END.search(match["unit"]) and DATE.fullmatch(match["date"] or "")
    told = UNIT_END.search(line.text) or DATE.fullmatch(line.text) or re.fullmatch(_IN_BRACKETS, line.text)
    return _is_short(line) and bool(told or with_date)


def _is_short(line: Line) -> bool:
    return 0 < len(line.text) <= LONGEST_UNIT * 3 // 2 and line.text[-1] not in END_MARKS


def _letterhead(lines: Sequence[Line]) -> tuple[Line | None, Line | None]:
    """Return the lines of the issuing body's mark and of the document's number."""
    numbers = [line for line in lines if line.part == "letterhead-number" or is_document_number(line.text)]
    marks = [line for line in lines if line.part == "letterhead-mark" and line not in numbers]
    marks += [line for line, below in pairwise(lines) if is_issuing_mark(line.text) and below in numbers]
    return next(iter(marks), None), next(iter(numbers or marks[1:]), None)


def _unit_and_period(written: str) -> tuple[str, str]:
    title = written.translate(_HALF_WIDTH)
    match = re.search(_SCHOOL_YEAR, title) or re.search(_STRETCH, title) or re.search(_PLAIN_YEAR, title)
    if match is None:
        return "", ""
    unit = re.split(_ABOUT, title[: match.start()])[0].strip(" 《“（(")
    unit = "" if len(unit) > LONGEST_UNIT else unit
    found = match[0].replace(" ", "")
    spellings = (found, found.removesuffix("度"), f"{found.removesuffix('度').removesuffix('年')}年")
    period = next((spelling for spelling in spellings if parse_period(spelling)), "")
    return unit, period
