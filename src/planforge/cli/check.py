"""`planforge check`: what is wrong with plans, and the mending of what is certain."""

import difflib
import os
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli import CALL_AT_FAULT
from planforge.cli.asked import plans_asked
from planforge.cli.group import Command
from planforge.cli.options import template_option
from planforge.cli.streams import emit_text, say, wants_colour
from planforge.diagnostics import Diagnostic, has_errors
from planforge.errors import CallError, DiskFull
from planforge.filenames import argument
from planforge.output import write_file
from planforge.project.finding import project_for, projects_of
from planforge.reporters.display import visible
from planforge.sources import Source

if TYPE_CHECKING:
    from planforge.checking import Checking, Options
    from planforge.project.model import Project

FORMATS = ("auto", "text", "json", "github", "sarif", "markdown")
FEW = 3
"""So many files are named in the command that mends them."""

BOM = b"\xef\xbb\xbf"


@click.command(
    "check",
    cls=Command,
    options_metavar="[选项]",
    help="检查计划：去年的残留、日期和节日、空缺、标点、过时的提法；有错误时退出码是 1。",
    epilog=(
        "路径可以是文件、文件夹、'plans/*.yaml' 这样的写法，或者 -（标准输入）；不写时检查 planforge.toml 里的计划。\n"
        "某一行不想检查，在行末写 # planforge: ignore=代号；每个代号的意思：planforge explain 代号。\n"
        "例：planforge check plan.yaml --fix --diff"
    ),
)
@click.argument("paths", metavar="[路径…]", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@click.option("--fix", is_flag=True, help="把能确定的改好：全角半角、手写的序号、引号等。")
@click.option("--diff", is_flag=True, help="和 --fix 一起用：只显示要改的地方，不改文件。")
@click.option("--strict", is_flag=True, help="把警告和提示也当作错误。")
@click.option("--draft", is_flag=True, help="草稿：允许留着空缺。")
@click.option("--plans-only", is_flag=True, help="不是计划的文件略过不查。")
@click.option("--select", metavar="代号", default="", help="只检查这几项，用逗号分开。")
@click.option("--ignore", metavar="代号", default="", help="不检查这几项，用逗号分开。")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="auto",
    help="输出的格式：auto 在 GitHub 上是 github，别处是 text。",
)
@template_option
def command(  # noqa: PLR0913, PLR0917 (click passes every option by name)
    paths: tuple[str, ...],
    fix: bool,
    diff: bool,
    strict: bool,
    draft: bool,
    plans_only: bool,
    select: str,
    ignore: str,
    form: str,
    template: Path | None,
) -> int:
    """Check every plan that the arguments name, after mending them where that is asked for."""
    # Not at the top: the help page has no need of the rules.
    from planforge.checking import Options

    if diff and not fix:
        raise CallError("--diff 和 --fix 一起用：planforge check plan.yaml --fix --diff")
    options = Options(_ids(select), _ids(ignore), draft=draft, strict=strict, templates=template)
    sources = plans_asked(paths, None if paths else project_for((), template), plans_only=plans_only)
    # All before the first plan is touched: a faulty project file stops the run.
    projects = projects_of((source.folder for source in sources), template)
    asked = [(source, _with_house(projects[source.folder], options)) for source in sources]
    if diff:
        emit_text("".join(line for each in asked for line in _differences(*each)))
        return 0
    checked = list(_checked(asked, fix=fix))
    if asked and not checked:
        return CALL_AT_FAULT
    form = ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text") if form == "auto" else form
    emit_text(_report(checked, form, paths, len(checked)))
    if len(checked) < len(asked):
        return CALL_AT_FAULT
    return int(any(has_errors(each.reading.diagnostics) for each in checked))


def _ids(text: str) -> frozenset[str]:
    """Read ids between commas; one that means nothing is answered with the nearest."""
    from planforge.checks.explaining import known_ids, no_such_id

    ids = frozenset(filter(None, text.replace("，", ",").replace("、", ",").replace(" ", "").split(",")))
    unknown = sorted(ids - set(known_ids()))
    if unknown:
        raise CallError("，".join(no_such_id(unknown[0])))
    return ids


def _checked(asked: "Iterable[tuple[Source, Options]]", *, fix: bool) -> "Iterator[Checking]":
    """Check plan after plan; one that cannot be read or mended is told and in no other's way."""
    for source, options in asked:
        try:
            yield _check(source, options, fix=fix)
        except DiskFull:
            raise
        except CallError as error:
            say(f"planforge: 错误：{visible(str(error))}\n")


def _check(source: Source, options: "Options", *, fix: bool) -> "Checking":
    from planforge.checking import check

    data = source.read()
    if fix:
        if source.path is None:
            raise CallError("标准输入不能 --fix；请写文件名")
        before, after = _mended(source, data, options)
        if after != before:
            data = (BOM if data.startswith(BOM) else b"") + after.encode()
            write_file(source.path, data)
            say(f"已修改 {visible(source.name)}\n")
    return check(data, source.name, options)


def _mended(source: Source, data: bytes, options: "Options") -> tuple[str, str]:
    """Return a plan's text as it is and as it would be mended; both are empty where it cannot be decoded."""
    from planforge.checking import mend
    from planforge.spec.reader import read_plan

    return read_plan(data, source.name).text, mend(data, source.name, options)


def _differences(source: Source, options: "Options") -> Iterator[str]:
    texts = _mended(source, source.read(), options)
    before, after = (text.splitlines(keepends=True) for text in texts)
    for line in difflib.unified_diff(before, after, source.name, source.name):
        yield line if line.endswith("\n") else f"{line}\n\\ 文件末尾没有换行\n"


def _with_house(project: "Project | None", options: "Options") -> "Options":
    """Add what a plan's project file says of checks to what the call says."""
    if project is None:
        return options
    ignore, strict = options.ignore | project.ignore, options.strict or project.strict
    return options._replace(ignore=ignore, strict=strict, names=project.names)


def _report(checked: "Iterable[Checking]", form: str, paths: Sequence[str], count: int) -> str:
    found = [diagnostic for each in checked for diagnostic in each.reading.diagnostics]
    if form == "json":
        from planforge.reporters.records import render_json

        return render_json(found, count)
    if form == "github":
        from planforge.reporters.github import render_github

        return render_github(found)
    if form == "sarif":
        from planforge.checks.explaining import title_of
        from planforge.reporters.sarif import render_sarif

        return render_sarif(found, title_of)
    if form == "markdown":
        from planforge.reporters.markdown import render_markdown

        return render_markdown(found, count)
    return _text(checked, found, [each.reading.file for each in checked] if paths else [])


def _text(checked: "Iterable[Checking]", found: list[Diagnostic], names: Sequence[str]) -> str:
    from planforge.reporters.text import TextReport

    if not found:
        return "未发现问题\n"
    report = TextReport(colour=wants_colour(sys.stdout))
    shown = "".join(report.add(each.reading.diagnostics, each.reading.text) for each in checked)
    mendable = [each.reading.file for each in checked if each.fixes]
    paths = "" if not names else shlex.join(map(argument, mendable)) if len(mendable) <= FEW else "路径…"
    command = " ".join(filter(None, ("planforge check", paths, "--fix")))
    return shown + report.end() + (f"能确定的可以自动改好：{visible(command)}\n" if mendable else "")
