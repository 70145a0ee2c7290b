"""What words a title is made of: the known ones are in `title_words.json`, periods and numbers have patterns."""

import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

WORDS = Path(__file__).with_name("title_words.json")
"""The words that plans' titles are made of.

`organs` close the name of a unit, `openers` open a phrase, `leaders` lean on what follows and `followers` on what
precedes; each of the `suffixes` closes a word that need not be known.
"""

NUMERALS = "0123456789〇零一二三四五六七八九十百千万"
_DATE = (
    r"(?:[0-9]{1,4}|[〇零一二三四五六七八九]{4})(?:学?年(?:度(?!假))?|[月日]|(?=[—–-]))|[一二十]{1,2}月|[—–-]"
    r"|第?[一二三四1-4]季度|第[一二]学期|[上下](?:半年|学期)|[春夏秋冬]季(?:学期)?|[寒暑][假期]"
)
WHOLE = (
    rf"((?=[0-9〇一二三四五六七八九]{{4}}[年学—–-])(?:{_DATE})+"
    rf"|(?:第[{NUMERALS}]+(?:季度|学期|[届次期批轮号类级个条项])?)+|[A-Za-z0-9.·+/-]+)"
)
"""What is never broken: periods, ordinals with their counter, numbers and Latin words."""

_PLACES = "省市县区镇乡村"


class Lexicon(NamedTuple):
    """The known words by what they do in a title; `plain` are those to which a suffix may be added."""

    organs: frozenset[str]
    openers: frozenset[str]
    leaders: frozenset[str]
    followers: frozenset[str]
    suffixes: frozenset[str]
    plain: frozenset[str]
    words: frozenset[str]
    longest: int


def words_of(title: str) -> list[str]:
    """Divide a title into words, some known and some guessed by their suffix, and single characters."""
    pieces = re.split(WHOLE, title)
    divided = [[piece] if index % 2 else _segmented(piece) for index, piece in enumerate(pieces)]
    words: list[str] = []
    loose = 0
    for word in chain.from_iterable(divided):
        if word in lexicon().suffixes and words and (loose or _takes_suffix(words[-1], word)):
            start = len(words) - max(1, loose)
            words[start:] = ["".join((*words[start:], word))]
            loose = 0
        else:
            words.append(word)
            loose = 0 if is_known(word) else min(loose + 1, 4)
    return words


def _takes_suffix(word: str, suffix: str) -> bool:
    """Tell whether a character that closes words may belong to the word before it."""
    if len(word) == 1 or word in lexicon().words:
        return len(word) > 1 and word in lexicon().plain
    return word.startswith("第") or (suffix in _PLACES and word[-1] not in _PLACES and not is_period(word))


def _segmented(text: str) -> list[str]:
    """Divide a text into as few known words and unknown characters as will do."""
    known_words, longest = lexicon().words, lexicon().longest
    least = [(0, 0)]
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - longest), end)
        known = [(least[start][0] + 1, start) for start in starts if text[start:end] in known_words]
        least.append(min((*known, (least[end - 1][0] + 2, end - 1))))
    words, end = [], len(text)
    while end:
        start = least[end][1]
        words.append(text[start:end])
        end = start
    return words[::-1]


def is_period(word: str) -> bool:
    """Tell whether a word begins with a year."""
    return len(word) > 4 and all(character in NUMERALS for character in word[:4])


def is_known(word: str) -> bool:
    """Tell whether something is a word or a mark, not a character of which nothing is known."""
    return len(word) > 1 or word in lexicon().words or not word.isalnum()


@cache
def lexicon() -> Lexicon:
    """Read the known words."""
    import json  # few titles are so long that they need them

    data: dict[str, list[str]] = json.loads(WORDS.read_text(encoding="utf-8"))
    groups = {name: frozenset(" ".join(lines).split()) for name, lines in data.items()}
    known = frozenset().union(*(group for name, group in groups.items() if name != "suffixes"))
    return Lexicon(**groups | {"plain": groups["words"], "words": known}, longest=max(map(len, known)))
