"""`planforge schema`: the JSON Schema of the plan file."""

import json

import click

from planforge.cli.group import Command
from planforge.cli.streams import emit


@click.command(
    "schema",
    cls=Command,
    options_metavar="[选项]",
    help="打印计划文件的 JSON Schema；编辑器用它提示和检查。",
    epilog="例：planforge schema > plan.schema.json",
)
def command() -> None:
    """Print the schema as UTF-8."""
    from planforge.spec.schema import schema

    emit(f"{json.dumps(schema(), ensure_ascii=False, indent=2)}\n".encode())
