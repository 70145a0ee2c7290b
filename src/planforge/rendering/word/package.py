"""The Word file: a plan's document written into the package of a preset, zipped in fixed order with fixed dates.

Only what differs from plan to plan is written here. The rest comes from templates; the built-in ones give the same in
every run, and without Jinja2, which they alone need, a start takes little more than half as long.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from planforge.document.nodes import Document
from planforge.rendering.word.archive import packed, zip_bytes
from planforge.rendering.word.kept import kept_package
from planforge.rendering.word.layout import laid_out
from planforge.rendering.word.parts import with_blanks
from planforge.rendering.word.preset_package import CORE, DOCUMENT, PresetPackage
from planforge.rendering.word.properties import core_properties, properties_xml
from planforge.rendering.word.writing import body_xml
from planforge.spec.model import Style, Text

AT_ONCE = 64
"""The paragraphs that are laid out, written and deflated together; all of a long document would take much room."""


def render_docx(document: Document, style: str, folder: Path | None) -> bytes:
    """Render a document as a Word file; `style` names a preset in place of the document's own.

    What the document changes in its preset it changes in this one too; `folder` overrides templates.

    Raises:
        CallError: no preset has this name, or the document asks of it what cannot be.
        TemplateFault: a template or the preset cannot be used.
    """
    wanted: Style = document.style._replace(preset=Text(style)) if style else document.style
    if folder is None:
        return _filled(kept_package(wanted), document)
    from planforge.rendering.word.templated import render_by_templates

    return render_by_templates(document, wanted, folder)


def _filled(package: PresetPackage, document: Document) -> bytes:
    own: dict[str, Iterable[bytes]] = {
        DOCUMENT: _body(document, package),
        CORE: [properties_xml(**core_properties(document)).encode()],
    }
    members = dict(package.members)
    for name, chunks in own.items():
        before, behind = package.frames[name]
        members[name] = packed(chain((before,), chunks, (behind,)))
    return zip_bytes(members)


def _body(document: Document, package: PresetPackage) -> Iterator[bytes]:
    parts = laid_out(document, package.page)
    before = ""
    while some := list(islice(parts, AT_ONCE)):
        yield f"{before}{body_xml(with_blanks(some) if document.has_blanks else some, package.page)}".encode()
        before = "\n"
