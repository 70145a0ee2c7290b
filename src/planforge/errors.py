"""The errors a caller can meet: the plan's fault, or the call's. Anything else is a bug."""

from planforge.diagnostics import Diagnostic


class PlanforgeError(Exception):
    """Base of all errors that planforge raises on purpose; its text is one Chinese sentence."""


class PlanError(PlanforgeError):
    """The plan is at fault (exit 1); `diagnostics` holds every finding, notes included, in file order."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        errors = [d for d in diagnostics if d.level == "error"]
        first = errors[0]
        place = f"{first.file}:{first.span.line}:{first.span.column} " if first.span else f"{first.file} "
        more = f"（另有 {len(errors) - 1} 处错误）" if len(errors) > 1 else ""
        super().__init__(f"{place.strip()} {first.message}{more}".strip())


class CallError(PlanforgeError):
    """The call or the environment is at fault (exit 2): a missing file, an unwritable folder, a bad option."""


class TemplateFault(CallError):
    """A template cannot be used (exit 2); the sentence names template, line and reason."""


_REASONS = {
    "FileNotFoundError": "没有这个文件",
    "IsADirectoryError": "这是一个目录",
    "NotADirectoryError": "路径里有一段不是目录",
    "PermissionError": "没有权限",
}


def reason(error: OSError) -> str:
    """Return in Chinese why the system refused a file."""
    return _REASONS.get(type(error).__name__, error.strerror or str(error))
