"""What OCR makes of a page: spaces between all characters, l for 1, O for 0, o for 。."""

import re
from collections.abc import Sequence

from planforge.importers.lines import Doubt, Line

_HAN = "\u4e00-\u9fff"
_APART = re.compile(f"[{_HAN}] (?=[{_HAN}])")
_TOGETHER = re.compile(f"[{_HAN}](?=[{_HAN}])")
_LEAST_APART = 3
_SHARE = 4
"""In a line that is set apart, so many times more characters have a space behind them than have none."""

_SPACE = re.compile("(?<![A-Za-z ]) (?! )|(?<! ) (?![A-Za-z ])")
_SLIPS = (
    (re.compile(r"(?<=\d)[lI](?=\d|[、.．年月日%])"), "1"),
    (re.compile(r"(?<=\d)[oO](?=[\doO年月日%])"), "0"),
    (re.compile(f"(?<=[{_HAN}”）])o(?=$|[{_HAN}“])"), "。"),
)
"""Characters that stand for one that looks like them, by what stands beside them."""

_ONE = re.compile(f"^[lI|](?=[、.．）)] ?[{_HAN}“《])")
_SECOND = re.compile(r"2[、.．）)]")
_NEAR = 12
"""So many lines below l、 have a 2、 if it is a 1、."""

_SHOWN = 30


def legible(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    """Return lines of text as they were on the page; what was changed is told."""
    doubts: list[Doubt] = []
    closed = _closed_up(lines, doubts)
    found = []
    for index, line in enumerate(closed):
        text = _without_slips(line.text, closed[index + 1 : index + 1 + _NEAR])
        if text != line.text:
            doubts.append(Doubt(line.place, f"像是识别错的字，已改正：{text[:_SHOWN]}"))
        found.append(line._replace(text=text))
    return found, doubts


def _closed_up(lines: Sequence[Line], doubts: list[Doubt]) -> Sequence[Line]:
    """Return lines without the spaces between the characters of those that are set apart, all of them if most are."""
    apart = [line for line in lines if _is_apart(line.text, _LEAST_APART)]
    if not apart:
        return lines
    doubts.append(Doubt(apart[0].place, f"有 {len(apart)} 行字和字之间隔着空格，空格已去掉"))
    least = 0 if len(apart) * 2 > len(lines) else _LEAST_APART
    return [line._replace(text=_SPACE.sub("", line.text)) if _is_apart(line.text, least) else line for line in lines]


def _is_apart(text: str, least: int) -> bool:
    return len(_APART.findall(text)) >= max(least, _SHARE * len(_TOGETHER.findall(text)))


def _without_slips(text: str, following: Sequence[Line]) -> str:
    if _ONE.match(text) and any(_SECOND.match(line.text) for line in following):
        text = _ONE.sub("1", text)
    for slip, right in _SLIPS:
        text = slip.sub(right, text)
    return text
