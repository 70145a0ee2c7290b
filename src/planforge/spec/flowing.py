"""How a scalar's text flows: the lines of a block, the paragraphs of text folded over several lines."""

import re
import unicodedata
from itertools import islice, pairwise
from typing import NamedTuple

from planforge.diagnostics import Findings, Span
from planforge.spec.edits import Patched
from planforge.spec.lexis import SPACES
from planforge.spec.model import Text
from planforge.spec.schedules import is_period
from planforge.spec.text import CONTROL

_BULLET = (
    r"[①-⑳●◆■★◎○▪·•*+]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
    r"|第?[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|\d{1,2}(?:、(?!\d)|[.．](?!\d))"
)
"""What a line begins with that a writer sees as an entry of a list."""


class Place(NamedTuple):
    """Where a scalar stands in the repaired text; lines and columns count from 0."""

    line: int
    column: int
    end_line: int
    end_column: int


class Row(NamedTuple):
    """A line of the repaired text, or the part of it that belongs to a scalar."""

    line: int
    text: str


class Flowing:
    """Takes scalars apart into lines that know where they were written."""

    def __init__(self, patched: Patched, findings: Findings) -> None:
        self.patched = patched
        self.findings = findings

    def lines(self, value: str, style: str | None, place: Place) -> tuple[Text, ...]:
        """Return the stripped, non-empty lines of a block (|), or the folded paragraphs of a scalar on several."""
        if style == "|":
            lines = self._block(value, place)
        elif style == ">":
            lines = self._folded_block(value, place)
        else:
            lines = self._folded(value, style, place)
        return tuple(clean for line in lines if (clean := self._without_controls(line)))

    def line(self, value: str, span: Span) -> Text:
        """Return the text of a scalar that stands on one line."""
        return self._without_controls(Text(value.strip(), span))

    def _block(self, value: str, place: Place) -> list[Text]:
        filled = sum(1 for line in value.split("\n") if line.strip())
        numbers = range(place.line + 1, len(self.patched.lines))
        written = (Row(i, self.patched.lines[i]) for i in numbers if self.patched.lines[i].strip())
        return [self._line(row) for row in islice(written, filled)]

    def _folded_block(self, value: str, place: Place) -> list[Text]:
        end = place.end_line + (1 if place.end_column else 0)
        rows = [Row(i, self.patched.lines[i]) for i in range(place.line + 1, end)]
        return self._joined(rows) if value.strip() else []

    def _folded(self, value: str, style: str | None, place: Place) -> list[Text]:
        """Fold text that spans lines ourselves, since YAML puts a space between Chinese characters."""
        rows = [Row(i, self.patched.lines[i]) for i in range(place.line, place.end_line + 1)]
        rows[-1] = Row(rows[-1].line, rows[-1].text[: place.end_column - (1 if style else 0)])
        before = place.column + (1 if style else 0)
        rows[0] = Row(rows[0].line, " " * before + rows[0].text[before:])
        if style == '"' and any("\\" in row.text for row in rows):
            return [Text(line.strip(), self.patched.span(*place)) for line in value.split("\n") if line.strip()]
        if style == "'":
            rows = [Row(row.line, row.text.replace("''", "'")) for row in rows]
        return self._joined(rows)

    def _line(self, row: Row) -> Text:
        start = len(row.text) - len(row.text.lstrip())
        return Text(row.text.strip(), self.patched.span(row.line, start, row.line, len(row.text.rstrip())))

    def _joined(self, rows: list[Row]) -> list[Text]:
        paragraphs: list[list[Text]] = [[]]
        for row in rows:
            if row.text.strip():
                paragraphs[-1].append(self._line(row))
            elif paragraphs[-1]:
                paragraphs.append([])
        return [self._paragraph(lines) for lines in paragraphs if lines]

    def _paragraph(self, lines: list[Text]) -> Text:
        text = str(lines[0])
        for previous, line in pairwise(lines):
            if bullet := re.match(_BULLET, line):
                message = f"下一行以“{bullet[0]}”开头，却和这一行连成了一段"
                self.findings.note("folded-line", message, previous.span, "要列成条目，每行前面写“- ”")
            elif is_period(previous):
                message = f"“{previous}”和下一行连成了一段"
                self.findings.note("folded-line", message, previous.span, f"写成“{previous}: {line}”")
            elif previous.endswith("。"):
                message = "这一行以“。”结束，却和下一行连成了一段"
                self.findings.note("folded-line", message, previous.span, "要分段，就在冒号后写 |")
            text += line if is_wide(text[-1]) or is_wide(line[0]) else f" {line}"
        first, last = lines[0].span, lines[-1].span
        assert first and last
        return Text(text, Span(first.line, first.column, last.end_line, last.end_column))

    def _without_controls(self, text: Text) -> Text:
        if text.isprintable() or not re.search(CONTROL, text):
            return text
        self.findings.warning("control-character", "转义写出的控制字符不能放进文档，已略去", text.span, "请删去它")
        return Text(re.sub(CONTROL, "", text).strip(), text.span)


def is_wide(character: str) -> bool:
    """Tell whether a character is full-width, so that no space belongs beside it (quotes and dashes count)."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—·" or character in SPACES[2:]
