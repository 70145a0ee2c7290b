"""The parts of a rule's documentation: what it says, its examples, its source."""

import textwrap
from typing import NamedTuple

_PARTS = ("错误：", "正确：", "出处：")


class Documentation(NamedTuple):
    """A rule's documentation, taken apart; the examples are YAML."""

    title: str
    body: str
    wrong: str
    right: str
    source: str


def take_apart(doc: str) -> Documentation:
    """Take a rule's documentation apart.

    Raises:
        ValueError: a part is missing, or they stand in another order.
    """
    places = [doc.index(f"\n{part}") for part in _PARTS]
    if places != sorted(places):
        raise ValueError(doc)
    head, wrong, right, source = (
        doc[start:end].strip("\n") for start, end in zip((0, *places), (*places, None), strict=True)
    )
    title, _, body = head.partition("\n")
    wrong, right = (textwrap.dedent(part.partition("\n")[2]) + "\n" for part in (wrong, right))
    return Documentation(title, body.strip("\n"), wrong, right, source.removeprefix(_PARTS[2]).strip())
