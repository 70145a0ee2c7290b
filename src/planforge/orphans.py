"""Outputs that no plan gives any more."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from planforge.filenames import without_case
from planforge.naming import USUAL, Pattern
from planforge.targets import Job

PASSED_OVER = (".", "~$")
"""With these begin the names of files that nobody made as an output."""


def orphans(jobs: Sequence[Job], folder: Path, pattern: Pattern | None = None) -> list[Path]:
    """Return the files below an output folder that are named as its outputs are and that no plan gives, sorted.

    None is told where a plan is at fault that would name its outputs: they may be its own. Hidden files and folders are
    passed over, and what Word keeps beside a document while it is open.
    """
    if not all(job.targets for job in jobs):
        return []
    pattern = pattern or USUAL
    given = {without_case(str(target.path)) for job in jobs for target in job.targets}
    suffixes = {f".{target.format}" for job in jobs for target in job.targets}
    found = (path for path in _files(folder) if path.suffix in suffixes and without_case(str(path)) not in given)
    return sorted(path for path in found if pattern.could_make(PurePosixPath(path.relative_to(folder).as_posix())))


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in files if not name.startswith(PASSED_OVER))
