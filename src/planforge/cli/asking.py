"""The questions of `planforge new --ask`; an answer that will not do is asked for again."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from planforge.errors import CallError
from planforge.reporters.display import visible

if TYPE_CHECKING:
    from planforge.starters import Starter


class Answers(NamedTuple):
    """What was answered: a starter's name, unit and period as typed, and the file to write."""

    starter: str
    unit: str
    period: str
    output: str


def refuse_without_terminal() -> None:
    """Do nothing where somebody can answer.

    Raises:
        CallError: nobody can.
    """
    if not sys.stdin.isatty():
        raise CallError("--ask 要在终端里回答；这里请直接写，例如 planforge new school-union --unit 示例小学工会")


def ask(starters: "Sequence[Starter]", given: Answers, today: date, *, force: bool) -> Answers:
    """Ask for what is not given yet.

    Raises:
        CallError: there is no starter of the name that was given.
        click.Abort: the user gave up.
    """
    from planforge.starters import default_period, find_starter, read_period

    starter = given.starter or _prompt("模板名称", "", lambda text: find_starter(text, starters).name)
    chosen = find_starter(starter, starters)
    unit = given.unit or _prompt("单位名称（直接回车用示例名称）", "", _readable)
    asked = given.period or _prompt("期间", default_period(today), lambda text: read_period(text, chosen).text)
    return Answers(starter, unit, asked, _prompt("写到哪个文件", given.output, lambda text: _free(text, force=force)))


def _prompt(question: str, default: str, read: Callable[[str], str]) -> str:
    def value(text: str) -> str:
        try:
            return read(text.strip())
        except CallError as error:
            raise click.UsageError(visible(str(error))) from error

    answer: str = click.prompt(
        question, default=default, show_default=bool(default), value_proc=value, prompt_suffix="：", err=True
    )
    return answer


def _readable(text: str) -> str:
    if visible(text) != text:
        raise CallError("单位名称里有看不见的控制字符")
    return text


def _free(text: str, *, force: bool) -> str:
    if text != "-" and Path(text).exists() and not force:
        raise CallError(f"{text} 已经存在，请换一个文件名")
    return text
