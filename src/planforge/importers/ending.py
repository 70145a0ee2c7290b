"""What stands behind the body of a plan: the note of attachments, the signature, the attachments, the imprint."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from planforge.importers.attachments import bodies_of, with_labels, without_note
from planforge.importers.lines import Line
from planforge.importers.signing import END_MARKS, LONGEST_UNIT, without_signature
from planforge.importers.tables import as_text
from planforge.importers.texts import text_of
from planforge.spec.model import EMPTY, Attachment, Imprint, Signature, Text

MOST_SIGNING = 6
"""Lines that a signature has at most: several units that sign together, and a date."""

_COPIES = re.compile("抄送[：:]")
_PRINTED = re.compile(r"(?P<office>.*?)\s*(?P<date>\S*年\S*月\S*日)\s*印发$")


class Ending(NamedTuple):
    """What was found behind a body, and the lines before it."""

    before: tuple[Line, ...]
    closing: tuple[Line, ...]
    signature: Signature | None
    attachments: tuple[Attachment, ...]
    imprint: Imprint | None


def read_ending(lines: Sequence[Line]) -> Ending:
    """Take imprint, attachments, signature and note from the end of a text."""
    lines = [_out_of_cells(line) for line in lines]
    start = _imprint_at(lines)
    imprint = [line for line in lines[:start] if line.part == "imprint"] + list(lines[start:])
    rest = with_labels([line for line in lines[:start] if line.part != "imprint"])
    start = next((i for i, line in enumerate(rest) if line.part == "attachment-label"), len(rest))
    bodies = bodies_of(rest[start:])
    main, signature = without_signature(rest[:start])
    main, names, after = without_note(main)
    if signature is None and not after:
        main, signature = without_signature(main)
    after = [line if line.text else as_text([line])[0][0] for line in after if line.text or any(map(any, line.cells))]
    if 0 < len(after) <= MOST_SIGNING and signature is None and all(map(_may_sign, after)):
        signature = Signature(lines=tuple(text_of(line) for line in after))
        after = []
    attachments = [Attachment(name, bodies.pop(str(name), None)) for name in names]
    attachments += [Attachment(Text(title), body) for title, body in bodies.items()]
    found, others = _imprint(imprint)
    return Ending(tuple(main), (*after, *others), signature, tuple(attachments), found)


def _may_sign(line: Line) -> bool:
    return bool(line.part) or (0 < len(line.text) <= LONGEST_UNIT and line.text[-1] not in END_MARKS)


def _out_of_cells(line: Line) -> Line:
    """Return a row of an imprint as a line; its rules are often drawn by a table."""
    text = " ".join(text for cell in line.cells for text in cell if text)
    is_imprint = _COPIES.match(text) or _PRINTED.fullmatch(text)
    return line._replace(text=text, cells=(), table=0) if is_imprint else line


def _imprint_at(lines: Sequence[Line]) -> int:
    """Return where an imprint begins that no style names: at its copies, or where the office is that prints it."""
    end = len(lines)
    if lines and not lines[-1].part and _PRINTED.fullmatch(lines[-1].text):
        end -= 1
    return end - 1 if end > 0 and not lines[end - 1].part and _COPIES.match(lines[end - 1].text) else end


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
