"""What offices put into CI: the hooks, the action, the job for GitLab and the READMEs' lines about them."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from planforge.cli.group import COMMANDS
from planforge.version import __version__

PLAN = "单位: 示例小学工会\n期间: 2027年\n工作目标:\n  - 召开两次教职工代表大会。\n"
WARNED = PLAN + "结语: 总结。。\n"
FAULTY = PLAN.replace("2027年", "2027年13月")
FILES = {"plans/a.yaml": PLAN, "plans/二 科.yaml": WARNED, "faulty.yml": FAULTY, "ci.yml": "on: push\n"}
READMES = ["README.md", "README.zh-CN.md"]
NEEDED = {"id", "name", "entry", "language"}
OPTIONAL = {"description", "args", "types", "files", "require_serial", "pass_filenames"}


def load(name: str) -> Any:  # noqa: ANN401 (as YAML is)
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


HOOKS = {hook["id"]: hook for hook in load(".pre-commit-hooks.yaml")}
ACTION = load("action.yml")
JOB = load("ci/gitlab.yml")["planforge"]


def bash(script: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub does, with planforge on the PATH."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=cwd, env=os.environ | {"PATH": path} | env, capture_output=True, text=True, check=False
    )


def step(name: str) -> Any:  # noqa: ANN401 (as YAML is)
    return next(step for step in ACTION["runs"]["steps"] if step.get("name") == name)


def act(cwd: Path, paths: str, strict: str = "false") -> tuple[int, str, str]:
    """Act the checking step out; return its exit code, its output and the summary."""
    summary = cwd / "summary"
    summary.unlink(missing_ok=True)
    done = bash(step("检查计划")["run"], cwd, PATHS=paths, STRICT=strict, GITHUB_STEP_SUMMARY=str(summary))
    return done.returncode, done.stdout, summary.read_text(encoding="utf-8") if summary.exists() else ""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_hooks_have_the_fields_of_pre_commit() -> None:
    assert list(HOOKS) == ["planforge-check", "planforge-render-check"]
    for hook in HOOKS.values():
        assert set(hook) >= NEEDED
        assert set(hook) <= NEEDED | OPTIONAL
        assert hook["language"] == "python"
        re.compile(hook.get("files", ""))


def test_the_hook_for_outputs_runs_when_anything_of_theirs_changes() -> None:
    files = re.compile(HOOKS["planforge-render-check"]["files"])
    for name in ("a/plan.yaml", "b.yml", "out/a.md", "a.docx", "planforge.toml", "a/planforge.toml"):
        assert files.search(name)
    assert not files.search("pyproject.toml")


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_the_command_of_a_hook_exists(hook: dict[str, str]) -> None:
    program, command, *_ = hook["entry"].split()
    assert program in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert command in COMMANDS


def test_the_checking_hook_passes_over_what_is_no_plan(here: Path) -> None:
    entry = HOOKS["planforge-check"]["entry"]
    assert bash(f"{entry} ci.yml 'plans/二 科.yaml'", here).returncode == 0
    assert bash(f"{entry} ci.yml", here).stdout == "未发现问题\n"
    assert bash(f"{entry} ci.yml faulty.yml", here).returncode == 1


def test_the_action_declares_what_its_steps_use() -> None:
    assert {"name", "description", "inputs", "runs"} == set(ACTION)
    used = re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", (ROOT / "action.yml").read_text(encoding="utf-8"))
    assert sorted(used) == sorted(ACTION["inputs"])
    assert all(isinstance(each["default"], str) for each in ACTION["inputs"].values())
    assert all(each.get("shell") == "bash" for each in ACTION["runs"]["steps"] if "run" in each)
    assert not any("${{" in each.get("run", "") for each in ACTION["runs"]["steps"])
    assert step("安装 planforge")["run"].endswith('"$GITHUB_ACTION_PATH"')


def test_the_action_reports_and_sums_up(here: Path) -> None:
    code, out, summary = act(here, ".")
    assert code == 1
    assert out.startswith("::error file=faulty.yml,line=2,")
    assert "::warning file=plans/二 科.yaml,line=5," in out
    assert "检查了 3 份计划，发现 1 个错误，1 个警告。" in summary
    assert "| plans/二 科.yaml:5:7 | 警告 | doubled-mark | “。。”标点重复 | 只留一个“。” |\n" in summary


def test_the_action_takes_a_path_a_line(here: Path) -> None:
    assert act(here, "plans/二 科.yaml\nplans/*.yaml\n")[::2] == (0, act(here, "plans")[2])
    assert act(here, "plans", "true")[0] == 1


def test_the_action_takes_patterns_for_all_folders_below(here: Path) -> None:
    (here / "plans/三科/一组").mkdir(parents=True)
    for name, text in (("三科/a", PLAN), ("三科/一组/a", FAULTY)):
        (here / f"plans/{name}.yaml").write_text(text, encoding="utf-8")
    code, out, summary = act(here, "plans/**/*.yaml")
    assert (code, out.count("file=plans/三科/一组/a.yaml")) == (1, 1)
    assert "检查了 4 份计划" in summary


def test_the_action_stops_without_a_summary_where_there_is_no_plan(here: Path) -> None:
    assert act(here, "none") == (2, "", "")


def test_the_job_for_gitlab(here: Path) -> None:
    assert JOB["variables"]["PLANFORGE"].endswith(f"@v{__version__}")
    (script,), (after,) = JOB["script"], JOB["after_script"]
    assert bash(script, here, PLANS=JOB["variables"]["PLANS"]).returncode == 1
    assert bash(script, here, PLANS="plans").returncode == 0
    bash(after, here, PLANS="plans")
    assert [(here / path).exists() for path in JOB["artifacts"]["paths"]] == [True]


@pytest.mark.parametrize("name", READMES)
def test_the_lines_of_a_readme_run(name: str, here: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    (lines,) = re.findall(r"^```sh ci\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (project,) = re.findall(r"^```toml ci\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (here / "planforge.toml").write_text(project, encoding="utf-8")
    codes = [bash(line, here).returncode for line in lines.splitlines()]
    assert codes == [int("--strict" in line) for line in lines.splitlines()]
    assert "## 计划检查" in (here / "summary.md").read_text(encoding="utf-8")
    assert sorted(path.name for path in (here / "build").iterdir()) == ["a.docx", "二 科.docx"]


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_hooks_inputs_and_the_version_that_are(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    (config,) = re.findall(r"^```yaml pre-commit\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (repository,) = yaml.safe_load(config)["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == list(HOOKS)
    assert repository["rev"] == f"v{__version__}"
    (workflow,) = re.findall(r"^```yaml workflow\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    used = yaml.safe_load(workflow)["jobs"]["plans"]["steps"][-1]
    assert used["uses"] == f"OWNER/planforge@v{__version__}"
    assert set(used["with"]) <= set(ACTION["inputs"])
