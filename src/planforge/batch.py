"""Many plans: each an order that any process can carry out, answered by an outcome; nothing is said here."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from planforge import api
from planforge.checks.certain import errors_in
from planforge.document.nodes import Document
from planforge.errors import CallError, DiskFull, PlanError
from planforge.orders import Order, Outcome, Result
from planforge.output import make_folder, write_file
from planforge.spec.reader import read_plan
from planforge.targets import Job, Target

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from planforge.memory import Memory

WORTH = 8
"""A process is started for so many plans; for fewer its start costs more than it saves."""

GROUP, AHEAD = 16, 4
"""So many orders are handed to a worker at once, and so many groups for each worker before the first is back."""


def prepare(order: Order) -> Outcome:
    """Read and render one plan, in any process: no file is written; its faults are in the outcome."""
    outcome = Outcome(order.job)
    try:
        outcome.code = _prepare(order, outcome)
    except PlanError as error:
        outcome.diagnostics += error.diagnostics
        outcome.code = 1
    except CallError as error:
        outcome.refusal, outcome.code = str(error), 2
    if not outcome.diagnostics:
        outcome.text = ""
    return outcome


def prepare_all(orders: Sequence[Order]) -> list[Outcome]:
    """Read and render plans that were handed out together."""
    return [prepare(order) for order in orders]


def publish(order: Order, outcome: Outcome, *, digested: bool = False) -> Outcome:
    """Write, or compare, what a plan gave; what stands in the way is in the outcome, with digests if wanted.

    Raises:
        DiskFull: there is no room for it, and so for no other's.
    """
    put = _compare if order.look.compare else _write
    try:
        for target, data in zip(order.job.targets, outcome.rendered, strict=False):
            result = put(target, data)
            outcome.results.append(result._replace(digest=_digest(data)) if digested and result.is_right else result)
    except DiskFull:
        raise
    except CallError as error:
        outcome.refusal, outcome.code = str(error), 2
    if any(result.state in {"missing", "drifted"} for result in outcome.results):
        outcome.code = max(outcome.code, 1)
    outcome.rendered.clear()
    return outcome


def run(
    orders: Sequence[Order], executor: "Executor | None" = None, workers: int = 1, memory: "Memory | None" = None
) -> Iterator[Outcome]:
    """Carry out every order; outcomes come in the orders' order.

    Plans are read and rendered by an executor that has so many workers, or here; files are written here alone.
    What a memory knows to be as it is already is not done again. However many orders there are, few are held at a time.

    Raises:
        DiskFull: there is no more room; every file is whole, as it was or as it is to be.
    """
    ahead = workers * AHEAD if executor is not None else 0
    waiting: deque[_Group] = deque()
    try:
        for start in range(0, len(orders), GROUP):
            waiting.append(_begun(orders[start : start + GROUP], executor, memory))
            if len(waiting) > ahead:
                yield from _finished(waiting.popleft(), memory)
        while waiting:
            yield from _finished(waiting.popleft(), memory)
    finally:
        if memory is not None:
            memory.close()


class _Group(NamedTuple):
    """Orders that are handed out together, what is known of each, and what comes of those of which nothing is."""

    orders: Sequence[Order]
    known: Sequence[Outcome | None]
    fresh: "Future[list[Outcome]] | None"


def _begun(orders: Sequence[Order], executor: "Executor | None", memory: "Memory | None") -> _Group:
    if executor is not None or memory is not None:
        orders = [_held(order) for order in orders]
    known = memory.find(orders) if memory is not None else [None] * len(orders)
    fresh = [order for order, found in zip(orders, known, strict=True) if not found]
    return _Group(orders, known, executor.submit(prepare_all, fresh) if executor is not None and fresh else None)


def _finished(group: _Group, memory: "Memory | None") -> Iterator[Outcome]:
    fresh = iter(group.fresh.result()) if group.fresh is not None else None
    for order, found in zip(group.orders, group.known, strict=True):
        if found:
            yield found
            continue
        prepared = next(fresh) if fresh is not None else prepare(order)
        outcome = publish(order, prepared, digested=memory is not None)
        if memory is not None:
            memory.keep(order, outcome)
        yield outcome


def worth(count: int, asked: int | None) -> int:
    """Return how many workers so many plans keep busy, at most as many as asked, or as the cores where none is."""
    return max(1, min(asked or _cores(), count // WORTH))


def shard(jobs: Sequence[Job], number: int, count: int) -> list[Job]:
    """Return one of `count` parts of the jobs, counted from 1; every job is in one part, whatever the machine."""
    return list(jobs[number - 1 :: count])


def _prepare(order: Order, outcome: Outcome) -> int:
    job, look = order.job, order.look
    name = job.source.name
    # Not api.read, which would hold the file's bytes while the plan is read.
    reading = api.reading_of(
        read_plan(job.source.read(), name), name, templates=look.templates, draft=look.draft, strict=look.strict
    )
    outcome.text = reading.text
    outcome.diagnostics += reading.diagnostics
    if reading.document is None or not reading.ok:
        return 1
    errors = errors_in(reading.plan, reading.text, reading.file, order.ignore) if reading.plan else ()
    outcome.diagnostics += errors
    if errors and look.strict:
        return 1
    if look.reference is not None and any(target.format == "docx" for target in job.targets):
        outcome.remarks += api.reference_notes(reading.document, look.reference, templates=look.templates)
    # All formats before the first is written: a plan that fails in one leaves every file alone.
    outcome.rendered += [_render(reading.document, target, order) for target in job.targets]
    return 0


def _render(document: Document, target: Target, order: Order) -> bytes:
    look = order.look
    style = look.style or ("" if document.style.preset else order.style)
    return api.render(document, target.format, style=style, reference=look.reference, templates=look.templates)


def _write(target: Target, data: bytes) -> Result:
    if target.path is None:
        return Result(target, "streamed", data=data)
    if target.root is not None:
        make_folder(target.path.parent)
    return Result(target, "written" if write_file(target.path, data) else "unchanged")


def _compare(target: Target, data: bytes) -> Result:
    from planforge.drift import drift_of

    assert target.path is not None
    try:
        drift = drift_of(target.path, data)
    except FileNotFoundError:
        return Result(target, "missing")
    if drift is None:
        return Result(target, "unchanged")
    return Result(target, "drifted", drift=drift)


def _digest(data: bytes) -> str:
    import hashlib  # most of its cost is OpenSSL, which a single plan needs for nothing

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
