"""The Word package: every part rendered from its template, zipped in fixed order with fixed dates."""

from functools import lru_cache
from pathlib import Path

from planforge.document.nodes import Document
from planforge.rendering.environment import render_template
from planforge.rendering.word.archive import zip_bytes
from planforge.rendering.word.dating import made_at
from planforge.rendering.word.layout import flatten
from planforge.rendering.word.preset_files import load_preset
from planforge.spec.model import Style, Text

PARTS = {
    "[Content_Types].xml": "content_types.xml.j2",
    "_rels/.rels": "package.rels.j2",
    "word/document.xml": "document.xml.j2",
    "word/_rels/document.xml.rels": "document.rels.j2",
    "word/styles.xml": "styles.xml.j2",
    "word/settings.xml": "settings.xml.j2",
    "word/fontTable.xml": "fontTable.xml.j2",
    "word/footer1.xml": "footer_odd.xml.j2",
    "word/footer2.xml": "footer_even.xml.j2",
    "docProps/core.xml": "core.xml.j2",
}
"""Members of the package, in their order, and the templates they come from."""

LIVE = ("word/document.xml", "docProps/core.xml")
"""The parts that depend on the plan; all others depend on style and templates alone."""


def render_docx(document: Document, style: str, folder: Path | None) -> bytes:
    """Render a document as a Word file; `style` names a preset in place of the document's own.

    What the document changes in its preset it changes in this one too; `folder` overrides templates.

    Raises:
        CallError: no preset has this name, or the document asks of it what cannot be.
        TemplateFault: a template or the preset cannot be used.
    """
    wanted = document.style._replace(preset=Text(style)) if style else document.style
    preset = load_preset(wanted, folder)
    context = {
        "page": preset.page,
        "parts": flatten(document, preset.page),
        "title": document.title,
        "unit": document.unit,
        "period": document.period,
        "time": made_at(document.signature),
    }
    members = dict(_static_parts(wanted, folder))
    for member in LIVE:
        members[member] = render_template(f"word/{PARTS[member]}", context, folder)
    return zip_bytes({member: members[member].encode() for member in PARTS})


@lru_cache(maxsize=64)
def _static_parts(style: Style, folder: Path | None) -> tuple[tuple[str, str], ...]:
    preset = load_preset(style, folder)
    context = {"page": preset.page, "fonts": preset.fonts, "looks": preset.looks, "normal": preset.normal}
    return tuple(
        (member, render_template(f"word/{template}", context, folder))
        for member, template in PARTS.items()
        if member not in LIVE
    )
