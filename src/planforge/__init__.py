"""planforge: a Chinese work plan as one short YAML file, checked and rendered to Markdown and Word.

The public API is `load`, `read`, `render`, `check`, `mend`, `rollover` and `reference_notes`; what is heavy is imported
when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from planforge.version import __version__

if TYPE_CHECKING:
    from planforge.api import Reading, load, read, reference_notes, render, rollover
    from planforge.checking import check, mend

__all__ = ["Reading", "__version__", "check", "load", "mend", "read", "reference_notes", "render", "rollover"]

_CHECKING = ("check", "mend")


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("planforge.checking" if name in _CHECKING else "planforge.api"), name)
