"""What a call of `planforge render` asks for, and the run that does it."""

import gc
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planforge.cli.account import Account, progress
from planforge.cli.asked import plans_asked
from planforge.errors import CallError
from planforge.project.finding import project_for, projects_of
from planforge.sources import names_many
from planforge.targets import Custom, Job, settle

if TYPE_CHECKING:
    from collections.abc import Collection
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

    from planforge.api import Format
    from planforge.memory import Memory
    from planforge.orders import Look, Order
    from planforge.project.model import Project


LONG_RUN = (10_000, 10, 10)
"""When garbage is looked for in a run with many plans, whose memory is to stay flat; a short run does without."""


class RenderCall(NamedTuple):
    """The arguments and options of `planforge render`; a shard is its number and their count."""

    paths: tuple[str, ...]
    md: bool = False
    docx: bool = False
    output: str | None = None
    style: str = ""
    template: Path | None = None
    reference: Path | None = None
    draft: bool = False
    compare: bool = False
    diff: bool = False
    strict: bool = False
    jobs: int | None = None
    shard: tuple[int, int] = (1, 1)
    dask: str | None = None
    no_cache: bool = False
    quiet: bool = False


def run(call: RenderCall) -> int:
    """Render every plan that the call names; the worst of their exit codes is the run's."""
    # Not at the top: the help page has no need of what renders.
    from planforge import batch
    from planforge.orders import Look

    wanted: dict[Format, bool] = {"md": call.md, "docx": call.docx}
    formats = [each for each, asked in wanted.items() if asked]
    if call.reference is not None:
        formats = _for_word(formats, call.output, call.style)
    if call.diff and not call.compare:
        raise CallError("--diff 和 --check 一起用：planforge render plan.yaml --check --diff")
    if call.style and not call.docx:
        _refuse_unknown(call.style, call.template)
    project = project_for(call.paths, call.template)
    custom = _custom(project)
    found = _jobs(call.paths, formats, call.output, call.reference, project, custom)
    _refuse_stdout({target.format for job in found for target in job.targets if target.path is None}, call)
    look = Look(call.style, call.template, call.reference, call.draft, call.strict, call.compare)
    if call.dask:
        look = look.absolute()
    orders = _orders(batch.shard(found, *call.shard), look)
    account = Account(look, None if call.output else project, quiet=call.quiet, diff=call.diff)
    if len(orders) > 1:
        gc.set_threshold(*LONG_RUN)
    memory = _memory(look) if len(orders) > 1 and not call.no_cache else None
    with _workforce(call.dask, batch.worth(len(orders), call.jobs)) as (executor, workers):
        for outcome in progress(batch.run(orders, executor, workers, memory), len(orders)):
            account.add(outcome)
    if call.compare and call.shard[0] == 1:
        account.add_orphans(_orphans(found, call.paths, call.output, custom))
    account.end(len(orders))
    return account.code


def _custom(project: "Project | None") -> Custom:
    if project is None:
        return Custom()
    from planforge.project.plans import custom_of

    return custom_of(project)


def _jobs(
    paths: tuple[str, ...],
    formats: list["Format"],
    output: str | None,
    reference: Path | None,
    project: "Project | None",
    custom: Custom,
) -> list[Job]:
    sources = plans_asked(paths, project)
    if paths and project is not None and output is None:
        from planforge.project.plans import placed

        sources = placed(sources, project)
    many = not paths or any(map(names_many, paths))
    return settle(sources, formats, output, from_folder=many, kept=reference, custom=custom)


def _orders(jobs: list[Job], look: "Look") -> "list[Order]":
    """Return what is asked of each plan, with what its project file says of it."""
    from planforge.orders import Order

    projects = projects_of((job.source.folder for job in jobs), look.templates)
    houses = ((job, projects[job.source.folder]) for job in jobs)
    return [Order(job, look, house.style, house.ignore) if house else Order(job, look) for job, house in houses]


def _orphans(jobs: list[Job], paths: tuple[str, ...], output: str | None, custom: Custom) -> list[Path]:
    """Return the outputs without a plan, where the run gives all that its output folder should hold."""
    from planforge.orphans import orphans

    if output is not None:
        return orphans(jobs, Path(output)) if not paths or any(map(names_many, paths)) else []
    return orphans(jobs, custom.folder, custom.pattern) if custom.folder is not None and not paths else []


def _memory(look: "Look") -> "Memory":
    from planforge.memory import Memory

    return Memory(look)


def _workforce(address: str | None, count: int) -> "AbstractContextManager[tuple[Executor | None, int]]":
    """Return who renders; for one worker, none beside this process."""
    if not address and count == 1:
        return nullcontext((None, 1))
    from planforge import executors

    return executors.dask(address) if address else executors.processes(count)


def _refuse_unknown(style: str, templates: Path | None) -> None:
    """Refuse a style that there is not, although Markdown, which has no styles, would not miss it."""
    from planforge.rendering.word.preset_files import refuse_unknown

    refuse_unknown(style, templates)


def _refuse_stdout(formats: "Collection[Format]", call: RenderCall) -> None:
    """Refuse the formats that go to standard output where it is nothing to compare with, or no place for them."""
    if formats and call.compare:
        raise CallError("--check 要和文件比，不能用标准输出")
    if "docx" in formats and sys.stdout.isatty():
        raise CallError("Word 文件不能显示在终端里，请写到文件，如 -o plan.docx")


def _for_word(formats: list["Format"], output: str | None, style: str) -> list["Format"]:
    """Return the formats of a run with a reference document, which is Word's alone: Word where none is named."""
    if style:
        raise CallError("--style 和 --reference-doc 只能用一个：样子或者照内置样式，或者照参考文档")
    if not formats and not (output or "").lower().endswith(".md"):
        return ["docx"]
    if "docx" not in formats:
        raise CallError("--reference-doc 只管 Word 的样子，请加 --docx")
    return formats
