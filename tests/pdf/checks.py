"""What GB/T 9704-2012 asks of pages, one check for each item; a check returns what it has to complain about."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from measuring import BOTTOM, CHARACTER, LEFT, MM, PITCH, RIGHT, Line, Page, Print

from planforge.spec.model import Imprint

TITLE_SIZE = 22
IMPRINT_SIZE = 14


def _off(name: str, value: float, wanted: float, tolerance: float) -> Iterator[str]:
    if abs(value - wanted) > tolerance:
        yield f"{name}: {value:.2f}, not {wanted:g}±{tolerance:g}"


def paper(sheets: Print) -> Iterator[str]:
    """A4, 210 by 297 mm (5.1)."""
    for page in sheets.pages:
        yield from _off("page width", page.width, 210, 0.5)
        yield from _off("page height", page.height, 297, 0.5)


def grid(sheets: Print, numbers: Iterable[int]) -> Iterator[str]:
    """22 lines of 28.95 points on a full page (5.2.3)."""
    for number in numbers:
        lines = sheets.pages[number - 1].lines
        yield from _off(f"lines of page {number}", len(lines), 22, 0)
        yield from _off("line pitch", (lines[-1].y - lines[0].y) / (len(lines) - 1), PITCH, 0.02)


def long_paragraph(sheets: Print, start: str) -> Iterator[str]:
    """726 Han characters fill 26 lines: 26 in the first, 28 in each other (5.2.3, 7.3.3)."""
    counts = [len(line.text) for line in sheets.paragraph(start)]
    if counts != [26, *[28] * 25]:
        yield f"characters in the lines: {counts}"


def type_area(sheets: Print, numbers: Iterable[int]) -> Iterator[str]:
    """Ink fills the type area from edge to edge and stays within it (5.2.1)."""
    for number in numbers:
        ink = sheets.ink(number, 10, 264)
        yield from _off(f"left edge of page {number}", ink.left, LEFT, 1)
        yield from _off(f"right edge of page {number}", ink.right, RIGHT - 1, 1.2)
        if ink.bottom > BOTTOM + 0.2:
            yield f"ink down to {ink.bottom:.2f} mm on page {number}"


def first_lines(sheets: Print, starts: Iterable[str]) -> Iterator[str]:
    """A paragraph begins two 字 in and goes on at the edge (7.3.3)."""
    for start in starts:
        for index, line in enumerate(sheets.paragraph(start)):
            yield from _off(f"indent of {line.text[:8]}", line.indent, 0 if index else 2, 0.1)


def whole_numbers(sheets: Print) -> Iterator[str]:
    """No number is broken between two lines."""
    for above, below in pairwise(sheets.lines):
        if above.text[-1].isdigit() and below.text[0].isdigit():
            yield f"{above.text[-8:]} is broken before {below.text[:8]}"


def one_page(sheets: Print) -> Iterator[str]:
    """Everything finds room on one page."""
    yield from _off("pages", len(sheets.pages), 1, 0)


def page_numbers(sheets: Print) -> Iterator[str]:
    """Dashes 7 mm below the type area, one 字 from the outer edge, odd right and even left (7.5)."""
    for page in sheets.pages:
        if page.folio != f"—{page.number}—":
            yield f"page {page.number} bears {page.folio}"
        ink = sheets.ink(page.number, BOTTOM + 2, 295)
        odd = page.number % 2
        side, wanted = (ink.right, 179) if odd else (ink.left, 33)
        yield from _off(f"outer edge of page number {page.number}", side, wanted, 0.5)
        dash = sheets.ink(page.number, BOTTOM + 2, 295, side - 3 if odd else side, side if odd else side + 3)
        yield from _off(f"dash of page {page.number} below the type area", dash.top - BOTTOM, 7, 0.5)


def title(lines: tuple[Line, ...]) -> Iterator[str]:
    """Centred, at most 20 字 to a line, in the shape of a trapezium or rhombus (7.3.1)."""
    widths = [(line.x1 - line.x0) / line.size for line in lines]
    steps = [right - left for left, right in pairwise(widths)]
    for line in lines:
        yield from _off(f"middle of {line.text}", (line.x0 + line.x1) / 2 * MM, (LEFT + RIGHT) / 2, 1)
    if max(widths) > 20 or min(map(abs, steps), default=1) < 0.5:
        yield f"widths of the title's lines: {widths}"
    if any(left < 0 < right for left, right in pairwise(steps)):
        yield f"an hourglass: {widths}"


def signature(sheets: Print, unit: str, date: str, *, sealed: bool) -> Iterator[str]:
    """Unit and date where 7.3.5.1 (sealed) and 7.3.5.2 (not sealed) put them, a line apart, never alone on a page.

    A unit that takes several lines stands as its widest one; a sealed one that reaches the edge takes the date along.
    """
    below = sheets.line(date)
    units = _lines_before(sheets, below, unit)
    above = max(units, key=lambda line: line.x1 - line.x0)
    if sealed:
        if above.gap > 0.15:
            yield from _off("right gap of the date", below.gap, 4, 0.15)
        yield from _off("middle of the unit", (above.x0 + above.x1 - below.x0 - below.x1) / 2 / CHARACTER, 0, 0.15)
    elif below.x1 - below.x0 > above.x1 - above.x0:
        yield from _off("right gap of the date", below.gap, 2, 0.15)
        yield from _off("date right of the unit", (below.x0 - above.x0) / CHARACTER, 2, 0.3)
    else:
        yield from _off("right gap of the unit", above.gap, 2, 0.15)
        yield from _off("date right of the unit", (below.x0 - above.x0) / CHARACTER, 2, 0.3)
    yield from _off("right edge of the unit", min(above.gap, 0), 0, 0.1)
    yield from _off("lines from unit to date", (below.y - units[-1].y) / PITCH, 1, 0.05)
    page = sheets.page_of(date)
    if units[0] not in page.lines or page.lines[0] == units[0]:
        yield "the signature stands alone on its page"


def _lines_before(sheets: Print, end: Line, text: str) -> tuple[Line, ...]:
    """Return the lines before one that together have this text."""
    lines = sheets.lines
    last = lines.index(end)
    for first in range(last - 1, -1, -1):
        if "".join(line.text for line in lines[first:last]) == text:
            return lines[first:last]
    raise AssertionError(f"{text} does not stand before {end.text}")


def attachment(sheets: Print, label: str, name: str) -> Iterator[str]:
    """A page of its own, the label on its first line, the title from its third (7.3.7)."""
    page = sheets.page_of(label)
    yield from _off("line of the label", page.lines[0].row, 1, 0)
    if page.lines[0].text != label:
        yield f"{label} stands below {page.lines[0].text}"
    yield from _off("indent of the label", page.lines[0].indent, 0, 0.1)
    yield from _off("line of the title", page.lines[1].row, 3, 0)
    titles = title_of(page)
    yield from title(titles)
    if "".join(line.text for line in titles) != name:
        yield f"the title reads {titles}"


def first_page(sheets: Print, start: str) -> Iterator[str]:
    """The first page shows body text (7.3.3)."""
    if not any(line.text.startswith(start) for line in sheets.pages[0].lines):
        yield "no body text on the first page"


def headings(sheets: Print, texts: Iterable[str]) -> Iterator[str]:
    """No heading is the last line of a page."""
    last = {page.lines[-1].text for page in sheets.pages}
    yield from (f"{text} stands last on its page" for text in texts if text in last)


def imprint(sheets: Print) -> Iterator[str]:
    """The last rule lies on the bottom of the last page's type area, as wide as it (7.4)."""
    ink = sheets.ink(len(sheets.pages), 225, 265)
    yield from _off("last rule", ink.bottom, BOTTOM, 1)
    yield from _off("left end of the rules", ink.left, LEFT, 0.5)
    yield from _off("right end of the rules", ink.right, RIGHT, 0.5)


