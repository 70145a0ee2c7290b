"""Amounts of money as they are written: 3.2万元, 32,000元, 五千元."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from planforge.almanac import from_chinese

_UNITS = {"": 1, "元": 1, "百元": 100, "千元": 1000, "万元": 10_000, "万": 10_000, "亿元": 100_000_000}
AMOUNT = r"(?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|[一二三四五六七八九十]{1,3}"
UNIT = "(?:百|千|[万萬]|亿)?元|[万萬]"
_PLAIN = re.compile(rf"(?:人民币|共|共计)?(?P<number>{AMOUNT})\s*(?P<unit>{UNIT})?整?")


class Amount(NamedTuple):
    """An amount in 元, the smallest step in which it is written, and the unit, 0 where none is written."""

    yuan: Decimal
    step: Decimal
    unit: int


def read_amount(text: str) -> Amount | None:
    """Read a text that is one plain amount and nothing else."""
    match = _PLAIN.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return amount_of(match["number"], match["unit"] or "") if match else None


def amount_of(number: str, unit: str) -> Amount | None:
    """Read a number with its unit."""
    digits = number.replace(",", "").replace("，", "")
    if not digits[0].isascii():
        spelled = from_chinese(digits) if unit else None
        if spelled is None:
            return None
        digits = str(spelled)
    factor = _UNITS[unit.replace("萬", "万")]
    decimals = len(digits.partition(".")[2])
    return Amount(Decimal(digits) * factor, Decimal(factor) / 10**decimals, factor if unit else 0)


def spell_amount(yuan: Decimal, like: str) -> str:
    """Write an amount in 万元 where the other one is, else in 元."""
    scaled, unit = (yuan / 10_000, "万元") if re.search("[万萬]", like) else (yuan, "元" if "元" in like else "")
    number = f"{scaled:f}"
    return f"{number.rstrip('0').rstrip('.') if '.' in number else number}{unit}"
