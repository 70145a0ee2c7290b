"""The pattern of a run's output names, such as {目录}/{单位}{期间}工作计划: what it may say, and what it makes."""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePosixPath

from planforge.filenames import FORBIDDEN, safe_name

STEM, FOLDER = "名称", "目录"
OF_PLAN = ("单位", "期间", "标题")
"""Fields that only the plan itself can tell."""

FIELDS = (STEM, FOLDER, *OF_PLAN)
SUFFIXES = (".md", ".docx")

_FIELD = re.compile(r"\{([^{}]*)\}")
_BRACES = "{}｛｝"


class BadPattern(ValueError):
    """A pattern that cannot be; `word` is the part at fault."""

    def __init__(self, word: str, message: str, hint: str) -> None:
        self.word, self.message, self.hint = word, message, hint
        super().__init__(message)


def _refuse_signs(rest: str) -> None:
    for sign in _BRACES:
        if sign in rest:
            raise BadPattern(sign, f"“{sign}”没有配对，或者不是半角的", f"可以写：{_listed(FIELDS)}")
    for sign in FORBIDDEN.replace("/", ""):
        if sign in rest:
            raise BadPattern(sign, f"文件名里不能有“{sign}”", "文件夹之间用 /，别的符号请用全角")
    if not rest.isprintable():
        raise BadPattern(rest, "文件名里有看不见的字符", "请删去它")


def _refuse_shape(text: str) -> None:
    parts = text.split("/")
    if any(part != safe_name(part) for part in parts) or text.startswith("~"):
        raise BadPattern(text, f"“{text}”不能作文件名", "从输出的文件夹往下写，如 {目录}/{名称}")
    for suffix in SUFFIXES:
        if text.lower().endswith(suffix):
            raise BadPattern(text[-len(suffix) :], "文件名不写后缀", "后缀由“格式”决定，删去它")


def _listed(fields: tuple[str, ...]) -> str:
    return "、".join(f"{{{field}}}" for field in fields)


class Pattern:
    """A pattern that has been read; `/` in it, and in {目录}, makes folders."""

    def __init__(self, text: str) -> None:
        """Read a pattern.

        Raises:
            BadPattern: it names a field that is none, or would not make names of files below a folder.
        """
        self.text = text
        self.fields = frozenset(_FIELD.findall(text))
        for field in _FIELD.findall(text):
            if field not in FIELDS:
                raise BadPattern(f"{{{field}}}", f"不认识“{{{field}}}”", f"可以写：{_listed(FIELDS)}")
        _refuse_signs(_FIELD.sub("", text))
        _refuse_shape(text)

    @property
    def asks_plan(self) -> bool:
        """Whether the plan has to be read before its output can be named."""
        return bool(self.fields & set(OF_PLAN))

    def path(self, values: Mapping[str, str], suffix: str) -> PurePosixPath:
        """Return the place of an output below its folder, each part a safe name; what comes out empty is left out."""
        *folders, name = self._filled(values).split("/")
        parts = [safe_name(folder) for folder in folders if folder]
        return PurePosixPath(*parts, safe_name(name or values[STEM], suffix))

    def could_make(self, path: PurePosixPath) -> bool:
        """Tell whether a name, without its suffix, is one that this pattern can make."""
        return bool(self._form.fullmatch(str(path.with_suffix(""))))

    def _filled(self, values: Mapping[str, str]) -> str:
        flat = {field: value if field == FOLDER else value.replace("/", "／") for field, value in values.items()}
        return _FIELD.sub(lambda match: flat[match[1]], self.text)

    @cached_property
    def _form(self) -> re.Pattern[str]:
        text = re.escape(self.text).replace(re.escape(f"{{{FOLDER}}}/"), "(?:.+/)?")
        text = text.replace(re.escape(f"{{{FOLDER}}}"), ".*")
        return re.compile(re.sub(r"\\\{[^{}]*\\\}", "[^/]+", text))


USUAL = Pattern(f"{{{FOLDER}}}/{{{STEM}}}")
"""The name of the plan, in the folders in which it lies."""
