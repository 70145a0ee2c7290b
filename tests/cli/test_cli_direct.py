"""Everyday calls of `planforge render`: read without click, and read as click reads them."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.cli.direct import FLAGS, VALUED, direct_call
from planforge.cli.group import planforge
from planforge.cli.render_call import RenderCall

PLAN = "单位: 示例小学工会\n期间: 2027年\n主要工作:\n  - 开好教代会。\n"

WORDS = (
    "a.yaml",
    "计划",
    "plans/*.yaml",
    "-",
    "",
    " ",
    "a b",
    "--",
    "-x",
    "-qo",
    "-oq",
    "--out",
    "--output=b",
    "--help",
    "-j",
    "2",
)


def command() -> click.Command:
    found = planforge.get_command(click.Context(planforge), "render")
    assert found is not None
    return found


def by_click(args: list[str]) -> RenderCall:
    return RenderCall(**command().make_context("render", args[1:]).params)


# No argument of a process holds a NUL.
_TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=4)


@given(st.lists(st.sampled_from((*FLAGS, *VALUED, *WORDS)) | _TEXTS, max_size=6))
def test_what_is_read_directly_is_read_as_click_reads_it(words: list[str]) -> None:
    args = ["render", *words]
    call = direct_call(args)
    assert call is None or call == by_click(args)


@pytest.mark.parametrize("option", [[flag] for flag in FLAGS] + [[name, "x"] for name in VALUED], ids=" ".join)
def test_every_option_of_the_tables_is_read(option: list[str]) -> None:
    for args in (["render", *option, "a.yaml"], ["render", "a.yaml", "-", *option]):
        assert direct_call(args) == by_click(args) != RenderCall(("a.yaml",))


def test_an_output_may_be_standard_output() -> None:
    assert direct_call(["render", "-", "-o", "-"]) == RenderCall(("-",), output="-")


LEFT_TO_CLICK = [
    [],
    ["--help"],
    ["--debug", "render", "a.yaml"],
    ["check", "a.yaml"],
    ["render"],
    ["render", "--docx"],
    ["render", "a.yaml", "--help"],
    ["render", "a.yaml", "-o"],
    ["render", "a.yaml", "-o", "--docx"],
    ["render", "a.yaml", "-o", "b", "-o", "c"],
    ["render", "a.yaml", "-qo", "b"],
    ["render", "a.yaml", "--output=b"],
    ["render", "a.yaml", "--", "-b"],
    ["render", "a.yaml", "-j", "2"],
    ["render", "a.yaml", "--doxc"],
    ["render", ""],
]


@pytest.mark.parametrize("args", LEFT_TO_CLICK, ids=" ".join)
def test_what_leaves_anything_to_ask_is_left_to_click(args: list[str]) -> None:
    assert direct_call(args) is None


@pytest.mark.parametrize("name", ["PLANFORGE_TEMPLATES", "_PLANFORGE_COMPLETE"])
def test_what_click_takes_from_the_environment_is_left_to_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert direct_call(["render", "a.yaml"]) is not None
    monkeypatch.setenv(name, "x")
    assert direct_call(["render", "a.yaml"]) is None


def test_what_click_makes_of_patterns_on_windows_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "name", "nt")
        call = direct_call(["render", "a.yaml"])
    assert call is None


def test_every_option_that_click_takes_from_the_environment_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = [option.envvar for option in command().params if isinstance(option, click.Option) and option.envvar]
    assert taken
    for name in taken:
        assert isinstance(name, str)
        monkeypatch.setenv(name, "x")
        assert direct_call(["render", "a.yaml"]) is None
        monkeypatch.delenv(name)


def test_a_plain_run_loads_neither_click_nor_what_only_templates_need(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    program = "import sys; from planforge.cli import main; main(['render', 'plan.yaml', '--docx']); print(*sys.modules)"
    for _ in range(2):  # the first keeps what the preset's templates give
        done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True)
    assert not {"click", "yaml", "jinja2", "rich", "docx", "lxml", "json"} & set(done.stdout.decode().split())
