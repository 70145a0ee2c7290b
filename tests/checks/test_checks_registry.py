"""Every rule is documented, and its documentation is true."""

import pytest
from cases import hits

from planforge.checks.documentation import take_apart
from planforge.checks.registry import BLANK, Rule, all_rules
from planforge.checks.triggers import literals

RULES = all_rules()
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@EVERY_RULE
def test_a_rule_says_what_it_is(rule: Rule) -> None:
    documentation = take_apart(rule.doc)
    assert documentation.title
    assert not documentation.title.endswith("。")
    assert documentation.body
    assert documentation.source
    assert rule.level in ("error", "warning", "note")


@EVERY_RULE
def test_the_examples_of_a_rule_are_true(rule: Rule) -> None:
    documentation = take_apart(rule.doc)
    assert hits(rule.id, documentation.wrong)
    assert not hits(rule.id, documentation.right)


def test_every_rule_that_finds_errors_has_a_trigger() -> None:
    known = {"reversed-range", "impossible-date"} | {id for _, id, _ in literals()}
    assert {rule.id for rule in RULES if rule.level == "error"} - {BLANK} <= known
    assert known <= {rule.id for rule in RULES}
