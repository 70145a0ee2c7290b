"""What was meant by a path that leads nowhere: an option behind a long dash, or a name that is nearly one there is."""

import os
import re
from pathlib import Path

from planforge.filenames import is_yaml

_OPTION = re.compile("[‐-―−－][‐-―−－-]*([a-z][a-z-]*)")
"""A word that begins with the dashes that input methods, Word and chat programs make of two hyphens."""


def meant_by(path: str) -> str:
    """Return the end of a sentence that says what was meant, empty where nothing is near."""
    if option := _OPTION.fullmatch(path):
        dashes = "--" if len(option[1]) > 1 else "-"
        return f"，是不是选项“{dashes}{option[1]}”？减号要用半角的"
    name = _nearest(Path(path))
    return f"，是不是“{name}”？" if name else ""


def _nearest(path: Path) -> Path | None:
    """Return the plan file or the folder beside a path whose name is nearest to it, whatever its suffix."""
    from difflib import get_close_matches

    try:
        with os.scandir(path.parent) as entries:
            names = sorted(entry.name for entry in entries if entry.is_dir() or is_yaml(_as_shown(entry.name)))
    except OSError:
        return None
    stems = {_stem(_as_shown(name)).lower(): name for name in names if name[0] != "."}
    found = get_close_matches(path.stem.strip().lower(), stems, 1)
    return path.with_name(stems[found[0]]) if found else None


def _as_shown(name: str) -> str:
    """Return a name as Windows shows it where Notepad saved plan.yaml: as plan.yaml.txt."""
    return name.removesuffix(".txt")


def _stem(name: str) -> str:
    return Path(name).stem if is_yaml(name) else name
