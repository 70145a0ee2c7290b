"""The project file that holds for a folder, found with a look into each folder above it and read once."""

import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from planforge.sources import base_of

if TYPE_CHECKING:
    from planforge.project.model import Project

NAME = "planforge.toml"


def project_of(folder: Path, templates: Path | None = None) -> "Project | None":
    """Return the nearest project file, in a folder or above it; None where there is none.

    `templates` may hold Word presets that 样式 can name.

    Raises:
        CallError: it cannot be read. ProjectError where it says what it cannot say.
    """
    file = _nearest(Path(os.path.normpath(folder.absolute())))
    return None if file is None else _read(file, templates)


def projects_of(folders: Iterable[Path], templates: Path | None = None) -> "dict[Path, Project | None]":
    """Return the nearest project file for each folder, which is looked for once.

    Raises:
        CallError: one cannot be read. ProjectError where it says what it cannot say.
    """
    return {folder: project_of(folder, templates) for folder in dict.fromkeys(folders)}


def project_for(paths: Sequence[str], templates: Path | None = None) -> "Project | None":
    """Return the project file that is nearest to all the arguments of a call, without any to the current folder.

    Raises:
        CallError: it cannot be read. ProjectError where it says what it cannot say.
    """
    bases = [os.path.normpath(base_of(path).absolute()) for path in paths or (".",)]
    try:
        common = os.path.commonpath(bases)
    except ValueError:  # on Windows, files on several drives
        return None
    return project_of(Path(common), templates)


def _nearest(folder: Path) -> Path | None:
    files = (parent / NAME for parent in (folder, *folder.parents))
    return next((file for file in files if os.path.lexists(file)), None)


@cache
def _read(file: Path, templates: Path | None) -> "Project":
    # Not at the top: without a project file none of it is needed.
    from planforge.project.loading import load_project

    return load_project(file, templates)
