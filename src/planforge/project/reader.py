"""From the data of a project file to a Project: every fault in one run, each at its place."""

import datetime
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from planforge.api import Format
from planforge.checks.explaining import known_ids, no_such_id
from planforge.checks.names import Names, OwnTerm
from planforge.diagnostics import Findings
from planforge.naming import FOLDER, BadPattern, Pattern
from planforge.project import model
from planforge.project.model import Project
from planforge.project.toml import Toml
from planforge.resources import preset_names
from planforge.spec.keys import CHECK_KEYS, IGNORE, NO, STRICT, YES, slip_of
from planforge.spec.model import EMPTY, Text

EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        model.PLANS: '["plans", "其他/*.yaml"]',
        model.OUTPUT: '"成品"',
        model.PATTERN: '"{目录}/{单位}{期间}工作计划"',
        model.FORMATS: '["md", "docx"]',
        model.STYLE: '"school"',
        model.CHECKS: '{"忽略" = ["title-year"], "严格" = true}',
        model.PEOPLE: '["组织委员", "宣传委员"]',
        model.UNITS: '["教务处", "总务处"]',
        model.TERMS: '[{"写法" = "旧称", "改为" = "新称", "截止" = 2027-12-31}]',
    }
)
"""All keys, each with a value as it may be written."""

NAME, INSTEAD, UNTIL = "写法", "改为", "截止"
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "是否"),
    (str, "文字"),
    (list, "列表"),
    (dict, "“名称 = 内容”"),
    (datetime.date, "日期"),
)


