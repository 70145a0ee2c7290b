"""How fast planforge is, beside what else could write the same document; the answer goes to benchmarks/RESULTS.md.

Run it with planforge installed: `python benchmarks/run.py`. It installs the programs to compare in a temporary folder.
"""

import argparse
import tempfile
from pathlib import Path

from bench import Bench
from results import Results, page
from tools import install

RESULTS = Path(__file__).parent / "RESULTS.md"
QUICK, USUAL, FULL = (200,), (200, 2_000), (200, 2_000, 10_000)


def measure(bench: Bench, rounds: int, counts: tuple[int, ...]) -> Results:
    """Measure everything; what takes longer is repeated less often."""
    few = max(1, rounds // 3)
    return Results(
        cold=bench.cold(rounds),
        warm=bench.warm(rounds, count=100),
        growth=bench.growth(few),
        batches={count: bench.batch(count, few if count == counts[0] else 1) for count in counts},
    )


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description="Measure planforge beside its peers.")
    parser.add_argument("--rounds", type=int, default=15, help="how often each program runs")
    parser.add_argument("--quick", action="store_true", help="three rounds, no large folders")
    parser.add_argument("--full", action="store_true", help="a folder of 10,000 plans too")
    options = parser.parse_args()
    rounds = 3 if options.quick else options.rounds
    counts = QUICK if options.quick else FULL if options.full else USUAL
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bench = Bench(folder, install(folder / "peers"))
        text = page(measure(bench, rounds, counts), bench, rounds)
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
