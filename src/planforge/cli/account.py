"""What `planforge render` says of its plans, as they come: findings, files, differences and a summary."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planforge.cli.streams import emit, say, wants_colour
from planforge.diagnostics import Diagnostic
from planforge.filenames import argument
from planforge.project.finding import project_of
from planforge.reporters.display import visible
from planforge.reporters.text import TextReport

if TYPE_CHECKING:
    from planforge.orders import Look, Outcome, Result
    from planforge.project.model import Project
    from planforge.sources import Source
    from planforge.targets import Target

T = TypeVar("T", str, Diagnostic)

FEW = 6
"""So many changed lines of a file are shown where no diff is asked for."""

MANY = 8
"""For so many plans a terminal shows how far the run is."""

DONE = {"written": "已生成", "unchanged": "未改动"}


class Account:
    """The account of a run: says what each outcome brings and keeps the worst exit code.

    `project` is the project file that says where outputs go, None where the call does.
    """

    def __init__(self, look: "Look", project: "Project | None" = None, *, quiet: bool, diff: bool) -> None:
        self.code = 0
        self._look = look
        self._project = project
        self._quiet = quiet
        self._diff = diff
        self._report = TextReport(colour=wants_colour(sys.stderr))
        self._said: set[str | Diagnostic] = set()
        self._counts = {"生成": 0, "未改动": 0, "不一致": 0, "失败": 0}

    def add(self, outcome: "Outcome") -> None:
        """Say what became of one plan."""
        self.code = max(self.code, outcome.code)
        self._tell(outcome.diagnostics, outcome.text)
        self._tell(self._new(outcome.remarks), "")
        for result in outcome.results:
            self._add_result(outcome, result)
        # A faulty template would be blamed once for each plan.
        for sentence in self._new([outcome.refusal] if outcome.refusal else []):
            say(f"planforge: 错误：{visible(sentence)}\n")
        self._counts[_kind(outcome)] += 1

    def add_orphans(self, paths: Sequence[Path]) -> None:
        """Say which files no plan gives."""
        for path in paths:
            self.code = max(self.code, 1)
            emit(f"{visible(str(path))} 没有对应的计划\n    不用了就删掉它，还要用就补上计划\n".encode())

    def end(self, count: int) -> None:
        """Say what was found in all, and what became of the plans where there are several."""
        say(self._report.end())
        if count != 1 and not self._quiet:
            parts = [f"{kind} {number}" for kind, number in self._counts.items() if number]
            say(f"共 {count} 份计划：{'，'.join(parts)}\n" if parts else "这一份里没有计划\n")

    def _tell(self, diagnostics: Iterable[Diagnostic], source: str) -> None:
        say(self._report.add([d for d in diagnostics if d.level == "error" or not self._quiet], source))

    def _new(self, things: Sequence[T]) -> list[T]:
        """Return the things that were not said before, which now are."""
        new = [each for each in dict.fromkeys(things) if each not in self._said]
        self._said.update(new)
        return new

    def _add_result(self, outcome: "Outcome", result: "Result") -> None:
        if result.state == "streamed":
            emit(result.data)
        elif result.state in {"missing", "drifted"}:
            emit("".join(self._drift(outcome, result)).encode())
        elif not self._quiet and not self._look.compare:
            say(f"{DONE[result.state]} {visible(str(result.target.path))}\n")

    def _drift(self, outcome: "Outcome", result: "Result") -> Iterator[str]:
        """Write how an output differs from its plan, and the command that mends it."""
        name = visible(str(result.target.path))
        yield f"{name} 还没有生成\n" if result.state == "missing" else f"{name} 和计划不一致\n"
        lines = result.drift.lines
        if self._diff:
            yield "".join(f"{visible(line)}\n" for line in result.drift.diff.splitlines())
        else:
            yield from (f"    {visible(line)}\n" for line in lines[:FEW])
            yield f"    ……另有 {len(lines) - FEW} 行\n" if len(lines) > FEW else ""
        yield from (f"    {visible(other)}\n" for other in result.drift.others)
        yield f"    改好：{visible(self._command(outcome, result))}\n"

    def _command(self, outcome: "Outcome", result: "Result") -> str:
        import shlex

        look, target = self._look, result.target
        source = outcome.job.source
        where = self._where(source, target)
        words = ["planforge", "render", argument(source.name), f"--{target.format}", *where]
        options = {"--style": look.style, "--template": look.templates, "--reference-doc": look.reference}
        for option, value in options.items():
            words += [option, str(value)] if value else []
        command = shlex.join([*words, *(["--draft"] if look.draft else [])])
        # -o FILE makes no folder, and -o FOLDER/ would name the file after its plan.
        if target.path and where == ["-o", str(target.path)] and not target.path.parent.is_dir():
            return f"{shlex.join(['mkdir', '-p', argument(str(target.path.parent))])} && {command}"
        return command

    def _where(self, source: "Source", target: "Target") -> list[str]:
        """Return the option that puts an output in its place; none is needed where the project file says it."""
        nearest = project_of(source.folder, self._look.templates)
        if self._project is not None and nearest is not None and nearest.file == self._project.file:
            return []
        assert target.path is not None
        if self._project is None and target.root is not None and not target.path.parent.is_dir():
            return ["-o", f"{target.path.parent}/"]
        return ["-o", str(target.path)]


def progress(outcomes: Iterator["Outcome"], count: int) -> Iterator["Outcome"]:
    """Pass outcomes on; for many of them a terminal shows how far the run is."""
    if count < MANY or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(outcomes, "生成计划", count, console=Console(stderr=True), transient=True)


def _kind(outcome: "Outcome") -> str:
    states = {result.state for result in outcome.results}
    if states & {"missing", "drifted"}:
        return "不一致"
    if outcome.code:
        return "失败"
    return "未改动" if states <= {"unchanged"} else "生成"
