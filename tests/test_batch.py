"""Many plans as a library does them: any executor, outcomes in order, faults as values."""

import errno
import multiprocessing
import os
import re
import shutil
import signal
import struct
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from planforge import batch, executors
from planforge.cli import main
from planforge.errors import CallError, DiskFull
from planforge.orders import Look, Order, Outcome
from planforge.sources import Source, find_sources
from planforge.targets import Job, Target, settle

PLAN = (ROOT / "examples/agency-union/plan.yaml").read_bytes()
FAULTY = "单位: 示例小学工会\n期间: 2027年13月\n".encode()


@pytest.fixture
def orders(tmp_path: Path) -> list[Order]:
    for number in range(12):
        (tmp_path / f"{number:02}").mkdir()
        (tmp_path / f"{number:02}" / "plan.yaml").write_bytes(PLAN if number != 4 else FAULTY)
    jobs = settle(find_sources([str(tmp_path)]), ("md", "docx"), str(tmp_path / "out"), from_folder=True)
    return [Order(job, Look()) for job in jobs]


def told(outcomes: Sequence[Outcome]) -> list[tuple[str, int, list[str]]]:
    return [(each.job.source.name, each.code, [result.state for result in each.results]) for each in outcomes]


def test_any_executor_gives_the_same_outcomes_in_order(orders: list[Order], tmp_path: Path) -> None:
    alone = list(batch.run(orders))
    assert [each.job for each in alone] == [order.job for order in orders]
    assert [each.code for each in alone] == [int(number == 4) for number in range(12)]
    shutil.rmtree(tmp_path / "out")
    with ThreadPoolExecutor(3) as threads:
        assert told(list(batch.run(orders, threads, 3))) == told(alone)
    shutil.rmtree(tmp_path / "out")
    with executors.processes(2) as (executor, _):
        assert isinstance(executor, Executor)
        assert told(list(batch.run(orders, executor, 2))) == told(alone)
    assert not multiprocessing.active_children()


def cut_short() -> None:
    with executors.processes(2) as (executor, _):
        executor.submit(time.sleep, 40)
        raise KeyboardInterrupt


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Heed Ctrl-C again after a run that was cut short, which does not any more."""
    heeded = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, heeded)


@pytest.mark.usefixtures("interrupts")
def test_an_interrupt_stops_what_workers_do() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        cut_short()
    assert time.monotonic() - began < 20
    assert not multiprocessing.active_children()


def test_the_plan_of_standard_input_goes_to_another_process(tmp_path: Path) -> None:
    target = Target("md", tmp_path / "plan.md")
    order = Order(Job(Source("-", None, Path("plan"), PLAN), (target,)), Look())
    with executors.processes(2) as (executor, _):
        assert [each.code for each in batch.run([order], executor, 2)] == [0]
    assert target.path is not None
    assert target.path.exists()


def pipes() -> dict[str, int]:
    """Return the pipes and sockets of this process."""
    found = {}
    for end in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the one that the folder was read through
            found[str(end.readlink())] = int(end.name)
    return {name: end for name, end in found.items() if name.startswith(("pipe:", "socket:"))}


def torn_answer(others: dict[str, int]) -> None:
    """Begin an answer that never ends: a worker may be killed at any moment, and a long answer takes several."""
    for name, end in pipes().items():
        if name not in others:
            with suppress(OSError):  # the end to read from
                os.write(end, struct.pack("!i", 1000) + b"only the beginning")
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(sys.platform != "linux", reason="finds the pipes of a process under /proc")
def test_a_worker_that_is_killed_in_the_middle_of_an_answer_does_not_keep_the_run() -> None:
    others = pipes()
    with pytest.raises(CallError, match="意外中断"), executors.processes(2) as (executor, _):
        executor.submit(torn_answer, others).result(timeout=20)


def test_a_fault_in_a_worker_is_raised_here() -> None:
    with executors.processes(2) as (executor, _):
        with pytest.raises(ValueError, match="invalid literal"):
            executor.submit(int, "x").result()
        with pytest.raises(TypeError, match="pickle"):
            executor.submit(open, os.devnull).result()
        assert executor.submit(int, "7").result() == 7


def test_what_cannot_be_written_is_an_outcome(orders: list[Order], tmp_path: Path) -> None:
    (tmp_path / "out" / "03" / "plan.md").mkdir(parents=True)
    (outcome,) = batch.run(orders[3:4])
    assert outcome.code == 2
    assert "这是文件夹" in outcome.refusal


def test_a_full_disk_ends_the_run_with_one_sentence(
    orders: list[Order], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out/00").mkdir(parents=True)
    (tmp_path / "out/00/plan.md").write_text("old", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DiskFull), executors.processes(2) as (executor, _):
        list(batch.run(orders, executor, 2))
    assert main(["render", str(tmp_path), "-o", str(tmp_path / "out"), "--no-cache"]) == 2
    assert re.fullmatch(r"planforge: 错误：写不了 \S+：磁盘已满\n", capsys.readouterr().err)
    assert [path.name for path in tmp_path.rglob("*") if path.suffix not in {"", ".yaml"}] == ["plan.md"]
    assert (tmp_path / "out/00/plan.md").read_text(encoding="utf-8") == "old"


@given(st.integers(0, 60), st.integers(1, 9))
def test_every_job_is_in_one_shard(count: int, parts: int) -> None:
    jobs = [Job(Source(str(number), None, Path()), ()) for number in range(count)]
    shards = [batch.shard(jobs, number, parts) for number in range(1, parts + 1)]
    assert sorted((job for each in shards for job in each), key=lambda job: int(job.source.name)) == jobs
    assert max(map(len, shards)) - min(map(len, shards)) <= 1


def test_a_process_is_started_only_where_it_pays() -> None:
    assert batch.worth(1, 8) == 1
    assert batch.worth(200, 4) == 4
    assert batch.worth(200, 1) == 1


def test_few_plans_are_held_at_a_time_however_many_there_are(tmp_path: Path) -> None:
    class Counting(ThreadPoolExecutor):
        """Counts what was handed out and has not come back as a result that was taken."""

        most = handed = 0

        def submit(self, *args: object, **names: object) -> "Future[object]":  # type: ignore[override]
            self.handed += 1
            self.most = max(self.most, self.handed - taken // batch.GROUP)
            return super().submit(*args, **names)  # type: ignore[arg-type]

    taken, count = 0, batch.GROUP * 20
    source = Source("plan.yaml", None, Path("plan.yaml"), PLAN)
    plans = [Order(Job(source, (Target("md", tmp_path / f"{number}.md"),)), Look()) for number in range(count)]
    with Counting(2) as executor:
        for _ in batch.run(plans, executor, 2):
            taken += 1
    assert taken == count
    assert executor.most <= 2 * batch.AHEAD + 2
