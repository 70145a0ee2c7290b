"""`planforge rollover`: the new file on one side, what was done and what is left on the other."""

from pathlib import Path

import pytest
from cli_program import run

PLAN = """\
单位: 示例小学工会  # 单位
期间: 2027年
前言: |
  去年成绩很好。
月份安排:
  端午节: [慰问毕业班教师]
落款: {日期: 2027年1月5日}
"""
RENEWED = PLAN.replace("2027年", "2028年")
SAID = """\
改了 2 处：
  第 2 行  2027年 → 2028年
  第 7 行  2027年1月5日 → 2028年1月5日
换了月份的节日：
  端午节 6月 → 5月：慰问毕业班教师
要核对的有 1 处：
{file}:4:3 警告 relative-year：“去年”说的是旧的一年
    4 |   去年成绩很好。
      |   ^^^^ 请核对
1 个警告
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def test_the_new_plan_goes_to_stdout_and_the_rest_to_stderr(here: Path) -> None:
    done = run("rollover", "plan.yaml", "--to", "2028年", cwd=here)
    assert (done.code, done.out, done.err) == (0, RENEWED, SAID.format(file="plan.yaml"))
    assert (here / "plan.yaml").read_text(encoding="utf-8") == PLAN


def test_the_new_plan_is_written_to_a_file_and_leftovers_point_into_it(here: Path) -> None:
    done = run("rollover", "plan.yaml", "--to", "2028年", "-o", "new.yaml", cwd=here)
    assert (done.code, done.out) == (0, "")
    assert done.err == "已生成 new.yaml\n" + SAID.format(file="new.yaml")
    assert (here / "new.yaml").read_text(encoding="utf-8") == RENEWED
    again = run("rollover", "plan.yaml", "--to", "2029年", "-o", "new.yaml", cwd=here)
    assert (again.code, again.err) == (2, "planforge: 错误：new.yaml 已经存在，没有覆盖；请换一个文件名\n")
    assert (here / "new.yaml").read_text(encoding="utf-8") == RENEWED


def test_a_plan_from_stdin(here: Path) -> None:
    done = run("rollover", "-", "--to", "2028年", stdin=PLAN.encode(), cwd=here)
    assert (done.code, done.out) == (0, RENEWED)


def test_a_clean_plan_leaves_nothing(here: Path) -> None:
    done = run("rollover", "-", "--to", "2028年", stdin="单位: 甲\n期间: 2027\n".encode())
    assert (done.code, done.err) == (0, "改了 1 处：\n  第 2 行  2027 → 2028\n没有要核对的地方\n")


@pytest.mark.parametrize(
    ("args", "code", "sentence"),
    [
        ("plan.yaml --to 明年", 2, "planforge: 错误：看不懂期间“明年”，可以写："),
        ("plan.yaml --to 2027年", 2, "planforge: 错误：计划的期间已经是“2027年”，--to 要写下一个期间\n"),
        ("plan.yaml", 2, "planforge: 错误：缺少选项“--to”\n"),
        ("none.yaml --to 2028年", 2, "planforge: 错误：没有“none.yaml”这个文件或文件夹\n"),
        (". --to 2028年", 2, "planforge: 错误：. 是文件夹，rollover 一次改一份计划\n"),
        ("plan.yaml --to 2028年 -o none/new.yaml", 2, "planforge: 错误：写不了 none/new.yaml：文件夹不存在\n"),
        ("faulty.yaml --to 2028年", 1, "faulty.yaml:2:5 错误 bad-period：看不懂期间“明年”\n"),
        ("blank.yaml --to 2028年", 1, "blank.yaml:2:5 错误 blank：期间还是“【待补：期间】”，不知道从哪一年改起\n"),
    ],
)
def test_what_cannot_be_done_is_said(here: Path, args: str, code: int, sentence: str) -> None:
    (here / "faulty.yaml").write_text("单位: 甲\n期间: 明年\n", encoding="utf-8")
    (here / "blank.yaml").write_text("单位: 甲\n期间: 【待补：期间】\n", encoding="utf-8")
    done = run("rollover", *args.split(), cwd=here)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(sentence)
    assert "Traceback" not in done.err
