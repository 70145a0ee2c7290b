"""Dates as people write them below a plan, or below its title."""

import re

YEAR = r"(?:[12]\d{3}|中[华華]民[国國][\d一二三四五六七八九十百]{2,6}|[一二][〇○零ＯO一二三四五六七八九]{3})"
DATE = re.compile(
    rf"[（(]?(?:{YEAR}\s*年\s*\S{{1,3}}\s*月(?:\s*\S{{1,3}}\s*[日号號])?|[12]\d{{3}}([.．/-])\d{{1,2}}\1\d{{1,2}})(?:\s*[（(]?(?:星期|周|週)[一二三四五六日天])?[)）]?"
)
_YEAR_ALONE = re.compile(rf"[（(]{YEAR}\s*年?度?[）)]")
_DAY = re.compile(r".*[日号號./)）-].*")
_BEGUN = re.compile(rf"{YEAR}\s*(?P<sign>年(?:\s*\S{{1,3}}\s*月)?)?")


def is_day(text: str) -> bool:
    """Tell whether a line is a date down to its day, or one in brackets: no period that anything is planned for."""
    return DATE.fullmatch(text) is not None and _DAY.fullmatch(text) is not None


def is_year_in_brackets(text: str) -> bool:
    """Tell whether a line says of which year the plan above it is: （2027年度）."""
    return _YEAR_ALONE.fullmatch(text) is not None


def is_cut(first: str, second: str) -> bool:
    """Tell whether a line is the beginning of a date that the next one goes on with; a year has its months below it."""
    begun = _BEGUN.fullmatch(first)
    if begun is None:
        return False
    return is_day(first + second) if begun["sign"] else DATE.fullmatch(first + second) is not None
