"""Make docxtpl's template: `make_template.py BASE OUT`; a branch for each style of BASE that a plan uses."""

import sys

from docx import Document
from outline import RUN_IN

STYLES = ("Title", "Heading 1", "Heading 2", "Heading 3", "Normal", "Signature", "Date")

base, out = sys.argv[1:]
document = Document(base)
body = document.element.body
for child in list(body)[:-1]:  # the last is the section
    body.remove(child)
document.add_paragraph("{%p for each in paragraphs %}")
for style in STYLES:
    document.add_paragraph(f"{{%p if each.style == '{style}' and not each.heading %}}")
    document.add_paragraph("{{ each.text }}", style)
    document.add_paragraph("{%p endif %}")
document.add_paragraph("{%p if each.heading %}")
paragraph = document.add_paragraph(style="Normal")
paragraph.add_run("{{ each.heading }}", RUN_IN)
paragraph.add_run("{{ each.text }}")
document.add_paragraph("{%p endif %}")
document.add_paragraph("{%p endfor %}")
document.save(out)
