"""The rules there are: a module for each in `rules/`, named as its id; imported when it is first asked for."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from planforge.checks.subject import Finding, Subject
from planforge.diagnostics import Level

BLANK = "blank"
_FOLDER = Path(__file__).parent / "rules"


class Rule(NamedTuple):
    """A rule: its id, its level, its documentation in Chinese, and the generator of what it finds."""

    id: str
    level: Level
    doc: str
    check: Callable[[Subject], Iterator[Finding]]

    @property
    def title(self) -> str:
        """The first line of its documentation."""
        return self.doc.split("\n", 1)[0]


def rule_ids() -> tuple[str, ...]:
    """Return the ids of all rules, sorted, without importing any."""
    names = (path.stem for path in _FOLDER.glob("[a-z]*.py"))
    return tuple(sorted(name.replace("_", "-") for name in names))


@cache
def find_rule(id: str) -> Rule:
    """Return the rule of this id, which must be one of `rule_ids`."""
    module = import_module(f"planforge.checks.rules.{id.replace('-', '_')}")
    return Rule(id, module.LEVEL, (module.__doc__ or "").strip("\n"), module.check)


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by id."""
    return tuple(find_rule(id) for id in rule_ids())
