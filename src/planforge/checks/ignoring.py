"""Comments that pass findings over: `# planforge: ignore=ID`, behind a line or above it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from planforge.diagnostics import Span
from planforge.spec.model import Text
from planforge.spec.text import split_lines

MARK = "planforge"
COMMENT = re.compile(rf"#[^#\n]*?{MARK}\s*[:：]\s*ignore(?![\w-])\s*[=＝:：]?")
_WORD = re.compile("[^\\s,，、]+")


class Ignoring(NamedTuple):
    """A comment that passes findings over: the line it is about, and the words behind it; one empty text for none."""

    line: int
    words: tuple[Text, ...]


def ignoring(text: str) -> Iterator[Ignoring]:
    """Yield the comments that pass findings over; one on a line of its own is about what stands below it."""
    lines = split_lines(text) if MARK in text else []
    for number, line in enumerate(lines, 1):
        match = COMMENT.search(line) if MARK in line else None
        if match:
            is_alone = not line[: match.start()].strip()
            words = [Text(word[0], _within(number, word)) for word in _WORD.finditer(line, match.end())]
            yield Ignoring(
                _below(lines, number) if is_alone else number, tuple(words) or (Text("", _within(number, match)),)
            )


def _below(lines: Sequence[str], number: int) -> int:
    """Return the number of the next line that is neither empty nor a comment."""
    while number < len(lines) and lines[number].strip()[:1] in {"", "#"}:
        number += 1
    return number + 1


def _within(line: int, match: re.Match[str]) -> Span:
    return Span(line, match.start() + 1, line, match.end() + 1)


def ignored_in(text: str) -> Mapping[int, frozenset[str]]:
    """Return the ids that comments pass over, by line."""
    found: dict[int, frozenset[str]] = {}
    for line, words in ignoring(text):
        found[line] = found.get(line, frozenset()) | frozenset(words)
    return found
