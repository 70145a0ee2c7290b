"""容易写错的词

同音或者形近的字打错了，如“布署”（部署）、“台帐”（台账）。只查几乎在任何句子里都错的写法；哪一种都讲得通的不查。

错误：
    前言: 按照统一布署，做为重点工作来抓。
正确：
    前言: 按照统一部署，作为重点工作来抓，公布署名作品。
出处：《现代汉语词典》；GF 1001—2001《第一批异形词整理表》；每个词的依据在数据里。
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text

LEVEL = "note"

DATA = Path(__file__).parent.parent / "data" / "confusions.json"
_TRADITIONAL = re.compile("[會學實務應開關條項點進這為與對個時來說們設計發動報職業產團體國]")
"""In Traditional texts some of the words are right, as 報導 and 部份."""

_NAMING = ("unit", "addressee", "signing-unit", "signature-line", "责任人", "协办")


class Confusion(NamedTuple):
    """A word as it is mistyped, the right one, and where it is told; `pattern` excludes what only looks like it.

    One that is `advice` is a matter of meaning, and left to the writer.
    """

    wrong: str
    right: str
    source: str
    pattern: str = ""
    advice: bool = False


@cache
def confusions() -> tuple[Confusion, ...]:
    """Return every word that is looked for."""
    import json  # here, as most commands look for none

    return tuple(Confusion(**row) for row in json.loads(DATA.read_bytes()))


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Confusion], ...]]:
    """Return one pattern that finds the texts worth looking at, and the words by their exact patterns."""
    rows = tuple((re.compile(each.pattern or each.wrong), each) for each in confusions())
    return re.compile("|".join(each.wrong for each in confusions())), rows


def check(subject: Subject) -> Iterator[Finding]:
    """Find words that are written with another's characters."""
    suspect, rows = _patterns()
    for place in subject.places:
        if place.role not in _NAMING and place.name not in _NAMING:
            words = frozenset(suspect.findall(place.text))
            if words and not _TRADITIONAL.search(place.text):
                yield from _found(place.text, [row for row in rows if row[1].wrong in words])


def _found(text: Text, rows: list[tuple[re.Pattern[str], Confusion]]) -> Iterator[Finding]:
    for pattern, confusion in rows:
        for match in pattern.finditer(text):
            said = f"这里一般不写“{match[0]}”" if confusion.advice else f"“{match[0]}”多半写错了"
            fix = None if confusion.advice else confusion.right
            yield Finding(text, *match.span(), said, f"写成“{confusion.right}”", fix)
