"""`render` tells what is certainly wrong with a plan, and writes all the same; only blanks stop it."""

from pathlib import Path

import pytest
from cli_program import PLAN, run

WRONG = PLAN + "落款: {日期: 2027年2月30日}\n月份安排:\n  9月: [庆祝重阳节]\n结语: 按《婚姻法》办理。。\n"
IDS = ("impossible-date", "impossible-festival", "repealed-law")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(WRONG.replace("庆祝重阳节", "重阳节座谈"), encoding="utf-8")
    return tmp_path


def test_errors_are_told_and_the_plan_is_written(here: Path) -> None:
    for options in ([], ["-q"]):
        done = run("render", "plan.yaml", "--docx", *options, cwd=here)
        assert done.code == 0
        assert all(f"错误 {id}" in done.err for id in IDS)
        assert "doubled-mark" not in done.err
        assert (here / "plan.docx").exists()


def test_strict_writes_nothing(here: Path) -> None:
    done = run("render", "plan.yaml", "--docx", "--strict", cwd=here)
    assert done.code == 1
    assert not (here / "plan.docx").exists()


def test_what_is_passed_over_is_not_told(here: Path) -> None:
    text = (here / "plan.yaml").read_text(encoding="utf-8")
    (here / "plan.yaml").write_text(text + f"检查: {{忽略: [{', '.join(IDS)}]}}\n", encoding="utf-8")
    done = run("render", "plan.yaml", "--docx", "--strict", cwd=here)
    assert (done.code, done.err) == (0, "已生成 plan.docx\n")


@pytest.mark.parametrize("blank", ["XX区教育工会要求", "20__年完成", "某某公司承办", "【待补：数字】"])
def test_only_blanks_stop_it_and_drafts_mark_them(tmp_path: Path, blank: str) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN + f"结语: {blank}。\n", encoding="utf-8")
    stopped = run("render", "plan.yaml", cwd=tmp_path)
    assert stopped.code == 1
    assert "错误 blank" in stopped.err
    assert not (tmp_path / "plan.md").exists()
    draft = run("render", "plan.yaml", "--draft", cwd=tmp_path)
    assert (draft.code, draft.err) == (0, "已生成 plan.md\n")
    assert "<mark>" in (tmp_path / "plan.md").read_text(encoding="utf-8")
