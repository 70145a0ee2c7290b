"""The styles of a Word file: found by name, their values looked up along the chain they are based on."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from planforge.ooxml.xml import Element, w
from planforge.spec.keys import canonical

NAMES = Path(__file__).with_name("style_names.json")
"""The names under which Word files keep the style of a part, the likeliest first."""

_LONGEST_CHAIN = 100
"""The most styles that are based on one another."""

_ON = ("1", "true", "on")


class Stylesheet:
    """The part styles.xml as a tree."""

    def __init__(self, tree: Element) -> None:
        self.tree = tree
        self._by_id = {style.get(w("styleId")): style for style in self.tree.iter(w("style"))}
        self._by_name: dict[tuple[str, str], str] = {}
        for id, style in self._by_id.items():
            for name in names_of(style):
                self._by_name.setdefault((style.get(w("type"), "paragraph"), name), id)

    def default(self, kind: str) -> str:
        """Return the id of the style that holds where none is named, "" if there is none."""
        found = (id for id, style in self._by_id.items() if style.get(w("type")) == kind and _is_default(style))
        return next(found, "") or self.find(kind, "normal")

    def find(self, kind: str, *names: str) -> str:
        """Return the id of the first style that bears one of these names, however spaced or cased, else ""."""
        return next((id for name in names if (id := self._by_name.get((kind, plain_name(name))))), "")

    def chain(self, id: str) -> Iterator[Element]:
        """Yield a style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while id in self._by_id and id not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(id)
            style = self._by_id[id]
            yield style
            base = style.find(w("basedOn"))
            id = "" if base is None else base.get(w("val"), "")

    def value(self, id: str, group: str, name: str, attribute: str = "val") -> str | None:
        """Return what holds for a style: an attribute of a property in `rPr` or `pPr`, None where nothing says."""
        places = [style.find(w(group)) for style in self.chain(id)]
        places.append(self.tree.find(f"{w('docDefaults')}/{w(f'{group}Default')}/{w(group)}"))
        for place in places:
            element = None if place is None else place.find(w(name))
            if element is not None and element.get(w(attribute)) is not None:
                return str(element.get(w(attribute)))
        return None

    def number(self, id: str, group: str, name: str, attribute: str = "val", default: int = 0) -> int:
        """Return a value that is a whole number, `default` where nothing says or it is none."""
        try:
            return round(float(self.value(id, group, name, attribute) or default))
        except (ValueError, OverflowError):
            return default


@cache
def names_of_parts() -> Mapping[str, list[str]]:
    """Return the names that the style of each part goes by, by the id that it has in our presets."""
    names: dict[str, list[str]] = json.loads(NAMES.read_text(encoding="utf-8"))
    return names


def names_of(style: Element) -> list[str]:
    """Return the name and the other names of a style, as they are compared."""
    name, aliases = style.find(w("name")), style.find(w("aliases"))
    found = [] if name is None else [name.get(w("val"), "")]
    found += [] if aliases is None else aliases.get(w("val"), "").split(",")
    return [plain_name(each) for each in found]


def plain_name(name: str) -> str:
    """Return a name as it is compared: simplified, without spaces, in lower case."""
    return canonical(name).lower()


def _is_default(style: Element) -> bool:
    return style.get(w("default")) in _ON
