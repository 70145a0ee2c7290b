"""Calls that click reads: all commands and options, help pages, completion, and sentences for what is mistyped."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import SimpleNamespace

import click

from planforge.cli import CALL_AT_FAULT, FINE
from planforge.cli.chinese import sentence_of, speak_chinese
from planforge.cli.direct import COMPLETION
from planforge.cli.group import planforge
from planforge.cli.streams import say, wants_colour
from planforge.reporters.display import visible

PROGRAM = "planforge"


def run_by_click(args: Sequence[str] | None, state: SimpleNamespace) -> int:
    """Run the command that the arguments name and return its exit code; `state` learns whether --debug is asked for.

    Raises:
        KeyboardInterrupt: the run was interrupted.
    """
    if COMPLETION in os.environ:
        import_module("click.shell_completion")  # loaded first, so that it speaks Chinese too
    speak_chinese()
    colour = wants_colour(sys.stdout)
    try:
        result = planforge.main(args, PROGRAM, COMPLETION, standalone_mode=False, obj=state, color=colour)
    except click.UsageError as error:
        return _refuse_usage(error)
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return result if isinstance(result, int) else FINE


def _refuse_usage(error: click.UsageError) -> int:
    path = error.ctx.command_path if error.ctx else PROGRAM
    say(f"planforge: 错误：{visible(sentence_of(error))}\n用法见：{path} --help\n")
    return CALL_AT_FAULT
