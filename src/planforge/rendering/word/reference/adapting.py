"""Our own styles in the manner of a reference document: its fonts, its sizes in proportion, two of its 字 to begin."""

from pathlib import Path

from planforge.ooxml.xml import Element, parse, w
from planforge.rendering.environment import render_template
from planforge.rendering.word.page import Page
from planforge.rendering.word.preset_files import LEADING, load_preset
from planforge.rendering.word.presets import Look
from planforge.rendering.word.reference.stylesheet import Stylesheet

INDENTED = Look("IndentedBody", "正文（首行缩进）", first_line_chars=200)
"""Body text where the reference's own has no indent (GB/T 9704-2012, 7.3.3)."""

_BASES = {"Normal": "paragraph", "DefaultParagraphFont": "character", "TableNormal": "table"}


def adapted_styles(styles: Stylesheet, body: str, page: Page, folder: Path | None) -> dict[str, Element]:
    """Return the styles of the default preset by id, each on the base that the reference has for its kind."""
    preset = load_preset(folder=folder)
    manner = _Manner(preset.normal, styles, body, page)
    looks = tuple(manner.adapt(look) for look in (*preset.looks, INDENTED))
    context = {"page": page, "looks": looks, "normal": preset.normal}
    tree = parse(render_template("word/styles.xml.j2", context, folder).encode())
    found = {style.get(w("styleId")): style for style in tree.iter(w("style"))}
    for style in found.values():
        _rebase(style, styles)
    return found


class _Manner:
    """What the reference's body text says of size and lines."""

    def __init__(self, normal: Look, styles: Stylesheet, body: str, page: Page) -> None:
        self.measure = page.measure
        self.normal = normal
        self.size = styles.size(body)
        self.ratio = self.size / (normal.size or self.size)
        is_fixed = styles.value(body, "pPr", "spacing", "lineRule") == "exact"
        self.line = styles.number(body, "pPr", "spacing", "line") if is_fixed else None

    def adapt(self, look: Look) -> Look:
        """Return a look with its lengths in proportion; the fonts of body text are the reference's."""
        size = None if look.size is None else max(round(look.size * self.ratio), 2)
        line = None if look.line is None else round(look.line * self.ratio)
        if line is None and size is not None and self.line is not None:
            line = max(self.line, round(10 * LEADING * size))
        right = None if look.right is None else round(look.right * self.ratio)
        return look._replace(
            font="" if look.font == self.normal.font else look.font,
            latin="" if look.latin == self.normal.latin else look.latin,
            size=size,
            line=line,
            first_line=round(look.first_line_chars * (size or self.size) / 10),
            left=None if look.left is None else round(look.left * self.ratio),
            right=right,
            tab=None if look.tab is None else self.measure - (right or 0),
        )


def _rebase(style: Element, styles: Stylesheet) -> None:
    """Put a style on the reference's own base; its link and its successor are not needed."""
    for name in ("basedOn", "next", "link"):
        for element in style.findall(w(name)):
            base = styles.default(_BASES[element.get(w("val"))]) if name == "basedOn" else ""
            if base:
                element.set(w("val"), base)
            else:
                style.remove(element)
