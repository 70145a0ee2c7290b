"""Tables row by row (ECMA-376-1, 17.4): each cell where it stands, cells that a merged one covers empty."""

from collections.abc import Callable, Iterator

from planforge.importers.word.inline import ALTERNATIVES, CHANGES, Piece, alternative
from planforge.importers.word.nodes import Block, Paragraph, Row
from planforge.importers.word.source import Source
from planforge.importers.word.styles import Look, value, whole
from planforge.ooxml.xml import Element, w

MOST_COLUMNS = 63
"""The columns that Word allows a table."""

_CONTINUED = frozenset({"", "continue"})
_PROPERTIES = frozenset(
    map(w, ("tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "customXmlPr", "p"))
)


class Tables:
    """Reads tables; `read` gives the blocks of a cell."""

    def __init__(self, source: Source, read: Callable[[Element], Iterator[Block]]) -> None:
        self._source = source
        self._read = read
        self._depth = 0

    def rows(self, table: Element) -> Iterator[Row]:
        """Yield the rows that are printed."""
        if self._depth:
            self._source.report("表格里还套着表格，它的文字并入了所在的格", "likely")
        else:
            self._source.tables += 1
        style = value(table.find(f"{w('tblPr')}/{w('tblStyle')}"))
        is_imprint = self._source.styles.is_table_of_imprint(style)
        number, merged = self._source.tables, set[int]()
        for row in _children(table, w("tr")):
            if row.find(f"{w('trPr')}/{w('del')}") is not None:
                self._source.count(CHANGES)
                self._skip(row)
                continue
            place = self._source.place + 1
            self._depth += 1
            cells = tuple(self._cells(row, merged))
            self._depth -= 1
            own = any(paragraph.role.part == "imprint" for cell in cells for paragraph in cell)
            yield Row(place, cells, number, is_imprint or own)

    def _cells(self, row: Element, merged: set[int]) -> Iterator[tuple[Paragraph, ...]]:
        """Yield the cells of a row, one for each column; `merged` are the columns that a cell above may reach into."""
        column = _span(row.find(f"{w('trPr')}/{w('gridBefore')}"), 0, 0)
        yield from ((),) * column
        for cell in _children(row, w("tc")):
            properties = cell.find(w("tcPr"))
            if properties is not None and properties.find(w("cellDel")) is not None:
                self._source.count(CHANGES)
                self._skip(cell)
                continue
            span = _span(None if properties is None else properties.find(w("gridSpan")), column)
            if _is_covered(properties, column in merged):
                self._skip(cell)
                yield ()
            else:
                yield tuple(self._paragraphs(cell))
            yield from ((),) * (span - 1)
            is_merged = properties is not None and properties.find(w("vMerge")) is not None
            (merged.add if is_merged else merged.discard)(column)
            column += span
        after = _span(row.find(f"{w('trPr')}/{w('gridAfter')}"), column, 0)
        yield from ((),) * after

    def _paragraphs(self, cell: Element) -> Iterator[Paragraph]:
        for block in self._read(cell):
            if isinstance(block, Paragraph):
                yield block
            else:
                words = (paragraph.label.text + paragraph.text for each in block.cells for paragraph in each)
                yield Paragraph(block.place, (Piece(" ".join(filter(None, words)), "", Look()),))

    def _skip(self, element: Element) -> None:
        self._source.place += sum(1 for _ in element.iter(w("p")))


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, whatever they are wrapped in."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag == ALTERNATIVES:
            branch = alternative(element)
            yield from () if branch is None else _children(branch, tag)
        elif isinstance(element.tag, str) and element.tag not in _PROPERTIES:
            yield from _children(element, tag)


def _span(element: Element | None, column: int, least: int = 1) -> int:
    """Return how many columns a property says, within what is left of those that a table may have."""
    return max(min(whole(element) or least, MOST_COLUMNS - column), least)


def _is_covered(properties: Element | None, is_below_merged: bool) -> bool:
    if properties is None:
        return False
    across, down = properties.find(w("hMerge")), properties.find(w("vMerge"))
    if across is not None and value(across) in _CONTINUED:
        return True
    return down is not None and value(down) in _CONTINUED and is_below_merged
