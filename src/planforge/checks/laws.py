"""The laws and rules that plans name: when they are in force, what took their place, how their titles are mistyped."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from planforge.diagnostics import Level

_SHORTEST_LAW, _SHORTEST_RULE = 6, 8
"""Titles shorter than that are too near to others for a slip to be told, but for homophones."""

_DRAFTS = {"试", "暂"}
_DECORATION = re.compile(r"^(?:中华人民共和国|中華人民共和國)|[（(][^）)]*[）)]$")


class Law(NamedTuple):
    """A title; one that was never a law's has no `since`. `level` is that of naming it out of its time.

    A `bare` one is known without 《》.
    """

    title: str
    since: date | None
    until: date | None
    instead: str
    level: Level | None
    bare: bool

    def wrong_on(self, day: date | None) -> bool:
        """Tell whether a plan that begins on a day may not name it any more; without a day that is not known."""
        return self.since is None or bool(day and self.until and self.until < day)


class Laws(NamedTuple):
    """All that is known of laws: `others` are titles that are right and of no further interest.

    `bare` are the laws that are known without 《》, in both scripts.
    """

    by_title: Mapping[str, Law]
    others: frozenset[str]
    bare: Mapping[str, Law]
    homophones: Mapping[str, str]
    simplified: Mapping[int, int]


@cache
def laws() -> Laws:
    """Return what is known of laws."""
    data = json.loads((Path(__file__).parent / "data" / "laws.json").read_bytes())
    by_title = {row["title"]: _law(row) for row in data["laws"]}
    bare = [law for law in by_title.values() if law.bare]
    traditional = str.maketrans(data["simplified"], data["traditional"])
    return Laws(
        by_title=by_title,
        others=frozenset(data["others"]),
        bare={form: law for law in bare for form in (law.title, law.title.translate(traditional))},
        homophones=data["homophones"],
        simplified=str.maketrans(data["traditional"], data["simplified"]),
    )


def _law(row: Mapping[str, str]) -> Law:
    since, until = (date.fromisoformat(row[key]) if row[key] else None for key in ("since", "until"))
    level: Level | None = row["level"]  # type: ignore[assignment]
    return Law(row["title"], since, until, row["instead"], level, bool(row["bare"]))


def plain(title: str) -> str:
    """Return a title as it is listed: simplified, without the state's name before it and a remark behind it."""
    return _DECORATION.sub("", title).translate(laws().simplified)


def meant_by(title: str) -> str:
    """Return the law that a plain title is a slip for, empty for none.

    A slip is a character added, dropped, swapped with its neighbour or replaced, but not by what makes the title of
    another house's rules (规定 and 办法, 试行 and 暂行).
    """
    known = laws()
    if title in known.by_title or title in known.others:
        return ""
    return next((other for other in _titles_near(len(title), title[:1], title[-1:]) if is_slip(title, other)), "")


@cache
def _titles_near(length: int, first: str, last: str) -> tuple[str, ...]:
    """Return the titles of laws that are about as long as a slip for them can be, and begin or end as it does.

    Only of a title with fewer than four characters may all be wrong but one in the middle.
    """
    titles = (law.title for law in laws().by_title.values() if law.since and abs(len(law.title) - length) <= 1)
    return tuple(title for title in titles if length < 4 or title[0] == first or title[-1] == last)


def is_slip(written: str, title: str) -> bool:
    """Tell whether a plain title is a slip for another."""
    if len(written) == len(title):
        # What differs stands together, so one half or the other, short of the middle, is the same.
        half = (len(title) - 2) // 2
        if written[:half] != title[:half] and written[-half:] != title[-half:]:
            return False
        differing = [at for at, pair in enumerate(zip(written, title, strict=True)) if pair[0] != pair[1]]
        return _is_replaced(written, title, differing) or _is_swapped(written, title, differing)
    longer, shorter = sorted((written, title), key=len, reverse=True)
    if len(longer) - len(shorter) != 1 or not _is_long(shorter):
        return False
    if longer[0] != shorter[0] or longer[-2:] != shorter[-2:]:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer) - 2))


def _is_replaced(written: str, title: str, differing: list[int]) -> bool:
    if len(differing) != 1:
        return False
    at = differing[0]
    if written[at] in laws().homophones.get(title[at], ""):
        return True
    last = len(title) - (1 if title.endswith("法") else 2)
    return _is_long(title) and 0 < at < last and {written[at], title[at]} != _DRAFTS


def _is_swapped(written: str, title: str, differing: list[int]) -> bool:
    if len(differing) != 2:
        return False
    first, second = differing
    return second == first + 1 and written[first : second + 1] == title[first : second + 1][::-1]


def _is_long(title: str) -> bool:
    return len(title) >= (_SHORTEST_LAW if title.endswith("法") and not title.endswith("办法") else _SHORTEST_RULE)
