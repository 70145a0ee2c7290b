"""Who renders many plans: processes of this machine, or the workers of a Dask cluster."""

import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module

from planforge.errors import CallError

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
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    executor = ProcessPoolExecutor(count, context, _begin)
    try:
        yield executor, count
    except BrokenExecutor as error:
        raise CallError("一个生成进程意外中断；已经写好的文件都是完整的，请再运行一次") from error
    except BaseException:
        _stop_workers()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _stop_workers() -> None:
    """Stop what workers do: nobody waits for it any more, and a second Ctrl-C must not meet the end of the run."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    for worker in multiprocessing.active_children():
        worker.kill()


def _begin() -> None:
    """Begin a worker: Ctrl-C is for the run to answer, and a worker whose run is gone goes too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    run_process = multiprocessing.parent_process()
    assert run_process is not None
    run_process.join()
    os._exit(1)
