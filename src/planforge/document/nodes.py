"""The document's parts, named as GB/T 9704 names them; frozen values that a renderer only has to write down."""

from typing import NamedTuple, TypeAlias

from planforge.spec.model import NO_STYLE, Imprint, Letterhead, Signature, Style

__all__ = [
    "Attachment",
    "Block",
    "Cell",
    "Document",
    "Heading",
    "Imprint",
    "Letterhead",
    "Paragraph",
    "Signature",
    "Table",
    "spaced",
]


def spaced(label: str) -> str:
    """Return a label as it stands before its text: 1. is followed by a space, the other marks by nothing."""
    return f"{label} " if label.endswith(".") else label


class Heading(NamedTuple):
    """A heading on a line of its own; `level` counts from 1, `label` is its number (一、) or empty."""

    label: str
    text: str
    level: int


class Paragraph(NamedTuple):
    """A paragraph of the body: an item where it has a label, with a run-in heading where it has a heading.

    `heading` carries its end mark (加强领导。) and is followed directly by `text`; `level` is the level of a
    run-in heading's look, counted as for `Heading`, and 0 where the paragraph has none.
    """

    text: str
    label: str = ""
    heading: str = ""
    level: int = 0


Cell: TypeAlias = tuple[str, ...]
"""The paragraphs of one table cell."""


class Table(NamedTuple):
    """A table with one header row; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block: TypeAlias = Heading | Paragraph | Table


class Attachment(NamedTuple):
    """附件: `label` is 附件 or 附件1, `blocks` are empty where only the name is announced."""

    label: str
    name: str
    blocks: tuple[Block, ...] = ()


class Document(NamedTuple):
    """A whole document in printing order; texts are final, nothing is left to number, sort or default.

    `style` is the Word preset that the plan asks for and what it changes in it. Blanks are marked where there are any;
    `has_blanks` is False where it is known that there are none.
    """

    title: str
    unit: str
    period: str
    letterhead: Letterhead | None = None
    captions: tuple[str, ...] = ()
    addressee: str = ""
    blocks: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    signature: Signature | None = None
    imprint: Imprint | None = None
    style: Style = NO_STYLE
    has_blanks: bool = True
