"""Days as plans write them: read, moved and written again in the same manner."""

import re
from datetime import date

from planforge.almanac.numerals import parse_year, read_number, to_chinese
from planforge.almanac.periods import Month

_ZEROS = "〇○零"
_CHINESE = "一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGIT = "[0-9０-９]"
SATURDAY = 5

_WEEKDAYS = "一二三四五六日"

NUMBER = rf"(?:{_DIGIT}{{1,2}}|[一二三四五六七八九十]{{1,3}})"
YEAR = rf"(?:(?<!{_DIGIT})(?:19|20|１９|２０){_DIGIT}{{2}}(?!{_DIGIT})|二[{_ZEROS}][{_ZEROS}{_CHINESE}]{{2}})"
YEAR_TOKEN = re.compile(YEAR)
DATE = re.compile(
    rf"(?P<year>{YEAR})(?:年|(?P<sign>[-./]))(?P<month>{NUMBER})(?(sign)(?P=sign)|月)"
    rf"(?P<day>{NUMBER})(?(sign)(?!{_DIGIT})|[日号])"
)
"""A full date: 2027年3月8日, 二〇二七年三月八日, 2027-03-08, 2027.3.8."""


def spell_year(year: int, like: str) -> str:
    """Write a year in the digits of another one."""
    if like.isdecimal():
        return str(year) if like.isascii() else str(year).translate(_WIDE)
    zero = next((character for character in like if character in _ZEROS), "〇")
    return "".join(zero if digit == "0" else _CHINESE[int(digit) - 1] for digit in str(year))


def _spell_number(number: int, like: str) -> str:
    if not like.isdecimal():
        return to_chinese(number)
    digits = f"{number:02}" if like[0] in "0０" else str(number)
    return digits if like.isascii() else digits.translate(_WIDE)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day, None if there is no such one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_of(match: re.Match[str]) -> date | None:
    """Return the date that a match of DATE names, None if there is no such day."""
    return day_of(parse_year(match["year"]), read_number(match["month"]), read_number(match["day"]))


def respelled(match: re.Match[str], day: date) -> str:
    """Write another date as the one of a match of DATE is written."""
    text, parts = match[0], {"year": spell_year(day.year, match["year"])}
    parts |= {name: _spell_number(getattr(day, name), match[name]) for name in ("month", "day")}
    for name in ("day", "month", "year"):
        start, end = (at - match.start() for at in match.span(name))
        text = text[:start] + parts[name] + text[end:]
    return text


def later(day: date, months: int) -> date:
    """Return the same day so many months later, the last of that month where it has no such day."""
    month = Month(day.year, day.month).plus(months)
    return next(found for last in range(day.day, 0, -1) if (found := day_of(*month, last)))


def spelled(day: date) -> str:
    """Write a day in full, 2027年3月8日."""
    return f"{day.year}年{day.month}月{day.day}日"


def is_weekend(day: date) -> bool:
    """Tell whether a day is a Saturday or a Sunday."""
    return day.weekday() >= SATURDAY


def weekday(day: date) -> str:
    """Return 星期一 to 星期日."""
    return f"星期{_WEEKDAYS[day.weekday()]}"
