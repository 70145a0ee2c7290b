"""Every example in the documents is run."""

import re
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT

from planforge import api
from planforge.cli.group import COMMANDS
from planforge.naming import FIELDS
from planforge.project.finding import project_of
from planforge.project.reader import EXAMPLES

GUIDE = (ROOT / "docs" / "plan-file.zh-CN.md").read_text(encoding="utf-8")
READMES = ["README.md", "README.zh-CN.md"]


def blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_there_is_something_to_run() -> None:
    assert len(blocks(GUIDE, "yaml")) >= 15
    assert len(blocks(GUIDE, "yaml slip")) >= 1


@pytest.mark.parametrize("plan", blocks(GUIDE, "yaml"))
def test_a_plan_of_the_guide_raises_nothing_and_renders(plan: str) -> None:
    reading = api.read(plan.encode())
    assert reading.diagnostics == ()
    assert reading.document is not None
    assert api.render(reading.document, "md")
    assert api.render(reading.document, "docx")


@pytest.mark.parametrize("plan", blocks(GUIDE, "yaml slip"))
def test_a_slip_of_the_guide_is_read_and_noted(plan: str) -> None:
    reading = api.read(plan.encode())
    assert {finding.level for finding in reading.diagnostics} == {"note"}
    assert reading.ok


def test_the_project_file_of_the_guide_says_all_that_can_be_said(tmp_path: Path) -> None:
    (text,) = blocks(GUIDE, "toml")
    (tmp_path / "planforge.toml").write_text(text, encoding="utf-8")
    assert project_of(tmp_path) is not None
    assert set(tomllib.loads(text)) == set(EXAMPLES)
    for key in EXAMPLES:
        assert re.search(rf"^\| [^|]*{key}", GUIDE, re.MULTILINE)
    assert re.findall(r"`(\{.{2}\})`", GUIDE.partition("“文件名”里可以写")[2]) == [f"{{{field}}}" for field in FIELDS]


@pytest.mark.parametrize("name", READMES)
def test_a_readme_shows_both_commands_for_a_new_machine(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line.startswith("python3 -m venv")]
    install = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/"
    assert len(commands) == 2
    assert commands[0].startswith(f"{install}planforge render examples/school-union/plan.yaml --docx")
    assert commands[1] == f"{install}python -m pytest"


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_only_commands_that_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    code = " ".join(re.findall(r"`[^`\n]+`|^```(?:sh|console)[^\n]*\n.*?^```$", text, re.MULTILINE | re.DOTALL))
    assert set(re.findall(r"planforge ([a-z]+)", code)) == set(COMMANDS)


@pytest.mark.parametrize("name", READMES)
def test_a_plan_of_a_readme_renders(name: str) -> None:
    plans = blocks((ROOT / name).read_text(encoding="utf-8"), "yaml")
    assert plans
    for plan in plans:
        assert api.read(plan.encode()).diagnostics == ()