def imprint_lines(sheets: Print, imprint: Imprint) -> Iterator[str]:
    """One 字 in on both sides; further lines of 抄送 begin below its first name, the date is whole (7.4)."""
    lines = sheets.pages[-1].lines
    first = next(index for index, line in enumerate(lines) if line.text.startswith("抄送："))
    last = next(index for index, line in enumerate(lines) if line.text.endswith(f"{imprint.date}印发"))
    starts = [(line.x0 - lines[first].x0) / IMPRINT_SIZE for line in lines[first : last + 1]]
    text = "".join(line.text for line in lines[first : last + 1])
    rows = next(index for index in range(1, len(starts)) if starts[index] < 1)
    for start in starts[1:rows]:
        yield from _off("indent of further lines", start, 3, 0.15)
    for start in starts[rows:]:
        yield from _off("indent of the office", start, 0, 0.15)
    yield from _off("left gap", (lines[first].x0 - LEFT / MM) / IMPRINT_SIZE, 1, 0.15)
    yield from _off("right gap", (RIGHT / MM - lines[last].x1) / IMPRINT_SIZE, 1, 0.15)
    if text != f"抄送：{imprint.copies}。{imprint.office}{imprint.date}印发":
        yield f"the imprint reads {text}"


def letterhead(sheets: Print, mark: str, number: str) -> Iterator[str]:
    """The mark 35 mm below the type area's top, the number two lines below it, a rule 4 mm below the number (7.2)."""
    above, below = sheets.line(mark), sheets.line(number)
    yield from _off("top of the mark", sheets.ink(1, 40, above.y * MM).top, 37 + 35, 1)
    yield from _off("lines from mark to number", below.row - above.row, 3, 0)
    rule = sheets.ink(1, below.y * MM + 3, below.y * MM + 9)
    foot = sheets.ink(1, below.y * MM - 5, below.y * MM + 2).bottom
    yield from _off("rule below the number", rule.top - foot, 4, 0.5)
    yield from _off("left end of the rule", rule.left, LEFT, 0.5)
    yield from _off("right end of the rule", rule.right, RIGHT, 0.5)


def title_of(page: Page) -> tuple[Line, ...]:
    """Return the title's lines on a page."""
    return tuple(line for line in page.lines if abs(line.size - TITLE_SIZE) < 0.1)
