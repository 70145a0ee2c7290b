"""What a tree of lines is made of."""

from typing import Literal, TypeAlias

from planforge.importers.lines import Line
from planforge.importers.marks import Mark
from planforge.spec.model import Schedule

Kind: TypeAlias = Literal["root", "marked", "heading", "period", "line"]
"""A line with a number; a heading without one; a period of a schedule; a line that is an entry of its own."""


class Node:
    """A line with what stands below it: paragraphs, then entries, then paragraphs that close them.

    `rank` is the level of a heading that has one from its style, 0 for all others; `is_no_heading` tells that the
    headings round about have one, and this, numbered as planforge numbers an item, has none. `is_named` is a section
    that is known by its name (指导思想).
    """

    def __init__(self, kind: Kind, line: Line, text: str, mark: Mark | None = None, label: str = "") -> None:
        self.kind = kind
        self.line = line
        self.text = text
        self.mark = mark
        self.label = label
        self.rank = line.level
        self.schedule: Schedule | None = None
        self.is_no_heading = False
        self.is_named = False
        self.is_numbered = kind == "line" or (mark is not None and mark.family != "第一阶段")
        self.paragraphs: list[Line] = []
        self.children: list[Node] = []
        self.closing: list[Line] = []

    @property
    def family(self) -> str:
        """The family of its number, "" where it has none."""
        return self.mark.family if self.mark else ""

    @property
    def is_exact(self) -> bool:
        """Whether its number is written as planforge prints it."""
        return bool(self.mark and self.mark.exact)

    def is_like(self, mark: Mark) -> bool:
        """Tell whether a number can be of the list that this one's is of."""
        return mark.is_like(self.mark)
