"""What every reader makes of a file: lines that know where they stood and how they looked."""

from typing import Literal, NamedTuple, TypeAlias

Part: TypeAlias = Literal[
    "", "title", "caption", "addressee", "signing-unit", "signing-date", "signature-line", "attachment-note",
    "attachment-label", "attachment-title", "letterhead-mark", "letterhead-number", "imprint",
]  # fmt: skip
"""What a line is where its style says so; "" for all others."""

Certainty: TypeAlias = Literal["sure", "likely", "guess"]


CERTAINTIES: dict[Certainty, str] = {"sure": "确定", "likely": "多半", "guess": "猜测"}


class Line(NamedTuple):
    """A line of text, or a row of a table.

    `place` is its number in the file, counted from 1: of a line in a text, of a paragraph in a Word file (those in
    tables and text boxes are counted on). `text` has no white space at its ends, and no number that Word counts.
    `label` is that number as it is printed, with its marks (`一、`, `1.`). `level` is that of a heading, from 1, where
    a style, an outline level or the look says that it is one; 0 for all others. `depth` is how deep a list item was set
    in a list of bullets or numbers, from 1; 0 outside lists. `run_in` is how many characters at its start look like a
    heading that runs in. `after_blank` tells whether an empty line stands before it. `cells` holds the paragraphs of
    each cell of a row, its text is then empty; rows of one table have the same `table`, which counts from 1.
    """

    place: int
    text: str
    label: str = ""
    level: int = 0
    depth: int = 0
    part: Part = ""
    run_in: int = 0
    after_blank: bool = False
    cells: tuple[tuple[str, ...], ...] = ()
    table: int = 0


class Doubt(NamedTuple):
    """Something about a place of the source that a person should look at: left out, joined, split or guessed."""

    place: int
    message: str
    certainty: Certainty = "likely"

    def said(self, unit: str) -> str:
        """Say it in one line; `unit` is what places count."""
        return f"第 {self.place} {unit}：{self.message}（{CERTAINTIES[self.certainty]}）"


class Lines(NamedTuple):
    """A file as lines; `unit` is what its places count (行 or 段), `doubts` what the reader left out or guessed."""

    lines: tuple[Line, ...]
    unit: str
    doubts: tuple[Doubt, ...] = ()
