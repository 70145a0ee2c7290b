"""`planforge render`: plans to Markdown and Word."""

from pathlib import Path
from typing import Any

import click

from planforge.cli.group import Command
from planforge.cli.options import complete_styles, read_count, read_shard, template_option
from planforge.cli.render_call import RenderCall, run


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
def command(**asked: Any) -> int:  # noqa: ANN401 (click passes every option by name)
    """Render every plan that the arguments name."""
    return run(RenderCall(**asked))
