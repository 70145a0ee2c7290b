"""Checks a plan and mends what is certain: reading, the rules, and what was asked to be passed over."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from planforge.api import Reading, read
from planforge.checks.engine import Checked, check_plan, passed_over, unknown_ids
from planforge.checks.ignoring import ignored_in
from planforge.checks.names import NO_NAMES, Names
from planforge.checks.registry import BLANK, Rule, find_rule, rule_ids
from planforge.diagnostics import Diagnostic, Span, as_errors, in_file_order
from planforge.document.numbering import typed_label, typed_number
from planforge.spec.places import places
from planforge.spec.positions import Fix, Lines, applied
from planforge.spec.slips import slip_fixes

UNREAD = "unclosed-bracket"
"""The error behind which a line is one text, signs and all: no rule says anything of it."""

ROUNDS = 5
"""So many times a file is mended at most; each time may bring to light what the last one hid."""


class Options(NamedTuple):
    """What of a plan is checked: the ids to tell (all where none is named) and not to tell, and the house's names."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    names: Names = NO_NAMES
    draft: bool = False
    strict: bool = False
    templates: Path | None = None


class Checking(NamedTuple):
    """What came of checking a plan: its reading with all findings, and the changes that would mend some of them."""

    reading: Reading
    fixes: tuple[Fix, ...]


def check(data: bytes, file: str = "-", options: Options = Options()) -> Checking:  # noqa: B008 (a constant)
    """Check a plan file; errors of reading are told whatever the options leave out."""
    # A rule tells the blanks, so that they can be passed over as other findings can.
    reading = read(data, file, templates=options.templates, draft=True)
    if reading.plan is None:
        return Checking(reading, ())
    ruled = tuple(check_plan(reading.plan, reading.text, file, _rules(options), options.names))
    ignored = options.ignore.union(reading.plan.checks.ignore)
    by_line = ignored_in(reading.text)

    def is_told(diagnostic: Diagnostic, *, of_reading: bool) -> bool:
        if of_reading and diagnostic.level == "error":
            return True
        selected = not options.select or diagnostic.id in options.select
        return selected and not passed_over(diagnostic, ignored, by_line)

    kept = [each for each in reading.diagnostics if is_told(each, of_reading=True)]
    unread = {each.span.line for each in kept if each.id == UNREAD and each.span}
    told = [each for each in ruled if is_told(each.diagnostic, of_reading=False) and _line(each) not in unread]
    unknown = [each for each in unknown_ids(reading.plan, reading.text, file) if is_told(each, of_reading=False)]
    found = in_file_order((*kept, *unknown, *(each.diagnostic for each in told)))
    if options.strict or reading.plan.checks.strict:
        found = as_errors(found)
    # What is mended without a word is not worth a second reading.
    slips = slip_fixes(reading.text) if reading.diagnostics and not options.select else ()
    return Checking(reading._replace(diagnostics=found), _fixes(reading, kept, told, slips))


def mend(data: bytes, file: str = "-", options: Options = Options()) -> str:  # noqa: B008 (a constant)
    """Return a plan file's text with all that is certain mended; the rest of it stays as it is."""
    text = read(data, file).text
    for _ in range(ROUNDS):
        # Slips come first: what they hide from the rules has its place only when they are mended.
        mended = text if options.select else applied(text, slip_fixes(text))
        mended = applied(mended, check(mended.encode(), file, options).fixes)
        if mended == text:
            break
        text = mended
    return text


def _line(checked: Checked) -> int:
    return checked.diagnostic.span.line if checked.diagnostic.span else 0


def _rules(options: Options) -> Iterator[Rule]:
    ids = options.select & frozenset(rule_ids()) if options.select else rule_ids()
    return map(find_rule, sorted(id for id in ids if not (options.draft and id == BLANK)))


def _fixes(
    reading: Reading, kept: Collection[Diagnostic], told: Collection[Checked], slips: Collection[Fix]
) -> tuple[Fix, ...]:
    # What is made of a line that is in error is not certain: it is left to the writer.
    faulty = {each.span.line for each in kept if each.level == "error" and each.span}
    numbers = {each.span for each in kept if each.id == "typed-number" and each.span and each.span.line not in faulty}
    certain = (fix for diagnostic, fix in told if fix and diagnostic.span and diagnostic.span.line not in faulty)
    return tuple(sorted({*_typed_numbers(reading, numbers), *certain, *slips}))


def _typed_numbers(reading: Reading, spans: Collection[Span | None]) -> list[Fix]:
    """Return the changes that take numbers typed by hand off the texts that have these places."""
    lines = Lines(reading.text)
    found = []
    for place in places(reading.plan) if reading.plan and spans else ():
        if place.text.span in spans:
            typed = typed_label(place.text) if place.role == "attachment" else typed_number(place.text)
            within = lines.within(place.text, 0, len(typed))
            found += [Fix(*within, "")] if within else []
    return found
