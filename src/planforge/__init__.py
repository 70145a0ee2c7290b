"""planforge: a Chinese work plan as one short YAML file, checked and rendered to Markdown and Word.

The public API is `load`, `read`, `render`, `check`, `mend`, `rollover`, `import_plan` and `reference_notes`; what is
heavy is imported when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from planforge.version import __version__

if TYPE_CHECKING:
    from planforge.api import Reading, load, read, reference_notes, render, rollover
    from planforge.checking import check, mend
    from planforge.importers import import_plan

__all__ = [
    "Reading",
    "__version__",
    "check",
    "import_plan",
    "load",
    "mend",
    "read",
    "reference_notes",
    "render",
    "rollover",
]

_MODULES = {"check": "planforge.checking", "mend": "planforge.checking", "import_plan": "planforge.importers"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES.get(name, "planforge.api")), name)
