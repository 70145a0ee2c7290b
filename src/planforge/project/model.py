"""What a project file says, as values."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planforge.checks.names import NO_NAMES, Names
from planforge.spec.model import EMPTY, Text

if TYPE_CHECKING:
    from planforge.api import Format
    from planforge.naming import Pattern

PLANS, OUTPUT, PATTERN, FORMATS, STYLE, CHECKS = "计划", "输出", "文件名", "格式", "样式", "检查"
PEOPLE, UNITS, TERMS = "人员名单", "单位名单", "术语"


class Project(NamedTuple):
    """A project file; every setting has a value that stands for nothing written.

    `file` is where it lies and `text` what it holds, for findings. `plans` and `output` are as written, below its
    folder. `ignore` and `strict` are those of 检查.
    """

    file: Path
    text: str = ""
    plans: tuple[Text, ...] = ()
    output: Text = EMPTY
    pattern: "Pattern | None" = None
    formats: tuple["Format", ...] = ()
    style: str = ""
    ignore: frozenset[str] = frozenset()
    strict: bool = False
    names: Names = NO_NAMES

    @property
    def folder(self) -> Path:
        """The folder that all of it is about."""
        return self.file.parent
