"""The package around the parts, by the Open Packaging Conventions: names, content types and relationships."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from planforge.rendering.environment import render_template
from planforge.rendering.word.preset_package import CORE, DOCUMENT

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


class Relationship(NamedTuple):
    """A relationship inside the package: its id, its type and the name of the part that it leads to (/word/…)."""

    id: str
    type: str
    target: str


class Member(NamedTuple):
    """A part to be written: its name (/word/…), its content type, its bytes and its relationships."""

    name: str
    content_type: str
    data: bytes = b""
    relationships: tuple[Relationship, ...] = ()


def word_type(kind: str) -> str:
    """Return the content type of a part of WordprocessingML, such as `styles`."""
    return _TYPE.format(kind)


def word_relationship(id: str, kind: str, target: str) -> Relationship:
    """Make a relationship such as a document has to its `styles`."""
    return Relationship(id, f"{_OFFICE}{kind}", target)


def package(
    relationships: tuple[Relationship, ...], members: Sequence[Member], folder: Path | None
) -> dict[str, bytes]:
    """Return a Word package by the names of its files, in their order: `members` about a document that has them.

    The document itself and the core properties are empty; they are all that differs from plan to plan.
    """
    document = Member(f"/{DOCUMENT}", word_type("document.main"), relationships=relationships)
    core = Member(f"/{CORE}", _CORE_TYPE)
    top = (word_relationship("rId1", "officeDocument", document.name), Relationship("rId2", _PACKAGE, core.name))
    everything = (document, *members, core)
    files = {"[Content_Types].xml": _content_types(everything, folder), "_rels/.rels": _relationships("/", top, folder)}
    for member in everything:
        files[member.name[1:]] = member.data
        if member.relationships:
            home, _, name = member.name.rpartition("/")
            files[f"{home[1:]}/_rels/{name}.rels"] = _relationships(f"{home}/", member.relationships, folder)
    return files


def _content_types(members: Sequence[Member], folder: Path | None) -> bytes:
    """Say each part's type: XML parts one by one, pictures and the like by their suffix."""
    suffixes: dict[str, str] = {}
    types: list[tuple[str, str]] = []
    for name, content_type, *_ in members:
        suffix = name.rpartition(".")[2]
        if suffix == "xml" or suffixes.setdefault(suffix, content_type) != content_type:
            types.append((name, content_type))
    context = {"suffixes": tuple(suffixes.items()), "types": types}
    return render_template("word/content_types.xml.j2", context, folder).encode()


def _relationships(home: str, relationships: tuple[Relationship, ...], folder: Path | None) -> bytes:
    """Write relationships down, a target in the same folder without its path."""
    found = [each._replace(target=each.target.removeprefix(home)) for each in relationships]
    return render_template("word/relationships.rels.j2", {"relationships": found}, folder).encode()
