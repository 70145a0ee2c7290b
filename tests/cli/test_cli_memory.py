"""What is remembered of plans: a second run does nothing twice, and never passes over what changed."""

import json
import os
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_program import PLAN, PROGRAM, run
from conftest import ROOT

from planforge import batch
from planforge.memory import Memory
from planforge.orders import Look, Order, Outcome
from planforge.resources import cache_folder
from planforge.sources import find_sources
from planforge.targets import settle

NOTED = PLAN.replace("单位: ", "单位：")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Some plans, one with a note, in a folder with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b", "c"):
        (tmp_path / "units" / name).mkdir(parents=True)
        (tmp_path / "units" / name / "plan.yaml").write_text(NOTED if name == "b" else PLAN, encoding="utf-8")
    return tmp_path


def orders(look: Look = Look()) -> list[Order]:  # noqa: B008 (a constant)
    jobs = settle(find_sources(["units"]), ("md", "docx"), "out", from_folder=True)
    return [Order(job, look) for job in jobs]


def known(look: Look = Look()) -> list[bool]:  # noqa: B008 (a constant)
    held = [batch._held(order) for order in orders(look)]
    return [outcome is not None for outcome in Memory(look).find(held)]


def carry_out(look: Look = Look()) -> list[Outcome]:  # noqa: B008 (a constant)
    return list(batch.run(orders(look), memory=Memory(look)))


def memory_file() -> Path:
    return cache_folder() / "outcomes.sqlite"


def test_a_second_run_recalls_the_first_and_what_it_found(here: Path) -> None:
    first = carry_out()
    assert known() == [True] * 3
    second = carry_out()
    assert [each.diagnostics for each in second] == [each.diagnostics for each in first]
    assert [bool(each.diagnostics) for each in second] == [False, True, False]
    assert [each.text for each in second] == [each.text for each in first]
    assert {result.state for each in second for result in each.results} == {"unchanged"}


def change_plan() -> None:
    Path("units/a/plan.yaml").write_text(PLAN.replace("两次", "三次"), encoding="utf-8")


def change_output() -> None:
    Path("out/a/plan.md").write_text("另一份", encoding="utf-8")


def remove_output() -> None:
    Path("out/a/plan.docx").unlink()


@pytest.mark.parametrize("change", [change_plan, change_output, remove_output])
def test_what_changed_is_done_again_and_nothing_else(change: Callable[[], None], here: Path) -> None:
    carry_out()
    change()
    assert known() == [False, True, True]
    carry_out()
    assert known() == [True] * 3
    assert run("render", "units", "--md", "--docx", "-o", "out", "--check", "--no-cache").out == ""


@pytest.mark.parametrize(
    "look", [Look(style="school"), Look(draft=True), Look(strict=True), Look(templates=ROOT / "templates")]
)
def test_another_look_is_another_outcome(look: Look, here: Path) -> None:
    carry_out()
    assert known(look) == [False] * 3


def test_a_changed_template_or_reference_or_environment_forgets(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "my/markdown").mkdir(parents=True)
    template = here / "my/markdown/document.md.j2"
    template.write_text("# 一份计划\n", encoding="utf-8")
    look = Look(templates=here / "my")
    carry_out(look)
    assert known(look) == [True] * 3
    template.write_text("# 另一份计划\n", encoding="utf-8")
    assert known(look) == [False] * 3
    carry_out()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert known() == [False] * 3


def test_a_plan_with_errors_is_never_remembered(here: Path) -> None:
    Path("units/c/plan.yaml").write_text(PLAN.replace("2027年", "2027年13月", 1), encoding="utf-8")
    assert [each.code for each in carry_out()] == [0, 0, 1]
    assert [each.code for each in carry_out()] == [0, 0, 1]
    assert known() == [True, True, False]


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_made_anew_without_a_word(damage: bytes, here: Path) -> None:
    carry_out()
    (cache_folder() / "outcomes.sqlite").write_bytes(damage)
    done = run("render", "units", "--md", "--docx", "-o", "out")
    assert (done.code, done.err.count("未改动 out")) == (0, 6)
    assert "outcomes" not in done.err
    done = run("render", "units", "--md", "--docx", "-o", "out")
    assert known() == [True] * 3


def test_a_file_that_is_damaged_inside_is_made_anew(here: Path) -> None:
    carry_out()
    data = bytearray(memory_file().read_bytes())
    data[4096:] = b"\xff" * len(data[4096:])
    memory_file().write_bytes(data)
    carry_out()
    assert all(known())


def test_a_file_of_another_shape_is_made_anew(here: Path) -> None:
    carry_out()
    with sqlite3.connect(memory_file()) as connection:
        connection.execute("DROP TABLE outcomes")
        connection.execute("CREATE TABLE outcomes (something TEXT)")
    connection.close()
    carry_out()
    assert all(known())


@pytest.mark.parametrize("outcome", ["", "[]", "{}", '{"text": "", "diagnostics": [[]], "remarks": [], "digests": []}'])
def test_a_damaged_outcome_is_none(outcome: str, here: Path) -> None:
    carry_out()
    with sqlite3.connect(cache_folder() / "outcomes.sqlite") as connection:
        connection.execute("UPDATE outcomes SET outcome = ?", (outcome,))
    connection.close()
    assert known() == [False] * 3


def test_without_a_place_for_it_plans_are_rendered_all_the_same(here: Path) -> None:
    (here / "cache").write_text("", encoding="utf-8")
    for _ in range(2):
        assert run("render", "units", "-o", "out").code == 0


def test_no_cache_leaves_no_file(here: Path) -> None:
    assert run("render", "units", "--no-cache").code == 0
    assert not (cache_folder() / "outcomes.sqlite").exists()


def test_two_runs_at_once_tear_no_file(here: Path) -> None:
    command = [*PROGRAM, "render", "units", "--md", "--docx", "-o", "out"]
    for _ in range(3):
        both = [subprocess.Popen(command, stderr=subprocess.PIPE, env=os.environ) for _ in range(2)]
        said = [process.communicate()[1].decode() for process in both]
        assert [process.returncode for process in both] == [0, 0], said
        assert not any("Traceback" in each for each in said)
        for file in Path("out").rglob("*.docx"):
            assert zipfile.ZipFile(file).testzip() is None
    assert known() == [True] * 3
    assert not list(here.rglob("*.tmp"))


def test_what_is_remembered_holds_no_plan_that_was_clean(here: Path) -> None:
    carry_out()
    with sqlite3.connect(cache_folder() / "outcomes.sqlite") as connection:
        rows = [json.loads(row) for (row,) in connection.execute("SELECT outcome FROM outcomes")]
    connection.close()
    assert sorted(bool(row["text"]) for row in rows) == [False, False, True]
