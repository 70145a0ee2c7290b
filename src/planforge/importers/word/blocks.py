"""The blocks of a file in their order: paragraphs with their numbers, rows with their cells."""

from collections.abc import Iterator

from planforge.importers.word.inline import ALTERNATIVES, CHANGES, Content, Inline, Piece, alternative, is_placeholder
from planforge.importers.word.nodes import Block, Paragraph
from planforge.importers.word.numbering import Label
from planforge.importers.word.source import Source
from planforge.importers.word.styles import Role, outline_level, value
from planforge.importers.word.tables import Tables
from planforge.ooxml.xml import Element, is_on, w


class Blocks:
    """Walks through a file."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._inline = Inline(source)
        self._tables = Tables(source, self.read)

    def read(self, parent: Element) -> Iterator[Block]:
        """Yield the blocks of a body, a cell or a text box."""
        carried: tuple[Piece, ...] = ()
        held: Paragraph | None = None
        for element in self._elements(parent):
            if element.tag != w("p"):
                yield from filter(None, (held, self._left(carried)))
                carried, held = (), None
                yield from self._tables.rows(element)
                continue
            self._source.place += 1
            marks = element.find(f"{w('pPr')}/{w('rPr')}")
            if _is_removed(marks):
                self._source.count(CHANGES)
                carried += self._content(element).pieces
                continue
            content = self._content(element)
            content = content._replace(pieces=carried + content.pieces)
            carried = ()
            is_hidden = marks is not None and is_on(marks.find(w("vanish")))
            if held is not None:
                held = held._replace(pieces=held.pieces + content.pieces)
            elif not (is_hidden and not content.pieces):
                held = self._paragraph(element, content)
            if held is not None and not is_hidden:
                yield held
                held = None
            elif held is not None and held.role.level and not held.run_in:
                held = held._replace(run_in=len(held.text), role=Role())
            yield from self._boxes(content)
        yield from filter(None, (held, self._left(carried)))

    def _content(self, element: Element) -> Content:
        return self._inline.read(element, self._style(element))

    def _style(self, element: Element) -> str:
        return value(element.find(f"{w('pPr')}/{w('pStyle')}")) or self._source.styles.default

    def _paragraph(self, element: Element, content: Content) -> Paragraph | None:
        properties, style = element.find(w("pPr")), self._style(element)
        role = self._source.styles.role(style)
        if content.is_contents or role.is_contents:
            if content.pieces:
                self._source.count("目录没有读入（{} 行）")
            return None
        level = outline_level(properties)
        if level is not None and not role.part:
            role = Role(level=level)
        alignment = value(None if properties is None else properties.find(w("jc")))
        list_id, depth = self._source.numbering.place(properties, style)
        label = self._source.numbering.count(list_id, depth) if list_id else Label()
        return Paragraph(
            self._source.place, content.pieces, label, role, alignment or self._source.styles.alignment(style)
        )

    def _left(self, carried: tuple[Piece, ...]) -> Paragraph | None:
        return Paragraph(self._source.place, carried) if carried else None

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
