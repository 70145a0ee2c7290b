"""How a text looks on a terminal: columns taken, characters that must not reach it raw, lines that fit."""

from collections.abc import Iterator
from unicodedata import category, east_asian_width

COLUMNS = 80
"""How wide what is printed is at the most."""

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories that move the cursor, reorder the line or cannot be encoded."""

NO_LINE_START = frozenset("，。；：、！？）》」』】〕”’…,.;:!?)]}")
NO_LINE_END = frozenset("（《「『【〔“‘([{")


def visible(text: str) -> str:
    r"""Write controls, bidi marks and lone surrogates as `\x1b` and `\u202e`; other text stays as it is."""
    if text.isprintable():
        return text
    return "".join(_escape(char) if category(char) in INVISIBLE else char for char in text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def width(text: str) -> int:
    """Count terminal columns: wide characters take two, combining marks none, ambiguous ones (“”…—) one."""
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me") else 1


def pad(text: str, columns: int) -> str:
    """Fill `text` with spaces up to `columns`."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Break `text` into lines of at most `columns`: between Chinese characters, never inside a Latin word.

    A word wider than a whole line stays whole, so that a path or a command can still be copied.
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if line and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts between which a line may break; marks stay with the character they belong to."""
    piece = ""
    for char in text:
        if piece and _may_break(piece[-1], char):
            yield piece
            piece = ""
        piece += char
    yield piece


def _may_break(before: str, after: str) -> bool:
    if before in NO_LINE_END or after in NO_LINE_START or after == " ":
        return False
    return before == " " or _char_width(before) == 2 or _char_width(after) == 2
