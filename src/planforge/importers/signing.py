"""The signature below a plan: the unit or the person that signs, and the date."""

import re

from planforge.importers.dates import DATE
from planforge.importers.lines import Line
from planforge.importers.marks import read_mark
from planforge.importers.texts import text_of
from planforge.importers.words import one_of
from planforge.spec.model import EMPTY, Signature

LONGEST_UNIT = 30
END_MARKS = "。；;！!？?，,：:"
UNIT_END = re.compile(f"{one_of('units')}$")
_SIGNING = re.compile(f"(?!{one_of('activities')}).*(?:{one_of('units')}|{one_of('bodies')})")
"""What a unit is called beside its date, where 护理部 is one, and 参观博物馆 is the last thing that is planned."""

_PERSON = re.compile(
    rf"[^，。；：:]{{0,12}}(?:{one_of('signers')}[：:\s]\s*.{{1,12}}|(?:{one_of('units')}|{one_of('bodies')}|班)\s+\S{{2,4}})"
)


def without_signature(lines: list[Line]) -> tuple[list[Line], Signature | None]:
    """Take the signature from the end of a text: by the styles of its lines, or else by what they say."""
    parts = [line for line in lines if line.part in {"signing-unit", "signing-date", "signature-line"}]
    if not parts:
        return _without_plain(lines)
    kept = [line for line in lines if line not in parts]
    units = [line for line in parts if line.part == "signing-unit"]
    dates = [line for line in parts if line.part == "signing-date"]
    if len(units) <= 1 and len(dates) <= 1 and len(units) + len(dates) == len(parts):
        return kept, Signature(text_of(units[0]) if units else EMPTY, text_of(dates[0]) if dates else EMPTY)
    return kept, Signature(lines=tuple(text_of(line) for line in parts))


def _without_plain(lines: list[Line]) -> tuple[list[Line], Signature | None]:
    if not lines:
        return lines, None
    last, before = lines[-1], lines[-2:-1]
    if DATE.fullmatch(last.text):
        if before and is_unit(before[0]):
            return lines[:-2], Signature(text_of(before[0]), text_of(last))
        signing = [line for line in before if _PERSON.fullmatch(line.text)] + [last]
    elif before and is_unit(last) and DATE.fullmatch(before[0].text):
        signing = [before[0], last]
    else:
        return _without_one_line(lines)
    return lines[: -len(signing)], Signature(lines=tuple(text_of(line) for line in signing))


def _without_one_line(lines: list[Line]) -> tuple[list[Line], Signature | None]:
    text = re.sub(r"\s+", " ", lines[-1].text)
    first, _, second = text.partition(" ")
    if _SIGNING.fullmatch(first) and DATE.fullmatch(second):
        return lines[:-1], Signature(text_of(lines[-1], first), text_of(lines[-1], second))
    first, _, second = text.rpartition(" ")
    if DATE.fullmatch(first) and _SIGNING.fullmatch(second):
        return lines[:-1], Signature(lines=(text_of(lines[-1], first), text_of(lines[-1], second)))
    return lines, None


def is_unit(line: Line) -> bool:
    """Tell whether a line can be the name of the unit that signs."""
    text = line.text
    if not text or line.level or len(text) > LONGEST_UNIT or text[-1] in END_MARKS or read_mark(text):
        return False
    return _SIGNING.fullmatch(text) is not None
