"""Many plans: each an order that any process can carry out, answered by an outcome; nothing is said here."""

import hashlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from planforge import api, checking
from planforge.document.nodes import Document
from planforge.drift import drift_of
from planforge.errors import CallError, DiskFull, PlanError
from planforge.memory import Memory
from planforge.orders import Look, Order, Outcome, Result
from planforge.output import make_folder, write_file
from planforge.targets import Job, Target

WORTH = 8
"""A process is started for so many plans; for fewer its start costs more than it saves."""

CHUNKS = 8
"""So many times a process comes for orders: often enough that none is idle at the end."""

_writing = threading.Lock()


def publish(order: Order) -> Outcome:
    """Render one plan and write, or compare, what it gives; its faults are in the outcome.

    Raises:
        DiskFull: there is no room for what it gives, and so for no other's.
    """
    outcome = Outcome(order.job)
    try:
        outcome.code = _publish(order, outcome)
    except PlanError as error:
        outcome.diagnostics += error.diagnostics
        outcome.code = 1
    except DiskFull:
        raise
    except CallError as error:
        outcome.refusal, outcome.code = str(error), 2
    if not outcome.diagnostics:
        outcome.text = ""
    return outcome


def run(
    orders: Sequence[Order], executor: Executor | None = None, workers: int = 1, memory: Memory | None = None
) -> Iterator[Outcome]:
    """Carry out every order, here or by an executor that has so many workers; outcomes come in the orders' order.

    What a memory knows to be as it is already is not done again.

    Raises:
        CallError: a worker was killed, or the disk is full; every file is whole, as it was or as it is to be.
    """
    if executor is not None or memory is not None:
        orders = [_held(order) for order in orders]
    known = memory.find(orders) if memory is not None else [None] * len(orders)
    fresh = _carry_out([order for order, found in zip(orders, known, strict=True) if not found], executor, workers)
    try:
        for order, found in zip(orders, known, strict=True):
            outcome = found or next(fresh)
            if memory is not None and not found:
                memory.keep(order, outcome)
            yield outcome
    except BrokenExecutor as error:
        raise CallError("一个生成进程意外中断；已经写好的文件都是完整的，请再运行一次") from error
    finally:
        if memory is not None:
            memory.close()


def _carry_out(orders: Sequence[Order], executor: Executor | None, workers: int) -> Iterator[Outcome]:
    if executor is None:
        return map(publish, orders)
    return executor.map(publish, orders, chunksize=len(orders) // (workers * CHUNKS) + 1)


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
        return Result(target, "streamed", data=data)
    with _writing:
        if target.in_folder:
            make_folder(target.path.parent)
        return Result(target, "written" if write_file(target.path, data) else "unchanged", _digest(data))


def _compare(target: Target, data: bytes) -> Result:
    assert target.path is not None
    try:
        drift = drift_of(target.path, data)
    except FileNotFoundError:
        return Result(target, "missing")
    if drift is None:
        return Result(target, "unchanged", _digest(data))
    return Result(target, "drifted", drift=drift)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _held(order: Order) -> Order:
    """Return an order with its plan's text: another process cannot read stdin, and a file may change meanwhile."""
    source = order.job.source
    try:
        return order._replace(job=order.job._replace(source=source._replace(data=source.read())))
    except CallError:
        return order  # whoever carries it out meets the same


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
