"""Words by which parts of a plan are known: what documents are called, what units are."""

import json
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "words.json"


def one_of(kind: str) -> str:
    """Return a pattern for any word of a kind: titles, documents or units."""
    return f"(?:{'|'.join(_words()[kind])})"


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return words
