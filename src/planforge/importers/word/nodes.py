"""A Word file as blocks: paragraphs as they are printed, rows of tables."""

from typing import NamedTuple, TypeAlias

from planforge.importers.word.inline import Piece
from planforge.importers.word.numbering import Label
from planforge.importers.word.styles import Role


class Paragraph(NamedTuple):
    """A paragraph as it is printed; `run_in` is how much of its start was a heading's before a hidden mark."""

    place: int
    pieces: tuple[Piece, ...] = ()
    label: Label = Label()
    role: Role = Role()
    alignment: str = ""
    run_in: int = 0

    @property
    def text(self) -> str:
        """The text of all pieces."""
        return "".join(piece.text for piece in self.pieces)


class Row(NamedTuple):
    """A row: the paragraphs of each cell, cells that a merged one covers being empty; tables count from 1."""

    place: int
    cells: tuple[tuple[Paragraph, ...], ...]
    table: int
    is_imprint: bool = False


Block: TypeAlias = Paragraph | Row
