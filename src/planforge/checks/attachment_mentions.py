"""Where a plan speaks of its attachments."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from planforge.almanac import read_number
from planforge.checks.subject import Subject
from planforge.spec.model import Text
from planforge.spec.places import Role

_ROLES: tuple[Role, ...] = (
    "caption", "preface", "heading", "run-in", "content", "lead", "closing", "attribute", "signature-line",
)  # fmt: skip
_NUMBER = r"(?:[0-9０-９]{1,2}(?![0-9０-９.．年月日号])|[一二三四五六七八九十]{1,3}(?=\W|\Z|[的中所为執执规和及]))"
_MENTION = (
    rf"(?P<seen>[见見閱阅]\s*)?附件(?P<numbers>\s*{_NUMBER}(?:\s*[、，,和及与與至—–\-~～]+\s*(?:附件)?{_NUMBER})*)?"
    r"(?P<named>\s*[：:]?\s*《(?P<name>[^》]{1,60})》)?(?P<colon>\s*[：:])?"
)
_BEFORE = tuple("（(按照依据據在由和及与與、，。；：")
_RANGE = re.compile("[至—–~～-]")


class Mention(NamedTuple):
    """Words that point to an attachment, from `start` to `end`.

    `is_note` is a list of attachments that was typed by hand (附件：…), `seen` whether 见 stands before.
    """

    text: Text
    start: int
    end: int
    numbers: tuple[int, ...]
    name: str
    seen: bool
    is_note: bool


def attachment_mentions(subject: Subject) -> Iterator[Mention]:
    """Yield what surely points to an attachment of the plan: 见附件, （附件2）, 按附件2, 附件：at the beginning."""
    for place in subject.texts(*_ROLES):
        if "附件" not in place.text:
            continue
        for match in re.finditer(_MENTION, place.text):
            mention = _mention(place.text, match)
            if mention.is_note or mention.seen or (mention.numbers and _points_here(place.text[: match.start()])):
                yield mention


def _points_here(before: str) -> bool:
    """Tell whether 附件2 behind these words is the plan's own, not that of a document they name."""
    return not before or before.endswith(("（", "(")) or (before.endswith(_BEFORE) and "《" not in before)


def _mention(text: Text, match: re.Match[str]) -> Mention:
    start = match.start() + len(match["seen"] or "")
    end = match.end("named") if match["named"] else match.end("numbers") if match["numbers"] else start + 2
    is_note = match.start() == 0 and match["colon"] is not None
    return Mention(
        text, start, end, _numbers(match["numbers"] or ""), match["name"] or "", bool(match["seen"]), is_note
    )


def _numbers(written: str) -> tuple[int, ...]:
    numbers = tuple(map(read_number, re.findall("[0-9０-９]+|[一二三四五六七八九十]+", written)))
    if len(numbers) == 2 and _RANGE.search(written) and numbers[0] < numbers[1]:
        return tuple(range(numbers[0], numbers[1] + 1))
    return numbers
