"""Runs planforge as a process of its own: the `planforge` command and `python -m planforge`."""

import gc
import sys
from typing import NoReturn

# Loading modules makes many objects and no garbage; looking for some takes 6 % of a short run.
gc.set_threshold(100_000, 50, 50)


def run() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    from planforge.cli import main

    code = main()
    gc.freeze()  # what is left dies with the process; another 9 %
    sys.exit(code)


if __name__ == "__main__":
    run()
