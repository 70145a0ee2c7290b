"""From bytes to text: encodings, and the characters that no plan may hold."""

import re
from itertools import islice

from planforge.diagnostics import Findings, Span

MAX_BYTES = 4 * 1024 * 1024
"""The largest plan file that is read; the longest real plans take about 20 KiB."""

MAX_LINES, MAX_CHARACTERS = 30_000, 1_000_000
"""The most lines and characters that are read: a bound of all work that is done on each."""

MAX_DEPTH = 40
"""The most collections in each other; real plans have about six."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line: what ends it in an editor, so that line numbers are the same there."""

CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
"""Characters that XML 1.0 or a terminal cannot take; tab and line ends are not among them."""

_MOST_CONTROLS = 1000


class Refused(Exception):
    """The file cannot be read on; the reason has been reported."""


def decode(data: bytes, findings: Findings) -> str | None:
    """Decode a plan file: UTF-8 or UTF-16 with or without a mark, else GB18030 (noted); None if it is none of them."""
    if len(data) > MAX_BYTES:
        message = f"文件有 {len(data) / 1024 / 1024:.1f} MB，超过 {MAX_BYTES // 1024 // 1024} MB，不像一份计划"
        findings.error("too-large", message, None, "请确认选对了文件")
        return None
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return _decode_as(marked, data[len(mark) :], findings)
    if b"\0" in data and (encoding := _utf16_without_mark(data)):
        return _decode_as(encoding, data, findings)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_gb18030(data, error, findings)


def _decode_as(encoding: str, data: bytes, findings: Findings) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        _report_undecodable(before, findings)
        return None


def _report_undecodable(before: str, findings: Findings) -> None:
    lines = split_lines(before)
    line, column = len(lines), len(lines[-1]) + 1
    span = Span(line, column, line, column + 1)
    findings.error("bad-encoding", "从这里起文字无法辨认，文件可能损坏了", span, "请另存为 UTF-8 编码再试")


def _utf16_without_mark(data: bytes) -> str | None:
    if len(data) % 2:
        return None
    little, big = data.count(b"\n\0") + data.count(b":\0"), data.count(b"\0\n") + data.count(b"\0:")
    if little == big:
        return None
    encoding = "utf-16-le" if little > big else "utf-16-be"
    text = data.decode(encoding, "replace")
    return None if "\0" in text or "\ufffd" in text else encoding


def _decode_gb18030(data: bytes, error: UnicodeDecodeError, findings: Findings) -> str | None:
    """Decode what is not UTF-8: GB18030, unless most of it is UTF-8 with some bytes damaged."""
    as_utf8 = data.decode("utf-8", "replace")
    intact = sum(character > "\x7f" for character in as_utf8) - as_utf8.count("\ufffd")
    damaged_utf8 = intact > 4 * as_utf8.count("\ufffd")
    try:
        text = None if damaged_utf8 else data.decode("gb18030")
    except UnicodeDecodeError:
        text = None
    if text is None:
        _report_undecodable(data[: error.start].decode("utf-8", "replace"), findings)
        return None
    findings.note("not-utf-8", "文件是 GBK（GB18030）编码，已按此读取", None, "建议另存为 UTF-8")
    return text


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, at least one."""
    return LINE_BREAK.split(text) if "\r" in text else text.split("\n")


def refuse_too_long(lines: list[str], findings: Findings) -> list[str]:
    """Return the lines unless they are more, or longer, than those of any plan.

    Raises:
        Refused: it has been reported.
    """
    characters = sum(map(len, lines))
    for number, most, unit in ((len(lines), MAX_LINES, "行"), (characters, MAX_CHARACTERS, "字")):
        if number > most:
            message = f"文件有 {number} {unit}，超过 {most} {unit}，不像一份计划"
            findings.error("too-large", message, None, "请确认选对了文件")
            raise Refused
    return lines


def refuse_control_characters(lines: list[str], findings: Findings) -> list[str]:
    """Report each raw control character as an error and put another in its place, so that reading can go on."""
    odd = [(number, line) for number, line in enumerate(lines, 1) if not line.isprintable()]
    found = ((number, match) for number, line in odd for match in re.finditer(CONTROL, line))
    for number, match in islice(found, _MOST_CONTROLS):
        column = match.start() + 1
        code = f"U+{ord(match.group()):04X}"
        message = f"这里有一个看不见的控制字符（{code}）"
        findings.error("control-character", message, Span(number, column, number, column + 1), "请删去它")
    if not odd:
        return lines
    cleaned = list(lines)
    for number, line in odd:
        cleaned[number - 1] = re.sub(CONTROL, "\ufffd", line.replace("\0", " "))
    return cleaned
