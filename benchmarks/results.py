"""The measurements as a page: ratios against their limits first, then the figures that they are made of."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from bench import GROWTH, Batch, Bench
from timing import Spent
from tools import machine, own_versions

OURS = "planforge render --docx"
MANY = 10_000
"""The plans of a folder whose ratios have limits; in smaller ones the start of processes counts too much."""

NOTES = (
    (
        "planforge reads and checks the plan, places festivals and numbers everything. The docxtpl and python-docx "
        "scripts read it with PyYAML, number it themselves and know by heart where the festivals of this plan fall; "
        "the runs and styles that they write are compared with planforge's before anything is measured. pandoc is "
        "given the Markdown that planforge made of the plan."
    ),
    "All write Word with the styles of planforge's own file.",
    "Linux counts no peak of memory below that of the process that measures, about 19 MiB.",
    (
        "Before the clock starts modules are compiled, and what planforge's templates give for a preset is kept, as "
        "both are from the second run on."
    ),
    "pandoc in one process is `pandoc lua`, which saves it the HTTP of pandoc-server.",
    "Warm figures are seconds of a processor, reading the plan and writing the file included.",
)


class Results(NamedTuple):
    """All that was measured."""

    cold: Mapping[str, Spent]
    warm: Mapping[str, float]
    growth: Mapping[int, Mapping[str, Spent]]
    batches: Mapping[int, Batch]


def page(results: Results, bench: Bench, rounds: int) -> str:
    """Return benchmarks/RESULTS.md."""
    sections = (
        ("Ratios", ("ratio", "measured", "limit", ""), _ratios(results)),
        ("Cold: one process, one document", ("program", "ms", "× python", "× planforge"), _cold(results.cold)),
        ("Warm: many documents, one process", ("program", "ms", "documents/s", "× planforge"), _warm(results.warm)),
        ("Growth: longer plans", ("plan", "program", "cpu s", "peak MiB"), _growth(results.growth)),
        ("Folders of plans", ("plans", "run", "s", "plans/s"), _batches(results.batches)),
    )
    tables = [f"## {title}\n\n{_table(header, rows)}\n" for title, header, rows in sections]
    return "\n".join(("# Benchmarks\n", *_about(bench, rounds), *tables))


def _about(bench: Bench, rounds: int) -> list[str]:
    versions = own_versions() | {f"{name} (peers)": found for name, found in bench.tools.versions.items()}
    missing = [f"{name}: not there, its rows are left out." for name in bench.tools.missing]
    when = f"{datetime.now(UTC):%Y-%m-%d}"
    notes = [
        f"Written by `python benchmarks/run.py` on {when}; medians of {rounds} rounds, programs in turn.",
        "Growth and the smaller folder: a third of the rounds, at least one; larger folders: one.",
        *(f"{name}: {value}" for name, value in machine().items()),
        "versions: " + ", ".join(f"{name} {found}" for name, found in versions.items()),
        *NOTES,
        *missing,
    ]
    return ["\n".join(f"- {note}" for note in notes) + "\n"]


def _ratios(results: Results) -> Iterable[Sequence[str]]:
    cold = {name: spent.wall for name, spent in results.cold.items()}
    big = results.growth[GROWTH[-1]]
    cpu = {name: spent.cpu for name, spent in big.items()}
    memory = {name: spent.memory for name, spent in big.items()}
    yield _ratio("`--help` / bare python", cold, "planforge --help", "python -c pass", 5.0)
    for name, limit in (
        ("python -c pass", 11),
        ("pandoc (PyPI)", 1.1),
        ("pandoc (system)", 1.8),
        ("docxtpl script", 0.55),
    ):
        yield _ratio(f"cold render / {name}", cold, OURS, name, limit)
    for name, limit in (("floor", 6), ("docxtpl", 1 / 18), ("pandoc", 1 / 20)):
        yield _ratio(f"warm render / {name}", results.warm, "ours", name, limit)
    for name in ("pandoc (PyPI)", "pandoc (system)"):
        yield _ratio(f"{GROWTH[-1]}× plan, cpu / {name}", cpu, OURS, name, 0.25)
    yield _ratio(f"{GROWTH[-1]}× plan, memory / docxtpl script", memory, OURS, "docxtpl script", 0.5)
    for count, batch in results.batches.items():
        seconds = batch._asdict()
        unchanged, two = (0.1, 0.65) if count >= MANY else (None, None)
        yield _ratio(f"{count} plans, unchanged / first", seconds, "unchanged", "first", unchanged)
        yield _ratio(f"{count} plans, -j 2 / -j 1", seconds, "two", "first", two)


def _ratio(title: str, figures: Mapping[str, float], ours: str, other: str, limit: float | None) -> Sequence[str]:
    if ours not in figures or other not in figures:
        return title, "–", f"{limit:.3g}" if limit else "–", "not measured"
    ratio = figures[ours] / figures[other]
    if limit is None:
        return title, f"{ratio:.4g}", "–", ""
    return title, f"{ratio:.4g}", f"{limit:.3g}", "kept" if ratio <= limit else "**missed**"


def _cold(cold: Mapping[str, Spent]) -> Iterable[Sequence[str]]:
    bare, ours = cold["python -c pass"].wall, cold[OURS].wall
    for name, spent in cold.items():
        yield name, f"{1000 * spent.wall:.1f}", f"{spent.wall / bare:.2f}", f"{spent.wall / ours:.2f}"


def _warm(warm: Mapping[str, float]) -> Iterable[Sequence[str]]:
    for name, seconds in warm.items():
        yield name, f"{1000 * seconds:.2f}", f"{1 / seconds:.0f}", f"{seconds / warm['ours']:.2f}"


def _growth(growth: Mapping[int, Mapping[str, Spent]]) -> Iterable[Sequence[str]]:
    for times, programs in growth.items():
        for name, spent in programs.items():
            yield f"{times}×", name, f"{spent.cpu:.2f}", f"{spent.memory:.0f}"


def _batches(batches: Mapping[int, Batch]) -> Iterable[Sequence[str]]:
    for count, batch in batches.items():
        for name, seconds in batch._asdict().items():
            yield str(count), name, f"{seconds:.2f}", f"{count / seconds:.0f}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
