"""Options that several commands share, so that they read and behave the same everywhere."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.resources import preset_names

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

template_option = click.option(
    "--template",
    envvar="PLANFORGE_TEMPLATES",
    metavar="文件夹",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="先用这个文件夹里的同名模板，没有的用内置的。",
)


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
