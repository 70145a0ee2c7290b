"""From bytes to the data of a TOML text, with a place for every fault, in words that say what to type."""

import re
import tomllib
from functools import cached_property
from typing import Any

from planforge.diagnostics import Findings, Span
from planforge.project.places import Places, Stretch
from planforge.project.slips import Slip, slip_at
from planforge.spec.edits import Edit, Patched
from planforge.spec.model import Text
from planforge.spec.positions import Lines
from planforge.spec.text import refuse_control_characters, refuse_too_long, split_lines

MOST_SLIPS = 50
"""So many slips are read over to find the next fault."""

_BOM = b"\xef\xbb\xbf"
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TWICE = ("Cannot declare", "Cannot overwrite", "Cannot mutate", "Cannot redefine", "Duplicate inline table key")
_SENTENCES = (
    *((words, "duplicate-key", "这个名称前面写过了，不能再这样写", "合并成一处") for words in _TWICE),
    ("Expected '=' after a key", "toml-syntax", "名称后面缺等号", '写成 "计划" = ["plans"]'),
    ("Expected newline", "toml-syntax", "一项写完了，后面还有内容", "每一项另起一行，文字要加引号"),
    ("Invalid statement", "toml-syntax", "这里要写“名称 = 内容”", '如 "计划" = ["plans"]'),
    ("key part", "toml-syntax", "这里要写名称", '如 "计划" = ["plans"]'),
    ("Invalid date", "wrong-value", "没有这一天", "写成 2026-12-31"),
    ("Unclosed array", "unclosed-bracket", "列表没有写完，或者两项之间少了逗号", '写成 ["甲", "乙"]'),
    ("Unclosed inline table", "unclosed-bracket", "花括号没有配对", '写在一行里，如 {"写法" = "旧称"}'),
    ("Expected ']", "unclosed-bracket", "方括号没有配对", '写成 ["检查"] 或 [["术语"]]'),
    ("Unescaped", "bad-escape", "双引号里的反斜杠有特别的意思", "文件夹之间请用 /"),
    ("hex value", "bad-escape", "双引号里的反斜杠有特别的意思", "文件夹之间请用 /"),
    ("scalar value", "bad-escape", "双引号里的转义不是有效的字符", "请直接写出这个字符"),
    ("Illegal character", "unclosed-quote", "引号没有配对", "补上后一个半角的引号"),
    ("Unterminated string", "unclosed-quote", "引号没有配对", "补上后一个半角的引号"),
    ("""Expected "'""", "unclosed-quote", "引号没有配对", "补上后一个半角的引号"),
    ("Invalid value (at end", "unclosed-bracket", "文件到这里还没有写完", '写成 "计划" = ["plans"]'),
    ("Invalid value", "toml-syntax", "看不懂等号后面的内容", "文字要加引号，是和否写 true 和 false"),
)


class Toml:
    """A TOML text that was read: its data, and the places of what it says."""

    def __init__(self, data: dict[str, Any], patched: Patched) -> None:
        self.data = data
        self._patched = patched

    @cached_property
    def _places(self) -> Places:
        return Places(self._patched.text)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._patched.text)

    def key(self, *path: str | int) -> Span:
        """Return the place of a key."""
        return self.span(self._places.keys.get(path) or self._places.tables[path])

    def value(self, *path: str | int) -> Span:
        """Return the place of a value, that of its key where it is a table of its own."""
        return self.span(self._places.values[path]) if path in self._places.values else self.key(*path)

    def word(self, word: str, *path: str | int) -> Span:
        """Return the place of a word within a text, that of the text where it is written in another way."""
        start, end = self._places.values[path]
        at = self._patched.text.find(word, start, end) if word else -1
        return self.span((start, end) if at < 0 else (at, at + len(word)))

    def text(self, value: str, *path: str | int) -> Text:
        """Return a text with its place."""
        return Text(value, self.value(*path))

    def span(self, stretch: Stretch) -> Span:
        """Return the written place of a stretch of the text as it was read."""
        line, column, end_line, end_column = self._lines.span(*stretch)
        return self._patched.span(line - 1, column - 1, end_line - 1, end_column - 1)

    def report_twice(self, findings: Findings) -> bool:
        """Report the names that are written twice; tell whether there are any."""
        for path, place in self._places.twice.items():
            first, second = self.key(*path), self.span(place)
            name = next(part for part in reversed(path) if isinstance(part, str))
            message = f"“{name}”写了两次：第 {first.line} 行和第 {second.line} 行"
            findings.error("duplicate-key", message, second, "合并成一处")
        return bool(self._places.twice)


def decode(data: bytes, findings: Findings) -> str:
    """Decode a TOML file; what is not UTF-8 is reported."""
    try:
        return data.removeprefix(_BOM).decode()
    except UnicodeDecodeError:
        findings.error("bad-encoding", "文件不是 UTF-8 编码", None, "用记事本打开，另存为 UTF-8 编码")
        return ""


def read_toml(text: str, findings: Findings) -> Toml | None:
    """Read a TOML text; slips are reported and read as they are meant, None where there is more than slips.

    Raises:
        Refused: it is longer than any such file. RecursionError where it is nested without end.
    """
    lines = refuse_control_characters(refuse_too_long(split_lines(text), findings), findings)
    edits: list[Edit] = []
    while True:
        patched = Patched(lines, edits)
        try:
            return Toml(tomllib.loads(patched.text), patched)
        except ValueError as error:
            slip = _report(str(error), patched, findings)
        if slip is None or len(edits) == MOST_SLIPS:
            return None
        edits.append(slip.edit)


def _report(complaint: str, patched: Patched, findings: Findings) -> Slip | None:
    """Report what the parser complains of; return the slip behind it, if it is one."""
    line, column = _place(complaint, patched)
    if complaint.startswith(_TWICE) and Toml({}, patched).report_twice(findings):
        return None
    slip = slip_at(complaint, patched, line, column)
    if slip is not None:
        findings.error(slip.id, slip.message, slip.span, slip.hint)
        return slip
    found = (sentence for words, *sentence in _SENTENCES if words in complaint)
    id_, message, hint = next(found, ["toml-syntax", "这里不合 TOML 的写法", "检查引号、括号和等号"])
    if id_ == "bad-escape":
        column = max(patched.lines[line].rfind("\\", 0, column), 0)
    findings.error(id_, message, patched.span(line, column, line, column + 1), hint)
    return None


def _place(complaint: str, patched: Patched) -> tuple[int, int]:
    """Return the line and column that the parser names, counted from 0; the end of the text where it names none."""
    match = _PLACE.search(complaint)
    if match and match[1]:
        return int(match[1]) - 1, int(match[2]) - 1
    filled = [number for number, line in enumerate(patched.lines) if line.strip()]
    last = filled[-1] if filled else 0
    return last, len(patched.lines[last].rstrip())
