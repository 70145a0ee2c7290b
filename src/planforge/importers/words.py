"""Words by which parts of a plan are known: what documents are called, what units are, what columns hold."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data" / "words.json"


def one_of(kind: str) -> str:
    """Return a pattern for any word of a kind, which is a key of the file."""
    return f"(?:{'|'.join(_words()[kind])})"


def words_of(kind: str) -> Mapping[str, Sequence[str]]:
    """Return the words of a kind by what they mean, as what a column holds is told by its name."""
    words: Mapping[str, Sequence[str]] = _words()[kind]
    return words


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(_DATA.read_text(encoding="utf-8"))
    return words
