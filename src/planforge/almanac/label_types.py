"""What a schedule's key can be: a label that knows its time, or a near miss that says why it has none."""

from typing import Literal, NamedTuple

LabelKind = Literal["months", "ten-days", "date", "quarter", "half", "week", "recurring", "vacation", "whole", "named"]


class Label(NamedTuple):
    """A period within a plan; two spellings of one period are equal.

    `months` are month numbers in written order; a range that passes December goes on with January (12, 1).
    `year` is the year of the first month where one is written. `day` is the first day of the first month and
    `last_day` the last of the last one; 31 stands for the end of any month. `numbers` are those of the
    quarters or weeks, or of days that lie apart, in written order. `name` is the canonical wording of a label
    that is not made of months: 每周, 寒假, 期末.
    """

    kind: LabelKind
    months: tuple[int, ...] = ()
    year: int | None = None
    day: int = 1
    last_day: int = 31
    numbers: tuple[int, ...] = ()
    name: str = ""


class NearMiss(NamedTuple):
    """A key with the shape of a period that names none, such as 13月; `reason` is a Chinese sentence."""

    reason: str


class ImpossibleError(ValueError):
    """Raised while a label is read, and turned into a near miss; its text is the reason."""
