"""Finds the built-in templates; no other code knows where they lie."""

from functools import cache
from pathlib import Path


@cache
def templates_folder() -> Path:
    """Return the folder of built-in templates: inside the package when installed, at the top of a checkout."""
    package = Path(__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"
