"""`planforge render`: plans to Markdown and Word."""

import gc
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli.account import Account, progress
from planforge.cli.group import Command
from planforge.cli.options import complete_styles, plans_asked, read_count, read_shard, template_option
from planforge.errors import CallError
from planforge.project.finding import project_for, project_of
from planforge.sources import names_many
from planforge.targets import Custom, Job, settle

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

    from planforge.api import Format
    from planforge.memory import Memory
    from planforge.orders import Look, Order
    from planforge.project.model import Project


LONG_RUN = (10_000, 10, 10)
"""When garbage is looked for in a run with many plans, whose memory is to stay flat; a short run does without."""


@click.command(
    "render",
    cls=Command,
    options_metavar="[选项]",
    help="把计划生成 Markdown 或 Word，放在计划旁边；不写格式时生成 Markdown。",
    epilog=(
        "路径可以是计划文件、装着计划的文件夹、'plans/*.yaml' 这样的写法，或者 -（标准输入）；"
        "不写时照 planforge.toml。\n"
        "-o 可以是 .md、.docx 文件，文件夹，或者 -（标准输出）；多份计划或两种格式放进文件夹。\n"
        "例：planforge render plan.yaml --docx"
    ),
)
@click.argument("paths", metavar="[路径…]", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@click.option("--md", is_flag=True, help="生成 Markdown。")
@click.option("--docx", is_flag=True, help="生成 Word。")
@click.option("-o", "--output", metavar="文件|文件夹|-", help="写到哪里。")
@click.option(
    "--style",
    metavar="名称",
    default="",
    shell_complete=complete_styles,
    help="Word 样式，见 planforge styles。",
)
@template_option
@click.option(
    "--reference-doc",
    "reference",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="照这份 Word 文档的页面、样式、页眉页脚生成 Word，它本身不改动。",
)
@click.option("--draft", is_flag=True, help="草稿：允许留着【待补：…】，并在文中标出。")
@click.option("--check", "compare", is_flag=True, help="什么都不写，只看已有的文件和计划是否一致；不一致时退出码是 1。")
@click.option("--diff", is_flag=True, help="和 --check 一起用：逐行列出不同。")
@click.option("--strict", is_flag=True, help="把警告和提示也当作错误。")
@click.option("-j", "--jobs", metavar="数目", type=int, callback=read_count, help="用几个进程；不写时照处理器的核数。")
@click.option(
    "--shard",
    metavar="第几份/共几份",
    default="1/1",
    callback=read_shard,
    help="只做其中一份，例如 2/4；供几台机器分头做。",
)
@click.option("--dask", metavar="地址", help="交给 Dask 集群生成，例如 tcp://主机:8786。")
@click.option("--no-cache", is_flag=True, help="每份都重新生成；平时内容没变的计划略过。")
@click.option("-q", "--quiet", is_flag=True, help="只报告错误。")
def command(  # noqa: PLR0913, PLR0917 (click passes every option by name)
    paths: tuple[str, ...],
    md: bool,
    docx: bool,
    output: str | None,
    style: str,
    template: Path | None,
    reference: Path | None,
    draft: bool,
    compare: bool,
    diff: bool,
    strict: bool,
    jobs: int | None,
    shard: tuple[int, int],
    dask: str | None,
    no_cache: bool,
    quiet: bool,
) -> int:
    """Render every plan that the arguments name; the worst of their exit codes is the run's."""
    # Not at the top: the help page has no need of what renders.
    from planforge import batch
    from planforge.orders import Look

    wanted: dict[Format, bool] = {"md": md, "docx": docx}
    formats = [each for each, asked in wanted.items() if asked]
    if reference is not None:
        formats = _for_word(formats, output, style)
    if diff and not compare:
        raise CallError("--diff 和 --check 一起用：planforge render plan.yaml --check --diff")
    project = project_for(paths, template)
    custom = _custom(project)
    found = _jobs(paths, formats, output, reference, project, custom)
    if compare and any(target.path is None for job in found for target in job.targets):
        raise CallError("--check 要和文件比，不能用标准输出")
    look = Look(style, template, reference, draft, strict, compare)
    if dask:
        look = look.absolute()
    orders = [_order(job, look) for job in batch.shard(found, *shard)]
    account = Account(look, None if output else project, quiet=quiet, diff=diff)
    if len(orders) > 1:
        gc.set_threshold(*LONG_RUN)
    memory = _memory(look) if len(orders) > 1 and not no_cache else None
    with _workforce(dask, batch.worth(len(orders), jobs)) as (executor, workers):
        for outcome in progress(batch.run(orders, executor, workers, memory), len(orders)):
            account.add(outcome)
    if compare and shard[0] == 1:
        account.add_orphans(_orphans(found, paths, output, custom))
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


def _order(job: Job, look: "Look") -> "Order":
    """Return what is asked of a plan, with what its project file says of it."""
    from planforge.orders import Order

    project = project_of(job.source.folder, look.templates)
    return Order(job, look, project.style, project.ignore) if project else Order(job, look)


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


def _for_word(formats: list["Format"], output: str | None, style: str) -> list["Format"]:
    """Return the formats of a run with a reference document, which is Word's alone: Word where none is named."""
    if style:
        raise CallError("--style 和 --reference-doc 只能用一个：样子或者照内置样式，或者照参考文档")
    if not formats and not (output or "").lower().endswith(".md"):
        return ["docx"]
    if "docx" not in formats:
        raise CallError("--reference-doc 只管 Word 的样子，请加 --docx")
    return formats
