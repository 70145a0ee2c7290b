"""Runs rules over a plan: positions, levels, and what the plan asks to be passed over."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planforge.checks.ignoring import ignoring
from planforge.checks.names import NO_NAMES, Names
from planforge.checks.registry import Rule
from planforge.checks.subject import Finding, Subject
from planforge.diagnostics import Diagnostic
from planforge.spec.model import Plan
from planforge.spec.positions import Fix, Lines


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


def unknown_ids(plan: Plan, text: str, file: str) -> Iterator[Diagnostic]:
    """Yield a warning for each id that is to be passed over and is none; behind the ids of a comment may stand why."""
    words = list(plan.checks.ignore)
    for _, (first, *others) in ignoring(text):
        words += [first, *(word for word in others if "-" in word)]
    if not words:
        return
    from planforge.checks.explaining import known_ids, no_such_id  # few plans have anything passed over

    for word in words:
        if word not in known_ids():
            message, hint = no_such_id(word) if word else ("“ignore”后面没有写代号", "写成“# planforge: ignore=代号”")
            yield Diagnostic("unknown-check", "warning", message, hint, file, word.span)


def passed_over(diagnostic: Diagnostic, ignored: Iterable[str], by_line: Mapping[int, frozenset[str]]) -> bool:
    """Tell whether a finding was asked not to be told."""
    span = diagnostic.span
    on_line = by_line.get(span.line, frozenset()) if span else frozenset()
    return diagnostic.id in ignored or diagnostic.id in on_line
