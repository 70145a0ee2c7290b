r"""Plan text as Markdown source: whatever would be markup is escaped, ordinary prose is left as it is.

Blank space that a Markdown reader would strip is written as a character reference; everything else that needs it gets
a backslash. A blank (【待补：期间】) is wrapped in a <mark> element.

GitHub takes a bare address for a link as it is written; one with escapes or ** in it is kept from being a link.
"""

import re
import unicodedata
from string import punctuation

from planforge.document.blanks import cut_at_blanks

_MARKUP = re.compile(r"[`*\[\]~$]|(?<![^\W_])_|_(?![^\W_])|\\(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?[0-9A-Za-z]+;)")
_PAIRED = "`*_~$"
_FRAGILE_SPACE = re.compile(r"^\s+|\s+$|[\n\r]+")
_BARE_LINK = re.compile(r"(?:(?:https?|ftp)(?=://)|www(?=\.))(?=[^ \t\n<]*(?:\\|&#|\*\*))", re.IGNORECASE)
_BLOCK_START = re.compile(r"^(?:(?=[#>*+\-=])|(?P<number>\d{1,9})(?=[.)](?:\s|$)))")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=\s))(?=#+$)")
_END_MARKS = "。：！？；，、.:!?;,"


def line(text: str) -> str:
    """Escape a text that is a whole paragraph, so that it begins nothing else."""
    return _BLOCK_START.sub(lambda start: f"{start['number'] or ''}\\", _inline(text, _lone_marks(text)))


def heading(text: str) -> str:
    """Escape the whole text of an ATX heading, whose closing hashes would be dropped."""
    return _CLOSING_HASHES.sub(r"\\", _inline(text, _lone_marks(text)))


def cell(text: str) -> str:
    """Escape a paragraph of a table cell, where a vertical bar would end the cell."""
    return _inline(text).replace("|", r"\|")


def run_in(title: str, text: str) -> str:
    """Join a run-in heading, which carries its end mark, and the text behind it into one line.

    The heading is bold and its end mark stands outside, because a closing ** between a mark and a Chinese character
    is no emphasis to a CommonMark reader. Where emphasis would not be recognised either way, the line is plain.
    """
    bold, after = (title[:-1], title[-1] + text) if title[-1:] in _END_MARKS else (title, text)
    if _closes(bold, after):
        return _unlinked(f"**{_inline(bold)}**{_inline(after)}")
    return line(title + text)


def _closes(bold: str, after: str) -> bool:
    """Tell whether ** between the two texts is a right-flanking delimiter run, whichever Unicode version reads it."""
    if not bold:
        return False
    if unicodedata.category(bold[-1])[0] in "LN":
        return True
    return not after or after[0].isspace() or after[0] in punctuation or after[0] in _END_MARKS


def _lone_marks(text: str) -> str:
    """Return the marks that work only in pairs and find no partner in the text: 1~2月 needs no backslash."""
    return "".join(mark for mark in _PAIRED if text.count(mark) == 1)


def _inline(text: str, harmless: str = "") -> str:
    """Escape a text within a line, but for the `harmless` marks, and mark its blanks."""

    def escape(piece: str) -> str:
        return _MARKUP.sub(lambda mark: mark[0] if mark[0] in harmless else f"\\{mark[0]}", piece)

    pieces = [escape(piece) for piece in cut_at_blanks(text)]
    pieces[1::2] = [f"<mark>{blank}</mark>" for blank in pieces[1::2]]
    source = _FRAGILE_SPACE.sub(lambda space: "".join(f"&#{ord(c)};" for c in space[0]), "".join(pieces))
    return _unlinked(source)


def _unlinked(source: str) -> str:
    return _BARE_LINK.sub(r"\g<0>\\", source)
