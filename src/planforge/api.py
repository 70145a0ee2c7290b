"""The library: read a plan, render it. Values in, values out; only `load` touches the disk."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from planforge.diagnostics import Diagnostic, has_errors
from planforge.document.nodes import Document
from planforge.spec.model import Plan

Format: TypeAlias = Literal["md", "docx"]


@dataclass(frozen=True, slots=True)
class Reading:
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


def read(data: bytes, file: str = "-", *, draft: bool = False, strict: bool = False) -> Reading:
    """Read a plan from bytes, with every problem in one run; `draft` lets blanks stand, `strict` makes notes errors."""
    raise NotImplementedError


def load(path: str | Path, *, draft: bool = False, strict: bool = False) -> Plan:
    """Read the plan at `path`.

    Raises:
        PlanError: the plan has errors; all findings are in its `diagnostics`.
        CallError: the file cannot be read.
    """
    raise NotImplementedError


def render(
    plan: Plan | Document, format: Format, *, style: str = "", templates: str | Path | None = None, draft: bool = False
) -> bytes:
    """Render a plan or a document as Markdown (UTF-8) or Word; the same input gives the same bytes.

    Args:
        plan: what to render.
        format: `md` or `docx`.
        style: name of a Word preset; empty for the plan's own 样式, or `gbt9704`.
        templates: a folder whose files override built-in templates of the same name.
        draft: let 【待补：…】 blanks stand, marked.

    Raises:
        PlanError: the plan has a blank and `draft` is not set, or its lists are nested too deeply to number.
        CallError: no such style, or a template is at fault.
    """
    raise NotImplementedError
