"""Runs planforge as a process of its own: the `planforge` command and `python -m planforge`."""

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

# Loading modules makes many objects and no garbage; looking for some takes 6 % of a short run.
gc.set_threshold(1_000_000, 50, 50)


def run() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    from planforge.cli import main

    _end(main())


def _end(code: int) -> NoReturn:
    """End the process without taking everything in it apart, which is 4 % of a short run and leads to nothing."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # there is none, or nobody reads it any more
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
