"""Writes a document into the package of a reference, and says what the reference lacks for it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from planforge.diagnostics import Diagnostic
from planforge.document.nodes import Document
from planforge.rendering.word.layout import flatten
from planforge.rendering.word.opc import package
from planforge.rendering.word.parts import Part
from planforge.rendering.word.preset_files import load_preset
from planforge.rendering.word.presets import Look
from planforge.rendering.word.reference.fitting import BODY, RUN_IN, Fitted, fit
from planforge.rendering.word.reference.reading import Reference, Remark
from planforge.rendering.word.templated import write_package
from planforge.spec.looks import PARTS
from planforge.spec.model import NO_STYLE

_WORDS_NAMES = {
    "Title": "标题",
    "Subtitle": "副标题",
    "Salutation": "称呼",
    "Signature": "签名",
    "Date": "日期",
}
"""Word's own styles by the names that Word gives them in Chinese."""


def render_by_reference(document: Document, reference: Reference, folder: Path | None) -> bytes:
    """Render a document as a Word file with page, styles, headers, footers and theme of a reference.

    What the document's own style asks for is not heeded; `folder` overrides templates.

    Raises:
        TemplateFault: a template cannot be used.
    """
    parts, fitted = _fitted(document, reference, folder)
    looks = {look.id: look for look in load_preset(folder=folder).looks}
    own = tuple(_own(part, looks.get(part.style), fitted.ids) for part in parts)
    files = _files(reference, fitted.styles, folder)
    return write_package(document, own, reference.page, reference.section, files, folder)


def _own(part: Part, look: Look | None, ids: Mapping[str, str]) -> Part:
    """Put a part on its style in the reference; keeping together and places that we work out do not depend on it."""
    runs = tuple(run._replace(style=ids.get(run.style, "")) for run in part.runs)
    if look is None:
        return part._replace(style=ids.get(part.style, ""), runs=runs)
    indent = part.indent and part.indent._replace(align=look.align)
    return part._replace(style=ids[part.style], runs=runs, keep_next=part.keep_next or look.keep_next, indent=indent)


def reference_notes(document: Document, reference: Reference, folder: Path | None) -> tuple[Diagnostic, ...]:
    """Return in one note each what a reference lacks for a document and what of either is not used."""
    _, fitted = _fitted(document, reference, folder)
    found = [*reference.remarks, *_lacking(fitted, document)]
    return tuple(Diagnostic(id, "note", message, hint, reference.name) for id, message, hint in found)


def _lacking(fitted: Fitted, document: Document) -> Iterator[Remark]:
    if BODY in fitted.added:
        yield Remark("reference-indent", "正文没有首行缩进，已缩进两个字", "在参考文档里给“正文”样式设首行缩进 2 字符")
    for part, names in _by_part(fitted.added).items():
        whose = "" if names[0] == part else f"{part}的"
        message = f"没有“{names[0]}”样式，{whose}样子已照正文和国标补上"
        yield Remark("reference-style", message, "参考文档里有这个样式，样子就由它定")
    numbered = _by_part(fitted.unnumbered)
    if numbered:
        yield Remark("reference-numbering", f"{'、'.join(numbered)}的样式自带编号，没有用上", "序号由 planforge 编排")
    if document.style != NO_STYLE:
        yield Remark("reference-only", "计划里的“样式”没有用上，样子全照参考文档", "“样式”和 --reference-doc 只要一种")


def _by_part(ids: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the parts of a document that have some of these styles, with the styles' names as Word shows them."""
    names = {look.id: look.name for look in load_preset().looks}
    found = {
        part: [_shown(names[id]) for id in theirs if id in ids] for part, theirs in PARTS.items() if part != "正文"
    }
    return {part: names for part, names in found.items() if names}


def _shown(name: str) -> str:
    return _WORDS_NAMES.get(name, name.replace("heading ", "标题 "))


@lru_cache(maxsize=64)
def _fit(reference: Reference, used: frozenset[str], folder: Path | None) -> Fitted:
    return fit(reference.styles.data, used, reference.page, folder)


def _fitted(document: Document, reference: Reference, folder: Path | None) -> tuple[tuple[Part, ...], Fitted]:
    parts = flatten(document, reference.page)
    used = {style for part in parts for style in (part.style, *(run.style for run in part.runs)) if style}
    # A run-in heading looks like its heading.
    used |= {style.removesuffix(RUN_IN) for style in used}
    return parts, _fit(reference, frozenset(used), folder)


@lru_cache(maxsize=64)
def _files(reference: Reference, styles: bytes, folder: Path | None) -> Mapping[str, bytes]:
    members = (reference.styles._replace(data=styles), *reference.members)
    return MappingProxyType(package(reference.relationships, members, folder))
