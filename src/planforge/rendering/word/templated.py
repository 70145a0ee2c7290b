"""What of a Word file comes from templates: every part of a preset's package, and the frames of a plan's own two."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from planforge.document.nodes import Document
from planforge.rendering.environment import render_template
from planforge.rendering.word.archive import Packed, packed, zip_bytes
from planforge.rendering.word.layout import flatten
from planforge.rendering.word.opc import Member, package, word_relationship, word_type
from planforge.rendering.word.page import Page
from planforge.rendering.word.parts import Part
from planforge.rendering.word.preset_files import load_preset
from planforge.rendering.word.preset_package import CORE, DOCUMENT, PresetPackage
from planforge.rendering.word.properties import core_properties, properties_xml
from planforge.rendering.word.writing import body_xml
from planforge.spec.model import Style

PARTS = (
    ("rIdStyles", "styles", "/word/styles.xml", "word/styles.xml.j2"),
    ("rIdSettings", "settings", "/word/settings.xml", "word/settings.xml.j2"),
    ("rIdFonts", "fontTable", "/word/fontTable.xml", "word/fontTable.xml.j2"),
    ("rIdFooterOdd", "footer", "/word/footer1.xml", "word/footer_odd.xml.j2"),
    ("rIdFooterEven", "footer", "/word/footer2.xml", "word/footer_even.xml.j2"),
)
"""What a preset's package has besides the document: relationship, kind, name and template."""

SECTION = "word/section.xml.j2"

_MARK = "<?planforge?>"
"""What stands for a plan's own where a template is rendered for all plans."""


def make_package(style: Style) -> PresetPackage:
    """Make the package of a preset from the built-in templates.

    Raises:
        CallError: no preset has this name, or a change to it cannot be made.
        TemplateFault: a template or the preset cannot be used.
    """
    page, section, files = _preset_parts(style, None)
    frames = _own_parts({"page": page, "section": section, "body": _MARK}, {"properties": _MARK}, None)
    members = {name: packed((data,)) for name, data in files.items()}
    return PresetPackage(page, members, {name: _split(data) for name, data in frames.items()})


def _split(frame: bytes) -> tuple[bytes, bytes]:
    before, _, behind = frame.partition(_MARK.encode())
    return before, behind


def render_by_templates(document: Document, style: Style, folder: Path) -> bytes:
    """Render a document as a Word file with the templates of a folder; what that lacks is built in.

    Raises:
        CallError: no preset has this name, or a change to it cannot be made.
        TemplateFault: a template or the preset cannot be used.
    """
    page, section, files = _preset_parts(style, folder)
    return write_package(document, flatten(document, page), page, section, files, folder)


def write_package(
    document: Document,
    parts: tuple[Part, ...],
    page: Page,
    section: str,
    files: Mapping[str, bytes],
    folder: Path | None,
) -> bytes:
    """Write a document, laid out as `parts`, into the files of a package; `section` is its w:sectPr as XML.

    Raises:
        TemplateFault: a template cannot be used.
    """
    body = {"page": page, "section": section, "body": body_xml(parts, page), "parts": parts}
    properties = core_properties(document)
    core = {**properties, "properties": properties_xml(**properties)}
    members = {name: _packed_once(data) for name, data in files.items()}
    own = _own_parts(body, core, folder)
    return zip_bytes(members | {name: packed((data,)) for name, data in own.items()})


@lru_cache(maxsize=32)
def _packed_once(data: bytes) -> Packed:
    return packed((data,))  # many documents share what a preset or a reference gives


def _own_parts(document: Mapping[str, object], core: Mapping[str, object], folder: Path | None) -> dict[str, bytes]:
    return {
        name: render_template(f"word/{name.rpartition('/')[2]}.j2", context, folder).encode()
        for name, context in ((DOCUMENT, document), (CORE, core))
    }


@lru_cache(maxsize=64)
def _preset_parts(style: Style, folder: Path | None) -> tuple[Page, str, Mapping[str, bytes]]:
    preset = load_preset(style, folder)
    context = {"page": preset.page, "fonts": preset.fonts, "looks": preset.looks, "normal": preset.normal}
    members = [
        Member(name, word_type(kind), render_template(template, context, folder).encode())
        for _, kind, name, template in PARTS
    ]
    relationships = tuple(word_relationship(id, kind, name) for id, kind, name, _ in PARTS)
    section = render_template(SECTION, context, folder).strip()
    return preset.page, section, MappingProxyType(package(relationships, members, folder))
