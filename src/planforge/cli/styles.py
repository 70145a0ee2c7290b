"""`planforge styles`: the Word presets, and where each departs from the standard."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli.group import Command
from planforge.cli.options import template_option
from planforge.cli.streams import emit
from planforge.reporters.display import COLUMNS, pad, visible, width, wrap

if TYPE_CHECKING:
    from planforge.rendering.word.deviations import Survey

CLAUSE = 7


@click.command(
    "styles",
    cls=Command,
    options_metavar="[选项]",
    help="列出 Word 样式，以及各处与 GB/T 9704-2012 的不同和条款。",
    epilog="例：planforge render plan.yaml --docx --style school",
)
@template_option
def command(template: Path | None) -> None:
    """Print every preset with its deviations, 80 columns wide at most."""
    # Not at the top: the help page has no need of presets.
    from planforge.rendering.word.deviations import survey_presets

    surveys = survey_presets(template)
    first = max(width(visible(survey.name)) for survey in surveys) + 2
    emit("\n".join(line for survey in surveys for line in _lines(survey, first)).encode() + b"\n")


def _lines(survey: "Survey", first: int) -> Iterator[str]:
    head, *rest = wrap(visible(survey.title), max(COLUMNS - first, 20))
    yield f"{pad(visible(survey.name), first)}{head}".rstrip()
    yield from (" " * first + line for line in rest)
    if not survey.deviations:
        yield "  与国标一致"
    clause = ""
    for deviation in survey.deviations:
        shown = "" if deviation.clause == clause else deviation.clause
        clause = deviation.clause
        text = visible(f"{deviation.what} {deviation.value}（国标 {deviation.standard}）")
        for index, line in enumerate(wrap(text, COLUMNS - CLAUSE - 2)):
            yield f"  {pad('' if index else shown, CLAUSE)}{line}"
