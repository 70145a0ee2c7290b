"""A preset's package: all of a Word file but what its plan says."""

from collections.abc import Mapping
from typing import NamedTuple

from planforge.rendering.word.page import Page

DOCUMENT, CORE = "word/document.xml", "docProps/core.xml"
"""The two files that differ from plan to plan; in a package they are frames, with a mark where the plan's own goes."""

BODY, PROPERTIES = b"<?body?>", b"<?properties?>"
"""The marks in them: for paragraphs and tables, and for title, unit, period and time."""


class PresetPackage(NamedTuple):
    """The page that a document is laid out for, and the files of the package by their names, in order."""

    page: Page
    files: Mapping[str, bytes]
