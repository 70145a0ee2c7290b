"""`planforge explain`: what an id means, and what to do about it."""

import click

from planforge.cli.group import Command
from planforge.cli.streams import emit
from planforge.errors import CallError


@click.command(
    "explain",
    cls=Command,
    options_metavar="[选项]",
    help="说明检查结果里的一个代号：查什么，为什么，错误和正确的例子；不写代号时列出全部。",
    epilog="例：planforge explain unknown-key",
)
@click.argument("id", metavar="[代号]", required=False)
def command(id: str | None) -> None:
    """Print what an id means, or all ids with their titles."""
    # Not at the top: the help page has no need of the rules.
    from planforge.checks.explaining import explain, explained_ids, no_such_id, title_of

    if id is None:
        emit("".join(f"{each}  {title_of(each)}\n" for each in explained_ids()).encode())
        return
    if id not in explained_ids():
        raise CallError("，".join(no_such_id(id, explained_ids())))
    emit(explain(id).encode())
