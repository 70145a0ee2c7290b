"""The plans that a call is about."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planforge.project.model import Project
    from planforge.sources import Source


def plans_asked(paths: Sequence[str], project: "Project | None", *, plans_only: bool = False) -> "list[Source]":
    """Return the plans that a call is about: those that it names, else the project's.

    Raises:
        click.UsageError: it names none, and there is no project. CallError where a path is at fault.
    """
    if paths:
        from planforge.sources import find_sources

        return find_sources(paths, plans_only=plans_only)
    if project is None:
        import click  # not at the top: a call that names its plans has no need of it

        context = click.get_current_context()
        example = f"{context.command_path} plan.yaml"
        raise click.UsageError(f"没有写是哪份计划，请写文件名，如 {example}（有 planforge.toml 才能不写）", context)
    from planforge.project.plans import plans_of

    return plans_of(project, plans_only=plans_only)
