"""Plain text as lines, in any encoding that a plan may have."""

import re

from planforge.diagnostics import Findings
from planforge.errors import CallError
from planforge.importers.columns import with_columns
from planforge.importers.lines import Line, Lines
from planforge.importers.scanned import legible
from planforge.spec.lexis import SPACES
from planforge.spec.text import CONTROL, MAX_CHARACTERS, decode, split_lines

_BREAKS = "[\x0b\x0c\x85\u2028\u2029]"
"""What ends a line to the program that a text was copied from (Word writes \\x0b) and in no editor."""

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SPACES = SPACES.replace("\t", "")
"""What stands round a line; a tab at its start or end parts cells, of which one is empty."""


def read_text(data: bytes, name: str, *, keep_indent: bool = False) -> Lines:
    """Read a text file; `keep_indent` leaves white space at the start of lines.

    Raises:
        CallError: it is no text, or is longer than any collection of plans.
    """
    findings = Findings(name)
    text = decode(data, findings)
    if text is None:
        raise CallError(f"{name}：{findings.found[0].message}，{findings.found[0].hint}")
    if len(text) > MAX_CHARACTERS:
        raise CallError(f"{name} 超过 {MAX_CHARACTERS // 10_000} 万字，不像是计划，请分成几个文件")
    seen = text.translate(dict.fromkeys(map(ord, _INVISIBLE)))
    lines, after_blank = [], False
    for place, whole in enumerate(split_lines(seen), 1):
        for line in re.split(_BREAKS, whole):
            cleaned = re.sub(CONTROL, "", line).rstrip(SPACES if keep_indent else _SPACES)
            is_blank = not cleaned.strip(SPACES)
            if not is_blank:
                shown = cleaned if keep_indent else cleaned.lstrip(_SPACES)
                lines.append(Line(place, shown, after_blank=after_blank))
            after_blank = is_blank
    if keep_indent:
        return Lines(tuple(lines), "行", wraps="anywhere")
    read, doubts = legible(lines)
    return Lines(tuple(with_columns(read)), "行", tuple(doubts), wraps="anywhere")
