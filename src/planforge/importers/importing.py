"""A file as plans: read into lines, cut into texts, each a tree, each tree a plan."""

from typing import Literal, NamedTuple, TypeAlias

from planforge.document.build import build
from planforge.importers.collection import Source, split
from planforge.importers.ending import read_ending
from planforge.importers.forms import unfolded
from planforge.importers.front import BLANK_PERIOD, read_front
from planforge.importers.kinds import kind_of
from planforge.importers.lines import Doubt, Lines
from planforge.importers.mending import mended
from planforge.importers.numbers import in_steps, numberable, with_few_words
from planforge.importers.reading import read_lines
from planforge.importers.shaping import outermost, sections
from planforge.importers.texts import text_of
from planforge.importers.tree import TreeBuilder
from planforge.importers.writing import write_plan
from planforge.spec.model import Plan, Text

Script: TypeAlias = Literal["keep", "simplify"]


class Imported(NamedTuple):
    """A plan that was found in a file, and all that a person should look at, in the order of the source.

    `text` is its plan file, with the doubts as comments; `unit` is what their places count.
    """

    plan: Plan
    text: str
    doubts: tuple[Doubt, ...]
    unit: str


def import_plan(data: bytes, name: str, traditional: Script = "keep") -> tuple[Imported, ...]:
    """Return the plans in a file, in order; a file of one plan gives one.

    Args:
        data: the file's bytes.
        name: its name, whose suffix tells how it is read: .docx, .md, .txt and their kin.
        traditional: `simplify` turns Traditional characters into Simplified ones; it needs the extra `opencc`.

    Raises:
        CallError: it cannot be read, or holds no text.
    """
    lines = read_lines(data, name)
    if traditional == "simplify":
        from planforge.importers.script import simplified

        lines = simplified(lines)
    return plans_of(lines, name)


def plans_of(lines: Lines, name: str) -> tuple[Imported, ...]:
    """Return the plans in the lines of a file."""
    flat, told = unfolded(lines.lines)
    lines = lines._replace(lines=tuple(flat), doubts=(*lines.doubts, *told))
    sources = split(lines.lines)
    return tuple(_import(source, lines, name, with_file=source is sources[0]) for source in sources)


def _import(source: Source, lines: Lines, name: str, *, with_file: bool) -> Imported:
    plan, doubts = _plan(source, lines)
    found = sorted((*(lines.doubts if with_file else ()), *doubts), key=lambda doubt: doubt.place)
    return Imported(plan, write_plan(plan, found, lines.unit, name), tuple(found), lines.unit)


def _plan(source: Source, lines: Lines) -> tuple[Plan, list[Doubt]]:
    whole, mends = mended(source.lines, lines)
    ending = read_ending(whole)
    signature = ending.signature
    front = read_front(source, ending.before, signature.unit if signature else "")
    builder = TreeBuilder()
    builder.add_all(front.body)
    root = builder.root
    plan = Plan(
        title=front.title,
        unit=front.unit,
        period=front.period,
        captions=front.captions,
        addressee=front.addressee,
        letterhead=front.letterhead,
        preface=tuple(text_of(line) for line in (*front.preface, *root.paragraphs)),
        sections=sections(root),
        numbering=outermost(root),
        closing=tuple(text_of(line) for line in (*root.closing, *ending.closing)),
        signature=signature,
        attachments=ending.attachments,
        imprint=ending.imprint,
    )
    doubts = [*source.doubts, *mends, *front.doubts, *builder.doubts, *kind_of(source)]
    if _is_resorted(plan):
        message = f"月份的先后和“{plan.period}”对不上，期间请核对后补上"
        doubts.append(Doubt(front.place, message, "guess"))
        plan = plan._replace(period=Text(BLANK_PERIOD))
    stepped = in_steps(plan)
    if stepped is not plan:
        doubts.append(Doubt(front.place, "最上一级改编为一、，下面各级依次后移", "sure"))
    numbered = numberable(stepped)
    if numbered is not stepped:
        doubts.append(Doubt(front.place, "层级太多，改用一、（一）1.（1）①五级编号，更深的改成段落", "sure"))
    return with_few_words(numbered), doubts


def _is_resorted(plan: Plan) -> bool:
    """Tell whether the period that was found would put the months in another order than the source has."""
    return any(finding.id == "resorted" for finding in build(plan, draft=True)[1])
