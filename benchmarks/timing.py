"""Running programs in turn, so that a busy machine slows all alike, and what each run took."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Command = Sequence[str | Path]


class Spent(NamedTuple):
    """What a process took: seconds to its end, seconds of a processor, MiB at its peak."""

    wall: float
    cpu: float
    memory: float


def installed(folder: Path) -> dict[str, str]:
    """Return an environment in which modules are compiled once, as those of an installed program are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "XDG_CACHE_HOME": str(folder / "cache")}


def spend(command: Command, environment: Mapping[str, str]) -> Spent:
    """Run a program to its end.

    Raises:
        CalledProcessError: it failed.
    """
    begin = perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Spent(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def printed(command: Command, environment: Mapping[str, str]) -> float:
    """Run a program that prints a number, and return that."""
    return float(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)


def interleaved(runs: Mapping[str, Callable[[], T]], rounds: int) -> dict[str, list[T]]:
    """Do all runs in turn so many times; a round before the first is not counted."""
    results: dict[str, list[T]] = {name: [] for name in runs}
    for turn in range(rounds + 1):
        for name, run in runs.items():
            result = run()
            if turn:
                results[name].append(result)
    return results


def medians(spent: Sequence[Spent]) -> Spent:
    """Return the median of each figure."""
    return Spent(*(median(figures) for figures in zip(*spent, strict=True)))
