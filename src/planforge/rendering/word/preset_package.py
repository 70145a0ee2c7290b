"""A preset's package: all of a Word file but what its plan says."""

from collections.abc import Mapping
from typing import NamedTuple

from planforge.rendering.word.archive import Packed
from planforge.rendering.word.page import Page

DOCUMENT, CORE = "word/document.xml", "docProps/core.xml"
"""The two files that differ from plan to plan."""


class PresetPackage(NamedTuple):
    """What documents of one look share.

    `page` is what they are laid out for, `members` the files by their names, in order. Those that differ have an empty
    place there, and in `frames` what stands before and behind the plan's own.
    """

    page: Page
    members: Mapping[str, Packed]
    frames: Mapping[str, tuple[bytes, bytes]]
