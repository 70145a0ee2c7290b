"""Slips and faults, one by one, as a clerk would meet them: the finding, its place, the exit code, and no traceback."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest

HEAD = "单位: 示例小学工会\n期间: 2027年\n"
SECONDS, MEGABYTES = 2, 200


# ru_maxrss would be that of the test run where that is larger: a child begins in its parent's memory.
MEASURED = """
import atexit, pathlib, runpy, sys
note = open(int(sys.argv[1]), "w", closefd=False)
sys.argv = ["planforge", *sys.argv[2:]]
atexit.register(lambda: print(pathlib.Path("/proc/self/status").read_text(), file=note, flush=True))
runpy.run_module("planforge", run_name="__main__", alter_sys=True)
"""


class Fault(NamedTuple):
    """A plan file and what must be said of it: `line:column level id` for each finding, in order, and the exit code."""

    name: str
    content: str | bytes
    findings: tuple[str, ...]
    code: int


def slip(name: str, content: str, *findings: str) -> Fault:
    return Fault(name, content, tuple(f"{place} 提示 {id_}" for place, id_ in (f.split() for f in findings)), 0)


def error(name: str, content: str | bytes, *findings: str) -> Fault:
    return Fault(name, content, tuple(f"{place} 错误 {id_}" for place, id_ in (f.split() for f in findings)), 1)


BLANK_LINES = (
    "前言: |\n  甲。\n～\n  乙。\n指导思想: 甲，\n～\n  乙。\n工作目标: '甲，\n  ～\n  乙。'\n"
    "主要工作:\n～\n  - 甲\n～\n  - 乙: [丙,\n～\n      丁]\n"
)

SLIPS = [
    slip("full-width colon", "单位：一小\n期间: 2027年\n", "1:3 chinese-colon"),
    slip("colon without space", "单位:一小\n期间:2027年\n", "1:3 chinese-colon", "2:3 chinese-colon"),
    slip("dash without space", HEAD + "主要工作:\n  -师德\n  -家访\n", "4:3 missing-space", "5:3 missing-space"),
    slip("full-width dash", HEAD + "主要工作:\n  － 师德\n", "4:3 missing-space"),
    slip("full-width indent", HEAD + "主要工作:\n　- 师德\n　- 家访\n", "4:1 odd-indent", "5:1 odd-indent"),
    slip("no-break indent", HEAD + "主要工作:\n\u00a0\u00a0- 师德\n", "4:1 odd-indent"),
    slip("tab indent", HEAD + "主要工作:\n\t- 师德:\n\t\t- 家访\n", "4:1 odd-indent", "5:1 odd-indent"),
    slip(
        "full-width indent of a block",
        HEAD + "前言: |\n　　为落实要求，\n　　制定本计划。\n",
        "4:1 odd-indent",
        "5:1 odd-indent",
    ),
    slip("quoted word first", HEAD + '主要工作:\n  - "三八"妇女节\n', "4:5 quoted-text"),
    slip("quoted word first in a key", HEAD + '主要工作:\n  - "三八"妇女节: 座谈\n'),
    slip("brackets first", HEAD + "主要工作:\n  - [重点]推进公开\n", "4:5 quoted-text"),
    slip("ampersand", HEAD + "主要工作:\n  - &五一活动\n", "4:5 quoted-text"),
    slip("asterisk", HEAD + "主要工作:\n  - *重点\n", "4:5 quoted-text"),
    slip("per cent", HEAD + "主要工作:\n  - %95以上参加\n", "4:5 quoted-text"),
    slip("at sign", HEAD + "主要工作:\n  - @全体会员\n", "4:5 quoted-text"),
    slip("back-quote", HEAD + "主要工作:\n  - `代码`\n", "4:5 quoted-text"),
    slip("greater-than", HEAD + "主要工作:\n  - >50人参加\n", "4:5 quoted-text"),
    slip("hash in text", HEAD + "主要工作:\n  - 慰问 #困难教工\n", "4:8 hash-text"),
    slip("heading with a Chinese colon", HEAD + "主要工作:\n  - 加强管理：\n      - 开会\n", "4:9 chinese-colon"),
    slip("section with a Chinese colon", HEAD + "主要工作：\n  - 开会\n", "3:5 chinese-colon"),
    slip("folded line", HEAD + "前言: 认真总结去年工作。\n  制定本计划\n", "3:5 folded-line"),
    slip(
        "lines that begin as entries do",
        HEAD + "前言:\n  1、总结\n  2、计划\n  · 检查\n",
        "4:3 folded-line",
        "5:3 folded-line",
    ),
    slip("full-width bar", HEAD + "前言：｜\n  总结。\n  计划。\n", "3:3 chinese-colon", "3:4 full-width-bar"),
    slip(
        "numbers typed before attachments",
        HEAD + "附件:\n  - 1. 任务表\n  - 附件2：名单\n",
        "4:5 typed-number",
        "5:5 typed-number",
    ),
    slip("Chinese commas in brackets", HEAD + "工作目标: [甲，乙]\n", "3:9 chinese-comma"),
    slip(
        "Chinese signs in braces",
        HEAD + "落款: {单位：一小，日期:2027年1月5日}\n",
        "3:8 chinese-colon",
        "3:11 chinese-comma",
        "3:14 chinese-colon",
    ),
    slip("prose before a colon", HEAD + "主要工作:\n  - 先自查。第二步: 整改\n", "4:12 colon-in-text"),
    slip("half-width colons in prose", HEAD + "主要工作:\n  - 走访: 上午: 9:30，下午: 14:00\n"),
    slip(
        "number typed by hand", HEAD + "主要工作:\n  - 一、师德\n  - 二、家访\n", "4:5 typed-number", "5:5 typed-number"
    ),
    slip(
        "labels before the names of attachments",
        HEAD + "附件:\n  - 1. 分解表\n  - 附件2：名单\n  - 附件3: 预算表\n",
        "4:5 typed-number",
        "5:5 typed-number",
        "6:5 typed-number",
    ),
    slip("line separator", HEAD + "主要工作:\n  - 甲\u2028乙\n", "4:6 odd-line-end"),
    slip("line separator on its own", HEAD + "主要工作:\n  - 甲:\n    \u2028\n      - 乙\n"),
    slip("line separator in a block", HEAD + "前言: |\n  甲\n    \u2028乙\n", "5:5 odd-line-end"),
    slip("a line of rare spaces", HEAD + "主要工作:\n  - 甲:\n    \u2004\n      - 乙\n"),
    *(
        slip(f"U+{ord(space):04X} alone on its line", HEAD + BLANK_LINES.replace("～", space))
        for space in "\u3000\u00a0\u200b\ufeff\t"
    ),
    slip("months out of order", HEAD + "月份安排:\n  3月: 甲\n  1月: 乙\n", "4:3 resorted"),
    slip("one month in two spellings", HEAD + "月份安排:\n  3月: 甲\n  三月份: 乙\n", "5:3 joined-periods"),
    slip("unknown period", HEAD + "月份安排:\n  3月: 甲\n  大课间: 乙\n", "5:3 unknown-label"),
    slip("headings as keys", HEAD + "主要工作:\n  民主管理: 开会\n", "4:3 headings-as-keys"),
    Fault("GBK", (HEAD + "前言: 制定本计划\n").encode("gbk"), ("plan.yaml 提示 not-utf-8",), 0),
    Fault("UTF-16 with a mark", (HEAD + "前言: 制定\n").encode("utf-16"), (), 0),
    Fault("UTF-16 without a mark", (HEAD + "前言: 制定\n").encode("utf-16-le"), (), 0),
    Fault("UTF-8 with a mark", HEAD.encode("utf-8-sig"), (), 0),
    Fault("carriage returns", HEAD.replace("\n", "\r").encode(), (), 0),
    Fault("escaped control", HEAD + '前言: "甲\\x07乙"\n', ("3:5 警告 control-character",), 0),
    Fault("escaped terminal sequence", HEAD + '前言: "\\e[31m红"\n', ("3:5 警告 control-character",), 0),
]

ERRORS = [
    error("indent that fits nowhere", HEAD + "主要工作:\n    - 甲\n   - 丙\n", "5:4 bad-indent"),
    error("duplicate key", HEAD + "主要工作: 甲\n单位: 二小\n", "4:1 duplicate-key"),
    error("duplicate section", HEAD + "主要工作: 甲\n主要工作: 乙\n", "4:1 duplicate-key"),
    error("duplicate key in two spellings", HEAD + "單位: 二小\n", "3:1 duplicate-key"),
    error("missing colon", "单位 一小\n期间: 2027年\n", "1:1 missing-colon"),
    error("missing colon above a list", HEAD + "主要工作\n  - 甲\n", "3:1 missing-colon"),
    error(
        "missing colon above a list that is not indented",
        HEAD + "主要工作\n- 甲\n13月\n- 乙\n",
        "3:1 missing-colon",
        "5:1 missing-colon",
    ),
    error("missing colon inside a list", HEAD + "主要工作:\n  - 甲\n      - 乙\n", "4:5 missing-colon"),
    error("unknown key, one character too many", "单位: 一小\n期间: 2027年\n落款人: 二小\n", "3:1 unknown-key"),
    error("unknown key, a homophone", HEAD + "标提: 计划\n", "3:1 unknown-key"),
    error("unknown key, swapped", HEAD + "款落: 一小\n", "3:1 unknown-key"),
    error("unknown attribute", HEAD + "主要工作:\n  - 内容: 甲\n    责任人员: 乙\n", "5:5 unknown-key"),
    error("second heading in an entry", HEAD + "主要工作:\n  - 民主管理: 甲\n    文体活动: 乙\n", "5:5 unknown-key"),
    error(
        "attribute under plain text", HEAD + "主要工作:\n  - 公开方案。\n    责任人: 乙\n", "4:5 missing-content-key"
    ),
    error("attribute too deep", HEAD + "主要工作:\n  - 内容: 甲\n      责任人: 乙\n", "5:7 bad-indent"),
    error("list under text", HEAD + "主要工作:\n  - 标题: 甲\n      - 乙\n", "4:9 text-over-list"),
    error(
        "attribute in two spellings",
        HEAD + "主要工作:\n  - 内容: 甲\n    责任人: 乙\n    責任人: 丙\n",
        "6:5 slot-twice",
    ),
    error("slot filled twice", HEAD + "主要工作:\n  - 走访: 甲\n    内容: 乙\n", "5:5 slot-twice"),
    error("unit is a list", "单位: [一小]\n期间: 2027年\n", "1:5 wrong-type"),
    error("signature with an unknown key", HEAD + "落款: {签字: 甲}\n", "3:6 unknown-key"),
    error("entries are text", HEAD + "主要工作:\n  - 标题: 甲\n    条目: 乙\n", "5:9 wrong-type"),
    error("arrangement is text", HEAD + "主要工作:\n  - 标题: 甲\n    安排: 乙\n", "5:9 wrong-type"),
    error("list in a list", HEAD + "主要工作:\n  - - 甲\n", "4:5 wrong-type"),
    error("empty entry", HEAD + "主要工作:\n  -\n  - 甲\n", "4:4 empty-item"),
    error("attachments are a mapping", HEAD + "附件: {名称: 甲}\n", "3:5 wrong-type"),
    error("attachment without a name", HEAD + "附件:\n  - 名称:\n  - 附件2:\n", "4:5 wrong-type", "5:5 wrong-type"),
    error("unknown mark", HEAD + "编号: [甲、]\n", "3:6 wrong-value"),
    error("unknown layout", HEAD + "月份安排:\n  版式: 图\n  3月: 甲\n", "4:7 wrong-value"),
    error("slip of a schedule's key", HEAD + "月份安排:\n  板式: 表格\n  3月: 甲\n", "4:3 unknown-key"),
    error("thirteenth month", HEAD + "月份安排:\n  13月: 甲\n", "4:3 bad-label"),
    error("period that is none", "单位: 一小\n期间: 明年\n", "2:5 bad-period"),
    error("no unit, no period", "主要工作: 甲\n", "1:1 missing-key", "1:1 missing-key"),
    error("blank left", HEAD + "前言: 为落实【待补：文件】\n", "3:8 blank"),
    error(
        "lists too deep",
        HEAD + "编号: [①]\n主要工作:\n  - 甲:\n      - 乙: |\n          丙\n",
        "4:1 too-deep",
        "5:5 too-deep",
    ),
    error("empty file", "", "1:1 empty-file"),
    error("only a comment", "# 计划\n", "1:1 empty-file"),
    error("list at the root", "- 单位: 一小\n", "1:1 not-a-plan"),
    error("3,000 brackets", HEAD + "前言: " + "[" * 3000 + "]" * 3000 + "\n", "3:44 too-deep"),
    error("100,000 levels", HEAD + "前言: " + "[" * 100_000 + "]" * 100_000 + "\n", "3:44 too-deep"),
    error("100,000 levels unclosed", HEAD + "前言: " + "[" * 100_000, "3:5 unclosed-bracket"),
    error(
        "alias bomb",
        HEAD
        + "a: &a [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True))
        + "z: *h\n",
        "8:12 too-many",
    ),
    error("cyclic alias", HEAD + "主要工作: &q\n  - 甲\n  - *q\n", "5:5 cyclic-alias"),
    error("alias without anchor in brackets", HEAD + "主要工作: [*q]\n", "3:8 unknown-alias"),
    error("alias by a Chinese name", HEAD + "主要工作: [*圈]\n", "3:9 unknown-alias"),
    error("python tag", HEAD + "前言: !!python/object:os.system 甲\n", "3:5 tag"),
    error("own tag", HEAD + "前言: !x 甲\n", "3:5 tag"),
    error("merge key", HEAD + "a: &a {条目: [甲]}\nb:\n  <<: *a\n", "5:3 bad-key"),
    error("two documents", HEAD + "---\n" + HEAD, "3:1 many-documents"),
    error("unclosed quote", HEAD + '前言: "甲\n主要工作: 乙\n', "3:5 unclosed-quote"),
    error("unclosed bracket", HEAD + "工作目标: [甲, 乙\n主要工作: 丙\n", "3:7 unclosed-bracket"),
    error("lone surrogate escape", HEAD + '前言: "\\ud800"\n', "3:8 bad-escape"),
    error("unknown escape", HEAD + '前言: "C:\\工会"\n', "3:8 bad-escape"),
    error("NUL", HEAD.encode() + b"\x00\n", "3:1 control-character"),
    error("escape character", HEAD + "前言: \x1b[31m甲\n", "3:5 control-character"),
    error("surrogate bytes", HEAD.encode() + "前言: 甲".encode() + b"\xed\xa0\x80\n", "3:6 bad-encoding"),
    error("damaged UTF-8", (HEAD + "前言: 制定本计划\n").encode()[:-3] + b"\n", "3:9 bad-encoding"),
    error("odd UTF-16", b"\xff\xfe" + HEAD.encode("utf-16-le") + b"\x00", "3:1 bad-encoding"),
]


def run(arguments: list[str], folder: Path, *, powers: bool = True) -> tuple[int, str, str]:
    """Run planforge in `folder`; fail where it takes too long, too much memory, or shows a traceback.

    Without `powers` root may not read and write what the permission bits forbid.
    """
    command = [sys.executable, "-c", MEASURED, *arguments]
    if not powers and os.geteuid() == 0:
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as note:
        pipes = {"stdin": subprocess.DEVNULL, "stdout": out, "stderr": err, "pass_fds": (note.fileno(),)}
        command.insert(command.index(MEASURED) + 1, str(note.fileno()))
        process = subprocess.Popen(command, cwd=folder, **pipes)  # type: ignore[call-overload]
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said = []
        for file in (out, err, note):
            file.seek(0)
            said.append(file.read().decode())
    peak = next((line.split()[1] for line in said[2].splitlines() if line.startswith("VmHWM:")), "0")
    assert "Traceback" not in said[1], said[1]
    assert usage.ru_utime + usage.ru_stime < SECONDS
    assert 0 < int(peak) < MEGABYTES * 1024
    return process.returncode, said[0], said[1]


def found(err: str) -> tuple[str, ...]:
    """Return the findings that were printed, as `line:column level id`."""
    heads = (line.removeprefix("plan.yaml:") for line in err.splitlines() if line.startswith("plan.yaml"))
    return tuple(head.partition("：")[0] for head in heads)


@pytest.mark.parametrize("fault", SLIPS + ERRORS, ids=lambda fault: fault.name)
def test_each_fault_is_said_at_its_place(fault: Fault, tmp_path: Path) -> None:
    content = fault.content if isinstance(fault.content, bytes) else fault.content.encode()
    (tmp_path / "plan.yaml").write_bytes(content)
    code, _, err = run(["render", "plan.yaml"], tmp_path)
    assert found(err) == fault.findings, err
    assert code == fault.code
    assert (tmp_path / "plan.md").exists() == (code == 0)
    assert "\x1b" not in err
    assert "\x07" not in err


def sentence(err: str) -> str:
    """Return the one line that was printed."""
    (line,) = err.splitlines()
    return line.removeprefix("planforge: 错误：")


TEMPLATE_FAULTS = {
    "syntax": ("甲\n{% if %}\n", "模板 markdown/document.md.j2 第 2 行："),
    "undefined name": ("甲\n\n{{ 无此名 }}\n", "模板 markdown/document.md.j2 第 3 行：没有“无此名”"),
    "range beyond the sandbox": (
        "{% for i in range(999999999) %}{% endfor %}\n",
        "模板 markdown/document.md.j2 第 1 行：",
    ),
    "division by zero": ("{{ 1 / 0 }}\n", "模板 markdown/document.md.j2 第 1 行："),
    "forbidden attribute": ("{{ ''.__class__.__mro__ }}\n", "模板 markdown/document.md.j2 第 1 行："),
    "missing part": ("{% include '没有.j2' %}\n", "模板 markdown/document.md.j2"),
}


@pytest.mark.parametrize(("content", "said"), TEMPLATE_FAULTS.values(), ids=TEMPLATE_FAULTS)
def test_a_faulty_template_is_one_line_that_names_it(content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    template = tmp_path / "my" / "markdown" / "document.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text(content, encoding="utf-8")
    code, _, err = run(["render", "plan.yaml", "--template", "my"], tmp_path)
    assert code == 2
    assert sentence(err).startswith(said)
    assert not (tmp_path / "plan.md").exists()


def test_a_template_that_leads_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "secret").write_text("密", encoding="utf-8")
    link = tmp_path / "my" / "markdown" / "document.md.j2"
    link.parent.mkdir(parents=True)
    link.symlink_to("../../secret")
    code, _, err = run(["render", "plan.yaml", "--template", "my"], tmp_path)
    assert code == 2
    assert "之外" in sentence(err)


def test_a_file_of_50_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "plan.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    code, _, err = run(["render", "plan.yaml"], tmp_path)
    assert code == 2
    assert "plan.yaml 超过 4 MB" in sentence(err)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    code, _, err = run(["render", "没有.yaml"], tmp_path)
    assert (code, sentence(err)) == (2, "没有“没有.yaml”这个文件或文件夹")


def test_a_folder_without_plans_is_said(tmp_path: Path) -> None:
    (tmp_path / "units").mkdir()
    (tmp_path / "units" / "other.yaml").write_text("name: x\n", encoding="utf-8")
    code, _, err = run(["render", "units"], tmp_path)
    assert code == 2
    assert "文件夹 units 里没有计划" in sentence(err)


def test_an_unreadable_file_is_said(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEAD, encoding="utf-8")
    plan.chmod(0)
    code, _, err = run(["render", "plan.yaml"], tmp_path, powers=False)
    assert code == 2
    assert sentence(err).startswith("读不了 plan.yaml：没有权限")


def test_a_read_only_output_folder_is_said_and_keeps_its_file(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "plan.md").write_text("旧", encoding="utf-8")
    folder.chmod(0o555)
    code, _, err = run(["render", "plan.yaml", "-o", "out/"], tmp_path, powers=False)
    folder.chmod(0o755)
    assert code == 2
    assert sentence(err).startswith("写不了 out/plan.md：没有权限")
    assert [file.read_text(encoding="utf-8") for file in folder.iterdir()] == ["旧"]


def _three_plans(folder: Path) -> Path:
    """Write plans of which the second has an output folder of its own, and return that folder."""
    for number in "123":
        (folder / f"p{number}.yaml").write_text(HEAD + "工作目标: 甲\n", encoding="utf-8")
    project = '"计划" = ["p*.yaml"]\n"输出" = "out"\n"文件名" = "{名称}/plan"\n'
    (folder / "planforge.toml").write_text(project, encoding="utf-8")
    (folder / "out" / "p2").mkdir(parents=True)
    return folder / "out" / "p2"


@pytest.mark.parametrize(("args", "said"), [([], "写不了"), (["--check"], "读不了")])
def test_a_locked_output_folder_is_in_no_other_plans_way(tmp_path: Path, args: list[str], said: str) -> None:
    locked = _three_plans(tmp_path)
    locked.chmod(0)
    code, out, err = run(["render", *args], tmp_path, powers=False)
    locked.chmod(0o755)
    assert code == 2
    assert f"{said} out/p2/plan.md：没有权限\n" in err
    assert "out/p1/plan.md" in out + err
    assert "out/p3/plan.md" in out + err


@pytest.mark.parametrize(("args", "said"), [([], "写不了"), (["--check"], "读不了")])
def test_a_pipe_in_the_place_of_an_output_is_not_waited_for(tmp_path: Path, args: list[str], said: str) -> None:
    pipe = _three_plans(tmp_path) / "plan.md"
    assert run(["render"], tmp_path)[0] == 0  # what was written is known from now on
    pipe.unlink()
    os.mkfifo(pipe)
    code, _, err = run(["render", *args], tmp_path)
    assert code == 2
    assert f"{said} out/p2/plan.md：这不是普通文件\n" in err
    assert "失败 1" in err


def test_a_plan_that_cannot_be_read_is_in_no_other_plans_way(tmp_path: Path) -> None:
    _three_plans(tmp_path)
    (tmp_path / "p2.yaml").chmod(0)
    (tmp_path / "p3.yaml").write_text(HEAD + "工作目标: 甲,乙\n", encoding="utf-8")
    code, out, err = run(["check"], tmp_path, powers=False)
    assert code == 2
    assert sentence(err).startswith("读不了 p2.yaml：没有权限")
    assert "p3.yaml:3" in out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check", "locked/plan.yaml"], "读不了 locked/plan.yaml：没有权限"),
        (["rollover", "locked/plan.yaml", "--to", "2028年"], "用不了 locked/plan.yaml：没有权限"),
    ],
)
def test_what_cannot_be_seen_is_not_said_to_be_missing(tmp_path: Path, args: list[str], said: str) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    (locked / "plan.yaml").write_text(HEAD, encoding="utf-8")
    locked.chmod(0)
    code, _, err = run(args, tmp_path, powers=False)
    locked.chmod(0o755)
    assert code == 2
    assert sentence(err).startswith(said)


def test_a_file_name_never_reaches_the_terminal_raw(tmp_path: Path) -> None:
    name = "计\x1b[31m划.yaml"
    (tmp_path / name).write_text("单位: 一小\n", encoding="utf-8")
    code, _, err = run(["render", name], tmp_path)
    assert code == 1
    assert "计\\x1b[31m划.yaml:1:1" in err
    assert "\x1b" not in err
