"""`planforge rollover`: next year's plan out of this year's file."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli.group import Command
from planforge.cli.streams import emit, say, wants_colour
from planforge.errors import CallError
from planforge.output import write_file
from planforge.reporters.display import visible
from planforge.reporters.text import TextReport
from planforge.sources import find_sources
from planforge.targets import STDOUT

if TYPE_CHECKING:
    from planforge.renewal import Renewal


@click.command(
    "rollover",
    cls=Command,
    options_metavar="[选项]",
    help="把计划改成下一个期间的：期间、标题、日期照改，注释和格式不动，要核对的地方逐条列出。",
    epilog="例：planforge rollover plan.yaml --to 2028年 -o plan-2028.yaml",
)
@click.argument("file", metavar="文件", type=click.Path(allow_dash=True, readable=False))
@click.option("--to", metavar="期间", required=True, help="下一个期间，如 2028年、2027—2028学年第二学期。")
@click.option("-o", "--output", metavar="文件|-", default=STDOUT, help="写到哪里；默认是标准输出。")
def command(file: str, to: str, output: str) -> None:
    """Write the renewed plan and say what was changed, what moved and what is left to look at."""
    if Path(file).is_dir():
        raise CallError(f"{file} 是文件夹，rollover 一次改一份计划")
    if output != STDOUT and Path(output).exists():
        raise CallError(f"{output} 已经存在，没有覆盖；请换一个文件名")
    (source,) = find_sources([file])
    from planforge import api

    renewal = api.rollover(source.read(), to, source.name if output == STDOUT else output)
    if output == STDOUT:
        emit(renewal.text.encode())
    else:
        write_file(Path(output), renewal.text.encode())
        say(f"已生成 {visible(output)}\n")
    say("".join(f"{visible(line)}\n" for line in _summary(renewal)))
    report = TextReport(colour=wants_colour(sys.stderr))
    say(report.add(renewal.leftovers, renewal.text) + report.end())


def _summary(renewal: "Renewal") -> Iterator[str]:
    yield f"改了 {len(renewal.changes)} 处："
    for span, old, new in renewal.changes:
        yield f"  第 {span.line} 行  {old} → {new or '（清空）'}"
    if renewal.moves:
        yield "换了月份的节日："
        for name, before, after, activities in renewal.moves:
            yield f"  {name} {before}月 → {after}月：{'；'.join(activities)}"
    yield f"要核对的有 {len(renewal.leftovers)} 处：" if renewal.leftovers else "没有要核对的地方"
