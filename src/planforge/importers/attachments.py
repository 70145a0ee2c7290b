"""Attachments: the note that names them, and their bodies behind the signature."""

import re
from collections.abc import Iterator, Mapping, Sequence

from planforge.importers.dates import DATE
from planforge.importers.lines import Line
from planforge.importers.marks import read_mark
from planforge.importers.shaping import body_of
from planforge.importers.texts import text_of
from planforge.importers.tree import TreeBuilder
from planforge.spec.model import Entry, Text

_LABEL = r"附[件表]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?"
_ALONE = re.compile(rf"{_LABEL}\s*[：:]?")
_NAMED = re.compile(rf"(?P<label>{_LABEL})\s*[：:]\s*(?P<name>\S.*)")
_COUNTED = re.compile(r"(?P<n>\d{1,2})\s*[.．、]\s*(?P<name>\S.*)")
_LONGEST_TITLE = 45
_END_MARKS = "。；;，,：:！!？?"


def is_note(line: Line) -> bool:
    """Tell whether a line names an attachment: 附件：任务分解表, 附件1：任务分解表."""
    return not line.level and _NAMED.fullmatch(line.text) is not None


def is_label(line: Line) -> bool:
    """Tell whether a line only says which attachment follows: 附件1."""
    return _ALONE.fullmatch(line.text) is not None


def without_note(lines: list[Line]) -> tuple[list[Line], list[Text], list[Line]]:
    """Take the note of attachments: the lines before it, its names, and the lines behind it."""
    start = next((i for i, line in enumerate(lines) if line.part == "attachment-note"), None)
    if start is None:
        start = next((i for i in range(len(lines) - 1, -1, -1) if _begins_note(lines, i)), None)
        while start and is_note(lines[start - 1]):
            start -= 1
    if start is None:
        return lines, [], []
    names: list[Text] = []
    end = start + 1
    if not _begins_note(lines, start) or is_note(lines[start]):
        named = _NAMED.fullmatch(lines[start].text)
        first = named["name"] if named else lines[start].text
        names.append(text_of(lines[start], _counted(first, 1) or first))
    while end < len(lines) and (name := _next_name(lines[end].text, len(names) + 1)):
        names.append(text_of(lines[end], name))
        end += 1
    return lines[:start], names, lines[end:]


def _next_name(text: str, number: int) -> str:
    """Return the name of a note's next attachment, "" where a line is none."""
    if named := _NAMED.fullmatch(text):
        return named["name"]
    return _counted(text, number)


def _counted(text: str, number: int) -> str:
    counted = _COUNTED.fullmatch(text)
    return counted["name"] if counted and int(counted["n"]) == number else ""


def _begins_note(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a note begins on a line: with a name, or with 附件： and names below."""
    line, following = lines[index], lines[index + 1 : index + 2]
    counted = bool(following) and _counted(following[0].text, 1) != ""
    return is_note(line) or (is_label(line) and line.text[-1] in "：:" and counted)


def with_labels(lines: Sequence[Line]) -> list[Line]:
    """Return lines with the labels and titles of attachments known as such, which stand behind note or signature."""
    signed = _signed_at(lines)
    start = next((i for i in range(len(lines)) if _begins_note(lines, i) or i > signed), len(lines))
    found = list(lines[:start])
    for index in range(start, len(lines)):
        for line in _labelled(lines, index, is_signed=index > signed):
            is_title = bool(found) and found[-1].part == "attachment-label" and _may_be_title(line)
            found.append(line._replace(part="attachment-title", level=0) if is_title else line)
    return found


def _labelled(lines: Sequence[Line], index: int, *, is_signed: bool) -> Iterator[Line]:
    """Yield a line, as a label if there is a body below it; a title on the label's line is one of its own."""
    line, following = lines[index], lines[index + 1 : index + 2]
    named = _NAMED.fullmatch(line.text)
    if line.part or not following or (not named and _begins_note(lines, index)):
        yield line
    elif is_label(line):
        yield line._replace(part="attachment-label", level=0)
    elif named and is_signed and not _NAMED.fullmatch(following[0].text):
        yield line._replace(text=named["label"], part="attachment-label", level=0)
        yield line._replace(text=named["name"], level=0)
    else:
        yield line


def _signed_at(lines: Sequence[Line]) -> int:
    """Return where the date of the signature is: the first one behind the body's first number; else the end."""
    body = next((i for i, line in enumerate(lines) if line.level or read_mark(line.text)), len(lines))
    dates = (i for i in range(body, len(lines)) if DATE.fullmatch(lines[i].text))
    return next(dates, len(lines))


def _may_be_title(line: Line) -> bool:
    return not line.part and 0 < len(line.text) <= _LONGEST_TITLE and line.text[-1] not in _END_MARKS


def bodies_of(lines: Sequence[Line]) -> dict[str, Entry]:
    """Return the bodies of attachments by their titles."""
    bodies: dict[str, Entry] = {}
    starts = [i for i, line in enumerate(lines) if line.part == "attachment-label"]
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=False):
        own = list(lines[start + 1 : stop])
        at = next((i for i, line in enumerate(own) if line.part == "attachment-title"), None)
        title = own.pop(at).text if at is not None else lines[start].text
        builder = TreeBuilder(is_attachment=True)
        builder.add_all(own)
        lead = tuple(text_of(line) for line in builder.root.paragraphs)
        closing = tuple(text_of(line) for line in builder.root.closing)
        bodies[_unused(title, bodies)] = body_of(builder.root)._replace(
            lead=lead, schedule=builder.root.schedule, closing=closing
        )
    return bodies


def _unused(title: str, bodies: Mapping[str, Entry]) -> str:
    """Return a title, with a number behind it where another attachment has it."""
    return title if title not in bodies else f"{title}（{len(bodies) + 1}）"