class Reader:
    """Reads the settings one by one; what cannot be is reported and counts as not written."""

    def __init__(self, toml: Toml, templates: Path | None, findings: Findings) -> None:
        self._toml = toml
        self._templates = templates
        self._findings = findings

    def read(self, file: Path, text: str) -> Project:
        """Return what the file says."""
        self._refuse_unknown(tuple(EXAMPLES))
        readers: dict[str, tuple[str, Callable[[], object]]] = {
            model.PLANS: ("plans", lambda: self._below(*self._texts(model.PLANS))),
            model.OUTPUT: ("output", self._output),
            model.PATTERN: ("pattern", self._pattern),
            model.FORMATS: ("formats", self._formats),
            model.STYLE: ("style", self._style),
        }
        fields: dict[str, Any] = {field: read() for key, (field, read) in readers.items() if key in self._toml.data}
        people, units = self._texts(model.PEOPLE), self._texts(model.UNITS)
        names = Names(tuple(map(str, people)), tuple(map(str, units)), self._terms())
        ignore, strict = self._checks()
        return Project(file, text, ignore=ignore, strict=strict, names=names, **fields)

    def _refuse_unknown(self, known: tuple[str, ...], *path: str | int) -> None:
        """Report the keys of a table that it cannot have."""
        for key in self._at(*path):
            if key in known:
                continue
            meant = slip_of(key, known) or next(iter(get_close_matches(key, known, 1, 0.5)), "")
            hint = f"是不是“{meant}”？" if meant else f"可以写：{'、'.join(known)}"
            if path and key in EXAMPLES:
                hint = f"挪到“{path[0]}”的上面，文件的开头"
            self._findings.error("unknown-key", f"不认识“{key}”", self._toml.key(*path, key), hint)

    def _at(self, *path: str | int) -> Any:  # noqa: ANN401 (as TOML is)
        value: Any = self._toml.data
        for part in path:
            value = value[part]
        return value

    def _is(self, kind: type, wanted: str, *path: str | int) -> bool:
        """Tell whether a value is of a kind, and not empty where it is a text; report it otherwise."""
        value = self._at(*path)
        if isinstance(value, kind) and value != "":
            return True
        found = "空的" if value == "" else next((name for of, name in _KINDS if isinstance(value, of)), "数")
        key = next(part for part in reversed(path) if isinstance(part, str))
        hint = f'写成 "{path[0]}" = {EXAMPLES[str(path[0])]}'
        self._findings.error("wrong-type", f"“{key}”这里应是{wanted}，不能是{found}", self._toml.value(*path), hint)
        return False

    def _text(self, *path: str | int) -> Text:
        return self._toml.text(self._at(*path), *path) if self._is(str, "文字", *path) else EMPTY

    def _texts(self, *path: str) -> tuple[Text, ...]:
        """Read a list of texts; nothing where it is not written."""
        if path[-1] not in self._at(*path[:-1]) or not self._is(list, "列表", *path):
            return ()
        return tuple(filter(None, (self._text(*path, index) for index in range(len(self._at(*path))))))

    def _below(self, *texts: Text) -> tuple[Text, ...]:
        """Return the paths that stay in the folder of the file; others are reported."""
        kept = []
        for text in texts:
            path = Path(text)
            if path.is_absolute() or ".." in path.parts or text.startswith("~") or ":" in text or "\\" in text:
                hint = "从 planforge.toml 所在的文件夹往下写，文件夹之间用 /"
                self._findings.error("outside-folder", f"“{text}”不在这个文件夹里", text.span, hint)
            elif not text.isprintable():
                self._findings.error("control-character", "这里有看不见的字符", text.span, "请删去它")
            else:
                kept.append(text)
        return tuple(kept)

    def _output(self) -> Text:
        return next(iter(self._below(self._text(model.OUTPUT))), EMPTY)

    def _pattern(self) -> Pattern | None:
        text = self._text(model.PATTERN)
        if not text:
            return None
        try:
            pattern = Pattern(text)
        except BadPattern as fault:
            place = self._toml.word(fault.word, model.PATTERN)
            self._findings.error("bad-pattern", fault.message, place, fault.hint)
            return None
        if FOLDER in pattern.fields and model.OUTPUT not in self._toml.data:
            place = self._toml.word(f"{{{FOLDER}}}", model.PATTERN)
            hint = f'加一行 "{model.OUTPUT}" = {EXAMPLES[model.OUTPUT]}，或者删去它'
            self._findings.error("bad-pattern", f"没有写“{model.OUTPUT}”，用不着“{{{FOLDER}}}”", place, hint)
        return pattern

    def _formats(self) -> tuple[str, ...]:
        known = get_args(Format)
        written = self._texts(model.FORMATS)
        for text in written:
            if text not in known:
                hint = f"可以写：{'、'.join(known)}"
                self._findings.error("wrong-value", f"没有“{text}”这种格式", text.span, hint)
        return tuple(each for each in known if each in written)

    def _style(self) -> str:
        text, known = self._text(model.STYLE), preset_names(self._templates)
        if text and text not in known:
            hint = f"可用的有：{'、'.join(known)}"
            self._findings.error("unknown-style", f"没有名为“{text}”的样式", text.span, hint)
        return str(text)

    def _checks(self) -> tuple[frozenset[str], bool]:
        """Read 检查 in the forms that a plan's may have."""
        if model.CHECKS not in self._toml.data:
            return frozenset(), False
        value = self._at(model.CHECKS)
        if isinstance(value, str):
            return self._ids(self._text(model.CHECKS)), False
        if not self._is(dict, "“名称 = 内容”", model.CHECKS):
            return frozenset(), False
        self._refuse_unknown(CHECK_KEYS, model.CHECKS)
        path = (model.CHECKS, IGNORE)
        lone = isinstance(value.get(IGNORE), str)
        return self._ids(*((self._text(*path),) if lone else self._texts(*path))), self._strict()

    def _ids(self, *texts: Text) -> frozenset[str]:
        for text in texts:
            if text and text not in known_ids():
                message, hint = no_such_id(text)
                self._findings.error("unknown-check", message, text.span, hint)
        return frozenset(map(str, texts))

    def _strict(self) -> bool:
        value = self._at(model.CHECKS).get(STRICT, False)
        if isinstance(value, bool):
            return value
        if not isinstance(value, str) or value.lower() not in YES + NO:
            place = self._toml.value(model.CHECKS, STRICT)
            self._findings.error("wrong-value", f"“{STRICT}”只能写 true 或 false", place)
            return False
        return value.lower() in YES

    def _terms(self) -> tuple[OwnTerm, ...]:
        key = model.TERMS
        if key not in self._toml.data or not self._is(list, "列表", key):
            return ()
        return tuple(filter(None, (self._term(key, row) for row in range(len(self._at(key))))))

    def _term(self, *path: str | int) -> OwnTerm | None:
        if not self._is(dict, "“名称 = 内容”", *path):
            return None
        self._refuse_unknown((NAME, INSTEAD, UNTIL), *path)
        row = self._at(*path)
        name = self._text(*path, NAME) if NAME in row else EMPTY
        if NAME not in row:
            self._findings.error("missing-name", f"没有写“{NAME}”", self._toml.value(*path), f'加上 "{NAME}" = "旧称"')
        instead = self._text(*path, INSTEAD) if INSTEAD in row else EMPTY
        until = row[UNTIL] if UNTIL in row and self._is(datetime.date, "日期", *path, UNTIL) else None
        return OwnTerm(str(name), str(instead), until.date() if isinstance(until, datetime.datetime) else until)
