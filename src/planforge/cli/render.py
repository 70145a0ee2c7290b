"""`planforge render`: plans to Markdown and Word."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli.group import Command
from planforge.cli.inputs import find_sources
from planforge.cli.options import complete_styles, template_option
from planforge.cli.streams import emit, say, wants_colour
from planforge.cli.targets import Job, Target, settle
from planforge.diagnostics import Diagnostic
from planforge.errors import CallError
from planforge.output import make_folder, write_file
from planforge.reporters.display import visible
from planforge.reporters.text import TextReport

if TYPE_CHECKING:
    from planforge.api import Format
    from planforge.document.nodes import Document


@click.command(
    "render",
    cls=Command,
    options_metavar="[选项]",
    help="把计划生成 Markdown 或 Word，放在计划旁边；不写格式时生成 Markdown。",
    epilog=(
        "路径可以是计划文件、装着计划的文件夹，或者 -（标准输入）。\n"
        "-o 可以是 .md、.docx 文件，文件夹，或者 -（标准输出）；多份计划或两种格式放进文件夹。\n"
        "例：planforge render plan.yaml --docx"
    ),
)
@click.argument("paths", metavar="路径…", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@click.option("--md", is_flag=True, help="生成 Markdown。")
@click.option("--docx", is_flag=True, help="生成 Word。")
@click.option("-o", "--output", metavar="文件|文件夹|-", help="写到哪里。")
@click.option(
    "--style",
    metavar="名称",
    default="",
    shell_complete=complete_styles,
    help="Word 样式，见 planforge styles。",
)
@template_option
@click.option(
    "--reference-doc",
    "reference",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="照这份 Word 文档的页面、样式、页眉页脚生成 Word，它本身不改动。",
)
@click.option("--draft", is_flag=True, help="草稿：允许留着【待补：…】，并在文中标出。")
@click.option("--strict", is_flag=True, help="把警告和提示也当作错误。")
@click.option("-q", "--quiet", is_flag=True, help="只报告错误。")
def command(  # noqa: PLR0913, PLR0917 (click passes every option by name)
    paths: tuple[str, ...],
    md: bool,
    docx: bool,
    output: str | None,
    style: str,
    template: Path | None,
    reference: Path | None,
    draft: bool,
    strict: bool,
    quiet: bool,
) -> int:
    """Render every plan that the arguments name; the worst of their exit codes is the run's."""
    wanted: dict[Format, bool] = {"md": md, "docx": docx}
    formats = [each for each, asked in wanted.items() if asked]
    if reference is not None:
        formats = _for_word(formats, output, style)
    folders = any(Path(path).is_dir() for path in paths)
    jobs = settle(find_sources(paths), formats, output, from_folder=folders, kept=reference)
    run = _Run(style, template, reference, draft=draft, strict=strict, quiet=quiet)
    code = max(run.publish(job) for job in jobs)
    say(run.report.end())
    return code


def _for_word(formats: list["Format"], output: str | None, style: str) -> list["Format"]:
    """Return the formats of a run with a reference document, which is Word's alone: Word where none is named."""
    if style:
        raise CallError("--style 和 --reference-doc 只能用一个：样子或者照内置样式，或者照参考文档")
    if not formats and not (output or "").lower().endswith(".md"):
        return ["docx"]
    if "docx" not in formats:
        raise CallError("--reference-doc 只管 Word 的样子，请加 --docx")
    return formats


class _Run:
    """How every plan of the run is to be rendered, and what has been said so far."""

    def __init__(
        self, style: str, template: Path | None, reference: Path | None, *, draft: bool, strict: bool, quiet: bool
    ) -> None:
        self.style = style
        self.template = template
        self.reference = reference
        self.draft = draft
        self.strict = strict
        self.quiet = quiet
        self.report = TextReport(colour=wants_colour(sys.stderr))
        self.refusals: set[str] = set()
        self.remarks: set[Diagnostic] = set()

    def publish(self, job: Job) -> int:
        """Render one plan, write it and return the exit code; its problems do not stop the other plans."""
        try:
            return self._publish(job)
        except CallError as error:
            sentence = visible(str(error))
            if sentence not in self.refusals:  # a faulty template would be blamed once for each plan
                say(f"planforge: 错误：{sentence}\n")
            self.refusals.add(sentence)
            return 2

    def _publish(self, job: Job) -> int:
        from planforge import api, checking

        data, name = job.source.read(), job.source.name
        reading = api.read(data, name, templates=self.template, draft=self.draft, strict=self.strict)
        self._tell(reading.diagnostics, reading.text)
        if reading.document is None or not reading.ok:
            return 1
        errors = checking.errors_of(reading)
        self._tell(errors, reading.text)
        if errors and self.strict:
            return 1
        # All formats before the first is written: a plan that fails in one leaves every file alone.
        self._remark(reading.document, job)
        results = [self._render(reading.document, target.format) for target in job.targets]
        for target, data in zip(job.targets, results, strict=True):
            self._write(target, data)
        return 0

    def _render(self, document: "Document", form: "Format") -> bytes:
        from planforge import api

        return api.render(document, form, style=self.style, reference=self.reference, templates=self.template)

    def _remark(self, document: "Document", job: Job) -> None:
        """Say of the reference document what this plan is the first to show."""
        from planforge import api

        if self.reference is None or all(target.format != "docx" for target in job.targets):
            return
        found = api.reference_notes(document, self.reference, templates=self.template)
        self._tell([each for each in found if each not in self.remarks], "")
        self.remarks.update(found)

    def _tell(self, diagnostics: Iterable[Diagnostic], source: str) -> None:
        say(self.report.add([d for d in diagnostics if d.level == "error" or not self.quiet], source))

    def _write(self, target: Target, data: bytes) -> None:
        if target.path is None:
            emit(data)
            return
        if target.in_folder:
            make_folder(target.path.parent)
        done = "已生成" if write_file(target.path, data) else "未改动"
        if not self.quiet:
            say(f"{done} {visible(str(target.path))}\n")
