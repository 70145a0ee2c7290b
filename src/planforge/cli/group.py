"""The command `planforge`: a module for each command, imported when that command runs."""

from collections.abc import Iterable
from importlib import import_module
from itertools import takewhile
from keyword import iskeyword

import click

from planforge import __version__
from planforge.cli.chinese import speak_chinese, unknown
from planforge.cli.formatter import Formatter

COMMANDS = {
    "new": "写出一份可以直接修改的计划",
    "render": "把计划生成 Markdown 或 Word",
    "check": "检查计划，改好能确定的",
    "import": "把已有的 Word 文件或文本变成计划文件",
    "explain": "说明检查结果里的代号",
    "rollover": "把计划改成下一年的，列出要核对的地方",
    "styles": "列出 Word 样式，以及与国标的不同",
    "schema": "打印计划文件的 JSON Schema，供编辑器提示",
    "export": "导出内置模板，作为修改的起点",
}

TAKING = {".yaml": "render", ".yml": "render", ".docx": "import"}
"""The commands that were likely meant where a file stands in a command's place, by the file's suffix."""


class Context(click.Context):
    """A context whose help pages are laid out for Chinese."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is laid out for Chinese, and whose every usage error knows where it arose."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does, but let an error of the parser itself point to this command's help too."""
        _refuse_one_dash(self, ctx, takewhile("--".__ne__, args))
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


class Group(click.Group):
    """A group that lists its commands from the table and imports one only when it is asked for by name."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does; an option that is a command's is sent behind it."""
        _refuse_one_dash(self, ctx, takewhile(lambda arg: arg.startswith("-"), args))
        words = list(args)  # which the parser uses up
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            name = next((word for word in words if word in COMMANDS), "render")
            command = self.get_command(ctx, name)
            if command is None or all(error.option_name not in param.opts for param in command.params):
                raise
            message = f"选项“{error.option_name}”写在命令后面：planforge {name} … {error.option_name}"
            raise click.UsageError(message, ctx) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which they are met."""
        return [*COMMANDS, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        speak_chinese()  # the types of its options take their names when it is imported
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"planforge.cli.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown name is answered with the nearest one."""
        name = args[0]
        if not ctx.resilient_parsing and self.get_command(ctx, name) is None:
            from difflib import get_close_matches

            taking = [f"{command} {name}" for suffix, command in TAKING.items() if name.lower().endswith(suffix)]
            ctx.fail(unknown("命令", name, taking or get_close_matches(name, COMMANDS, n=1)))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


def _refuse_one_dash(command: click.Command, ctx: click.Context, args: Iterable[str]) -> None:
    """Refuse a word that is a long option but for a dash; click would take -output for `-o utput`."""
    known = {name for param in command.get_params(ctx) for name in param.opts}
    words = (arg.partition("=")[0] for arg in args)
    word = next((word for word in words if f"-{word}" in known), "")
    if word and not ctx.resilient_parsing:
        raise click.NoSuchOption(word, possibilities=[f"-{word}"], ctx=ctx)


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(f"planforge {__version__}")
        context.exit()


@click.group(
    cls=Group,
    invoke_without_command=True,
    options_metavar="[选项]",
    subcommand_metavar="命令 …",
    help="用一份简短的 YAML 写工作计划，生成 Markdown 和符合 GB/T 9704-2012 的 Word。",
    epilog="每个命令的用法：planforge 命令 --help",
)
@click.option("--debug", is_flag=True, help="出内部错误时打印完整的调用过程。")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="显示版本号。",
)
@click.pass_context
def planforge(context: click.Context, debug: bool) -> None:
    """Take the options that stand before the command; without a command, show the help."""
    context.obj.debug = debug
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)
