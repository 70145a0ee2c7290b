"""The slips of input methods as changes to a file's text: what the reader reads over, written as it is meant."""

from planforge.diagnostics import Findings
from planforge.spec.positions import Fix, Lines
from planforge.spec.preflight import repair
from planforge.spec.text import Refused, refuse_control_characters, refuse_too_long, split_lines


def slip_fixes(text: str) -> tuple[Fix, ...]:
    """Return the changes that make well-formed YAML of a text; lines that are in error are left to the writer."""
    findings = Findings("")
    try:
        lines = refuse_too_long(split_lines(text), findings)
        patched = repair(refuse_control_characters(lines, findings), findings)
    except Refused:
        return ()
    faulty = {found.span.line - 1 for found in findings.found if found.level == "error" and found.span}
    place = Lines(text)
    return tuple(
        Fix(place.offset(line, column), place.offset(line, end), replacement)
        for line, column, end, replacement in patched.edits
        if line not in faulty
    )
