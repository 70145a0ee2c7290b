"""Totals of money in a sentence that names their parts: 甲2万元、乙1万元，合计3万元; 共3万元，其中甲2万元，乙1万元."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from planforge.checks.amounts import AMOUNT, UNIT, Amount, amount_of

_SENTENCE = re.compile("[^。；！？]+")
_MONEY = re.compile(rf"(?P<number>{AMOUNT})\s*(?P<unit>{UNIT})")
_UNCLEAR = re.compile(
    "[每人各名户戶份套约約余餘多近超比较/×*]|[奖獎](?!品)|左右|以[上下内內]|标准|標準|单价|單價|上限|结余|結餘|剩|节约|節約|增|减|減|去年|上年"
    "|[另扣退折]|优惠|優惠|[两兩二三四五]年"
)
_ASIDE = re.compile("（[^（）]*）")
_WHOLE = re.compile("[共总總]|合[计計]|全[年部]|预算|預算")
_SUM = re.compile("(?:合计|合計|共计|共計|总计|總計)(?:金额|金額)?[为為：:]?$")
_OF_WHICH = "其中"


class WrongSum(NamedTuple):
    """A total in a text, from `start` to `end`, and what its parts come to."""

    start: int
    end: int
    found: Decimal


def wrong_sums(text: str) -> Iterator[WrongSum]:
    """Yield the totals of a text that are not the sum of the parts named beside them."""
    plain = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)  # its amounts are parts of parts
    for sentence in _SENTENCE.finditer(plain):
        if not _UNCLEAR.search(text, *sentence.span()):
            yield from _in_sentence(plain, *sentence.span())


def _in_sentence(text: str, start: int, end: int) -> Iterator[WrongSum]:
    matches = list(_MONEY.finditer(text, start, end))
    amounts = [amount_of(match["number"], match["unit"]) for match in matches]
    known = [amount for amount in amounts if amount]
    if len(known) < len(matches) or len(known) < 3:  # a total and two parts
        return
    cut = text.find(_OF_WHICH, start, end)
    before = sum(match.end() <= cut for match in matches)
    if cut >= 0 and before and len(known) - before > 1:
        total, parts = known[before - 1], known[before:]
        sums = list(accumulate(each.yuan for each in parts))
        is_whole = _WHOLE.search(text, start, matches[before - 1].start()) and not _WHOLE.search(text, cut, end)
        # Less than all may be named, and other things behind them: 慰问3万元，其中春节2万元、中秋1万元，体检2万元.
        if is_whole and total.yuan not in sums and sums[-1] > total.yuan + _rounding(total, parts):
            yield WrongSum(*matches[before - 1].span(), sums[-1])
    elif cut < 0 and _SUM.search(text, start, matches[-1].start()):
        *parts, total = known
        # What comes first may be no part: 预算5万元，甲2万元、乙1万元，合计3万元.
        sums = list(accumulate(each.yuan for each in reversed(parts)))
        # A total that is a multiple is that of what is paid more than once.
        if total.yuan < 2 * sums[-1] and all(abs(each - total.yuan) > _rounding(total, parts) for each in sums[1:]):
            yield WrongSum(*matches[-1].span(), sums[-1])


def _rounding(total: Amount, parts: list[Amount]) -> Decimal:
    return total.step / 2 if any(each.unit < total.unit for each in parts) else Decimal(0)
