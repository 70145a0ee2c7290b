"""Festivals as 时间: they are printed with the month in which they fall in the plan's period."""

from planforge.almanac import Period, find_observance, occurrences
from planforge.diagnostics import Findings
from planforge.spec.keys import TIME
from planforge.spec.model import Attribute, Text

_AND = "、"


def dated(attribute: Attribute, period: Period, findings: Findings) -> Attribute:
    """Return 时间 with the month before each festival (6月端午节); any other attribute as it is.

    Noted to `findings`: a festival that the period has not, or has twice; it is printed as it was written.
    """
    name, value = attribute
    if name != TIME:
        return attribute
    parts = [_dated(part, value, period, findings) for part in value.split(_AND)]
    text = _AND.join(parts)
    return attribute if text == value else Attribute(name, Text(text, value.span))


def _dated(part: str, value: Text, period: Period, findings: Findings) -> str:
    observance = find_observance(part)
    if observance is None:
        return part
    days = occurrences(observance, *period.days)
    if len(days) == 1:
        return f"{days[0].month}月{part}"
    if days:
        months = _AND.join(f"{day.year}年{day.month}月" for day in days)
        message = f"“{part}”在期间内不止一次（{months}），已照原样印出"
        findings.note("festival-twice", message, value.span, "请直接写月份")
    else:
        message = f"“{part}”不在期间“{period.text}”之内，已照原样印出"
        findings.note("festival-outside", message, value.span, "检查节日或期间")
    return part
