"""The names in 责任人, 责任部门 and 协办, against the lists that the user has declared."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache

from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text

_PIECE = re.compile(r"[^、，,；;/／\s]+")
_JOINT = re.compile("[和及与與]")
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
_ROLE = (
    "(?:工会|校|院|园|党|团)?(?:正|副|常务)*"
    "(?:主席|主任|委员|书记|校长|园长|院长|科长|处长|部长|局长|组长|队长|会计|出纳|干事|秘书长?|老师|教师|同志|医生|经理|负责人|牵头|负责|配合)"
)
_TITLE = re.compile(f"{_ROLE}?[：:]?")
_ADD = "写错了的改正，没有错的补进名单"
_GENERAL = re.compile("^(?:各|全体|全部|所有|相关|有关|本|每|其他|其它|【)|[各等]|(?:以上|人员|们)$")


def unlisted(subject: Subject, attributes: tuple[str, ...], listed: tuple[str, ...], where: str) -> Iterator[Finding]:
    """Find the names in these attributes that are neither a person nor a unit that was declared.

    Nearest to what was meant are the `listed` names, of the list that is called `where`.
    """
    known = frozenset((*subject.names.people, *subject.names.units, subject.plan.unit))

    @cache
    def is_known(piece: str) -> bool:
        return _is_known(piece, known)

    @cache
    def hint(piece: str) -> str:
        close = "、".join(f"“{each}”" for each in get_close_matches(piece, listed, n=2, cutoff=0.5))
        return f"是不是{close}？{_ADD}" if close else _ADD

    for place in subject.texts("attribute"):
        for start, end in _pieces(place.text, is_known) if place.name in attributes else ():
            name = place.text[start:end]
            yield Finding(place.text, start, end, f"{where}里没有“{name}”", hint(name))


def _pieces(text: Text, is_known: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    blanked = _BRACKETS.sub(lambda match: "、" * len(match[0]), text)
    for match in _PIECE.finditer(blanked):
        if is_known(match[0]) or _GENERAL.search(match[0]):
            continue
        parts = _parts(match[0], match.start())
        unknown = list(_unknown(blanked, parts, is_known))
        yield from unknown if len(unknown) < len(parts) else [match.span()]


def _unknown(text: str, parts: list[tuple[int, int]], is_known: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield the parts that are on no list; a listed name may itself be more than one part (和平路小学)."""
    at = 0
    while at < len(parts):
        start = parts[at][0]
        listed = (last for last in reversed(range(at, len(parts))) if is_known(text[start : parts[last][1]]))
        last = next(listed, None)
        if last is None:
            yield parts[at]
        at = (at if last is None else last) + 1


def _parts(piece: str, offset: int) -> list[tuple[int, int]]:
    """Return the parts of 张明和李华 by their offsets; no part is empty."""
    joints = [match.start() for match in _JOINT.finditer(piece) if 0 < match.start() < len(piece) - 1]
    ends = zip([0, *(joint + 1 for joint in joints)], [*joints, len(piece)], strict=True)
    return [(offset + start, offset + end) for start, end in ends if start < end]


def _is_known(piece: str, known: frozenset[str]) -> bool:
    """Tell whether a name is listed, as it is or with a title before or behind it (张三老师, 组长：张三)."""
    if piece in known:
        return True
    return any(_is_titled(piece, name) for name in known if len(name) > 1)


def _is_titled(piece: str, name: str) -> bool:
    before, found, behind = piece.partition(name)
    return bool(found and _TITLE.fullmatch(before) and _TITLE.fullmatch(behind))
