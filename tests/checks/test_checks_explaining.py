"""Every id that is ever told can be explained, and the page of rules is as they are."""

import ast
import re
from collections.abc import Iterator

import pytest
from cases import hits
from conftest import ROOT

from planforge.checks.explaining import explain, explained_ids, known_ids, rules_page, title_of
from planforge.project import toml
from planforge.renewal import doubtful
from planforge.spec import yaml_errors

PAGE = ROOT / "docs" / "checks.md"
SOURCE = ROOT / "src" / "planforge"
TELLING = ("error", "warning", "note", "_refuse", "_slip", "Diagnostic")
ID = re.compile(r"[a-z]+(-[a-z0-9]+)+")
APART = ("renewal", "rendering", "checks")
"""Packages that tell of other things than a plan that is read."""


def told_ids() -> Iterator[str]:
    """Yield the ids that code tells while it reads a plan, as they stand in its calls."""
    for file in SOURCE.rglob("*.py"):
        if file.relative_to(SOURCE).parts[0] in APART:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in TELLING and isinstance(node.args[0].value, str):
                    yield node.args[0].value
    yield from (id for _, id, *_ in (*yaml_errors._SENTENCES, *toml._SENTENCES))


def test_every_id_can_be_explained() -> None:
    told = {id for id in told_ids() if ID.fullmatch(id) or id == "tag"}
    assert len(told) > 40
    assert told <= set(known_ids())


def test_nothing_is_explained_that_is_never_told() -> None:
    explained = {id for id in known_ids() if not explain(id).startswith(f"{id}（")}
    assert explained <= set(told_ids()) | {"typed-number", "yaml-syntax"}


def test_what_other_commands_tell_can_be_explained_and_nothing_else() -> None:
    told = set(doubtful._words())
    for file in (*(SOURCE / "renewal").glob("*.py"), *(SOURCE / "rendering").rglob("*.py")):
        told |= set(re.findall(r'(?:Doubt|Remark)\([^"]*"([a-z-]+)"', file.read_text(encoding="utf-8")))
    assert len(told) > 15
    assert told - set(known_ids()) == set(explained_ids()) - set(known_ids())


@pytest.mark.parametrize("id", explained_ids())
def test_an_explanation_reads_well(id: str) -> None:
    text = explain(id)
    assert text.startswith(id)
    assert title_of(id) in text
    assert not title_of(id).endswith("。")
    assert len(text.splitlines()) >= 3


def test_the_page_of_rules_is_as_they_are(*, updating_goldens: bool) -> None:
    if updating_goldens:
        PAGE.write_text(rules_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == rules_page()


def test_the_examples_of_the_page_are_the_rules_own() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for id, wrong, right in re.findall(
        r"### ([a-z-]+)：.*?```yaml rule\n(.*?)```.*?```yaml rule\n(.*?)```", page, re.DOTALL
    ):
        assert hits(id, wrong)
        assert not hits(id, right)
