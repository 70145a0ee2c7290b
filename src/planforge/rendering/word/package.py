"""The Word file: a plan's document written into the package of a preset, zipped in fixed order with fixed dates."""

from functools import lru_cache
from pathlib import Path

from planforge.document.nodes import Document
from planforge.rendering.environment import render_template
from planforge.rendering.word.archive import zip_bytes
from planforge.rendering.word.dating import made_at
from planforge.rendering.word.layout import flatten
from planforge.rendering.word.opc import CORE, DOCUMENT, Member, package, word_relationship, word_type
from planforge.rendering.word.parts import Part
from planforge.rendering.word.preset_files import load_preset
from planforge.rendering.word.presets import Page
from planforge.spec.model import Style, Text

PARTS = (
    ("rIdStyles", "styles", "/word/styles.xml", "word/styles.xml.j2"),
    ("rIdSettings", "settings", "/word/settings.xml", "word/settings.xml.j2"),
    ("rIdFonts", "fontTable", "/word/fontTable.xml", "word/fontTable.xml.j2"),
    ("rIdFooterOdd", "footer", "/word/footer1.xml", "word/footer_odd.xml.j2"),
    ("rIdFooterEven", "footer", "/word/footer2.xml", "word/footer_even.xml.j2"),
)
"""What a preset's package has besides the document: relationship, kind, name and template."""

SECTION = "word/section.xml.j2"


def render_docx(document: Document, style: str, folder: Path | None) -> bytes:
    """Render a document as a Word file; `style` names a preset in place of the document's own.

    What the document changes in its preset it changes in this one too; `folder` overrides templates.

    Raises:
        CallError: no preset has this name, or the document asks of it what cannot be.
        TemplateFault: a template or the preset cannot be used.
    """
    wanted = document.style._replace(preset=Text(style)) if style else document.style
    page = load_preset(wanted, folder).page
    section, files = _preset_package(wanted, folder)
    return write_package(document, flatten(document, page), page, section, dict(files), folder)


def write_package(
    document: Document, parts: tuple[Part, ...], page: Page, section: str, files: dict[str, bytes], folder: Path | None
) -> bytes:
    """Write a document, laid out as `parts`, into the files of a package; `section` is its w:sectPr as XML.

    Raises:
        TemplateFault: a template cannot be used.
    """
    body = {"page": page, "parts": parts, "section": section}
    core = {
        "title": document.title,
        "unit": document.unit,
        "period": document.period,
        "time": made_at(document.signature),
    }
    for name, context in ((DOCUMENT, body), (CORE, core)):
        template = name.rpartition("/")[2]
        files[name[1:]] = render_template(f"word/{template}.j2", context, folder).encode()
    return zip_bytes(files)


@lru_cache(maxsize=64)
def _preset_package(style: Style, folder: Path | None) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    preset = load_preset(style, folder)
    context = {"page": preset.page, "fonts": preset.fonts, "looks": preset.looks, "normal": preset.normal}
    members = [
        Member(name, word_type(kind), render_template(template, context, folder).encode())
        for _, kind, name, template in PARTS
    ]
    relationships = tuple(word_relationship(id, kind, name) for id, kind, name, _ in PARTS)
    section = render_template(SECTION, context, folder).strip()
    return section, tuple(package(relationships, members, folder).items())
