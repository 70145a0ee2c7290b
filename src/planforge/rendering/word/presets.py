"""A preset: page, fonts and styles in the words of its file, turned into the numbers of OOXML."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from planforge.rendering.word.page import Page
from planforge.rendering.word.preset_values import AT_RIGHT, PresetFault, setting
from planforge.spec.looks import PARTS

TOP = ("title", "page", "fonts", "styles")
LENGTHS = ("width", "height", "top", "left", "bottom", "right", "header", "footer")

PLAIN_GRID = 312
"""Word's own line pitch in twips, for text that does not stand on a grid."""

FILLED = 0.1
"""How much of a line may be left over at the foot of a page whose lines fill the type area."""

FEWEST = 4
"""The fewest 字 that a line must hold."""

STYLES = (
    *("Normal", "Title", "Subtitle", "Salutation", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5"),
    *("AttachmentNote", "Signature", "Date", "SignatureLine", "AttachmentLabel", "AttachmentTitle"),
    *("TableHead", "TableText", "TableShort", "TableHeadSmall", "TableTextSmall", "TableShortSmall"),
    *("LetterheadMark", "LetterheadNumber", "Imprint", "FooterOdd", "FooterEven", "Anchor"),
)
"""The styles that the layout asks for and every preset has."""


class Look(NamedTuple):
    """A paragraph style in OOXML's units: half-points for `size`, twips for lengths, hundredths of a 字 for chars.

    None and empty strings leave the matter to Normal, on which every style is based. The template takes the fields
    in this order; Word's own styles have English names, ours Chinese ones. `line` is in 240ths of a line where
    `line_rule` is `auto`.
    """

    id: str
    name: str
    font: str = ""
    latin: str = ""
    size: int | None = None
    bold: bool = False
    color: str = ""
    spacing: int | None = None
    line: int | None = None
    line_rule: str = "exact"
    before: int | None = None
    after: int | None = None
    align: str = ""
    first_line: int = 0
    first_line_chars: int = 0
    left: int | None = None
    right: int | None = None
    tab: int | None = None
    rule: str = ""
    snap: bool = True
    keep_next: bool = False
    page_break: bool = False
    outline: int | None = None


class Preset(NamedTuple):
    """Everything about a document's looks."""

    title: str
    page: Page
    fonts: Mapping[str, str]
    looks: tuple[Look, ...]

    @property
    def normal(self) -> Look:
        """The look of body text."""
        return self.look("Normal")

    def look(self, id: str) -> Look:
        """Return the look of a style, what it leaves to Normal left open."""
        return next(look for look in self.looks if look.id == id)


def preset_of(data: Mapping[str, object]) -> Preset:
    """Turn a whole preset's data into the numbers of OOXML.

    Raises:
        PresetFault: something is missing, unknown or of the wrong kind.
    """
    unknown = next((name for name in data if name not in TOP), None)
    if unknown is not None:
        raise PresetFault(f"不认识“{unknown}”")
    styles = mapping(data.get("styles"), "styles")
    missing = next((name for name in STYLES if name not in styles), None)
    if missing is not None:
        raise PresetFault(f"缺少样式“{missing}”")
    _refuse_nameless(styles)
    size = setting("Normal", "size", mapping(styles["Normal"], "Normal").get("size"))
    assert isinstance(size, int)
    looks = {name: _look(name, mapping(look, name), size) for name, look in styles.items()}
    page = _page(mapping(data.get("page"), "page"), looks)
    for id, look in looks.items():
        if look.tab == AT_RIGHT:
            looks[id] = look._replace(tab=page.measure - (look.right or 0))
    fonts = mapping(data.get("fonts", {}), "fonts")
    return Preset(
        title=str(data.get("title", "")),
        page=page,
        fonts=MappingProxyType({name: str(substitute) for name, substitute in fonts.items()}),
        looks=tuple(looks.values()),
    )


def _refuse_nameless(styles: Mapping[str, object]) -> None:
    """Refuse a style that the layout does not ask for and that has no name: most likely another one was meant."""
    nameless = (id for id, look in styles.items() if id not in STYLES and "name" not in mapping(look, id))
    id = next(nameless, None)
    if id is None:
        return
    from difflib import get_close_matches

    near = PARTS.get(id) or get_close_matches(id, STYLES, 1)
    meant = f"，是不是“{near[0]}”？" if near else "；"
    raise PresetFault(f"不认识样式“{id}”{meant}自己另加的样式要写 name")


def mapping(value: object, name: str) -> Mapping[str, object]:
    """Return a value that is a mapping with names for keys; anything else is a fault of the part called `name`."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise PresetFault(f"{name} 应当是一组“名称: 值”")
    return value


def _page(data: Mapping[str, object], looks: Mapping[str, Look]) -> Page:
    for name in LENGTHS:
        length = data.get(name)
        if type(length) is not int or length < 0:
            raise PresetFault(f"page 的 {name} 应当是不小于 0 的整数")
    duplex = data.get("duplex", False)
    if not isinstance(duplex, bool):
        raise PresetFault("page 的 duplex 应当是 true 或 false")
    unknown = next((name for name in data if name not in (*LENGTHS, "duplex")), None)
    if unknown is not None:
        raise PresetFault(f"page 里不认识“{unknown}”")
    page = Page(*(data[name] for name in LENGTHS), duplex=duplex)  # type: ignore[arg-type, misc]
    normal = looks["Normal"]
    line = normal.line if normal.line_rule == "exact" and normal.line else 0
    page = page._replace(
        line=line or PLAIN_GRID,
        # LibreOffice centres a grid that does not fill the type area (5.2.3) in it, and so takes room from every page.
        grid=line > 0 and (page.height - page.top - page.bottom) % line < FILLED * line,
        character=_pitch(normal, normal),
        title=_pitch(looks["Title"], normal),
        mark=_pitch(looks["LetterheadMark"], normal),
        imprint=_pitch(looks["Imprint"], normal),
    )
    if page.characters < FEWEST:
        raise PresetFault(f"页面太窄，一行放不下 {FEWEST} 个字")
    return page


def _pitch(look: Look, normal: Look) -> int:
    """Return what one 字 takes of a line, in twips."""
    size = look.size or normal.size or 0
    spacing = look.spacing if look.spacing is not None else normal.spacing or 0
    return max(10 * size + spacing, 1)


def _look(name: str, data: Mapping[str, object], normal_size: int) -> Look:
    settings: dict[str, Any] = {"name": name}
    settings.update((key, setting(name, key, value)) for key, value in data.items())
    if "line" in settings:
        settings["line"], settings["line_rule"] = settings["line"]
    characters = settings.pop("first_line", 0)
    settings["first_line_chars"] = round(characters * 100)
    settings["first_line"] = round(characters * settings.get("size", normal_size) * 10)
    return Look(id=name, **settings)
