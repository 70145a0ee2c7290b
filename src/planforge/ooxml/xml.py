"""The XML of a Word file: parsed without fetching anything, and its names as lxml spells them."""

from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any
"""An element of lxml, which publishes no types."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_OFF = frozenset({"0", "false", "off"})
"""How a switch is written that is off (ECMA-376-1, 22.9.2.7, and ST_OnOff1 of Part 4)."""


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml spells it."""
    return f"{{{WORD}}}{name}"


def parse(data: bytes) -> Element:
    """Parse a part; entities stay unresolved and nothing is fetched."""
    return etree.fromstring(data, _PARSER)


def serialize(tree: Element) -> bytes:
    """Write a part down with its declaration."""
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def is_on(switch: Element | None) -> bool:
    """Tell whether a property that is there or not is on; a value may switch it off (ECMA-376-1, 17.17.4)."""
    return switch is not None and switch.get(w("val")) not in _OFF
