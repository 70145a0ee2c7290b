"""The styles of a reference document: measured, and added to."""

from collections.abc import Callable

from planforge.ooxml import stylesheet
from planforge.ooxml.stylesheet import plain_name
from planforge.ooxml.xml import Element, serialize, w

WORDS_OWN_SIZE = 20
"""The half-points of type that no style gives a size."""


class Stylesheet(stylesheet.Stylesheet):
    """The part styles.xml as a tree that may be added to."""

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
        name.set(w("val"), _free(name.get(w("val")), lambda name: plain_name(name) not in taken))
        style.set(w("styleId"), id)
        self._by_id[id] = style
        self._by_name[style.get(w("type")), plain_name(name.get(w("val")))] = id
        self.tree.append(style)
        return id

    def written(self) -> bytes:
        """Return the part as bytes."""
        return serialize(self.tree)


def _free(wanted: str, is_free: Callable[[str], bool]) -> str:
    """Return a name, with a number behind it where it is taken."""
    return next(name for name in (wanted, *(f"{wanted}{n}" for n in range(2, 10_000))) if is_free(name))
