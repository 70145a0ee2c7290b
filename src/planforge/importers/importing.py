"""A file as plans: read into lines, cut into texts, each a tree, each tree a plan."""

from typing import NamedTuple

from planforge.importers.collection import Text as Source
from planforge.importers.collection import split
from planforge.importers.front import read_front
from planforge.importers.lines import Doubt, Lines
from planforge.importers.mending import mended
from planforge.importers.shaping import sections
from planforge.importers.texts import text_of
from planforge.importers.tree import TreeBuilder
from planforge.spec.model import Plan


class Imported(NamedTuple):
    """A plan that was found in a file, with all that a person should look at, in the order of the source."""

    plan: Plan
    doubts: tuple[Doubt, ...]


def plans_in(lines: Lines) -> tuple[Imported, ...]:
    """Return the plans of a file's lines, in order."""
    return tuple(_plan(source, lines.unit) for source in split(lines.lines))


def _plan(source: Source, unit: str) -> Imported:
    whole, doubts = mended(source.lines, unit)
    front = read_front(source, whole)
    builder = TreeBuilder(unit)
    builder.add_all(front.body)
    root = builder.root
    preface = (*front.preface, *root.paragraphs)
    plan = Plan(
        title=front.title,
        unit=front.unit,
        period=front.period,
        captions=front.captions,
        preface=tuple(text_of(line) for line in preface),
        sections=sections(root),
        closing=tuple(text_of(line) for line in root.closing),
        signature=front.signature,
    )
    found = (*source.doubts, *doubts, *front.doubts, *builder.doubts)
    return Imported(plan, tuple(sorted(found, key=lambda doubt: doubt.place)))
