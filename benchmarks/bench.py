"""What is measured: cold starts, many documents in one process, growth, folders of plans."""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from plans import PLAN, fill, grown
from timing import Command, Spent, installed, interleaved, medians, printed, spend
from tools import Tools

PEERS = Path(__file__).parent / "peers"
PLANFORGE = (Path(sysconfig.get_path("scripts"), "planforge"),)
GROWTH = (1, 10, 100)


class Batch(NamedTuple):
    """Seconds of a folder's plans: the first run with one process, with two, and once more unchanged."""

    first: float
    two: float
    unchanged: float


class Bench:
    """The programs under test, with everything that they read and write in one temporary folder."""

    def __init__(self, folder: Path, tools: Tools) -> None:
        self.folder = folder
        self.tools = tools
        self.environment = installed(folder)
        for times in GROWTH:
            self._source(times).write_text(grown(times), encoding="utf-8")
            self.run(self.render(times, "md"))
        self.run(self.render(1, "docx"))
        self.reference = shutil.copy(self._file("ours-1.docx"), self._file("reference.docx"))
        if "docxtpl" in tools.packages:
            self.run((tools.python, PEERS / "make_template.py", self.reference, self._file("template.docx")))
        self._check_peers()

    def run(self, command: Command) -> None:
        """Run something that is not measured."""
        subprocess.run(command, env=self.environment, stdout=subprocess.DEVNULL, check=True)

    def _check_peers(self) -> None:
        """Fail where a script does not write what planforge does: it would be compared for less work."""
        for times in GROWTH:
            self.run(self.render(times, "docx"))
            for command in self._scripts(times).values():
                self.run(command)
                self.run((self.tools.python, PEERS / "same.py", self._file(f"ours-{times}.docx"), command[-1]))

    def cold(self, rounds: int) -> dict[str, Spent]:
        """Return what each program takes from its start to its end."""
        commands: dict[str, Command] = {
            "python -c pass": (sys.executable, "-c", "pass"),
            "planforge --help": (*PLANFORGE, "--help"),
            "planforge render --md": self.render(1, "md"),
            "planforge render --docx": self.render(1, "docx"),
            **self._peers(1),
        }
        return self._spent(commands, rounds)

    def growth(self, rounds: int) -> dict[int, dict[str, Spent]]:
        """Return the same for plans of several sizes."""
        return {
            times: self._spent({"planforge render --docx": self.render(times, "docx"), **self._peers(times)}, rounds)
            for times in GROWTH
        }

    def warm(self, rounds: int, count: int) -> dict[str, float]:
        """Return the processor's seconds of one document out of many made in one process."""
        commands: dict[str, Command] = {
            name: (sys.executable, PEERS.parent / "warm.py", name, PLAN, self._file(f"{name}.docx"), str(count))
            for name in ("ours", "floor")
        }
        if "docxtpl" in self.tools.packages:
            commands["docxtpl"] = (*self._docxtpl(1), str(count))
        if "PyPI" in self.tools.pandocs:
            script = (PEERS / "by_pandoc.lua", self._file("ours-1.md"), self.reference, self._file("lua.docx"))
            commands["pandoc"] = (self.tools.pandocs["PyPI"], "lua", *script, str(count // 4))
        runs = {name: partial(printed, command, self.environment) for name, command in commands.items()}
        return {name: median(found) for name, found in interleaved(runs, rounds).items()}

    def batch(self, count: int, rounds: int) -> Batch:
        """Return what a folder of so many plans takes; every first run finds no output and no cache."""
        fill(self._file(f"plans-{count}"), count)
        runs: dict[str, Callable[[], Spent]] = {
            "first": partial(self._fresh, count, ("-j", "1")),
            "unchanged": partial(self._folder, count, ("-j", "1")),
            "two": partial(self._fresh, count, ("-j", "2")),
        }
        wall = {name: medians(spent).wall for name, spent in interleaved(runs, rounds).items()}
        return Batch(wall["first"], wall["two"], wall["unchanged"])

    def render(self, times: int, form: str) -> Command:
        """Return the command that renders a plan of a size."""
        out = self._file(f"ours-{times}.{form}")
        return (*PLANFORGE, "render", self._source(times), f"--{form}", "-q", "-o", out)

    def _peers(self, times: int) -> dict[str, Command]:
        out = self._file("peer.docx")
        commands: dict[str, Command] = {
            f"pandoc ({origin})": (
                program,
                self._file(f"ours-{times}.md"),
                f"--reference-doc={self.reference}",
                "-o",
                out,
            )
            for origin, program in self.tools.pandocs.items()
        }
        return commands | self._scripts(times)

    def _scripts(self, times: int) -> dict[str, Command]:
        """Return the scripts that write a plan; the last of their arguments is where to."""
        commands: dict[str, Command] = {}
        if "docxtpl" in self.tools.packages:
            commands["docxtpl script"] = self._docxtpl(times)
        if "python-docx" in self.tools.packages:
            script, out = PEERS / "by_python_docx.py", self._file("python-docx.docx")
            commands["python-docx script"] = (self.tools.python, script, self._source(times), self.reference, out)
        return commands

    def _docxtpl(self, times: int) -> Command:
        script, template = PEERS / "by_docxtpl.py", self._file("template.docx")
        return (self.tools.python, script, self._source(times), template, self._file("docxtpl.docx"))

    def _spent(self, commands: dict[str, Command], rounds: int) -> dict[str, Spent]:
        runs = {name: partial(spend, command, self.environment) for name, command in commands.items()}
        return {name: medians(spent) for name, spent in interleaved(runs, rounds).items()}

    def _fresh(self, count: int, options: Command) -> Spent:
        for folder in ("batch-cache", f"out-{count}"):
            shutil.rmtree(self._file(folder), ignore_errors=True)
        return self._folder(count, options)

    def _folder(self, count: int, options: Command) -> Spent:
        environment = self.environment | {"XDG_CACHE_HOME": str(self._file("batch-cache"))}
        out = f"{self._file(f'out-{count}')}/"
        plans = self._file(f"plans-{count}")
        return spend((*PLANFORGE, "render", plans, "--docx", "-q", "-o", out, *options), environment)

    def _source(self, times: int) -> Path:
        return self._file(f"plan-{times}.yaml")

    def _file(self, name: str) -> Path:
        return self.folder / name
