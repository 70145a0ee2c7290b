"""When a plan was drawn up, which decides what it may still, or already, speak of."""

from datetime import date, timedelta

from planforge.almanac.dates import DATE, date_of
from planforge.checks.subject import Subject

_EARLY = timedelta(days=180)
_GRACE = timedelta(days=90)


def drawn_up(subject: Subject) -> date | None:
    """Return the day that a plan was signed if it is near the period, else the first day of that; None without one."""
    first, signature = subject.starts, subject.plan.signature
    if first is None or subject.period is None:
        return None
    for text in (signature.date, *signature.lines) if signature else ():
        match = DATE.search(text)
        day = date_of(match) if match else None
        if day and first - _EARLY <= day <= subject.period.days[1]:
            return day
    return first


def settled_before(subject: Subject) -> date | None:
    """Return the day before which everything that happened is known to whoever drew up a plan, and all use it."""
    day = drawn_up(subject)
    return day - _GRACE if day else None
