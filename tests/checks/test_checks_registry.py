"""Every rule is documented, and its documentation is true."""

import pytest
from cases import HEAD, hits

from planforge.checks.documentation import take_apart
from planforge.checks.registry import BLANK, Rule, all_rules
from planforge.checks.triggers import literals, triggered
from planforge.spec.model import EMPTY, Plan
from planforge.spec.reader import read_plan

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


WORDS = [(scope, id, word) for scope, id, words in literals() for same in words.values() for word in same]


@pytest.mark.parametrize(("scope", "id", "word"), WORDS, ids=[word for _, _, word in WORDS])
def test_a_word_that_calls_for_a_rule_is_found_wherever_it_stands(scope: str, id: str, word: str) -> None:
    for text in (word, f"{word[0]}，{word[0]}甲，{word}"):
        planned = text if scope == "timed" else "甲"
        source = read_plan(f"{HEAD}月份安排:\n  3月:\n    - '{planned}'\n".encode(), "plan.yaml")
        assert source.plan is not None
        assert id in set(triggered("" if scope == "timed" else text, source.plan))
        assert id not in set(triggered(text.replace(word, ""), Plan(EMPTY, EMPTY)))
