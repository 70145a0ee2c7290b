"""Tell whether Word files hold the same runs in the same styles: `same.py FILE FILE…` fails where they do not."""

import sys

from docx import Document
from docx.styles.style import BaseStyle

Runs = list[tuple[str, list[tuple[str, str]]]]


def runs_of(file: str) -> Runs:
    """Return the style of each paragraph, and the style and text of each run."""
    return [
        (name_of(paragraph.style), [(name_of(run.style), run.text) for run in paragraph.runs if run.text])
        for paragraph in Document(file).paragraphs
    ]


def name_of(style: BaseStyle | None) -> str:
    """Return the name of a style."""
    return (style.name if style else None) or ""


first, *others = map(runs_of, sys.argv[1:])
for file, found in zip(sys.argv[2:], others, strict=True):
    for wanted, written in zip(first, found, strict=False):
        if wanted != written:
            sys.exit(f"{file}: {written} instead of {wanted}")
    if len(found) != len(first):
        sys.exit(f"{file}: {len(found)} paragraphs instead of {len(first)}")
