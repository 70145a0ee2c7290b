"""A plan as Word by python-docx: `by_python_docx.py PLAN BASE OUT`; BASE gives page and styles."""

import sys
from pathlib import Path

from docx import Document
from outline import outline

plan, base, out = sys.argv[1:]
document = Document(base)
body = document.element.body
for child in list(body)[:-1]:  # the last is the section
    body.remove(child)
for style, text in outline(Path(plan).read_bytes()):
    document.add_paragraph(text, style)
document.save(out)
