"""`planforge check`: findings are its data, in the form that is asked for; `explain`: what they mean."""

import json
import os
import sys
from pathlib import Path

import pytest
from cli_program import PLAN, run
from sarif_pydantic import Sarif

from planforge.checks.explaining import explain, explained_ids
from planforge.diagnostics import Diagnostic
from planforge.reporters.markdown import render_markdown
from planforge.spec.text import MAX_BYTES

FAULTY = """\
单位: 示例小学工会
期间: 2027年13月
工作目标：
  - 检查。。
  - 整改
"""
TEXT = """\
plan.yaml:2:5 错误 bad-period：看不懂期间“2027年13月”
    2 | 期间: 2027年13月
      |       ^^^^^^^^^^
      | 写成 2027年、2027年上半年、2026—2027学年第一学期 或 2026年8月—2027年1月
plan.yaml:3:5 提示 chinese-colon：已当作“: ”读取
    3 | 工作目标：
      |         ^^ 冒号用半角，后面空一格
plan.yaml:4:7 警告 doubled-mark：“。。”标点重复
    4 |   - 检查。。
      |         ^^^^ 只留一个“。”
1 个错误，1 个警告，1 条提示
能确定的可以自动改好：planforge check plan.yaml --fix
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "clean.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def test_findings_go_to_stdout(here: Path) -> None:
    done = run("check", "plan.yaml", cwd=here)
    assert (done.code, done.out, done.err) == (1, TEXT, "")


def test_a_clean_plan_raises_nothing(here: Path) -> None:
    for args in (["clean.yaml"], ["-"]):
        done = run("check", *args, cwd=here, stdin=PLAN.encode())
        assert (done.code, done.out, done.err) == (0, "未发现问题\n", "")


def test_warnings_are_fine_unless_strict(here: Path) -> None:
    text = PLAN + "结语: 总结。。\n"
    assert run("check", "-", stdin=text.encode()).code == 0
    assert run("check", "-", "--strict", stdin=text.encode()).code == 1
    assert run("check", "-", "--strict", "--ignore", "doubled-mark", stdin=text.encode()).code == 0
    assert run("check", "-", "--select", "chinese-colon,bad-period", stdin=text.encode()).out == "未发现问题\n"


def test_json(here: Path) -> None:
    done = run("check", ".", "--format", "json", cwd=here)
    document = json.loads(done.out)
    assert list(document) == ["version", "diagnostics", "summary"]
    assert document["version"] == 1
    assert document["summary"] == {"files": 2, "errors": 1, "warnings": 1, "notes": 1}
    assert document["diagnostics"][2] == {
        "id": "doubled-mark",
        "level": "warning",
        "message": "“。。”标点重复",
        "hint": "只留一个“。”",
        "file": "plan.yaml",
        "line": 4,
        "column": 7,
        "end_line": 4,
        "end_column": 9,
    }


def test_github(here: Path) -> None:
    expected = (
        "::error file=plan.yaml,line=2,endLine=2,col=5,endColumn=13,title=bad-period::看不懂期间“2027年13月”"
        "（写成 2027年、2027年上半年、2026—2027学年第一学期 或 2026年8月—2027年1月）\n"
    )
    for args, env in ((["--format", "github"], {}), ([], {"GITHUB_ACTIONS": "true"})):
        done = run("check", "plan.yaml", *args, cwd=here, env=env)
        assert (done.code, done.out.splitlines(keepends=True)[0]) == (1, expected)
        assert done.out.count("\n") == 3
    assert run("check", "clean.yaml", "--format", "github", cwd=here).out == ""
    (here / "a:b,c%.yaml").write_text(FAULTY, encoding="utf-8")
    done = run("check", "a:b,c%.yaml", "--format", "github", cwd=here)
    assert done.out.startswith("::error file=a%3Ab%2Cc%25.yaml,line=2,")


def test_sarif(here: Path) -> None:
    (here / "计划 一.yaml").write_text("", encoding="utf-8")
    done = run("check", "plan.yaml", "计划 一.yaml", "--format", "sarif", cwd=here)
    log = Sarif.model_validate_json(done.out)
    (results,) = (run.results or [] for run in log.runs)
    assert [result.rule_id for result in results] == ["bad-period", "chinese-colon", "doubled-mark", "empty-file"]
    data = json.loads(done.out)["runs"][0]
    assert data["results"][2]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "plan.yaml"},
        "region": {"startLine": 4, "startColumn": 7, "endLine": 4, "endColumn": 9},
    }
    rules = data["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in data["results"])
    assert "%20" in data["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_markdown(here: Path) -> None:
    done = run("check", ".", "--format", "markdown", cwd=here)
    head, rows = done.out.split("|---|---|---|---|---|\n")
    assert (done.code, head.splitlines()[2]) == (1, "检查了 2 份计划，发现 1 个错误，1 个警告，1 条提示。")
    assert rows.splitlines()[2] == "| plan.yaml:4:7 | 警告 | doubled-mark | “。。”标点重复 | 只留一个“。” |"
    clean = run("check", "clean.yaml", "--format", "markdown", cwd=here)
    assert clean.out == "## 计划检查\n\n检查了 1 份计划，未发现问题。\n"


def test_a_table_in_markdown_keeps_its_cells_and_has_an_end() -> None:
    page = render_markdown([Diagnostic("x", "note", "a|b <script>\n*c*\u202e", file="`.yaml")] * 205, 1)
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert rows[2:] == [r"| \`.yaml | 提示 | x | a\|b \<script>\n\*c\*\u202e |  |"] * 200
    assert "\n另有 5 条没有列出。\n" in page


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_named_in_another_encoding_is_told_in_every_format(tmp_path: Path) -> None:
    name = os.fsdecode("计划.yaml".encode("gb18030"))
    (tmp_path / name).write_text(FAULTY, encoding="utf-8")
    told = {form: run("check", ".", "--format", form, cwd=tmp_path) for form in ("text", "json", "github", "markdown")}
    assert all((done.code, done.err) == (1, "") and "bad-period" in done.out for done in told.values())
    assert json.loads(told["json"].out)["diagnostics"][0]["file"] == name
    sarif = Sarif.model_validate_json(run("check", ".", "--format", "sarif", cwd=tmp_path).out)
    locations = (sarif.runs[0].results or [])[0].locations or []
    assert str(locations[0].physical_location.artifact_location.uri) == "%BC%C6%BB%AE.yaml"
    assert run("check", ".", "--fix", "--diff", cwd=tmp_path).out.startswith("--- ")


def test_plans_only_passes_over_files_that_are_no_plans(here: Path) -> None:
    (here / "ci.yml").write_text("on: push\n", encoding="utf-8")
    (here / "lock.yaml").write_bytes(b"a: b\n" * MAX_BYTES)
    others = ["ci.yml", "lock.yaml"]
    done = run("check", "--plans-only", *others, "clean.yaml", "--format", "json", cwd=here)
    assert (done.code, json.loads(done.out)["summary"]["files"]) == (0, 1)
    assert run("check", "--plans-only", *others, cwd=here).out == "未发现问题\n"
    assert run("check", "--plans-only", *others, "plan.yaml", cwd=here).out == TEXT
    assert run("check", "ci.yml", cwd=here).code == 1
    assert json.loads(run("check", ".", "--format", "json", cwd=here).out)["summary"]["files"] == 2
    assert run("check", "--plans-only", "none.yaml", cwd=here).code == 2


def test_fix_mends_the_file_and_tells_what_is_left(here: Path) -> None:
    done = run("check", "plan.yaml", "clean.yaml", "--fix", cwd=here)
    assert (done.code, done.err) == (1, "已修改 plan.yaml\n")
    assert (here / "plan.yaml").read_text(encoding="utf-8") == FAULTY.replace("：", ":").replace("。。", "。")
    assert "bad-period" in done.out
    assert "chinese-colon" not in done.out
    assert (here / "clean.yaml").read_text(encoding="utf-8") == PLAN
    assert run("check", "plan.yaml", "--fix", cwd=here).err == ""


def test_diff_shows_and_leaves_the_file(here: Path) -> None:
    done = run("check", "plan.yaml", "--fix", "--diff", cwd=here)
    assert done.code == 0
    assert done.out.startswith("--- plan.yaml\n+++ plan.yaml\n@@ -1,5 +1,5 @@\n")
    assert "-工作目标：\n-  - 检查。。\n+工作目标:\n+  - 检查。\n" in done.out
    assert (here / "plan.yaml").read_text(encoding="utf-8") == FAULTY


def test_a_mark_of_byte_order_stays(here: Path) -> None:
    (here / "plan.yaml").write_bytes(b"\xef\xbb\xbf" + FAULTY.encode())
    run("check", "plan.yaml", "--fix", cwd=here)
    assert (here / "plan.yaml").read_bytes().startswith(b"\xef\xbb\xbf\xe5\x8d\x95")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ("plan.yaml --diff", "--diff 和 --fix 一起用：planforge check plan.yaml --fix --diff"),
        ("plan.yaml --select bad-perod", "没有“bad-perod”这个代号，是不是“bad-period”？全部代号见 planforge explain"),
        ("- --fix", "标准输入不能 --fix；请写文件名"),
        ("none.yaml", "没有“none.yaml”这个文件或文件夹"),
    ],
)
def test_a_wrong_call_is_one_sentence(here: Path, args: str, sentence: str) -> None:
    done = run("check", *args.split(), cwd=here, stdin=FAULTY.encode())
    assert (done.code, done.out, done.err) == (2, "", f"planforge: 错误：{sentence}\n")


def test_a_faulty_project_file_is_said(here: Path) -> None:
    (here / "planforge.toml").write_text("人员名单 = []\n", encoding="utf-8")
    done = run("check", "plan.yaml", cwd=here)
    assert done.code == 2
    assert done.err.startswith("planforge.toml:1:1 错误 unquoted-text：“人员名单”要加引号\n")


def test_explain(here: Path) -> None:
    assert run("explain", "doubled-mark").out == explain("doubled-mark")
    listing = run("explain").out.splitlines()
    assert [line.split()[0] for line in listing] == list(explained_ids())
    done = run("explain", "bad-perod")
    assert (done.code, done.err) == (
        2,
        "planforge: 错误：没有“bad-perod”这个代号，是不是“bad-period”？全部代号见 planforge explain\n",
    )


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\xff" * 9, "单位: 甲".encode("gb18030") + b"\xff\xff", PLAN.encode() + b"\x00\xff"]
)
def test_a_file_that_cannot_be_read_is_never_touched(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(data)
    before = run("check", "plan.yaml", cwd=tmp_path)
    assert before.code == 1
    done = run("check", "plan.yaml", "--fix", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (1, before.out, "")
    assert (tmp_path / "plan.yaml").read_bytes() == data


@pytest.mark.parametrize("codec", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_file_without_faults_keeps_its_encoding(codec: str, tmp_path: Path) -> None:
    data = PLAN.encode(codec)
    (tmp_path / "plan.yaml").write_bytes(data)
    done = run("check", "plan.yaml", "--fix", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "plan.yaml").read_bytes() == data


def test_the_command_that_mends_can_be_pasted(tmp_path: Path) -> None:
    (tmp_path / "a b.yaml").write_text(PLAN + "结语: 望各组落实。。\n", encoding="utf-8")
    assert "planforge check 'a b.yaml' --fix\n" in run("check", "a b.yaml", cwd=tmp_path).out
