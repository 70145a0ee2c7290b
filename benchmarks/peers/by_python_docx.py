"""A plan as Word by python-docx: `by_python_docx.py PLAN BASE OUT`; BASE gives page and styles."""

import sys
from pathlib import Path

from docx import Document
from outline import RUN_IN, outline

plan, base, out = sys.argv[1:]
document = Document(base)
body = document.element.body
for child in list(body)[:-1]:  # the last is the section
    body.remove(child)
for style, text, heading in outline(Path(plan).read_bytes()):
    paragraph = document.add_paragraph(style=style)
    if heading:
        paragraph.add_run(heading, RUN_IN)
    paragraph.add_run(text)
document.save(out)
