"""The lines of a plan file under repair: where they are indented, what continues them, and the edits made so far."""

from planforge.diagnostics import Findings, Span
from planforge.spec.edits import Edit, Patched
from planforge.spec.lexis import dash_at, indent_end, is_idle
from planforge.spec.text import Refused

MAX_EDITS = 20_000

_WIDTHS = {" ": 1, "\u3000": 2, "\u200b": 0, "\ufeff": 0}


class Source:
    """Lines with the edits that turn them into well-formed YAML; `anchors` are the names used as *alias too."""

    def __init__(self, lines: list[str], findings: Findings) -> None:
        self.lines = lines
        self.findings = findings
        self.edits: list[Edit] = []
        self.faulty: set[int] = set()
        indents = [len(line) - len(line.lstrip(" ")) for line in lines]
        # One space is less than a level: what stands below a dash is two deeper.
        self._tab = min(
            (indent for indent, line in zip(indents, lines, strict=True) if indent > 1 and line.strip()), default=2
        )
        self._widths = [self._width(line, indent) for line, indent in zip(lines, indents, strict=True)]
        self._following = _following(lines)

    def patched(self) -> Patched:
        """Return the repaired text."""
        return Patched(self.lines, self.edits)

    def replace(self, line: int, start: int, end: int, text: str) -> None:
        """Put `text` in place of the characters from `start` to `end` of a line."""
        if len(self.edits) == MAX_EDITS:
            message = f"到这里已有 {MAX_EDITS} 处要改，不像一份计划"
            self.error("too-many", message, line, start, end, "请确认选对了文件")
            raise Refused
        self.edits.append(Edit(line, start, end, text))

    def enclose(self, pieces: list[tuple[int, int, int]]) -> None:
        """Put single quotes round a text, given as its stretches (line, start, end), one for each line.

        Not round several lines of which one is in error: that one is left to the writer, with half of the quotes.
        """
        if len(pieces) > 1 and any(line in self.faulty for line, _, _ in pieces):
            return
        line, start, _ = pieces[0]
        self.replace(line, start, start, "'")
        for i, a, b in pieces:
            at = self.lines[i].find("'", a, b)
            while at >= 0:
                self.replace(i, at, at, "'")
                at = self.lines[i].find("'", at + 1, b)
        line, _, end = pieces[-1]
        self.replace(line, end, end, "'")

    def note(self, id: str, message: str, line: int, start: int, end: int, hint: str = "") -> None:
        """Note a slip that was read as it was meant."""
        self.findings.note(id, message, Span(line + 1, start + 1, line + 1, end + 1), hint)

    def note_quoted(self, line: int, start: int, end: int) -> None:
        """Note a text that begins with a sign of YAML's."""
        message = f"以 {self.lines[line][start]} 开头的文字已照原样读取"
        self.note("quoted-text", message, line, start, end, "建议给整句加单引号 '…'")

    def note_hash(self, line: int, at: int) -> None:
        """Note a # that belongs to the text it is glued to."""
        self.note("hash-text", "# 连着文字，按正文读取", line, at, at + 2, "若是注释，请在 # 后空一格")

    def error(self, id: str, message: str, line: int, start: int, end: int, hint: str = "") -> None:
        """Report what cannot be read."""
        self.faulty.add(line)
        self.findings.error(id, message, Span(line + 1, start + 1, line + 1, end + 1), hint)

    def width(self, line: int) -> int:
        """Return how far a line is indented, in spaces; a tab counts as one level of this file."""
        return self._widths[line]

    def realign(self, line: int, width: int) -> None:
        """Take a line that is yet to be repaired as if it had been indented by `width` spaces."""
        self._widths[line] = width

    def indent(self, line: int, width: int) -> None:
        """Make the indent of a line `width` spaces; anything but spaces in it is noted."""
        text = self.lines[line]
        end = indent_end(text)
        if text[:end] == " " * width:
            return
        self.replace(line, 0, end, " " * width)
        if set(text[:end]) - {" "} and not is_idle(text):
            kind = "制表符（Tab）" if "\t" in text[:end] else "全角空格" if "\u3000" in text[:end] else "特殊空格"
            self.note("odd-indent", f"这一行的缩进里有{kind}，已当作空格", line, 0, end, "缩进请用半角空格")

    def next_content(self, line: int) -> int:
        """Return the next line that holds more than a comment, or -1."""
        return self._following[line]

    def has_deeper(self, line: int, column: int) -> bool:
        """Tell whether the next line with content is indented deeper than `column`."""
        following = self.next_content(line)
        return following >= 0 and self.width(following) > column

    def opens_list(self, line: int, column: int) -> bool:
        """Tell whether the next line with content is deeper than `column` and begins with a dash."""
        following = self.next_content(line)
        if following < 0 or self.width(following) <= column:
            return False
        text = self.lines[following]
        return dash_at(text, indent_end(text))[0] >= 0

    def deeper_lines(self, line: int, column: int) -> range:
        """Return the lines below that are blank or indented deeper than `column`, without blank ones at the end."""
        end = last = line + 1
        while end < len(self.lines):
            blank = indent_end(self.lines[end]) == len(self.lines[end])
            if not blank and self.width(end) <= column:
                break
            end += 1
            last = last if blank else end
        return range(line + 1, last)

    def _width(self, text: str, spaces: int) -> int:
        end = indent_end(text)
        if end == spaces:
            return end
        indent = text[:end]
        return sum(self._tab if c == "\t" else _WIDTHS.get(c, 1) for c in indent)


def _following(lines: list[str]) -> list[int]:
    """Return for each line the next one that holds more than a comment, or -1."""
    found, following = [-1] * len(lines), -1
    for number in reversed(range(len(lines))):
        found[number] = following
        if not is_idle(lines[number]):
            following = number
    return found
