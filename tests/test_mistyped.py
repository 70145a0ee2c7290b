"""What is said of paths that lead nowhere."""

from pathlib import Path

import pytest

from planforge.mistyped import meant_by

THERE = (
    "plan.yaml",
    "一科工作计划.yml",
    "notes.txt",
    ".plans.yaml",
    "城区/城关小学.yaml",
    "plans/a.yaml",
    "二科.yaml.txt",
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in THERE:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).touch()


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("paln.yaml", "plan.yaml"),
        ("plan.yml", "plan.yaml"),
        ("plan", "plan.yaml"),
        ("plan.docx", "plan.yaml"),
        ("PLAN.YAML", "plan.yaml"),
        ("“plan.yaml”", "plan.yaml"),
        ("plan.yaml ", "plan.yaml"),
        ("./plan.ymal", "plan.yaml"),
        ("一科计划.yaml", "一科工作计划.yml"),
        ("plans.", "plans"),
        ("二科.yaml", "二科.yaml.txt"),
        ("城", "城区"),
        ("城区/城关小学.yml", "城区/城关小学.yaml"),
    ],
)
def test_the_nearest_name_is_offered(path: str, meant: str) -> None:
    assert meant_by(path) == f"，是不是“{meant}”？"


@pytest.mark.parametrize("path", ["", "计划.yaml", "notes", "nowhere/plan.yaml", "plan.yaml/x", "三科室.yaml"])
def test_nothing_is_offered_where_nothing_is_near(path: str) -> None:
    assert not meant_by(path)


@pytest.mark.parametrize(
    ("word", "option"),
    [("—docx", "--docx"), ("–docx", "--docx"), ("——docx", "--docx"), ("－－no-cache", "--no-cache"), ("—o", "-o")],
)
def test_an_option_behind_a_long_dash_is_known(word: str, option: str) -> None:
    assert meant_by(word) == f"，是不是选项“{option}”？减号要用半角的"


def test_a_name_that_begins_with_a_long_dash_is_no_option() -> None:
    assert meant_by("—二科") == "，是不是“二科.yaml.txt”？"
