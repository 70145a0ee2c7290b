"""From one period to another: its years, and the words that name it."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from planforge.almanac import Month, Period, parse_period
from planforge.almanac.dates import YEAR_TOKEN, spell_year
from planforge.almanac.numerals import parse_year

TERMS = (
    ("第一学期", "第二学期"),
    ("上学期", "下学期"),
    ("秋", "春"),
    ("上半年", "下半年"),
    ("第一季", "第二季", "第三季", "第四季"),
)
"""Words that name a part of a year, by what they are parts of."""


class Shift(NamedTuple):
    """What moves a plan from its period to the next one."""

    old: Period
    new: Period

    @property
    def months(self) -> int:
        """How many months later the new period begins."""
        return (self.new.first.year - self.old.first.year) * 12 + self.new.first.month - self.old.first.month

    @property
    def years(self) -> int | None:
        """How many years later the same months are planned; None where they are other months."""
        years, rest = divmod(self.months, 12)
        return None if rest or len(self.old.months) != len(self.new.months) else years

    def year(self, token: str) -> str:
        """Return a written year of the old period as the new one has it, "" for any other year."""
        year = parse_year(token)
        inside = self.old.first.year <= year <= self.old.last.year
        return spell_year(year + self.years, token) if inside and self.years is not None else ""

    def month(self, number: int) -> Month | None:
        """Return the month of the new period that has this number, None where it has none or several."""
        found = self.new.months_of(number)
        return found[0] if len(found) == 1 else None

    def restated(self, text: str) -> str:
        """Return the new period in the words in which the old one was written, else as it was asked for."""
        return next((each for each in self._wordings(text) if same_time(each, self.new)), self.new.text)

    def _wordings(self, text: str) -> Iterator[str]:
        """Yield a period's text with other years and other terms in it."""
        ahead = self.new.first.year - self.old.first.year
        terms = [text, *(swapped for words in TERMS for swapped in _swapped(text, words))]
        for wording, years in product(terms, (ahead, ahead - 1, ahead + 1, 0)):
            yield _years_later(wording, years)


def _years_later(text: str, years: int) -> str:
    return YEAR_TOKEN.sub(lambda token: spell_year(parse_year(token[0]) + years, token[0]), text)


def _swapped(text: str, words: tuple[str, ...]) -> Iterator[str]:
    for old in words:
        if old in text:
            yield from (text.replace(old, new) for new in words if new != old)


def same_time(text: str, period: Period) -> bool:
    """Tell whether a text names the same months as a period."""
    found = parse_period(text)
    return found is not None and (found.first, found.last) == (period.first, period.last)
