"""Many plans: each an order that any process can carry out, answered by an outcome; nothing is said here."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from planforge import api, checking
from planforge.diagnostics import Diagnostic
from planforge.document.nodes import Document
from planforge.drift import Drift, drift_of
from planforge.errors import CallError, PlanError
from planforge.output import make_folder, write_file
from planforge.targets import Job, Target

State: TypeAlias = Literal["written", "unchanged", "missing", "drifted", "streamed"]

WORTH = 8
"""A process is started for so many plans; for fewer its start costs more than it saves."""

CHUNKS = 8
"""So many times a process comes for orders: often enough that none is idle at the end."""

_writing = threading.Lock()


class Look(NamedTuple):
    """How all plans of a run are rendered, as for `api.read` and `api.render`; `compare` writes nothing."""

    style: str = ""
    templates: Path | None = None
    reference: Path | None = None
    draft: bool = False
    strict: bool = False
    compare: bool = False


class Order(NamedTuple):
    """A plan, what becomes of it, and how."""

    job: Job
    look: Look


class Result(NamedTuple):
    """What became of one output; `data` is what goes to standard output, `drift` how a file differs."""

    target: Target
    state: State
    data: bytes = b""
    drift: Drift = Drift()


@dataclass
class Outcome:
    """What came of an order: exit code, findings with the text for their excerpts, remarks on the reference, outputs.

    `refusal` is the sentence of what stopped it, where the call or the system is at fault.
    """

    job: Job
    code: int = 0
    text: str = ""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    remarks: list[Diagnostic] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    refusal: str = ""


def publish(order: Order) -> Outcome:
    """Render one plan and write, or compare, what it gives; its faults are in the outcome."""
    outcome = Outcome(order.job)
    try:
        outcome.code = _publish(order, outcome)
    except PlanError as error:
        outcome.diagnostics += error.diagnostics
        outcome.code = 1
    except CallError as error:
        outcome.refusal, outcome.code = str(error), 2
    if not outcome.diagnostics:
        outcome.text = ""
    return outcome


def run(orders: Sequence[Order], executor: Executor | None = None, workers: int = 1) -> Iterator[Outcome]:
    """Carry out every order, here or by an executor that has so many workers; outcomes come in the orders' order.

    Raises:
        CallError: a worker was killed; every file is whole, as it was or as it is to be.
    """
    if executor is None:
        yield from map(publish, orders)
        return
    orders = [order._replace(job=_held(order.job)) for order in orders]
    try:
        yield from executor.map(publish, orders, chunksize=len(orders) // (workers * CHUNKS) + 1)
    except BrokenExecutor as error:
        raise CallError("一个生成进程意外中断；已经写好的文件都是完整的，请再运行一次") from error


def worth(orders: Sequence[Order], asked: int | None) -> int:
    """Return how many workers these orders keep busy, at most as many as asked, or as the cores where none is."""
    return max(1, min(asked or _cores(), len(orders) // WORTH))


@contextmanager
def processes(count: int) -> Iterator[Executor | None]:
    """Start so many worker processes, none for 1; they end with the block, or when this process is gone."""
    if count == 1:
        yield None
        return
    # A forked worker has everything imported; on macOS forking is not safe, and Windows has none.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    executor = ProcessPoolExecutor(count, context, _begin)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def shard(jobs: Sequence[Job], number: int, count: int) -> list[Job]:
    """Return one of `count` parts of the jobs, counted from 1; every job is in one part, whatever the machine."""
    return list(jobs[number - 1 :: count])


def orphans(jobs: Sequence[Job], folder: Path) -> list[Path]:
    """Return the files below an output folder that are named as its outputs are and that no plan gives, sorted."""
    given = {target.path for job in jobs for target in job.targets}
    suffixes = {target.format for job in jobs for target in job.targets}
    found = (path for suffix in suffixes for path in folder.rglob(f"*.{suffix}"))
    return sorted(path for path in found if path not in given and path.is_file())


def _publish(order: Order, outcome: Outcome) -> int:
    job, look = order
    reading = api.read(
        job.source.read(), job.source.name, templates=look.templates, draft=look.draft, strict=look.strict
    )
    outcome.text = reading.text
    outcome.diagnostics += reading.diagnostics
    if reading.document is None or not reading.ok:
        return 1
    errors = checking.errors_of(reading)
    outcome.diagnostics += errors
    if errors and look.strict:
        return 1
    if look.reference is not None and any(target.format == "docx" for target in job.targets):
        outcome.remarks += api.reference_notes(reading.document, look.reference, templates=look.templates)
    # All formats before the first is written: a plan that fails in one leaves every file alone.
    rendered = [_render(reading.document, target, look) for target in job.targets]
    settle = _compare if look.compare else _write
    for target, data in zip(job.targets, rendered, strict=True):
        outcome.results.append(settle(target, data))
    return int(any(result.state in {"missing", "drifted"} for result in outcome.results))


def _render(document: Document, target: Target, look: Look) -> bytes:
    return api.render(document, target.format, style=look.style, reference=look.reference, templates=look.templates)


def _write(target: Target, data: bytes) -> Result:
    if target.path is None:
        return Result(target, "streamed", data)
    with _writing:
        if target.in_folder:
            make_folder(target.path.parent)
        return Result(target, "written" if write_file(target.path, data) else "unchanged")


def _compare(target: Target, data: bytes) -> Result:
    assert target.path is not None
    try:
        drift = drift_of(target.path, data)
    except FileNotFoundError:
        return Result(target, "missing")
    return Result(target, "unchanged") if drift is None else Result(target, "drifted", drift=drift)


def _held(job: Job) -> Job:
    """Return a job that another process can carry out: what stdin gives is read here."""
    if job.source.path is not None:
        return job
    return job._replace(source=job.source._replace(data=job.source.read()))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    """Begin a worker: Ctrl-C is for the run to answer, and a worker whose run is gone goes too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    run_process = multiprocessing.parent_process()
    assert run_process is not None
    run_process.join()
    with _writing:
        os._exit(1)
