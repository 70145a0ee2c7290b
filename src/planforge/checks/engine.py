"""Runs rules over a plan: positions, levels, and what the plan asks to be passed over."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planforge.checks.names import NO_NAMES, Names
from planforge.checks.registry import Rule
from planforge.checks.subject import Finding, Subject
from planforge.diagnostics import Diagnostic
from planforge.spec.keys import YES
from planforge.spec.model import Plan, Setting
from planforge.spec.positions import Fix, Lines
from planforge.spec.text import split_lines

IGNORE, STRICT = "忽略", "严格"
"""The settings of 检查."""

_MARK = "planforge:"
_COMMENT = r"#[^#]*?planforge:\s*ignore\s*=\s*([a-z0-9,、，\s-]+)"


class Checked(NamedTuple):
    """A finding of a rule as a diagnostic, and how it is mended where that is certain."""

    diagnostic: Diagnostic
    fix: Fix | None


def check_plan(plan: Plan, text: str, file: str, rules: Iterable[Rule], names: Names = NO_NAMES) -> Iterator[Checked]:
    """Yield what the rules find in a plan that was read from `text`, in the order of the rules."""
    subject, lines = Subject(plan, names), Lines(text)
    for rule in rules:
        for finding in rule.check(subject):
            yield _checked(finding, rule, file, lines)


def _checked(finding: Finding, rule: Rule, file: str, lines: Lines) -> Checked:
    found = lines.within(finding.text, finding.start, finding.end)
    span = lines.span(*found) if found else finding.text.span
    diagnostic = Diagnostic(rule.id, finding.level or rule.level, finding.message, finding.hint, file, span)
    return Checked(diagnostic, Fix(*found, finding.fix) if found and finding.fix is not None else None)


def ignored_in(text: str) -> Mapping[int, frozenset[str]]:
    """Return the ids that comments pass over, by line; a comment on a line of its own is about the next line."""
    found: dict[int, frozenset[str]] = {}
    if _MARK not in text:
        return found
    for number, line in enumerate(split_lines(text), 1):
        match = re.search(_COMMENT, line) if _MARK in line else None
        if match:
            about = number + (not line[: match.start()].strip())
            found[about] = found.get(about, frozenset()) | _ids(match[1])
    return found


def passed_over(diagnostic: Diagnostic, ignored: Iterable[str], by_line: Mapping[int, frozenset[str]]) -> bool:
    """Tell whether a finding was asked not to be told."""
    span = diagnostic.span
    on_line = by_line.get(span.line, frozenset()) if span else frozenset()
    return diagnostic.id in ignored or diagnostic.id in on_line


def plan_ignores(checks: Mapping[str, Setting]) -> frozenset[str]:
    """Return the ids that a plan's 检查 passes over."""
    value = checks.get(IGNORE, ())
    words = (value,) if isinstance(value, str) else value
    return frozenset().union(*(_ids(word) for word in words if isinstance(word, str)))


def plan_is_strict(checks: Mapping[str, Setting]) -> bool:
    """Tell whether a plan's 检查 makes errors of all that is found."""
    value = checks.get(STRICT, "")
    return isinstance(value, str) and value.lower() in YES


def _ids(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text))
