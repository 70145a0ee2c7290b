"""Finds the built-in templates and the place for caches; no other code knows where they lie."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

KINDS = ("word", "markdown", "starters")
"""The folders that the templates are in, built in or one's own."""

PRESETS = "word/presets"

ENCODING = "utf-8-sig"
"""UTF-8; editors on Windows put a mark of byte order at the start, which must not get into the middle of a part."""


@cache
def templates_folder() -> Path:
    """Return the folder of built-in templates: inside the package when installed, at the top of a checkout."""
    package = Path(__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


def preset_names(folder: Path | None) -> tuple[str, ...]:
    """Return the names of all Word presets, sorted, those of the override folder included."""
    roots = [root for root in (templates_folder(), folder) if root is not None]
    return tuple(sorted({file.stem for root in roots for file in (root / PRESETS).glob("*.yaml")}))


def table(file: Path, separator: str | None = None) -> Iterator[list[str]]:
    """Yield the rows of a data file by their fields; lines that begin with # are comments.

    JSON would do, but its reader takes longer to load than a table to read.
    """
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(separator)


def stamp(file: Path) -> tuple[str, int, int] | str:
    """Return what a change of a file changes: its name, size in bytes and time in ns; only its name if it is none."""
    try:
        status = file.stat()
    except OSError:
        return str(file)
    return str(file), status.st_size, status.st_mtime_ns


def cache_folder() -> Path:
    """Return the folder that the platform keeps for planforge's caches; it may not exist yet."""
    if os.name == "nt":
        root = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        root = "~/Library/Caches"
    else:
        root = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.path.expanduser(root)) / "planforge"  # noqa: PTH111 (unlike Path's, it never raises)
