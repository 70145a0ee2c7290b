"""Markdown as lines: headings, lists, tables and escapes; what planforge wrote is recognised by its layout."""

import html
import re
from collections.abc import Iterator, Sequence

from planforge.importers.dates import DATE
from planforge.importers.lines import Line, Lines, Part
from planforge.importers.marks import read_mark
from planforge.importers.text import read_text

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_CELL_END = re.compile(r"(?<!\\)\|")
_BULLET = re.compile(r"(?P<indent>[ \t]*)[-*+][ \t]+")
_ORDERED = re.compile(r"(?P<indent>[ \t]*)\d{1,3}[.)][ \t]+")
_UNDERLINE = re.compile("={3,}")
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<fence>`+)(?P<code>[^`]+)(?P=fence)|(?P<strong>\*\*|__(?!_))|(?<!\*)\*(?P<emphasis>[^\s*](?:[^*]*[^\s*])?)\*(?!\*)"
    r"|(?P<tag></?(?:mark|b|strong|em|i|u|span|font)\b[^>]*>)|(?P<link>!?\[(?P<words>[^\]]*)\]\([^)]*\))"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LABEL = re.compile(r"附件(?:\d{1,2}|[一二三四五六七八九十]{1,2})?")


def read_markdown(data: bytes, name: str) -> Lines:
    """Read a Markdown file.

    Raises:
        CallError: it is no text, or is longer than any collection of plans.
    """
    source = read_text(data, name, keep_indent=True)
    return Lines(tuple(_Reader(source).lines()), "行", wraps="adjacent")


class _Reader:
    def __init__(self, source: Lines) -> None:
        self.source = _written_out(source.lines)
        self.titled = any(_HEADING.match(line.text) and line.text.startswith("# ") for line in self.source)
        self.nested = any(match["indent"] for line in self.source if (match := _ORDERED.match(line.text)))
        self.imprint = _imprint(self.source)
        self.seen_title = False
        self.after_rule = False
        self.in_imprint = False
        self.last_part: Part = ""
        self.tables = 0

    def lines(self) -> Iterator[Line]:
        """Yield the lines, markup taken off."""
        in_code, table = False, 0
        for line in self.source:
            text = _COMMENT.sub("", line.text).strip()
            if line.text.lstrip().startswith(("```", "~~~")):
                in_code = not in_code
            elif not text:
                continue
            elif in_code:
                yield line._replace(text=text)
            elif text.startswith("|") and text.endswith("|") and len(text) > 1:
                table = table or self._new_table()
                if not _TABLE_RULE.fullmatch(text):
                    yield line._replace(text="", cells=_cells(text), table=table)
                continue
            elif _RULE.fullmatch(text):
                self.after_rule = True
                continue
            else:
                yield self._line(line, text)
            table = 0

    def _new_table(self) -> int:
        self.tables += 1
        return self.tables

    def _line(self, line: Line, text: str) -> Line:
        after_rule, self.after_rule = self.after_rule, False
        if match := _HEADING.fullmatch(text):
            return self._heading(line, len(match[1]), match[2] or "")
        if after_rule and self.seen_title:
            self.in_imprint = line in self.imprint
        part: Part = ""
        if self.seen_title and _LABEL.fullmatch(text) and after_rule:
            part = "attachment-label"
        elif self.in_imprint:
            part = "imprint"
        elif not self.seen_title and self.titled:
            part = "letterhead-mark"
        return self._paragraph(line, text, part)

    def _heading(self, line: Line, hashes: int, text: str) -> Line:
        words = plain(text)[0]
        if hashes == 1 and not self.seen_title:
            self.seen_title = True
            return line._replace(text=words, part="title")
        previous = self.last_part
        level = max(1, hashes - (1 if self.titled else 0))
        self.last_part = ""
        if previous == "attachment-label":
            return line._replace(text=words, part="attachment-title")
        return line._replace(text=words, level=level)

    def _paragraph(self, line: Line, text: str, part: Part) -> Line:
        self.last_part = part
        bullet = _BULLET.match(line.text)
        depth = _depth(bullet) if bullet else 0
        if self.nested and (ordered := _ORDERED.match(line.text)):
            depth = _depth(ordered)
        quoted = text.lstrip("> ") if text.startswith(">") else text
        words, run_in = plain(quoted[bullet.end() - len(bullet["indent"]) :] if bullet else quoted)
        # A line that is strong to its end has no text that its heading could run into.
        return line._replace(text=words, part=part, depth=depth, run_in=run_in if run_in < len(words) else 0)


def _depth(item: re.Match[str]) -> int:
    return 1 + len(item["indent"].expandtabs(4)) // 2


def _written_out(lines: Sequence[Line]) -> list[Line]:
    """Return lines with a title that is underlined written with a hash, and rows of tables between strokes."""
    found: list[Line] = []
    in_table = False
    for line in lines:
        is_rule = _TABLE_RULE.fullmatch(line.text) is not None
        in_table = "|" in line.text and (in_table or is_rule)
        if in_table:
            found[-1:] = map(_between_strokes, found[-1:]) if is_rule else found[-1:]
            found.append(_between_strokes(line))
        elif _UNDERLINE.fullmatch(line.text) and found and not line.after_blank:
            found[-1] = found[-1]._replace(text=f"# {found[-1].text.strip()}")
        else:
            found.append(line)
    return found


def _between_strokes(line: Line) -> Line:
    return line._replace(text=f"|{line.text.strip().strip('|')}|")


def _imprint(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines behind the last rule, if they are an imprint: a label begins an attachment, a date signs."""
    at = next((i for i in range(len(lines) - 1, -1, -1) if _RULE.fullmatch(lines[i].text)), len(lines))
    behind = lines[at + 1 :]
    others = any(_LABEL.fullmatch(line.text) or DATE.fullmatch(plain(line.text)[0]) for line in behind)
    return () if others else behind


def plain(source: str) -> tuple[str, int]:
    """Return a text without its markup, and how many characters at its start are strong."""
    parts: list[str] = []
    at = run_in = 0
    strong_from = -1
    for match in _TOKEN.finditer(source):
        parts.append(source[at : match.start()])
        at = match.end()
        if match["strong"]:
            length = sum(map(len, parts))
            if strong_from >= 0 and not run_in and _begins_text("".join(parts)[:strong_from]):
                run_in = length
            strong_from = length if strong_from < 0 else -1
        elif match["escaped"]:
            parts.append(match["escaped"])
        elif match["entity"]:
            parts.append(html.unescape(match["entity"]))
        elif words := match["code"] or match["emphasis"] or match["words"]:
            parts.append(words)
    parts.append(source[at:])
    return "".join(parts), run_in


def _begins_text(before: str) -> bool:
    """Tell whether nothing stands before a place but a number."""
    mark = read_mark(f"{before}字")
    return not before or (mark is not None and mark.end == len(before))


def _cells(row: str) -> tuple[tuple[str, ...], ...]:
    cells = _CELL_END.split(row.strip()[1:-1])
    return tuple(tuple(plain(text.strip())[0] for text in re.split(r"<br\s*/?>", cell)) for cell in cells)
