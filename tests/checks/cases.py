"""Plans for rules: the lines below 单位 and 期间, and what one rule finds in them."""

import re

from planforge.checks.engine import check_plan
from planforge.checks.names import NO_NAMES, Names
from planforge.checks.registry import BLANK, find_rule
from planforge.checks.triggers import triggered
from planforge.diagnostics import Level
from planforge.spec.positions import applied
from planforge.spec.reader import read_plan

HEAD = "单位: 示例小学工会\n期间: 2027年\n"


def whole_plan(body: str) -> str:
    """Return a plan of these lines; one that has its own 单位 is whole already."""
    return body if "单位:" in body else HEAD + body


def names_in(body: str) -> Names:
    """Return the names that an example says in its comments to be declared (# 人员名单：张明、李华)."""
    listed = dict(re.findall(r"^# (人员名单|单位名单)：(.+)$", body, re.MULTILINE))
    people, units = (tuple(filter(None, listed.get(key, "").split("、"))) for key in ("人员名单", "单位名单"))
    return Names(people, units)


def hits(id: str, body: str, names: Names = NO_NAMES) -> list[str]:
    """Return the characters that each finding of a rule points to, in the order of the file."""
    return [text for text, _, _ in findings(id, body, names)]


def findings(id: str, body: str, names: Names = NO_NAMES) -> list[tuple[str, Level, str]]:
    """Return for each finding of a rule the characters that it points to, its level and its message."""
    text = whole_plan(body)
    plan = read_plan(text.encode(), "plan.yaml").plan
    assert plan is not None, text
    names = names_in(body) if names is NO_NAMES else names
    found = []
    for checked in check_plan(plan, text, "plan.yaml", [find_rule(id)], names):
        diagnostic = checked.diagnostic
        assert diagnostic.id == id
        assert diagnostic.level != "error" or id == BLANK or id in set(triggered(text, plan)), "render would miss this"
        assert diagnostic.span is not None
        line, column, end_line, end_column = diagnostic.span
        lines = text.split("\n")
        assert line == end_line, f"{diagnostic} spans lines"
        found.append(
            (diagnostic.span, (lines[line - 1][column - 1 : end_column - 1], diagnostic.level, diagnostic.message))
        )
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def fixed(id: str, body: str, names: Names = NO_NAMES) -> str:
    """Return the lines of a plan with a rule's fixes made."""
    text = whole_plan(body)
    plan = read_plan(text.encode(), "plan.yaml").plan
    assert plan is not None
    fixes = [checked.fix for checked in check_plan(plan, text, "plan.yaml", [find_rule(id)], names) if checked.fix]
    text = applied(text, fixes)
    return text if text.startswith("单位:") and "单位:" in body else text.removeprefix(HEAD)
