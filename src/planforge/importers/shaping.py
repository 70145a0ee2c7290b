"""A tree of lines as the sections of a plan: what is a heading, what an item, what a schedule."""

import re
from collections.abc import Sequence

from planforge.document.flow import CLAUSE_MARKS
from planforge.importers.branches import Node
from planforge.importers.lines import Line
from planforge.importers.marks import IN_PROSE, PRINTED
from planforge.importers.periods import joined
from planforge.importers.texts import text_of
from planforge.spec import keys
from planforge.spec.model import EMPTY, Entry, Schedule, Text

LONGEST_HEADING = 60
LONGEST_RUN_IN = 16
_LONGEST_ITEM = 90
_SENTENCE = re.compile(r"[。！？!?](?=.)")
_ASIDE = "[（(][^（()）]*[)）]"
_RUN_IN = re.compile(rf"(?P<heading>[^。！？!?；;：:，,]{{2,{LONGEST_RUN_IN}}})。(?P<text>(?!{_ASIDE}$).+)")
_END = ("。", "！", "？", "；", "!", "?", ";")
_COLONS = ("：", ":")
_UNNUMBERED = Text(keys.UNNUMBERED)


def sections(root: Node) -> tuple[Entry, ...]:
    """Return the sections of a plan; where one of them cannot be a key, all stand in 正文."""
    if not root.children:
        return ()
    if all(_can_be_section(node) for node in root.children) and not _repeat(root.children):
        return tuple(entry_of(node, is_section=True) for node in root.children)
    return (body_of(root),)


def outermost(root: Node) -> tuple[Text, ...]:
    """Return the plan's 编号 where its sections are numbered otherwise than the standard does."""
    mark = _asked([child for child in root.children if child.mark])
    return (mark,) if mark in keys.NUMBERINGS[1:] else ()


def body_of(root: Node) -> Entry:
    """Return what stands below a root as an entry without a heading: 正文, or the body of an attachment."""
    entries = tuple(entry_of(child) for child in root.children)
    numbering = _asked(root.children)
    if not numbering and not any(entry.stands_alone for entry in entries):
        numbering = Text("一、") if {child.family for child in root.children} == {"一、"} else EMPTY
    return Entry(entries=entries, numbering=numbering)


def entry_of(node: Node, *, is_section: bool = False) -> Entry:
    """Return a node with all that is below it."""
    periods = [child for child in node.children if child.kind == "period"]
    others = [child for child in node.children if child.kind != "period"]
    lead, listed = _paragraphs(node)
    below = Entry(
        entries=(*listed, *(entry_of(child) for child in others)),
        schedule=Schedule(joined(map(_period, periods))) if periods else node.schedule,
        closing=tuple(text_of(line) for line in node.closing),
        numbering=_UNNUMBERED if listed and not others else _asked(others, node.family),
        numbered=node.is_numbered,
    )
    if is_section or _is_heading(node):
        heading = text_of(node.line, node.text.rstrip(CLAUSE_MARKS) or node.text)
        return below._replace(heading=heading, lead=lead)
    run_in, text = _run_in(node)
    content = text_of(node.line, text)
    if run_in:
        return below._replace(heading=text_of(node.line, run_in), content=(content, *lead))
    return below._replace(content=(content, *lead))


def _can_be_section(node: Node) -> bool:
    name = node.text.rstrip(CLAUSE_MARKS)
    if node.kind not in {"marked", "heading"} or not name or not _is_heading(node, is_section=True):
        return False
    return not keys.document_key(name) and not keys.slip_of(name, keys.DOCUMENT_KEYS)


def _repeat(nodes: Sequence[Node]) -> bool:
    names = [keys.canonical(node.text.rstrip(CLAUSE_MARKS)) for node in nodes]
    return len(set(names)) < len(names)


def _is_heading(node: Node, *, is_section: bool = False) -> bool:
    """Tell whether a node's line stands alone over what is below it."""
    if node.rank:
        return True
    if node.is_no_heading or len(node.text) > LONGEST_HEADING or _SENTENCE.search(node.text) or node.line.run_in:
        return False
    if node.children or node.paragraphs or node.closing or node.schedule:
        return True
    return is_section and node.text[-1:] not in _END


def _run_in(node: Node) -> tuple[str, str]:
    """Return a heading that runs into its text, and the text; the heading is empty where there is none."""
    typed = len(node.line.text) - len(node.text)
    end = node.line.run_in - typed
    if end > 0 and node.text[end : end + 1] not in _COLONS:
        return node.text[:end].rstrip(CLAUSE_MARKS), node.text[end:].lstrip("。 \u3000")
    match = _RUN_IN.fullmatch(node.text) if node.kind == "marked" and not node.is_exact else None
    return (match["heading"], match["text"]) if match else ("", node.text)


def _asked(children: Sequence[Node], above: str = "") -> Text:
    """Return the mark that a list asks for: that of 一是, and any that is printed just as planforge prints it.

    A list below one with the same marks asks for none: it is told apart by those of the next level.
    """
    if any(child.kind == "line" for child in children) and not any(child.mark for child in children):
        return _UNNUMBERED
    families = {child.family for child in children if child.mark}
    family = next(iter(families), "")
    if len(families) != 1 or family not in PRINTED or family == above:
        return EMPTY
    exact = all(child.is_exact for child in children if child.mark)
    return Text(family) if family in IN_PROSE or exact else EMPTY


def _paragraphs(node: Node) -> tuple[tuple[Text, ...], tuple[Entry, ...]]:
    """Return what stands below a line: paragraphs, or the items of a list that nobody numbered."""
    texts = tuple(text_of(line) for line in node.paragraphs)
    unnumbered = node.mark and node.family != "一、" and not node.is_exact and not node.children
    if unnumbered and _are_items(node.paragraphs):
        return (), tuple(Entry(content=(text,)) for text in texts)
    return texts, ()


def _are_items(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and all(len(line.text) <= _LONGEST_ITEM for line in lines)


def _period(node: Node) -> Entry:
    return Entry(
        heading=text_of(node.line, node.label),
        lead=tuple(text_of(line) for line in node.paragraphs),
        entries=tuple(entry_of(child) for child in node.children),
        closing=tuple(text_of(line) for line in node.closing),
        numbering=EMPTY if _is_single(node) else _asked(node.children),
    )


def _is_single(period: Node) -> bool:
    """Tell whether a period has a single activity, which carries no number anyway."""
    return len(period.children) == 1 and period.children[0].kind == "line" and not period.children[0].children
