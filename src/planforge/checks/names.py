"""What a user tells the rules of his own house: people, departments and units, and terms that are out of use."""

from datetime import date
from typing import NamedTuple


class OwnTerm(NamedTuple):
    """A term of the user's own that is no longer to be used: what to write instead, and its last day if it has one."""

    name: str
    instead: str = ""
    until: date | None = None


class Names(NamedTuple):
    """The lists of a project file: 人员名单, 单位名单 (departments too) and 术语; an empty list is none."""

    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    terms: tuple[OwnTerm, ...] = ()


NO_NAMES = Names()
