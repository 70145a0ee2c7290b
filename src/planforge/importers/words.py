"""Words by which parts of a plan are known: what documents are called, what units are, what columns hold."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "words.json"


def one_of(kind: str) -> str:
    """Return a pattern for any word of a kind: titles, documents, units or signers."""
    return f"(?:{'|'.join(_words()[kind])})"


def words_of(kind: str) -> Mapping[str, Sequence[str]]:
    """Return words by what they mean, of a kind: columns."""
    words: Mapping[str, Sequence[str]] = _words()[kind]
    return words


@cache
def _words() -> dict[str, "dict[str, list[str]]"]:
    words: dict[str, dict[str, list[str]]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return words
