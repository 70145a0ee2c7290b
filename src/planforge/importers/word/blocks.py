"""The blocks of a file in their order: paragraphs with their numbers, rows with their cells."""

from collections.abc import Iterator

from planforge.importers.word.inline import ALTERNATIVES, CHANGES, Content, Inline, Piece, alternative, is_placeholder
from planforge.importers.word.nodes import Block, Paragraph
from planforge.importers.word.numbering import Label
from planforge.importers.word.source import Source
from planforge.importers.word.styles import Role, outline_level, value
from planforge.importers.word.tables import Tables
from planforge.ooxml.xml import Element, is_on, w


class _Open:
    """A paragraph that may go on in the next w:p; `run_in` is how much of it stands before a mark that is hidden."""

    def __init__(self) -> None:
        self.paragraph: Paragraph | None = None
        self.pieces: list[Piece] = []
        self.run_in = 0

    def closed(self, place: int) -> Iterator[Paragraph]:
        """Yield the paragraph, if there is one, and begin anew."""
        found = self.paragraph or (Paragraph(place) if self.pieces else None)
        if found is not None:
            found = found._replace(pieces=tuple(self.pieces))
            is_led = self.run_in and found.role.level and len(found.text) > self.run_in
            yield found._replace(run_in=self.run_in, role=Role()) if is_led else found
        self.paragraph, self.pieces, self.run_in = None, [], 0


class Blocks:
    """Walks through a file."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._inline = Inline(source)
        self._tables = Tables(source, self.read)

    def read(self, parent: Element) -> Iterator[Block]:
        """Yield the blocks of a body, a cell or a text box."""
        open_one = _Open()
        for element in self._elements(parent):
            if element.tag == w("p"):
                yield from self._next(element, open_one)
            else:
                yield from open_one.closed(self._source.place)
                yield from self._tables.rows(element)
        yield from open_one.closed(self._source.place)

    def _next(self, element: Element, open_one: "_Open") -> Iterator[Block]:
        """Read one w:p, which goes on in the next one where its mark is deleted or not printed."""
        self._source.place += 1
        marks = element.find(f"{w('pPr')}/{w('rPr')}")
        content = self._inline.read(element, self._style(element))
        open_one.pieces += content.pieces
        if _is_removed(marks):
            self._source.count(CHANGES)
            return
        is_hidden = marks is not None and is_on(marks.find(w("vanish")))
        if open_one.paragraph is None and not (is_hidden and not open_one.pieces):
            open_one.paragraph = self._paragraph(element, content, is_empty=not open_one.pieces)
            if open_one.paragraph is None:
                open_one.pieces = []
        if is_hidden:
            open_one.run_in = open_one.run_in or sum(len(piece.text) for piece in open_one.pieces)
        else:
            yield from open_one.closed(self._source.place)
        yield from self._boxes(content)

    def _style(self, element: Element) -> str:
        return value(element.find(f"{w('pPr')}/{w('pStyle')}")) or self._source.styles.default

    def _paragraph(self, element: Element, content: Content, *, is_empty: bool) -> Paragraph | None:
        """Return what a w:p says of its paragraph, None for one of a table of contents."""
        properties, style = element.find(w("pPr")), self._style(element)
        role = self._source.styles.role(style)
        if content.is_contents or role.is_contents:
            if not is_empty:
                self._source.count("目录没有读入（{} 行）")
            return None
        level = outline_level(properties)
        if level is not None and not role.part:
            role = Role(level=level)
        alignment = value(None if properties is None else properties.find(w("jc")))
        list_id, depth = self._source.numbering.place(properties, style)
        label = self._source.numbering.count(list_id, depth) if list_id else Label()
        return Paragraph(self._source.place, (), label, role, alignment or self._source.styles.alignment(style))

    def _boxes(self, content: Content) -> Iterator[Block]:
        for box in content.boxes:
            self._source.report("文本框里的文字放在它所在的段落之后，请看看位置对不对", "likely")
            yield from self.read(box)

    def _elements(self, parent: Element) -> Iterator[Element]:
        """Yield the paragraphs and tables in an element, whatever they are wrapped in."""
        for element in parent:
            if element.tag in _BLOCKS:
                yield element
            elif element.tag == w("altChunk"):
                self._source.report("嵌入的文件没有读入")
            elif element.tag == w("sdt") and is_placeholder(element):
                self._source.report("没有填的内容控件没有读入")
            elif element.tag == ALTERNATIVES:
                branch = alternative(element)
                yield from () if branch is None else self._elements(branch)
            elif isinstance(element.tag, str) and element.tag not in _NO_BLOCKS:
                yield from self._elements(element)


_BLOCKS = frozenset({w("p"), w("tbl")})
_NO_BLOCKS = frozenset(map(w, ("sectPr", "tcPr", "sdtPr", "sdtEndPr", "customXmlPr", "del", "moveFrom")))


def _is_removed(marks: Element | None) -> bool:
    """Tell whether a paragraph's mark is deleted or moved away, so that it goes on with the next one (17.13.5.15)."""
    return marks is not None and (marks.find(w("del")) is not None or marks.find(w("moveFrom")) is not None)
