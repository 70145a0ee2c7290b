"""A schedule's keys: 3月, 七、八月, 3月上旬, 第一季度, 第一周, 每周, 寒假 and their kind."""

import re
from functools import lru_cache

from planforge.almanac.folding import fold_range
from planforge.almanac.label_dates import DATED_FORMS
from planforge.almanac.label_names import NAMED_FORMS, named
from planforge.almanac.label_types import ImpossibleError, Label, NearMiss
from planforge.almanac.numerals import to_chinese

LONGEST = 40
_SIGNS = "月周季年期假每"
"""Every other label has one of these; most texts have none and need not be matched."""


@lru_cache(maxsize=1024)
def parse_label(text: str) -> Label | NearMiss | None:
    """Read a schedule's key; None if it is no period at all, as prose and festivals are.

    Width, script, spaces and the kind of dash do not matter.
    """
    plain = fold_range(text)
    if label := named(plain):
        return label
    if len(plain) > LONGEST or not any(sign in plain for sign in _SIGNS):
        return None
    for pattern, read in (*DATED_FORMS, *NAMED_FORMS):
        if match := re.fullmatch(pattern, plain):
            try:
                return read(match)
            except ImpossibleError as impossible:
                return NearMiss(str(impossible))
    return None


def spell_month(month: int, like: str) -> str:
    """Spell a month (1–12) as an existing label does: 6 is 六月份 like 三月份, and 06月 like 03月."""
    written = re.search(r"(?P<number>[0-9０-９]+|[元一二三四五六七八九十]+)(?P<gap>\s*)月(?P<tail>份?)", like)
    if not written:
        return f"{month}月"
    number, gap, tail = written.groups()
    if not number.isdecimal():
        spelled = "元" if month == 1 and number == "元" else to_chinese(month)
    else:
        spelled = f"{month:02}" if number[0] in "0０" else str(month)
    return f"{spelled}{gap}月{tail}"
