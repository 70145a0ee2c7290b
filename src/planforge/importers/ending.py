"""What stands behind the body of a plan: the note of attachments, the signature, the attachments, the imprint."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planforge.importers.lines import Line
from planforge.importers.marks import read_mark
from planforge.importers.shaping import body_of
from planforge.importers.tables import as_text
from planforge.importers.texts import text_of
from planforge.importers.tree import TreeBuilder
from planforge.importers.words import one_of
from planforge.spec.model import EMPTY, Attachment, Entry, Imprint, Signature, Text

LONGEST_UNIT = 30
MOST_SIGNING = 6
"""Lines that a signature has at most: several units that sign together, and a date."""

END_MARKS = "。；;！!？?，,：:"

YEAR = r"(?:[12]\d{3}|[一二][〇○零ＯO一二三四五六七八九]{3})"
DATE = re.compile(
    rf"[（(]?(?:{YEAR}\s*年\s*\S{{1,3}}\s*月(?:\s*\S{{1,3}}\s*[日号號])?|[12]\d{{3}}([.．/-])\d{{1,2}}\1\d{{1,2}})[)）]?"
)
UNIT_END = re.compile(f"{one_of('units')}$")
_NOTE = re.compile(r"附[件表][：:]\s*(?P<first>\S.*)")
_COPIES = re.compile("抄送[：:]")
_PRINTED = re.compile(r"(?P<office>.*?)\s*(?P<date>\S*年\S*月\S*日)印发$")


class Ending(NamedTuple):
    """What was found behind a body, and the lines before it."""

    before: tuple[Line, ...]
    closing: tuple[Line, ...]
    signature: Signature | None
    attachments: tuple[Attachment, ...]
    imprint: Imprint | None


def read_ending(lines: Sequence[Line]) -> Ending:
    """Take imprint, attachments, signature and note from the end of a text."""
    imprint = [line for line in lines if line.part == "imprint"]
    rest = [line for line in lines if line.part != "imprint"]
    start = next((i for i, line in enumerate(rest) if line.part == "attachment-label"), len(rest))
    bodies = _bodies(rest[start:])
    main, signature = _without_signature(rest[:start])
    main, names, after = _without_note(main)
    after = [line if line.text else as_text([line])[0][0] for line in after if line.text or any(map(any, line.cells))]
    if 0 < len(after) <= MOST_SIGNING and signature is None:
        signature = Signature(lines=tuple(text_of(line) for line in after))
        after = []
    attachments = [Attachment(name, bodies.pop(str(name), None)) for name in names]
    attachments += [Attachment(Text(title), body) for title, body in bodies.items()]
    found, others = _imprint(imprint)
    return Ending(tuple(main), (*after, *others), signature, tuple(attachments), found)


def _without_signature(lines: list[Line]) -> tuple[list[Line], Signature | None]:
    parts = [line for line in lines if line.part in {"signing-unit", "signing-date", "signature-line"}]
    if parts:
        kept = [line for line in lines if line not in parts]
        units = [line for line in parts if line.part == "signing-unit"]
        dates = [line for line in parts if line.part == "signing-date"]
        if len(units) <= 1 and len(dates) <= 1 and len(units) + len(dates) == len(parts):
            return kept, Signature(text_of(units[0]) if units else EMPTY, text_of(dates[0]) if dates else EMPTY)
        return kept, Signature(lines=tuple(text_of(line) for line in parts))
    if not lines or not DATE.fullmatch(lines[-1].text):
        return lines, None
    date, before = text_of(lines[-1]), lines[:-1]
    if before and _is_unit(before[-1]):
        return before[:-1], Signature(text_of(before[-1]), date)
    return before, Signature(lines=(date,))


def _is_unit(line: Line) -> bool:
    text = line.text
    if not text or line.level or len(text) > LONGEST_UNIT or text[-1] in END_MARKS or read_mark(text):
        return False
    return bool(UNIT_END.search(text))


def _without_note(lines: list[Line]) -> tuple[list[Line], list[Text], list[Line]]:
    """Take the note of attachments: its names, and the lines behind it."""
    start = next((i for i, line in enumerate(lines) if line.part == "attachment-note"), None)
    if start is None:
        start = next((i for i in range(len(lines) - 1, -1, -1) if _begins_note(lines[i])), None)
    if start is None:
        return lines, [], []
    match = _NOTE.fullmatch(lines[start].text)
    first = match["first"] if match else lines[start].text
    names = [text_of(lines[start], _name(first))]
    end = start + 1
    while end < len(lines) and (mark := read_mark(lines[end].text)) and mark.number == len(names) + 1:
        names.append(text_of(lines[end], _name(lines[end].text)))
        end += 1
    return lines[:start], names, lines[end:]


def _begins_note(line: Line) -> bool:
    return not line.level and _NOTE.fullmatch(line.text) is not None


def _name(text: str) -> str:
    mark = read_mark(text)
    return text[mark.end :] if mark and mark.family == "1." else text


def _bodies(lines: Sequence[Line]) -> dict[str, Entry]:
    """Return the bodies of attachments by their titles."""
    bodies: dict[str, Entry] = {}
    starts = [i for i, line in enumerate(lines) if line.part == "attachment-label"]
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=False):
        own = list(lines[start + 1 : stop])
        at = next((i for i, line in enumerate(own) if line.part == "attachment-title"), None)
        title = own.pop(at).text if at is not None else lines[start].text
        builder = TreeBuilder()
        builder.add_all(own)
        lead = tuple(text_of(line) for line in builder.root.paragraphs)
        closing = tuple(text_of(line) for line in builder.root.closing)
        bodies[_unused(title, bodies)] = body_of(builder.root)._replace(lead=lead, closing=closing)
    return bodies


def _unused(title: str, bodies: Mapping[str, Entry]) -> str:
    """Return a title, with a number behind it where another attachment has it."""
    return title if title not in bodies else f"{title}（{len(bodies) + 1}）"


def _imprint(lines: Sequence[Line]) -> tuple[Imprint | None, list[Line]]:
    """Return the imprint, and the lines that are none of its parts."""
    copies, office, date, others = EMPTY, EMPTY, EMPTY, []
    for line in lines:
        if not copies and _COPIES.match(line.text):
            copies = text_of(line, _COPIES.sub("", line.text, count=1))
        elif not office and (match := _PRINTED.fullmatch(line.text)):
            office, date = text_of(line, match["office"]), text_of(line, match["date"])
        elif not office:
            office = text_of(line)
        else:
            others.append(line)
    return (Imprint(copies, office, date) if copies or office or date else None), others
