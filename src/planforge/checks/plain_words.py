"""Texts without what does not make two of them different: blanks, marks, a number typed by hand."""

import unicodedata
from functools import lru_cache

from planforge.document.numbering import typed_number


@lru_cache(maxsize=4096)
def plain_words(text: str) -> str:
    """Return the letters and digits of a text, in half width, without a number that was typed before it."""
    rest = text[len(typed_number(text)) :]
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", rest)))
