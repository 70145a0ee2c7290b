"""Where PyYAML comes without its C parser, its Python one gives the same plan and the same findings."""

from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from planforge.diagnostics import Findings
from planforge.spec import tree
from planforge.spec.edits import Patched
from planforge.spec.reader import Source, read_plan
from planforge.spec.text import split_lines

EXAMPLES = sorted((ROOT / "examples").glob("*/plan.yaml"))
HEAD = "单位: 示例小学工会\n期间: 2027年\n"
TEXTS = {
    "blocks": f"{HEAD}前言: |\n  甲。\n\n  乙\n题注: >-\n  丙\n  丁\n\n  戊\n结语: 己\n",
    "folded": f"{HEAD}前言: 甲\n  乙 a\n  b\n题注: \"丙\n  丁\"\n结语: '戊\n  己'\n",
    "slips": f"{HEAD}主要工作：\n  -甲\n  - [重点]乙\n  - 丙 #丁\n落款: {{单位：戊，日期:2027年1月5日}}\n",
    "shared": f"{HEAD}主要工作: &q\n  - 甲\n工作目标: *q\n",
    "duplicate": f"{HEAD}主要工作: 甲\n主要工作: 乙\n",
    "deep": f"{HEAD}前言: {'[' * 60}{']' * 60}\n",
    "bad indent": f"{HEAD}主要工作:\n    - 甲\n   - 乙\n",
    "unclosed": f'{HEAD}前言: "甲\n主要工作: 乙\n',
    "tag": f"{HEAD}前言: !x 甲\n",
    "alias": f"{HEAD}主要工作: [*q]\n",
}


def read(data: bytes, loader: type, monkeypatch: pytest.MonkeyPatch) -> Source:
    monkeypatch.setattr(tree, "_LOADER", loader)
    return read_plan(data, "plan.yaml")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_parsed_alike(path: Path) -> None:
    patched = Patched(split_lines(path.read_text(encoding="utf-8")), [])
    findings = Findings("plan.yaml")
    parsed = tree.parse(patched, findings, yaml.SafeLoader)
    assert parsed is not None
    assert parsed == tree.parse(patched, findings, yaml.CSafeLoader)
    assert not findings.found


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_shapes_and_faults_read_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = text.encode()
    assert read(data, yaml.SafeLoader, monkeypatch) == read(data, yaml.CSafeLoader, monkeypatch)
