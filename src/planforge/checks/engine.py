"""Runs rules over a plan: positions, levels, and what the plan asks to be passed over."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planforge.checks.names import NO_NAMES, Names
from planforge.checks.registry import Rule
from planforge.checks.subject import Finding, Subject
from planforge.diagnostics import Diagnostic, Span
from planforge.spec.model import Plan, Text
from planforge.spec.positions import Fix, Lines
from planforge.spec.text import split_lines

_MARK = "planforge"
_COMMENT = rf"#[^#]*?{_MARK}\s*[:：]\s*ignore(?![\w-])\s*[=＝:：]?"
_WORD = re.compile("[^\\s,，、]+")


class Ignoring(NamedTuple):
    """A comment that passes findings over: the line it is about, and the words behind it; one empty text for none."""

    line: int
    words: tuple[Text, ...]


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


def ignoring(text: str) -> Iterator[Ignoring]:
    """Yield the comments that pass findings over; one on a line of its own is about the next line."""
    for number, line in enumerate(split_lines(text), 1) if _MARK in text else ():
        match = re.search(_COMMENT, line) if _MARK in line else None
        if match:
            is_alone = not line[: match.start()].strip()
            words = [Text(word[0], _within(number, word)) for word in _WORD.finditer(line, match.end())]
            yield Ignoring(number + is_alone, tuple(words) or (Text("", _within(number, match)),))


def _within(line: int, match: re.Match[str]) -> Span:
    return Span(line, match.start() + 1, line, match.end() + 1)


def ignored_in(text: str) -> Mapping[int, frozenset[str]]:
    """Return the ids that comments pass over, by line."""
    found: dict[int, frozenset[str]] = {}
    for line, words in ignoring(text):
        found[line] = found.get(line, frozenset()) | frozenset(words)
    return found


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
