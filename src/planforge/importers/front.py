"""What stands round the body of a plan: title, unit and period before it, signature behind it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from planforge.almanac import parse_period
from planforge.importers.collection import Text as Source
from planforge.importers.collection import is_title
from planforge.importers.lines import Doubt, Line
from planforge.importers.marks import period_label, read_mark
from planforge.importers.texts import text_of
from planforge.importers.words import one_of
from planforge.spec.model import EMPTY, Signature, Text

BLANK_UNIT, BLANK_PERIOD = "【待补：单位】", "【待补：期间】"

_YEAR = r"(?:[12]\d{3}|[一二][〇○零ＯO一二三四五六七八九]{3})"
_DATE = re.compile(
    rf"[（(]?(?:{_YEAR}|[一二三四五六七八九]{{1}}[〇零]\S{{2}})\s*年\s*\S{{1,3}}\s*月(?:\s*\S{{1,3}}\s*[日号號])?[)）]?"
)
_SCHOOL_YEAR = (
    r"[12]\d{3}(?:学年)?\s*[-—–－~～至]{1,2}\s*[12]\d{3}\s*(?:学年|學年)度?(?:\s*(?:第[一二]|上|下)(?:学期|學期))?"
)
_PLAIN_YEAR = rf"{_YEAR}\s*年?度?(?:上半年|下半年|第[一二三四]季度)?"
_UNIT_END = re.compile(f"{one_of('units')}$")
_LONGEST_UNIT = 30
_END = "。；;！!？?，,：:"


class Front(NamedTuple):
    """What was found round a body, and the body's own lines."""

    title: Text
    captions: tuple[Text, ...]
    unit: Text
    period: Text
    preface: tuple[Line, ...]
    body: tuple[Line, ...]
    signature: Signature | None
    doubts: tuple[Doubt, ...]


def read_front(source: Source, lines: Sequence[Line]) -> Front:
    """Take title, unit, period, preface and signature from the lines of one text."""
    lines, signature = _without_signature(list(lines))
    start = next((i for i, line in enumerate(lines) if _begins_body(line)), len(lines))
    head, body = lines[:start], lines[start:]
    titles, captions, preface = _head(source, head)
    title = "".join(line.text for line in titles)
    unit, period = _unit_and_period(title, signature)
    if not unit and captions and _UNIT_END.search(captions[0].text) and len(captions[0].text) <= _LONGEST_UNIT:
        unit = captions[0].text
    named = signature.unit if signature else ""
    return Front(
        text_of(titles[0], title) if titles else EMPTY,
        tuple(text_of(line) for line in captions),
        Text(unit or named or BLANK_UNIT),
        Text(period or BLANK_PERIOD),
        tuple(preface),
        tuple(body),
        signature,
        tuple(_blanks(unit or named, period, titles[0].place if titles else (lines[0].place if lines else 1))),
    )


def _blanks(unit: str, period: str, place: int) -> list[Doubt]:
    found = [name for name, value in (("单位", unit), ("期间", period)) if not value]
    return [Doubt(place, f"没有找到{'和'.join(found)}，请补上", "sure")] if found else []


def _begins_body(line: Line) -> bool:
    if line.part:
        return False
    return bool(line.level or line.cells or read_mark(line.text) or line.label or period_label(line.text))


def _head(source: Source, head: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Sort the lines before the body: title, lines under it, paragraphs."""
    titles = [line for line in head if line.part == "title"]
    rest = [line for line in head if line.part != "title"]
    if not titles and rest:
        count = next(
            (
                n
                for n in (1, 2)
                if len(rest) >= n
                and is_title("".join(line.text for line in rest[:n]))
                and all(_is_short(line) for line in rest[:n])
            ),
            0,
        )
        titles, rest = rest[:count], rest[count:]
    if not titles:
        titles = list(source.titles)
    captions = [line for line in rest if line.part == "caption"]
    while (
        not captions
        and rest
        and _is_short(rest[0])
        and len(rest) > 0
        and (_UNIT_END.search(rest[0].text) or _DATE.fullmatch(rest[0].text))
    ):
        captions.append(rest.pop(0))
    return titles, captions, [line for line in rest if line not in captions]


def _is_short(line: Line) -> bool:
    return len(line.text) <= _LONGEST_UNIT * 1.5 and line.text[-1] not in _END


def _without_signature(lines: list[Line]) -> tuple[list[Line], Signature | None]:
    """Take the signing unit and the date from the end."""
    if not lines or not _DATE.fullmatch(lines[-1].text):
        return lines, None
    date = text_of(lines.pop())
    unit = EMPTY
    if (
        lines
        and len(lines[-1].text) <= _LONGEST_UNIT
        and lines[-1].text[-1] not in _END
        and not read_mark(lines[-1].text)
        and _UNIT_END.search(lines[-1].text)
    ):
        unit = text_of(lines.pop())
    return lines, Signature(unit, date) if unit else Signature(lines=(date,))


def _unit_and_period(title: str, signature: Signature | None) -> tuple[str, str]:
    match = re.search(_SCHOOL_YEAR, title) or re.search(_PLAIN_YEAR, title)
    if match is None:
        return "", ""
    unit = title[: match.start()].strip(" 《“（(")
    written = match[0].replace(" ", "")
    period = next(
        (p for p in (written, f"{written.rstrip('度')}", f"{written.rstrip('年度')}年") if parse_period(p)), ""
    )
    return unit if len(unit) <= _LONGEST_UNIT else "", period
