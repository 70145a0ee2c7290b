"""Reads an everyday call of `planforge render` without click, which takes as long to load as such a run takes else.

Whatever leaves anything to ask, to explain or to refuse is left to click. Both read the same.
"""

import os
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planforge.cli.render_call import RenderCall

FLAGS: Mapping[str, str] = MappingProxyType(
    {
        "--md": "md",
        "--docx": "docx",
        "--draft": "draft",
        "--check": "compare",
        "--diff": "diff",
        "--strict": "strict",
        "--no-cache": "no_cache",
        "-q": "quiet",
        "--quiet": "quiet",
    }
)
"""Options without a value, with the fields that they set."""

VALUED: Mapping[str, str] = MappingProxyType({"-o": "output", "--output": "output", "--style": "style"})
"""Options with a value that stands for itself."""

COMPLETION, TEMPLATES = "_PLANFORGE_COMPLETE", "PLANFORGE_TEMPLATES"
"""What click takes from the environment: that words are to be completed, and the folder of --template."""


def direct_call(args: Sequence[str]) -> "RenderCall | None":
    """Return what the arguments ask for; None where click is to read them."""
    if args[:1] != ["render"] or os.name == "nt" or any(name in os.environ for name in (COMPLETION, TEMPLATES)):
        return None
    fields: dict[str, Any] = {}
    paths: list[str] = []
    rest = iter(args[1:])
    for word in rest:
        if word in FLAGS:
            fields[FLAGS[word]] = True
        elif word in VALUED:
            value = next(rest, "")
            if not _is_plain(value) or VALUED[word] in fields:
                return None
            fields[VALUED[word]] = value
        elif _is_plain(word):
            paths.append(word)
        else:
            return None
    if not paths:
        return None
    from planforge.cli.render_call import RenderCall

    return RenderCall(tuple(paths), **fields)


def _is_plain(word: str) -> bool:
    """Tell whether a word stands for itself, in any place."""
    return word == "-" or bool(word and word[0] != "-")
