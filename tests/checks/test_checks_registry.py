"""Every rule is documented, and its documentation is true."""

import pytest
from cases import hits

from planforge.checks import all_rules
from planforge.checks.documentation import take_apart
from planforge.checks.registry import Rule

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
