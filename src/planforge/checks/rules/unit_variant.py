"""单位名称写法不一

“单位”写的名称，在标题、落款或者正文里错了一个字，或者两个字颠倒了。标题、落款里任何一个字不同都提；
标题、落款里是另一所学校、医院或者公司的，也提。正文里可能真有名称相近的别的单位，只提读音相同的错字和颠倒的字。
单位名单里的名称同样看。

简称、全称和带“委员会”的写法不算；“一小”和“二小”、“小学”和“中学”这样的两个单位，在正文里也不算。

错误：
    前言: 示例小校工会制定本计划。
正确：
    前言: 示例小学工会制定本计划，报示例小学工会委员会审议。
出处：《党政机关公文处理工作条例》第十九条：人名、地名、单位名称应当准确、前后一致。
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from planforge.checks.subject import Finding, Subject
from planforge.spec.places import PROSE, Place, Role

LEVEL = "warning"

_SHORTEST = 5
_OTHERS: tuple[Role, ...] = (*PROSE, "unit", "letterhead", "imprint", "heading", "run-in", "caption")
_ALIKE = ("学校", "學校", "已己巳", "末未", "土士", "天夫", "千干", "人入", "大太", "侯候", "治冶")
"""Characters that are taken for each other though they sound different."""


_HAN = "[\u4e00-\u9fff]"
_HOUSE = re.compile(
    rf"(?:^|(?<=年度|学期|季度)|(?<=年)(?!度))(?P<house>{_HAN}{{2,20}}?(?:小学|中学|学校|幼儿园|学院|大学|医院|公司|厂))"
    rf"(?:基层|机关)?工会(?:委员会)?(?=$|[0-9二]|工作|女|关于)"
)
_COMMON = re.compile(
    "小学|中学|学校|幼儿园|学院|大学|医院|公司|厂|有限|责任|股份|集团|中心|附属|实验|第?[一二三四五六七八九十]+"
    "|[省市区县镇乡村]|街道|各|全|本|我|所属|直属|公办|民办"
)
"""What many names have in them."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find names that are one character away from the plan's unit, or from a unit that was listed."""
    unit = subject.plan.unit
    names = frozenset(filter(_is_name, (unit, *subject.names.units)))
    if names:
        own = subject.texts("title", "signing-unit")
        yield from _found(own, names, own=unit)
        yield from _found(subject.texts(*_OTHERS), names)
        yield from _strangers(own, names, unit)


def _strangers(places: Sequence[Place], names: frozenset[str], unit: str) -> Iterator[Finding]:
    """Look for the name of another house, which shares no character of its own with the unit's."""
    ours = _HOUSE.search(unit)
    own = _COMMON.sub("", ours["house"]) if ours else ""
    for place in places if own else ():
        match = _HOUSE.search(place.text)
        house = match["house"] if match else ""
        other = _COMMON.sub("", house)
        if house.endswith("学院") and ours and ours["house"].endswith("大学"):
            continue  # one of its colleges
        if match and other and not set(own) & set(other) and not any(house in name for name in names):
            message = f"“{match[0]}”不是“单位”写的“{unit}”"
            yield Finding(place.text, *match.span(), message, "是不是沿用了别的单位的文字？请核对")


def _is_name(name: str) -> bool:
    return len(name) >= _SHORTEST and "【" not in name


def _found(places: Sequence[Place], names: frozenset[str], own: str = "") -> Iterator[Finding]:
    """Look for near misses in texts; one of the name `own` may differ in any character but the first and the last."""
    texts = "\n".join(place.text for place in places)
    starts = list(accumulate((len(place.text) + 1 for place in places), initial=0))
    seen: set[int] = set()
    for name in sorted(names):
        for at in sorted(_candidates(texts, name)):
            written = texts[at : at + len(name)]
            if at in seen or written in names or not _is_variant(written, name, strict=name == own):
                continue
            seen.add(at)
            place = bisect_right(starts, at) - 1
            start = at - starts[place]
            message = f"“{written}”与“{name}”只差一点，可能写错了"
            yield Finding(places[place].text, start, start + len(name), message, f"是不是“{name}”？")


def _candidates(texts: str, name: str) -> set[int]:
    """Return where a name may begin, of which the first or the last characters are as they should be."""
    half = (len(name) - 1) // 2
    found = set()
    for piece, offset in ((name[:half], 0), (name[-half:], len(name) - half)):
        at = texts.find(piece)
        while at >= 0:
            if at >= offset:
                found.add(at - offset)
            at = texts.find(piece, at + 1)
    return found


def _is_variant(written: str, name: str, *, strict: bool) -> bool:
    if len(written) != len(name) or "\n" in written:
        return False
    differing = [at for at, (a, b) in enumerate(zip(written, name, strict=True)) if a != b]
    if len(differing) == 1:
        at = differing[0]
        inside = 0 < at < len(name) - 1 and written[at].isalpha()
        return (strict and inside) or written[at] in _confused().get(name[at], "")
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return written[first] == name[second] and written[second] == name[first]


@cache
def _confused() -> dict[str, str]:
    """Return the characters that sound or look like each character."""
    text = (Path(__file__).parents[1] / "data" / "same_sound.txt").read_text(encoding="utf-8")
    groups = (*(line for line in text.splitlines() if not line.startswith("#")), *_ALIKE)
    found: dict[str, str] = {}
    for group in groups:
        for character in group:
            found[character] = found.get(character, "") + group
    return found
