"""`planforge export`: the built-in templates as a start for one's own."""

from pathlib import Path

import click

from planforge.cli.group import Command
from planforge.cli.streams import say
from planforge.errors import CallError
from planforge.filenames import quoted
from planforge.output import make_folder, write_file
from planforge.reporters.display import visible
from planforge.resources import KINDS, templates_folder


@click.command(
    "export",
    cls=Command,
    options_metavar="[选项]",
    help="把内置模板导出到文件夹，作为修改的起点。模板有 word、markdown、starters。",
    epilog="例：planforge export word my/",
)
@click.argument("template", metavar="模板", type=click.Choice(KINDS))
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="覆盖已经改过的文件。")
def command(template: str, folder: Path, force: bool) -> None:
    """Copy one set of templates to a folder of its name below `folder`."""
    files = _built_in(template, folder)
    changed = [path for path, data in files.items() if path.exists() and not _holds(path, data)]
    if changed and not force:
        raise CallError(f"{changed[0]} 已经改过，没有覆盖；要换回内置的，请加 --force")
    written = 0
    for path, data in files.items():
        make_folder(path.parent)
        written += write_file(path, data)
    shown = visible(quoted(str(folder)))
    say(f"已导出 {written} 个文件到 {visible(str(folder / template))}\n下一步：\n  {_next(template, shown)}\n")


def _built_in(template: str, folder: Path) -> dict[Path, bytes]:
    """Return the contents of the built-in files under the paths they are to have."""
    root = templates_folder()
    files = sorted(path for path in (root / template).rglob("*") if path.is_file())
    return {folder / path.relative_to(root): path.read_bytes() for path in files}


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _next(template: str, folder: str) -> str:
    if template == "starters":
        return f"planforge new --list --template {folder}"
    return f"planforge render plan.yaml{' --docx' if template == 'word' else ''} --template {folder}"
