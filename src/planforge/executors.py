"""Who renders many plans: processes of this machine, or the workers of a Dask cluster."""

import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from importlib import import_module
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from planforge.errors import CallError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 10
"""Seconds to wait for a Dask scheduler."""


@contextmanager
def dask(address: str) -> Iterator[tuple[Executor, int]]:
    """Connect to a Dask scheduler; give its executor, and how many workers it has.

    Raises:
        CallError: Dask is not installed, there is no scheduler at the address, or it has no workers.
    """
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise CallError("--dask 要先装 Dask：pip install 'planforge[dask]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise CallError(f"连不上 Dask 调度器 {address}；地址形如 tcp://主机:8786") from error
    with client:
        workers = sum(client.nthreads().values())
        if not workers:
            raise CallError(f"Dask 调度器 {address} 还没有工作进程，请先启动 dask worker")
        yield client.get_executor(pure=False), workers


@contextmanager
def processes(count: int) -> Iterator[tuple[Executor, int]]:
    """Start so many worker processes, which end with the block, or when this process is gone.

    Raises:
        CallError: a worker was killed; every file is whole, as it was or as it is to be.
    """
    # A forked worker has everything imported; on macOS forking is not safe, and Windows has none.
    forks = sys.platform == "linux"
    context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
    workers = [_Worker(context) for _ in range(count)]
    executor = _Processes(workers)
    try:
        yield executor, count
    except BrokenExecutor as error:
        raise CallError("一个生成进程意外中断；已经写好的文件都是完整的，请再运行一次") from error
    except BaseException:
        _kill_workers()
        raise
    finally:
        executor.shutdown(cancel_futures=True)
        for worker in workers:
            worker.dismiss()


class _Processes(ThreadPoolExecutor):
    """An executor with a thread for each worker, which waits for it.

    ProcessPoolExecutor has one pipe for the answers of all: when a worker is killed in the middle of an answer, the run
    waits for the rest of it for ever.
    """

    def __init__(self, workers: "Sequence[_Worker]") -> None:
        super().__init__(len(workers))
        self.idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in workers:
            self.idle.put(worker)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a worker call a function; all that goes there and back is pickled."""
        return super().submit(self._call, fn, *args, **kwargs)

    def _call(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        worker = self.idle.get()
        try:
            return worker.call(fn, *args, **kwargs)
        finally:
            self.idle.put(worker)


class _Worker:
    """A process that answers one call after the other, through a pipe that no other process has an end of."""

    def __init__(self, context: "ForkContext | SpawnContext") -> None:
        self.link, theirs = context.Pipe()
        self.process = context.Process(target=_answer, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def call(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Have the process call a function.

        Raises:
            BrokenExecutor: the process is gone. Or what the function raises.
        """
        try:
            self.link.send((fn, args, kwargs))
            result: T
            result, error = self.link.recv()
        except (EOFError, OSError) as gone:
            raise BrokenExecutor from gone
        if error is not None:
            raise error
        return result

    def dismiss(self) -> None:
        """Let the process end, which answers nothing now, and wait for it."""
        with suppress(OSError):  # it is gone already
            self.link.send(None)
        self.process.join()
        self.link.close()


def _kill_workers() -> None:
    """Stop what workers do: nobody waits for it any more, and a second Ctrl-C must not meet the end of the run."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    for worker in multiprocessing.active_children():
        worker.kill()


def _answer(link: "Connection[object, Any]") -> None:
    """Answer calls; Ctrl-C is for the run to answer, and a worker whose run is gone goes too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()
    with suppress(EOFError, OSError):  # the run is gone
        while (asked := link.recv()) is not None:
            fn, args, kwargs = asked
            try:
                link.send((fn(*args, **kwargs), None))
            except Exception as error:
                link.send((None, error))


def _follow() -> None:
    run_process = multiprocessing.parent_process()
    assert run_process is not None
    run_process.join()
    os._exit(1)
