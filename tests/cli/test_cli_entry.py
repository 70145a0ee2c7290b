import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from cli_program import PLAN, PROGRAM, run

from planforge import __version__
from planforge.cli import main
from planforge.cli.group import COMMANDS, planforge
from planforge.diagnostics import Diagnostic, Span
from planforge.errors import CallError, PlanError

HEAVY = ("yaml", "jinja2", "rich", "docx", "lxml", "importlib.metadata", "json", "difflib", "dataclasses")
ARCHIVES = ("zlib", "bz2", "_bz2", "lzma", "_lzma", "_compression", "grp", "pwd", "_compat_pickle")
ESCAPE = "\x1b["


def imported(code: str) -> set[str]:
    program = f"import sys; {code}; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return set(done.stderr.decode().split())


@pytest.mark.parametrize("args", ["", "; main(['--help'])", "; main(['--version'])"])
def test_starting_up_loads_click_and_nothing_heavier(args: str) -> None:
    modules = imported(f"from planforge.cli import main{args}")
    own = {"planforge", "planforge.version", "planforge.reporters", "planforge.reporters.display", "planforge.cli"}
    parts = {f"planforge.cli.{name}" for name in ("by_click", "chinese", "direct", "formatter", "group", "streams")}
    extra = modules - imported("import click") - own - parts
    assert extra <= {"shutil", "fnmatch", "unicodedata", *ARCHIVES}
    assert not set(HEAVY) & extra


def test_the_command_line_itself_loads_no_library() -> None:
    assert not {"click", *HEAVY} & imported("import planforge.cli")


def test_help_of_a_command_loads_only_that_command() -> None:
    modules = imported("from planforge.cli import main; main(['render', '--help'])")
    assert {f"planforge.cli.{name}" for name in COMMANDS} & modules == {"planforge.cli.render"}
    assert not {"yaml", "jinja2"} & modules


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_is_the_folder_of_modules(name: str) -> None:
    command = planforge.get_command(click.Context(planforge), name)
    assert command is not None
    assert command.name == name


LOCALES = [
    {"LANG": "C"},
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "gbk"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"LANG": "de_DE.UTF-8", "LANGUAGE": "de"},
]


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_every_stream_is_utf8_in_every_locale(locale: dict[str, str], tmp_path: Path) -> None:
    assert run("--help", env=locale).out.startswith("用法：planforge [选项] 命令 …")
    assert "没有这个命令“计划”" in run("计划", env=locale).err
    (tmp_path / "计划.yaml").write_text(PLAN, encoding="utf-8")
    result = run("render", "计划.yaml", cwd=tmp_path, env=locale)
    assert (result.code, result.err) == (0, "已生成 计划.md\n")
    assert "示例小学工会" in run("render", "计划.yaml", "-o", "-", cwd=tmp_path, env=locale).out


