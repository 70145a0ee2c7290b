"""What stands where on the pages of a PDF, in the units of GB/T 9704-2012: millimetres, lines and 字.

Vertical positions are of baselines, horizontal ones of character cells; ink is measured on the rendered page.
"""

import re
import subprocess
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pdfplumber

MM = 25.4 / 72
CHARACTER = 15.75
"""One 字 of the 28 in a line, in points."""

PITCH = 28.95
"""One line of the 22 on a page, in points."""

LEFT, RIGHT = 28.0, 184.0
TOP, BOTTOM = 37.0, 262.0
"""The type area (5.2.1), in millimetres from the top left corner of the page."""

RESOLUTION = 200
"""Dots to the inch of rendered pages: a dot is 0.13 mm."""


class Line(NamedTuple):
    """What stands on one baseline; `x0`, `x1` and `y` in points from the page's top left corner."""

    text: str
    x0: float
    x1: float
    y: float
    size: float

    @property
    def indent(self) -> float:
        """The room between the type area's left edge and the line, in 字."""
        return (self.x0 - LEFT / MM) / CHARACTER

    @property
    def gap(self) -> float:
        """The room between the line and the type area's right edge, in 字."""
        return (RIGHT / MM - self.x1) / CHARACTER

    @property
    def row(self) -> int:
        """Which of the page's 22 lines this is, counted from 1."""
        return round((self.y - TOP / MM) / PITCH + 0.25)


class Ink(NamedTuple):
    """The bounds of what is printed in an area, in millimetres from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """One page: its size in millimetres, its lines from the top, and its page number apart from them."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    folio: str


class Print:
    """A PDF file as pages that can be measured; page numbers stand below `bottom` millimetres."""

    def __init__(self, file: Path, bottom: float = BOTTOM) -> None:
        self.file = file
        self.bottom = bottom

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        with pdfplumber.open(self.file) as pdf:
            return tuple(_page(number, page, self.bottom) for number, page in enumerate(pdf.pages, 1))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all pages, without page numbers."""
        return tuple(line for page in self.pages for line in page.lines)

    def page_of(self, text: str) -> Page:
        """Return the page with the only line that has this text, blanks aside."""
        (page,) = (page for page in self.pages for line in page.lines if line.text == text)
        return page

    def line(self, text: str) -> Line:
        """Return the only line that has this text, blanks aside."""
        (line,) = (line for line in self.lines if line.text == text)
        return line

    def paragraph(self, start: str) -> Iterator[Line]:
        """Yield the lines from the one that begins with this text to the next one that is indented."""
        rest = iter(self.lines)
        first = next(line for line in rest if line.text.startswith(start))
        yield first
        for line in rest:
            if line.indent > 0.5:
                return
            yield line

    def ink(self, number: int, top: float, bottom: float, left: float = 0, right: float = 210) -> Ink:
        """Measure what is printed on a page within these bounds in millimetres; all is 0 where nothing is."""
        data = subprocess.run(
            ["pdftoppm", "-gray", "-r", str(RESOLUTION), "-f", str(number), "-l", str(number), str(self.file)],
            capture_output=True,
            check=True,
        ).stdout
        header = re.match(rb"P5\s(\d+)\s(\d+)\s255\s", data)
        assert header is not None
        width, dot = int(header[1]), 25.4 / RESOLUTION
        pixels = data[header.end() :].translate(bytes(128) + b"\xff" * 128)
        rows = range(round(top / dot), min(round(bottom / dot), int(header[2])))
        first, end = round(left / dot), min(round(right / dot), width)
        marks = [(row, pixels[row * width + first : row * width + end]) for row in rows]
        marks = [(row, mark) for row, mark in marks if 0 in mark]
        if not marks:
            return Ink(0, 0, 0, 0)
        start = first + min(mark.index(0) for _, mark in marks)
        stop = first + max(mark.rindex(0) for _, mark in marks) + 1
        return Ink(start * dot, marks[0][0] * dot, stop * dot, (marks[-1][0] + 1) * dot)


def _page(number: int, page: "pdfplumber.page.Page", bottom: float) -> Page:
    height = float(page.height)
    lines = tuple(_lines(page.chars, height))
    body = tuple(line for line in lines if line.y * MM < bottom)
    folio = " ".join(line.text for line in lines[len(body) :])
    return Page(number, float(page.width) * MM, height * MM, body, folio)


def _lines(characters: "list[dict[str, object]]", height: float) -> Iterator[Line]:
    printed = [character for character in characters if str(character["text"]).strip()]

    def baseline(character: "dict[str, object]") -> float:
        matrix = character["matrix"]
        assert isinstance(matrix, tuple)
        return round(height - float(matrix[5]), 2)

    printed.sort(key=baseline)
    for y, group in groupby(printed, baseline):
        row = sorted(group, key=lambda character: _number(character, "x0"))
        yield Line(
            "".join(str(character["text"]) for character in row),
            _number(row[0], "x0"),
            max(_number(character, "x1") for character in row),
            y,
            max(_number(character, "size") for character in row),
        )


def _number(character: "dict[str, object]", name: str) -> float:
    value = character[name]
    assert isinstance(value, int | float)
    return float(value)
