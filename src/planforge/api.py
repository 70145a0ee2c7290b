"""The library: read a plan, render it. Values in, values out; only `load` touches the disk."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from planforge.diagnostics import Diagnostic, as_errors, has_errors, in_file_order
from planforge.document.build import build
from planforge.document.nodes import Document
from planforge.errors import CallError, PlanError, reason
from planforge.resources import preset_names
from planforge.spec.model import Plan, Text
from planforge.spec.reader import Source, read_plan

if TYPE_CHECKING:
    from planforge.renewal import Renewal

Format: TypeAlias = Literal["md", "docx"]


class Reading(NamedTuple):
    """What came of reading one plan file: as much of the plan as could be read, and every finding, in file order.

    `text` is the decoded source, for excerpts. `plan` and `document` are None where the file has no readable shape.
    """

    file: str
    text: str
    plan: Plan | None
    document: Document | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether the plan may be rendered: it was read, and no finding is an error."""
        return self.document is not None and not has_errors(self.diagnostics)


def read(
    data: bytes,
    file: str = "-",
    *,
    templates: str | Path | None = None,
    draft: bool = False,
    strict: bool = False,
) -> Reading:
    """Read a plan from bytes, with every problem in one run.

    Args:
        data: the file's bytes; UTF-8, UTF-16 or GB18030.
        file: the name that diagnostics give.
        templates: the folder for `render`, whose Word presets 样式 may name too.
        draft: let 【待补：…】 blanks stand.
        strict: turn notes and warnings into errors.
    """
    return reading_of(read_plan(data, file), file, templates=templates, draft=draft, strict=strict)


def reading_of(
    source: Source, file: str, *, templates: str | Path | None = None, draft: bool = False, strict: bool = False
) -> Reading:
    """Complete what was read of a plan with its document, as `read` does; the options are those of `read`."""
    found = source.diagnostics
    document = None
    if source.plan is not None:
        document, more = build(source.plan, file, draft=draft)
        unknown = _unknown_style(source.plan.style.preset, file, templates)
        found = in_file_order((*found, *more, *unknown))
    return Reading(file, source.text, source.plan, document, as_errors(found) if strict else found)


def load(path: str | Path, *, templates: str | Path | None = None, draft: bool = False, strict: bool = False) -> Plan:
    """Read the plan at `path`; the options are those of `read`.

    Raises:
        PlanError: the plan has errors; all findings are in its `diagnostics`.
        CallError: the file cannot be read.
    """
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise CallError(f"读不了文件 {path}：{reason(error)}") from error
    reading = read(data, str(path), templates=templates, draft=draft, strict=strict)
    if reading.plan is None or not reading.ok:
        raise PlanError(reading.diagnostics)
    return reading.plan


def render(
    plan: Plan | Document,
    format: Format,
    *,
    style: str = "",
    reference: str | Path | None = None,
    templates: str | Path | None = None,
    draft: bool = False,
) -> bytes:
    """Render a plan or a document as Markdown (UTF-8) or Word; the same input gives the same bytes.

    Args:
        plan: what to render.
        format: `md` or `docx`.
        style: name of a Word preset in place of the plan's own; what 样式 changes in that, it changes in this.
        reference: a Word file whose page, styles, headers and footers take the place of a preset's.
        templates: a folder whose files override built-in templates of the same name.
        draft: let 【待补：…】 blanks stand, marked.

    Raises:
        PlanError: the plan has a blank and `draft` is not set, or its lists are nested too deeply to number.
        CallError: no such format or style, or the reference or a template is at fault.
    """
    document = plan if isinstance(plan, Document) else _built(plan, draft=draft)
    folder = _folder(templates)
    if format == "md":
        from planforge.rendering.markdown import render_markdown

        return render_markdown(document, folder)
    if format == "docx":
        if reference is not None:
            from planforge.rendering.word.reference import read_reference, render_by_reference

            return render_by_reference(document, read_reference(Path(reference)), folder)
        from planforge.rendering.word import render_docx

        return render_docx(document, style, folder)
    raise CallError(f"不认识格式 {format!r}，可用的有：md、docx")


def rollover(data: bytes, to: str, file: str = "-") -> "Renewal":
    """Make the plan of the next period out of a plan file, as an edit of its text; comments and layout stay.

    Args:
        data: the file's bytes.
        to: the next period, such as 2028年 or 2027—2028学年第二学期.
        file: the name that leftovers give.

    Raises:
        CallError: `to` is no period, or that of the plan.
        PlanError: the plan has errors, or its period is blank.
    """
    from planforge.renewal import renew

    return renew(data, to, file)


def reference_notes(
    document: Document, reference: str | Path, *, templates: str | Path | None = None
) -> tuple[Diagnostic, ...]:
    """Say in one note each what a reference lacks for a document, and what is not used of it.

    Raises:
        CallError: the reference or a template is at fault.
    """
    from planforge.rendering.word import reference as by_reference

    folder = _folder(templates)
    return by_reference.reference_notes(document, by_reference.read_reference(Path(reference)), folder)


def _folder(templates: str | Path | None) -> Path | None:
    return None if templates is None else Path(templates)


def _unknown_style(name: Text, file: str, templates: str | Path | None) -> tuple[Diagnostic, ...]:
    known = preset_names(_folder(templates)) if name else ()
    if not name or name in known:
        return ()
    message = f"没有名为“{name}”的样式"
    return (Diagnostic("unknown-style", "error", message, f"可用的有：{'、'.join(known)}", file, name.span),)


def _built(plan: Plan, *, draft: bool) -> Document:
    document, found = build(plan, draft=draft)
    if has_errors(found):
        raise PlanError(found)
    return document