def test_a_file_name_that_is_no_text_is_shown_as_an_escape(tmp_path: Path) -> None:
    result = run("render", "\udcff\x1b[31m\u202e.yaml", cwd=tmp_path)
    assert result.code == 2
    assert r"\udcff\x1b[31m\u202e.yaml" in result.err


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "0"}, False),
    ],
)
def test_colour_follows_the_environment(environment: dict[str, str], coloured: bool, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("单位: 一小\n期间: 2027年13月\n", encoding="utf-8")
    result = run("render", "plan.yaml", cwd=tmp_path, env=environment)
    assert "错误" in result.err
    assert (ESCAPE in result.err) is coloured


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour(environment: dict[str, str], coloured: bool, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("单位: 一小\n期间: 2027年13月\n", encoding="utf-8")
    ours, theirs = pty.openpty()
    base = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(
        [*PROGRAM, "render", "plan.yaml"],
        cwd=tmp_path,
        stderr=theirs,
        env=base | {"TERM": "xterm"} | environment,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert done.returncode == 1
    assert "错误" in shown
    assert (ESCAPE in shown) is coloured


@pytest.fixture
def fail() -> Iterator[list[BaseException]]:
    """Register a command that raises what the test puts into the list."""
    errors: list[BaseException] = []

    @planforge.command("fail")
    def command() -> None:
        raise errors[0]

    yield errors
    del planforge.commands["fail"]


def test_a_bug_is_one_line_and_its_traceback_only_on_demand(
    fail: list[BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    fail.append(KeyError("某个键\x1b"))
    assert main(["fail"]) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert line.startswith("planforge 内部错误（KeyError: '某个键\\x1b'）")
    assert "planforge --debug" in line
    assert main(["--debug", "fail"]) == 2
    shown = capsys.readouterr().err
    assert "Traceback" in shown
    assert shown.endswith(line)


@pytest.mark.parametrize("error", [RecursionError(), MemoryError(), SyntaxError("x"), UnicodeError()])
def test_no_exception_gets_through(
    error: Exception, fail: list[BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    fail.append(error)
    assert main(["fail"]) == 2
    assert capsys.readouterr().err.startswith("planforge 内部错误（")


def test_a_fault_of_the_call_is_one_sentence(fail: list[BaseException], capsys: pytest.CaptureFixture[str]) -> None:
    fail.append(CallError("打不开\u202e"))
    assert main(["fail"]) == 2
    assert capsys.readouterr().err == "planforge: 错误：打不开\\u202e\n"


def test_a_fault_of_the_plan_is_reported(fail: list[BaseException], capsys: pytest.CaptureFixture[str]) -> None:
    fail.append(PlanError((Diagnostic("too-deep", "error", "太深", file="plan.yaml", span=Span(1, 2, 1, 3)),)))
    assert main(["fail"]) == 1
    assert capsys.readouterr().err == "plan.yaml:1:2 错误 too-deep：太深\n1 个错误\n"


def test_an_interrupt_is_one_line(fail: list[BaseException], capsys: pytest.CaptureFixture[str]) -> None:
    fail.append(KeyboardInterrupt())
    assert main(["fail"]) == 130
    assert capsys.readouterr().err.strip() == "已中断。"


@pytest.mark.parametrize("args", [["--help"], ["new", "--list"], ["render", "plan.yaml", "-o", "-"]])
def test_a_reader_that_leaves_early_is_no_news(args: list[str], tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run([*PROGRAM, *args], cwd=tmp_path, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    assert done.stderr == b""


@pytest.mark.parametrize("args", [["--help"], ["new", "--list"], ["render", "plan.yaml", "-o", "-"]])
def test_a_full_disk_behind_stdout_is_one_sentence(args: list[str], tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, *args], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.decode()) == (2, "planforge: 错误：磁盘已满\n")


@pytest.mark.parametrize("where", ["2>/dev/full", "2>&-", "2>&1 >&- | true", ">&- 2>&-"])
def test_a_run_does_not_end_because_nobody_hears_it(where: str, tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(PLAN if name != "b" else "单位: 一小", encoding="utf-8")
    command = f"set -o pipefail; {shlex.join(PROGRAM)} render . --md -o out/ {where}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, sorted(path.name for path in (tmp_path / "out").iterdir())) == (1, ["a.md", "c.md"])


@pytest.mark.parametrize(("args", "code"), [("render -", 1), ("check -", 1), ("new --ask", 2)])
def test_a_closed_standard_input_has_nothing_to_say(args: str, code: int) -> None:
    done = subprocess.run(["bash", "-c", f"{shlex.join(PROGRAM)} {args} <&-"], capture_output=True, check=False)
    assert (done.returncode, "内部错误" in done.stderr.decode()) == (code, False)


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"planforge {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(shell: str) -> None:
    result = run(env={"_PLANFORGE_COMPLETE": f"{shell}_source"})
    assert (result.code, result.err) == (0, "")
    assert f"_PLANFORGE_COMPLETE={shell}_complete" in result.out


COMPLETIONS = [
    ("planforge ", "render"),
    ("planforge expo", "export"),
    ("planforge render --dr", "--draft"),
    ("planforge render --style gb", "gbt9704"),
    ("planforge new school-u", "school-union"),
    ("planforge export m", "markdown"),
]


@pytest.mark.parametrize(("line", "offered"), COMPLETIONS)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_commands_options_starters_and_styles(shell: str, line: str, offered: str) -> None:
    words = line.split(" ")
    cursor = words[-1] if shell == "fish" else str(len(words) - 1)
    result = run(env={"_PLANFORGE_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": cursor})
    assert (result.code, result.err) == (0, "")
    assert offered in re.split(r"[\n,\t]", result.out)


def test_completion_works_in_a_real_bash(tmp_path: Path) -> None:
    program = tmp_path / "planforge"
    program.write_text(f'#!/bin/sh\nexec {" ".join(map(shlex.quote, PROGRAM))} "$@"\n')
    program.chmod(0o755)
    probe = 'COMP_WORDS=(planforge expo); COMP_CWORD=1; _planforge_completion planforge; echo "${COMPREPLY[@]}"'
    done = subprocess.run(
        ["bash", "--norc", "-c", run(env={"_PLANFORGE_COMPLETE": "bash_source"}).out + probe],
        env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().split() == ["export"]
