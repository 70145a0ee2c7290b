"""`planforge new`: a filled plan to begin with."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli.asking import Answers, ask, refuse_without_terminal
from planforge.cli.group import Command
from planforge.cli.options import complete_starters, template_option
from planforge.cli.streams import emit, say
from planforge.errors import CallError
from planforge.filenames import quoted
from planforge.output import write_file
from planforge.reporters.display import COLUMNS, pad, visible, width, wrap

if TYPE_CHECKING:
    from planforge.starters import Starter


def _read_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date:
    if value is None:
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"“{value}”不是日期，请写成 2027-01-05") from None


@click.command(
    "new",
    cls=Command,
    options_metavar="[选项]",
    help="用起始模板写出一份可以直接修改的计划。",
    epilog="例：planforge new school-union --unit 示例小学工会 --period 2027年",
)
@click.argument("starter", metavar="[模板]", required=False, shell_complete=complete_starters)
@click.option("-o", "--output", metavar="文件|-", default="plan.yaml", help="写到哪里；默认 plan.yaml。")
@click.option("--unit", metavar="单位", default="", help="单位名称；不写时用示例名称。")
@click.option("--period", metavar="期间", help="计划期间，如 2027年；不写时为今年，十月起为明年。")
@click.option("--list", "listing", is_flag=True, help="列出所有起始模板。")
@click.option("--ask", "asking", is_flag=True, help="逐项提问，回答后生成。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
@click.option("--today", metavar="日期", callback=_read_date, help="当作今天的日期，如 2027-01-05。")
@template_option
def command(  # noqa: PLR0913, PLR0917 (click passes every option by name)
    starter: str | None,
    output: str,
    unit: str,
    period: str | None,
    listing: bool,
    asking: bool,
    force: bool,
    today: date,
    template: Path | None,
) -> None:
    """Write a starter's plan to a file or to stdout, or list the starters."""
    # Not at the top: the help page has no need of the calendar.
    from planforge.starters import default_period, find_starter, list_starters, read_period, render_starter

    starters = list_starters(template)
    if listing:
        emit(_table(starters).encode())
        return
    if asking:
        refuse_without_terminal()
    if starter is None:
        say(_table(starters))
    if asking:
        given = Answers(starter or "", unit, period or "", output)
        starter, unit, period, output = ask(starters, given, today, force=force)
    if starter is None:
        raise CallError("请选一个起始模板，例如 planforge new school-union")
    if visible(unit) != unit:
        raise CallError("--unit 里有看不见的控制字符")
    covered = read_period(period or default_period(today), find_starter(starter, starters))
    if output != "-" and Path(output).is_file() and not force:
        raise CallError(f"{output} 已经存在，没有覆盖；要覆盖请加 --force")
    _deliver(render_starter(starter, unit.strip(), covered, today, template).encode(), output)


def _deliver(data: bytes, output: str) -> None:
    if output == "-":
        emit(data)
        return
    write_file(Path(output), data)
    shown = visible(quoted(output))
    say(f"已生成 {visible(output)}，修改后运行：\n")
    say(f"  planforge render {shown}\n  planforge render {shown} --docx\n")


def _table(starters: "list[Starter]") -> str:
    """Lay the starters out in at most 80 columns: name, whom for and kinds of period, their sections below."""
    first = max(width(visible(starter.name)) for starter in starters) + 2
    lines = [f"{pad('名称', first)}适用（期间），章节"]
    for starter in starters:
        summary = visible(f"{starter.summary}（{'、'.join(starter.periods) or '各种期间'}）")
        rows = [*wrap(summary, COLUMNS - first), *wrap(visible("、".join(starter.sections)), COLUMNS - first)]
        lines += [f"{pad('' if index else visible(starter.name), first)}{row}" for index, row in enumerate(rows)]
    return "\n".join(lines) + "\n"
