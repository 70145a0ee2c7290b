"""`planforge import`: last year's Word file or pasted text as plan files."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli.group import Command
from planforge.cli.streams import emit, say
from planforge.errors import CallError, reason
from planforge.output import make_folder, write_file
from planforge.reporters.display import visible

if TYPE_CHECKING:
    from planforge.importers import Imported
    from planforge.importers.importing import Script

STDIN = STDOUT = "-"
STDIN_NAME = "标准输入"
LARGE = 1024 * 1024
"""A file from this size on takes seconds: a terminal is told which one is being read."""

FEW = 20
"""So many doubts of a plan are shown; all of them stand in its file."""


@click.command(
    "import",
    cls=Command,
    options_metavar="[选项]",
    help="把已有的 Word 文件、Markdown 或文本变成计划文件，拿不准的地方逐条列出。",
    epilog=(
        "一个文件里有几份计划时，每份写成一个文件，放进一个文件夹。\n"
        "例：planforge import 去年的计划.docx\n"
        "　　planforge import 范文合集.txt -o 计划/"
    ),
)
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("-o", "--output", metavar="文件|文件夹|-", default="", help="写到哪里；不写时放在原文件旁边。")
@click.option(
    "--traditional",
    type=click.Choice(("keep", "simplify")),
    default="keep",
    help="繁体字：keep 照原样，simplify 转成简体。",
)
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def command(files: tuple[Path, ...], output: str, traditional: str, force: bool) -> int:
    """Write a plan file for every plan that the files hold, and say what to look at; 2 where a file cannot be read."""
    from planforge.importers import import_plan

    script: Script = "simplify" if traditional == "simplify" else "keep"
    several = len(files) > 1
    if output == STDOUT and several:
        raise CallError("标准输出只能放一份计划，请用 -o 指定文件夹")
    written: list[tuple[Path | None, Imported]] = []
    code = 0
    if not output and list(map(str, files)) == [STDIN]:
        output = STDOUT
    for given in files:
        file = Path(STDIN_NAME) if str(given) == STDIN else given
        try:
            plans = import_plan(_bytes(given), str(file), script)
        except CallError as error:
            if not several:
                raise
            say(f"planforge: 错误：{visible(str(error))}\n")
            code = 2
        else:
            written += zip(_places(file, plans, output, several=several), plans, strict=True)
    _refuse(written, files, force=force)
    for place, plan in written:
        _deliver(place, plan)
    return code


def _bytes(file: Path) -> bytes:
    from planforge.ooxml.archive import MAX_BYTES, MEGABYTE

    try:
        if str(file) == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        elif not file.exists():
            raise CallError(f"没有“{file}”这个文件")
        elif file.is_dir():
            raise CallError(f"{file} 是文件夹，请写出要导入的文件")
        else:
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CallError(f"读不了 {file}：{reason(error)}") from error
    if len(data) > LARGE and sys.stderr.isatty():
        say(f"正在读 {visible(str(file))}（{len(data) // MEGABYTE} MB）……\n")
    if len(data) > MAX_BYTES:
        raise CallError(
            f"{STDIN_NAME if str(file) == STDIN else file} 超过 {MAX_BYTES // MEGABYTE} MB，请先删去其中的图片"
        )
    return data


def _places(file: Path, plans: "tuple[Imported, ...]", output: str, *, several: bool) -> list[Path | None]:
    """Return where each plan of a file is written, None for standard output."""
    if output == STDOUT:
        if len(plans) > 1:
            raise CallError(f"{file} 里有 {len(plans)} 份计划，请用 -o 指定文件夹")
        return [None]
    in_folder = several or len(plans) > 1 or output.endswith("/") or Path(output or ".").is_dir()
    if output and not in_folder:
        return [Path(output)]
    if output and Path(output).is_file():
        raise CallError(f"-o {output} 是文件，这里要的是文件夹：一共不止一份计划")
    if len(plans) == 1:
        return [Path(output) / f"{file.stem}.yaml" if output else file.with_suffix(".yaml")]
    folder = Path(output) if output and not several else (Path(output) if output else file.parent) / file.stem
    return [folder / _numbered(number, plan) for number, plan in enumerate(plans, 1)]


def _numbered(number: int, plan: "Imported") -> str:
    from planforge.filenames import safe_name

    return safe_name(f"{number:02}-{plan.plan.title or plan.plan.unit}", ".yaml")


def _refuse(written: "list[tuple[Path | None, Imported]]", files: Sequence[Path], *, force: bool) -> None:
    there = next((place for place, _ in written if place is not None and place.exists()), None)
    if there is not None and not force:
        raise CallError(f"{there} 已经存在，没有覆盖；要覆盖请加 --force")
    places = [place for place, _ in written]
    source = next((place for place in places if place is not None and _is_one_of(place, files)), None)
    if source is not None:
        raise CallError(f"{source} 是要导入的原文件，不能覆盖，请给计划文件另取一个名字")
    twice = next((place for place in places if places.count(place) > 1), None)
    if twice is not None:
        raise CallError(f"有两份计划都要写 {twice}，请分开导入")


def _is_one_of(place: Path, files: Sequence[Path]) -> bool:
    return place.exists() and any(file.exists() and place.samefile(file) for file in files)


def _deliver(place: Path | None, imported: "Imported") -> None:
    if place is None:
        emit(imported.text.encode())
    else:
        make_folder(place.parent)
        write_file(place, imported.text.encode())
        say(f"已生成 {visible(str(place))}\n")
    for doubt in imported.doubts[:FEW]:
        say(f"  {visible(doubt.said(imported.unit))}\n")
    if len(imported.doubts) > FEW:
        say(f"  ……另有 {len(imported.doubts) - FEW} 处，都注在文件里\n")
