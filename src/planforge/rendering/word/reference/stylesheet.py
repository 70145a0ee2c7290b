"""The styles of a reference document: found by name, their values looked up along the chain they are based on."""

from collections.abc import Callable, Iterator

from planforge.rendering.word.reference.opening import Element, parse, serialize, w
from planforge.spec.keys import canonical

WORDS_OWN_SIZE = 20
"""The half-points of type that no style gives a size."""

_ON = ("1", "true", "on")


class Stylesheet:
    """The part styles.xml as a tree that may be added to."""

    def __init__(self, data: bytes) -> None:
        self.tree = parse(data)
        self._by_id = {style.get(w("styleId")): style for style in self.tree.iter(w("style"))}
        self._by_name: dict[tuple[str, str], str] = {}
        for id, style in self._by_id.items():
            for name in _names(style):
                self._by_name.setdefault((style.get(w("type"), "paragraph"), name), id)

    def default(self, kind: str) -> str:
        """Return the id of the style that holds where none is named, "" if there is none."""
        found = (id for id, style in self._by_id.items() if style.get(w("type")) == kind and _is_default(style))
        return next(found, "") or self.find(kind, "normal")

    def find(self, kind: str, *names: str) -> str:
        """Return the id of the first style that bears one of these names, however spaced or cased, else ""."""
        return next((id for name in names if (id := self._by_name.get((kind, _plain(name))))), "")

    def chain(self, id: str) -> Iterator[Element]:
        """Yield a style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while id in self._by_id and id not in seen:
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

    def size(self, id: str) -> int:
        """Return the size of a style's type in half-points."""
        return self.number(id, "rPr", "sz", default=WORDS_OWN_SIZE) or WORDS_OWN_SIZE

    def pitch(self, id: str) -> int:
        """Return what one 字 of a style takes of a line, in twips."""
        return max(10 * self.size(id) + self.number(id, "rPr", "spacing"), 1)

    def is_numbered(self, id: str) -> bool:
        """Tell whether Word would number a paragraph of this style by itself."""
        numbers = (style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}") for style in self.chain(id))
        number = next((each for each in numbers if each is not None), None)
        return number is not None and number.get(w("val")) != "0"

    def stop_numbering(self, id: str) -> None:
        """Take the automatic number off a style and off those that it is based on."""
        for style in self.chain(id):
            for number in style.findall(f"{w('pPr')}/{w('numPr')}"):
                number.getparent().remove(number)

    def add(self, style: Element) -> str:
        """Add a style under an id and a name that are still free; return the id."""
        name = style.find(w("name"))
        taken = {name for _, name in self._by_name}
        id = _free(style.get(w("styleId")), lambda id: id not in self._by_id)
        name.set(w("val"), _free(name.get(w("val")), lambda name: _plain(name) not in taken))
        style.set(w("styleId"), id)
        self._by_id[id] = style
        self._by_name[style.get(w("type")), _plain(name.get(w("val")))] = id
        self.tree.append(style)
        return id

    def written(self) -> bytes:
        """Return the part as bytes."""
        return serialize(self.tree)


def _free(wanted: str, is_free: Callable[[str], bool]) -> str:
    """Return a name, with a number behind it where it is taken."""
    return next(name for name in (wanted, *(f"{wanted}{n}" for n in range(2, 10_000))) if is_free(name))


def _names(style: Element) -> list[str]:
    name, aliases = style.find(w("name")), style.find(w("aliases"))
    found = [] if name is None else [name.get(w("val"), "")]
    found += [] if aliases is None else aliases.get(w("val"), "").split(",")
    return [_plain(each) for each in found]


def _plain(name: str) -> str:
    """Return a name as it is compared: simplified, without spaces, in lower case."""
    return canonical(name).lower()


def _is_default(style: Element) -> bool:
    return style.get(w("default")) in _ON
