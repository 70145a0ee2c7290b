"""A tree of lines as the sections of a plan: what is a heading, what an item, what a schedule."""

import re
from collections.abc import Sequence

from planforge.importers.lines import Line
from planforge.importers.marks import IN_PROSE
from planforge.importers.texts import text_of
from planforge.importers.tree import Node
from planforge.spec import keys
from planforge.spec.model import EMPTY, Entry, Schedule, Text

LONGEST_HEADING = 60
LONGEST_RUN_IN = 16
_LONGEST_ITEM = 90
_SENTENCE = re.compile(r"[。！？!?](?=.)")
_RUN_IN = re.compile(rf"(?P<heading>[^。！？!?；;：:，,]{{2,{LONGEST_RUN_IN}}})。(?P<text>.+)")
_CLAUSE_MARKS = "。；：:;，,、．"


def sections(root: Node) -> tuple[Entry, ...]:
    """Return the sections of a plan."""
    if all(_can_be_section(node) for node in root.children) and not _repeat(root.children):
        return tuple(_entry(node, is_section=True) for node in root.children)
    body = tuple(_entry(node) for node in root.children)
    headings = any(entry.stands_alone for entry in body)
    return (Entry(entries=body, numbering=EMPTY if headings else Text("一、")),)


def _can_be_section(node: Node) -> bool:
    name = node.text.rstrip(_CLAUSE_MARKS)
    if node.kind not in {"marked", "heading"} or not _is_heading(node, is_section=True):
        return False
    return not keys.document_key(name) and not keys.slip_of(name, keys.DOCUMENT_KEYS)


def _repeat(nodes: Sequence[Node]) -> bool:
    names = [keys.canonical(node.text.rstrip(_CLAUSE_MARKS)) for node in nodes]
    return len(set(names)) < len(names)


def _is_heading(node: Node, *, is_section: bool = False) -> bool:
    """Tell whether a node's line stands alone over what is below it."""
    if node.rank:
        return True
    if len(node.text) > LONGEST_HEADING or _SENTENCE.search(node.text):
        return False
    return is_section or bool(node.children or node.paragraphs or node.closing)


def _entry(node: Node, *, is_section: bool = False) -> Entry:
    periods = [child for child in node.children if child.kind == "period"]
    others = [child for child in node.children if child.kind != "period"]
    lead, listed = _paragraphs(node)
    entry = Entry(
        entries=(*listed, *(_entry(child) for child in others)),
        schedule=_schedule(periods) if periods else None,
        closing=tuple(text_of(line) for line in node.closing),
        numbering=_numbering(others, listed),
        numbered=is_section or node.kind != "heading",
    )
    if is_section or _is_heading(node):
        heading = text_of(node.line, node.text.rstrip(_CLAUSE_MARKS) or node.text)
        return entry._replace(heading=heading, lead=lead, numbered=bool(node.mark))
    if match := _RUN_IN.fullmatch(node.text):
        heading, text = text_of(node.line, match["heading"]), text_of(node.line, match["text"])
        return entry._replace(heading=heading, content=(text, *lead))
    return entry._replace(content=(text_of(node.line, node.text), *lead))


def _numbering(children: Sequence[Node], listed: Sequence[Entry]) -> Text:
    families = {child.family for child in children}
    if listed and not children:
        return Text(keys.UNNUMBERED)
    if len(families) == 1 and (family := next(iter(families))) in IN_PROSE - {"首先"}:
        return Text(family)
    return EMPTY


def _paragraphs(node: Node) -> tuple[tuple[Text, ...], tuple[Entry, ...]]:
    """Return what stands below a line: paragraphs, or the items of a list that nobody numbered."""
    lines = [line for line in node.paragraphs if not line.cells]
    texts = tuple(text_of(line) for line in lines)
    if node.mark and node.family != "一、" and not node.children and _are_items(lines):
        return (), tuple(Entry(content=(text,)) for text in texts)
    return texts, ()


def _are_items(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and all(len(line.text) <= _LONGEST_ITEM for line in lines)


def _schedule(periods: Sequence[Node]) -> Schedule:
    return Schedule(tuple(_period(node) for node in periods))


def _period(node: Node) -> Entry:
    label = text_of(node.line, node.label)
    entries = tuple(_entry(child) for child in node.children)
    lead = tuple(text_of(line) for line in node.paragraphs)
    return Entry(heading=label, lead=lead, entries=entries, closing=tuple(text_of(line) for line in node.closing))
