"""Rules on real plans, where they stand beside the project: the known faults are found, and errors are errors."""

from collections import Counter

import pytest
from corpus_plans import corpus_plans

from planforge.checks.engine import check_plan
from planforge.checks.registry import all_rules
from planforge.diagnostics import Diagnostic
from planforge.spec.reader import read_plan

PLANS = {plan.id: plan for plan in corpus_plans()}
pytestmark = pytest.mark.skipif(not PLANS, reason="the collections of real plans are not beside this checkout")


@pytest.fixture(scope="module")
def found() -> list[tuple[str, int, Diagnostic]]:
    """Return every finding with its plan's id and the line of the collection."""
    findings = []
    for plan in PLANS.values():
        source = read_plan(plan.text.encode(), plan.id)
        assert source.plan is not None
        for checked in check_plan(source.plan, plan.text, plan.id, all_rules()):
            assert checked.diagnostic.span
            line = plan.origins[checked.diagnostic.span.line - 1]
            findings.append((plan.id, line, checked.diagnostic))
    return findings


@pytest.mark.parametrize(
    ("plan", "line", "id", "words"),
    [
        ("001-1", 48, "festival-elsewhere", "端午节"),
        ("001-3", 150, "impossible-festival", "重阳节"),
        ("000-6a", 165, "repealed-law", "妇女权益保护法"),
        ("000-6a", 251, "repealed-law", "妇女权益保护法"),
        ("001-3", 115, "stale-term", "党的十七大"),
        ("001-1", 6, "stale-term", "党的十八大"),
        ("004-1", 15, "number-gap", "三、"),
        ("004-2", 35, "number-gap", "二、"),
    ],
)
def test_a_known_fault_is_found(
    found: list[tuple[str, int, Diagnostic]], plan: str, line: int, id: str, words: str
) -> None:
    there = [each.message for where, number, each in found if (where, number, each.id) == (plan, line, id)]
    assert any(words in message for message in there)


def test_no_more_is_an_error_than_was_read_and_found_true(found: list[tuple[str, int, Diagnostic]]) -> None:
    errors = Counter(each.id for _, _, each in found if each.level == "error")
    assert errors == {"blank": 19, "repealed-law": 3, "impossible-festival": 1}
