"""The names of festivals in prose, and the words about them that tell what is meant."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.almanac import Observance, all_observances

_DATA = Path(__file__).parent / "data"
OPENING, CLOSING = "“\"‘'「『", "”\"’'」』"


class Festival(NamedTuple):
    """A festival and the days about it, `ahead` and `after`, in which its own activities are held."""

    observance: Observance
    ahead: int
    after: int


@cache
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((_DATA / "festivals.json").read_text(encoding="utf-8"))
    return rows


@cache
def _words() -> dict[str, str]:
    """Return the words about festivals, each list of them as a pattern."""
    words: dict[str, list[str]] = json.loads((_DATA / "festival_words.json").read_text(encoding="utf-8"))
    return {kind: "|".join(each) for kind, each in words.items()}


@cache
def festivals() -> dict[str, Festival]:
    """Return the festivals by the words that name them."""
    known = {each.id: each for each in all_observances()}
    return {
        name: Festival(known[row["id"]], row["ahead"], row["after"])
        for row in _rows()
        for name in (*row["names"], *row["short"])
    }


@cache
def mentions() -> re.Pattern[str]:
    """Return what a festival looks like: a short name counts in quotes, or where it is celebrated."""
    names = "|".join(sorted((name for row in _rows() for name in row["names"]), key=len, reverse=True))
    short = "|".join("[·•.．]?".join(name) for row in _rows() for name in row["short"])
    others, places = _words()["not_a_day"], _words()["places"]
    return re.compile(
        rf"(?P<name>{names})(?!{places})[节節]?+(?![{CLOSING}]?(?:{others}))"
        rf"|[{OPENING}](?P<quoted>{short})[{CLOSING}](?!{others})|(?<=[庆慶祝迎接])(?P<bare>{short})(?!{others})"
    )


def festival_of(match: re.Match[str]) -> Festival:
    """Return the festival that a match of `mentions` names."""
    return festivals()[re.sub("[·•.．]", "", match["name"] or match["quoted"] or match["bare"])]


@cache
def words(kind: str) -> re.Pattern[str]:
    """Return the words of a kind: `listing`, `preparing`, `looking_back`."""
    return re.compile(_words()[kind])


@cache
def limits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before and behind a festival that is a limit of time: 至国庆节, 春节前."""
    before, behind = _words()["until_before"], _words()["until_behind"]
    return re.compile(rf"(?:{before})[{OPENING}]?$"), re.compile(rf"[节節]?[{CLOSING}]?(?:佳节|假期)?(?:{behind})")
