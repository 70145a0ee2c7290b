"""A project's own plans, and what its file says about their outputs."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from planforge.diagnostics import Findings
from planforge.errors import CallError, ProjectError
from planforge.project.loading import shown
from planforge.project.model import Project
from planforge.sources import Source, base_of, distinct, find_sources
from planforge.spec.model import Text
from planforge.targets import DEFAULT, Custom

_ALL = (Text("."),)


def plans_of(project: Project, *, plans_only: bool = False) -> list[Source]:
    """Return the plans that 计划 names, all in the folder of the file where it names none.

    Raises:
        ProjectError: something that it names is missing, or has no plans.
    """
    findings = Findings(shown(project.file))
    found: list[Source] = []
    for entry in project.plans or _ALL:
        try:
            found += find_sources([shown(project.folder / entry)], plans_only=plans_only)
        except CallError as error:
            findings.error("missing-plans", str(error), entry.span)
    if findings.found:
        raise ProjectError(tuple(findings.found), project.text)
    return placed(distinct(found), project)


def custom_of(project: Project) -> Custom:
    """Return what the file says about outputs.

    Raises:
        ProjectError: there is a file where the output folder should be.
    """
    folder = Path(shown(project.folder / project.output)) if project.output else None
    if folder is not None and folder.exists() and not folder.is_dir():
        findings = Findings(shown(project.file))
        findings.error("not-a-folder", f"“{project.output}”是文件，不是文件夹", project.output.span, "请换一个名称")
        raise ProjectError(tuple(findings.found), project.text)
    return Custom(project.formats or DEFAULT, folder, project.pattern)


def placed(sources: Iterable[Source], project: Project) -> list[Source]:
    """Return plans with their places in the project, which are the same by whatever names they were found."""
    bases = [base_of(str(project.folder / entry)) for entry in project.plans]
    return [_placed(source, [*bases, project.folder]) for source in sources]


def _placed(source: Source, bases: Sequence[Path]) -> Source:
    if source.path is None:
        return source
    path = Path(os.path.normpath(source.path.absolute()))
    base = next((base for base in bases if path.is_relative_to(base)), path.parent)
    return source._replace(place=path.relative_to(base))
