"""Paper, margins and the pitches of a document's page."""

from typing import NamedTuple

CELL_MARGINS = 190
"""What the margins of a table's cell take in our own style, with a little to spare."""


class Page(NamedTuple):
    """Paper and margins in twips.

    What follows from the styles: `line` and `character`, the pitch of one line and one 字 of body text, and `title`,
    `mark` and `imprint`, that of one 字 of each. Without a `grid` the lines keep their own distance. `duplex` swaps
    the side margins on even pages. `column` is the width of one where text stands in columns; `cell_margins` is what a
    cell of a table needs besides its text.
    """

    width: int
    height: int
    top: int
    left: int
    bottom: int
    right: int
    header: int
    footer: int
    line: int = 0
    character: int = 0
    title: int = 0
    mark: int = 0
    imprint: int = 0
    grid: bool = True
    duplex: bool = False
    column: int = 0
    cell_margins: int = CELL_MARGINS

    @property
    def measure(self) -> int:
        """The width in twips that a line may fill: that of the type area, or of a column."""
        return self.column or self.width - self.left - self.right

    @property
    def characters(self) -> int:
        """How many 字 of body text a line holds (GB/T 9704-2012, 5.2.3: 28)."""
        return self.measure // self.character

    @property
    def title_characters(self) -> int:
        """How many 字 of the title a line holds."""
        return self.measure // self.title
