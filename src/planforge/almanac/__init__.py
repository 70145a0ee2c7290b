"""Facts about the calendar as data and pure functions: periods of planning, lunar dates, festivals."""

from planforge.almanac.label_types import Label, LabelKind, NearMiss
from planforge.almanac.labels import parse_label, spell_month
from planforge.almanac.lunar import lunar_date, qingming
from planforge.almanac.numerals import from_chinese, read_number, to_chinese
from planforge.almanac.observances import Observance, Rule, all_observances, find_observance, occurrences
from planforge.almanac.periods import Month, Period, PeriodKind, months_between, parse_period

__all__ = [
    "Label",
    "LabelKind",
    "Month",
    "NearMiss",
    "Observance",
    "Period",
    "PeriodKind",
    "Rule",
    "all_observances",
    "find_observance",
    "from_chinese",
    "lunar_date",
    "months_between",
    "occurrences",
    "parse_label",
    "parse_period",
    "qingming",
    "read_number",
    "spell_month",
    "to_chinese",
]
