"""What a text is that stands among plans and is none: a speech, a paper, a report."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from planforge.importers.collection import Source
from planforge.importers.lines import Doubt, Line
from planforge.importers.words import one_of

_DATA = Path(__file__).parent / "data" / "kinds.json"
_DONE = re.compile("(?<![为為除])了(?!解)")
_OFTEN = 4
"""A report says 了 at least so often in a thousand characters, and more than once or twice; a plan hardly ever."""

_LEAST = 3
_SHORT = 30


def kind_of(source: Source) -> Iterator[Doubt]:
    """Yield what a text seems to be, where it seems to be no plan."""
    name = _named(source.lines) or ("工作总结" if _is_report(source.lines) else "")
    if name:
        place = source.titles[0].place if source.titles else source.lines[0].place
        yield Doubt(place, f"这一篇像是{name}，不像工作计划，照样写出来了", "likely")


def _named(lines: Sequence[Line]) -> str:
    for name, (enough, signs) in _signs().items():
        if sum(any(sign.search(line.text) for line in lines) for sign in signs) >= enough:
            return name
    return ""


def _is_report(lines: Sequence[Line]) -> bool:
    """Tell whether a text tells of what was done, and has no part of its own that plans."""
    if any(len(line.text) <= _SHORT and re.search(f"{one_of('titles')}$", line.text) for line in lines[1:]):
        return False
    words = "".join(line.text for line in lines)
    count = len(_DONE.findall(words))
    return count >= _LEAST and count * 1000 >= _OFTEN * len(words)


@cache
def _signs() -> dict[str, tuple[int, list[re.Pattern[str]]]]:
    data: dict[str, tuple[int, list[str]]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return {name: (enough, [re.compile(sign) for sign in signs]) for name, (enough, signs) in data.items()}
