"""`planforge new --ask` at a terminal: questions, answers that will not do, and giving up."""

import os
import pty
import subprocess
from pathlib import Path

import pytest
from cli_program import PROGRAM, run

from planforge import api


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answer(answers: str, *args: str) -> tuple[int, str]:
    """Run the command at a terminal that types these answers; return its exit code and what it said."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "new", "--ask", "--today", "2026-11-25", *args], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE
    ) as process:
        os.write(ours, answers.encode())
        said = process.communicate(timeout=60)[1].decode()
    os.close(ours)
    os.close(theirs)
    return process.returncode, said


def test_it_asks_for_everything(here: Path) -> None:
    code, said = answer("community-union\n青山社区工会\n\n社区.yaml\n")
    assert code == 0, said
    plan = api.load("社区.yaml")
    assert (plan.unit, plan.period) == ("青山社区工会", "2027年")
    assert "school-union" in said
    assert all(
        question in said for question in ("模板名称：", "单位名称", "期间 [2027年]：", "写到哪个文件 [plan.yaml]：")
    )


def test_it_asks_again_where_an_answer_will_not_do(here: Path) -> None:
    Path("plan.yaml").write_text("mine", encoding="utf-8")
    code, said = answer("comunity-union\ncommunity-union\n\n明年\n2026—2027学年\n2027年上半年\n\nnew.yaml\n")
    assert code == 0, said
    assert "没有“comunity-union”这个起始模板，是不是“community-union”？" in said
    assert "看不懂期间“明年”" in said
    assert "community-union 不是按“2026—2027学年”这样的期间写的" in said
    assert "plan.yaml 已经存在，请换一个文件名" in said
    assert api.load("new.yaml").period == "2027年上半年"
    assert Path("plan.yaml").read_text(encoding="utf-8") == "mine"


def test_what_is_given_is_not_asked(here: Path) -> None:
    code, said = answer("\n", "school-union", "--unit", "青山小学工会", "--period", "2028年")
    assert code == 0, said
    assert "模板名称" not in said
    assert (api.load("plan.yaml").unit, api.load("plan.yaml").period) == ("青山小学工会", "2028年")


def test_giving_up_writes_nothing(here: Path) -> None:
    code, said = answer("community-union\n\x04")
    assert (code, list(here.iterdir())) == (130, [])
    assert said.endswith("已中断。\n")


def test_without_a_terminal_it_refuses(here: Path) -> None:
    done = run("new", "--ask")
    sentence = "--ask 要在终端里回答；这里请直接写，例如 planforge new school-union --unit 示例小学工会"
    assert (done.code, done.out, done.err) == (2, "", f"planforge: 错误：{sentence}\n")


def test_a_folder_of_ones_own_can_be_set_once(here: Path) -> None:
    Path("ours/starters").mkdir(parents=True)
    Path("ours/starters/own.yaml.j2").write_text("单位: 自己\n期间: {{ period.text }}\n", encoding="utf-8")
    done = run("new", "own", "--period", "2027年3月", "-o", "-", env={"PLANFORGE_TEMPLATES": "ours"})
    assert (done.code, done.out) == (0, "单位: 自己\n期间: 2027年3月\n")
    assert run("new", "own", env={"PLANFORGE_TEMPLATES": "none"}).code == 2
