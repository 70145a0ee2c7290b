"""The errors a caller can meet: the plan's fault, or the call's. Anything else is a bug."""

import errno
import os

from planforge.diagnostics import Diagnostic


class PlanforgeError(Exception):
    """Base of all errors that planforge raises on purpose; its text is one Chinese sentence."""


class PlanError(PlanforgeError):
    """The plan is at fault (exit 1); `diagnostics` holds every finding, notes included, in file order."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__(_first_of(diagnostics))


class CallError(PlanforgeError):
    """The call or the environment is at fault (exit 2): a missing file, an unwritable folder, a bad option."""


class ProjectError(CallError):
    """A project file is at fault (exit 2); `diagnostics` holds every finding, `text` is the file's, for excerpts."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], text: str) -> None:
        self.diagnostics, self.text = diagnostics, text
        super().__init__(_first_of(diagnostics))


class DiskFull(CallError):
    """No room is left (exit 2); what is yet to be written would fail as well, so that nothing goes on after it."""


class TemplateFault(CallError):
    """A template cannot be used (exit 2); the sentence names template, line and reason."""


def _first_of(diagnostics: tuple[Diagnostic, ...]) -> str:
    errors = [d for d in diagnostics if d.level == "error"]
    first = errors[0]
    place = f"{first.file}:{first.span.line}:{first.span.column} " if first.span else f"{first.file} "
    more = f"（另有 {len(errors) - 1} 处错误）" if len(errors) > 1 else ""
    return f"{place.strip()} {first.message}{more}".strip()


# Windows locks a file that is open in Word and calls that a lack of permission.
_DENIED = "没有权限，或者文件正被 Word 等程序打开" if os.name == "nt" else "没有权限"
_REASONS = {
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件太大",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "同名的文件已经存在",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "符号链接绕成了圈",
    errno.EINVAL: "文件名里有不能用的字符",
    errno.EIO: "磁盘读写出错",
}


FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def reason(error: OSError | ValueError) -> str:
    """Say in Chinese why the system refused a file; Python itself refuses a name with NUL in it."""
    if not isinstance(error, OSError):
        return _REASONS[errno.EINVAL]
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
