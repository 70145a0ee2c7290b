"""A plan as Word by docxtpl: `by_docxtpl.py PLAN TEMPLATE OUT [COUNT]`; with COUNT, tell the seconds of each."""

import sys
from pathlib import Path
from time import process_time

from docxtpl import DocxTemplate
from outline import outline


def render(plan: str, template: str, out: str) -> None:
    """Write one document; docxtpl wants its template opened for each."""
    document = DocxTemplate(template)
    document.render({"paragraphs": outline(Path(plan).read_bytes())}, autoescape=True)
    document.save(out)


plan, template, out, *counts = sys.argv[1:]
render(plan, template, out)
for count in map(int, counts):
    start = process_time()
    for _ in range(count):
        render(plan, template, out)
    print((process_time() - start) / count)
