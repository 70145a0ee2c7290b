"""Options that several commands share, so that they read and behave the same everywhere."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli.direct import TEMPLATES
from planforge.resources import KINDS, preset_names

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def read_templates(_: click.Context, __: click.Parameter, folder: Path | None) -> Path | None:
    """Take a folder of templates, not that of one kind within it: nothing below `my/word` would ever be asked for.

    Raises:
        click.BadParameter: it is the folder of one kind.
    """
    if folder and folder.resolve().name in KINDS and not any((folder / kind).is_dir() for kind in KINDS):
        raise click.BadParameter(f"“{folder}”里只有一种模板，请写它的上一级文件夹")
    return folder


template_option = click.option(
    "--template",
    envvar=TEMPLATES,
    metavar="文件夹",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=read_templates,
    help="先用这个文件夹里的同名模板，没有的用内置的。",
)


def read_count(_: click.Context, __: click.Parameter, value: int | None) -> int | None:
    """Take a number of things, at least one.

    Raises:
        click.BadParameter: it is less.
    """
    if value is not None and value < 1:
        raise click.BadParameter(f"“{value}”不行，至少是 1")
    return value


def read_shard(_: click.Context, __: click.Parameter, value: str) -> tuple[int, int]:
    """Read a part of the plans, written 2/4 for the second of four.

    Raises:
        click.BadParameter: it is written in another way, or there is no such part.
    """
    number, _slash, count = value.partition("/")
    if not all(each.isascii() and each.isdecimal() for each in (number, count)):
        raise click.BadParameter(f"“{value}”要写成“第几份/共几份”，例如 2/4")
    if not 1 <= int(number) <= int(count):
        raise click.BadParameter(f"“{value}”里没有第 {number} 份，要从 1 数到 {count}")
    return int(number), int(count)


def complete_starters(context: click.Context, _: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Offer the names of the starters, with what they are for."""
    from click.shell_completion import CompletionItem

    from planforge.starters import list_starters

    starters = list_starters(context.params.get("template"))
    return [CompletionItem(s.name, help=s.summary) for s in starters if s.name.startswith(incomplete)]


def complete_styles(context: click.Context, _: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Offer the names of the Word presets."""
    from click.shell_completion import CompletionItem

    names = preset_names(context.params.get("template"))
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]
