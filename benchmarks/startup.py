"""How long a user waits: planforge's cold starts as multiples of an empty Python's.

Run it as `python benchmarks/startup.py [ROUNDS]`. Runs are interleaved, so that a busy machine slows all alike.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "examples" / "school-union" / "plan.yaml"
ROUNDS = 21


def commands(folder: Path) -> dict[str, list[str]]:
    """Return the programs to time by the names under which they are shown; the first is the unit."""
    planforge = [sys.executable, "-m", "planforge"]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "planforge --help": [*planforge, "--help"],
        "planforge render --md": [*planforge, "render", str(PLAN), "--md", "-q", "-o", str(folder / "plan.md")],
        "planforge render --docx": [*planforge, "render", str(PLAN), "--docx", "-q", "-o", str(folder / "plan.docx")],
    }


def installed(folder: Path) -> dict[str, str]:
    """Return an environment in which modules are compiled once, as those of an installed program are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "XDG_CACHE_HOME": str(folder / "cache")}


def measure(programs: dict[str, list[str]], environment: dict[str, str], rounds: int) -> dict[str, float]:
    """Return the median seconds of each program, the first round not counted."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(rounds + 1):
        for name, program in programs.items():
            begin = time.perf_counter()
            subprocess.run(program, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
            if turn:
                times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> None:
    """Print a table of medians and ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        medians = measure(commands(Path(folder)), installed(Path(folder)), rounds)
    unit = next(iter(medians.values()))
    for name, seconds in medians.items():
        print(f"{name:26}{seconds * 1000:8.1f} ms{seconds / unit:8.2f} x")


if __name__ == "__main__":
    main()
