"""planforge: a Chinese work plan as one short YAML file, checked and rendered to Markdown and Word.

The public API is `load`, `read`, `render`, `rollover` and `reference_notes`; what is heavy is imported when it is
first asked for.
"""

from typing import TYPE_CHECKING

from planforge.version import __version__

if TYPE_CHECKING:
    from planforge.api import Reading, load, read, reference_notes, render, rollover

__all__ = ["Reading", "__version__", "load", "read", "reference_notes", "render", "rollover"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from planforge import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
