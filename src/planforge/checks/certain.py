"""What is certainly wrong with a plan, told also where it is only rendered."""

from planforge.checks.triggers import triggered
from planforge.diagnostics import Diagnostic, in_file_order
from planforge.spec.model import Plan


def errors_in(plan: Plan, text: str, file: str, ignore: frozenset[str] = frozenset()) -> tuple[Diagnostic, ...]:
    """Return what is certainly wrong with a plan that was read from `text`, in file order, but for what is ignored."""
    ids = tuple(dict.fromkeys(triggered(text, plan)))
    if not ids:
        return ()
    # Not at the top: what runs the rules takes longer to load than most plans to render.
    from planforge.checks.engine import check_plan, passed_over
    from planforge.checks.ignoring import ignored_in
    from planforge.checks.registry import find_rule

    found = check_plan(plan, text, file, map(find_rule, ids))
    errors = [each.diagnostic for each in found if each.diagnostic.level == "error"]
    ignored, by_line = ignore.union(plan.checks.ignore), ignored_in(text)
    return in_file_order(each for each in errors if not passed_over(each, ignored, by_line))
