"""What stands on one line of a plan file: indent, dashes, quotes, brackets, keys and comments, as pure functions."""

import re
from typing import NamedTuple

from planforge.spec import keys

# Only the pattern that meets every line is compiled on import; most plans need few of the others.

SPACES = " \t\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
"""All white space within a line, as Python has it too; only the first is an indent in YAML."""

LONGEST_KEY = 1000
"""YAML takes no text that is much longer for a key (YAML 1.1, 7.3.4)."""

_RARE_SPACES = "\u1680\u2000\u2001\u2004\u2005\u2006\u2007\u2008\u200a\u205f"
_INDENT_SIGNS = f"{SPACES}\u200b\ufeff{_RARE_SPACES}"
_INDENT = f"[{_INDENT_SIGNS}]*"
_DASH = f"-(?=[{SPACES}]|$)[{SPACES}]*"
_DASH_SLIP = f"(?:-(?![-{SPACES}.>=]|\\d[\\d.,]*[%‰℃°]?[{SPACES}]*$|$)|[－–—•](?![－–—•-]))[{SPACES}]*"
_DASH_SIGNS = "-－–—•"
_BLOCK_HEADER = r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:#.*)?$"
_ANCHOR = r"[&*]([^\s,\[\]{}]+)"
_COMMENT = r"(?:^|(?<=[ \t]))#(?=\s|$)"
_GLUED_HASH = r"[ \t]#(?=\S)"
_PROSE = "[。；！？](?=.)"
_HALF_COLON = r":(?=[ \t\u3000\u00a0]|$)"
_TIGHT_COLON = r"(?<![\d:]):(?![\s:/\\]|$)|(?<=\d):(?![\d\s:/\\]|$)"
_FULL_COLON = r"(?:“[^”]{0,60}+”|《[^》]{0,60}+》|（[^）]{0,60}+）|【[^】]{0,60}+】|[^：])*+："
_OPENINGS = frozenset("“《（【")
_QUOTED = {'"': r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', "'": r"'[^']*+(?:''[^']*+)*+'"}
_BRACKETS = r"[\[{]+|[\]}]+|[\"'#]"
_BEFORE_QUOTE = "[{,:，： \t"
_MARKUP = "\"'[]{},&*|>%@`#"
_ODD = re.escape(f"{_INDENT_SIGNS[1:]}：:#")
_FIRST = rf"[^ {_ODD}{re.escape(_DASH_SIGNS + _MARKUP)}!?]"
_PLAIN = re.compile(
    rf"( *)((?:-(?: +|$))*+)(?:((?![。；！？]){_FIRST}[^{_ODD}。；！？]{{0,{LONGEST_KEY}}}+):(?: +|$))?"
    rf"(\|$|{_FIRST}(?:[^{_INDENT_SIGNS[1:]}:#]++|:(?! |$))*+)?$"
)
_NAME = re.compile("(.*?)[：:]")


class Key(NamedTuple):
    """A key on a line: where it begins and ends, where its colon stands and where the value begins.

    `colon` is ": " as YAML wants it, or the slip "：" or ":" that was typed for it.
    """

    start: int
    end: int
    colon_at: int
    value: int
    colon: str
    name: str


def indent_end(line: str) -> int:
    """Return where the white space at the start of a line ends, whatever kind it is."""
    return len(line) - len(line.lstrip(_INDENT_SIGNS))


def plain(line: str) -> re.Match[str] | None:
    """Match a line of nothing but indent, dashes, a key and a text, groups 1 to 4, that YAML reads as a person does.

    The text may be the | that begins a block.
    A text with a colon may be a key that was typed wrongly, unless it stands behind a key.
    """
    match = _PLAIN.match(line)
    if match is None or match[3] or ("：" not in line and ":" not in line):
        return match
    name = _NAME.match(match[4])
    return None if name and keys.canonical(name[1]) in keys.STRUCTURE_KEYS else match


def is_idle(line: str) -> bool:
    """Tell whether a line holds nothing, or only a comment."""
    rest = line.lstrip(_INDENT_SIGNS)
    return not rest or rest[0] == "#"


def dash_at(line: str, position: int) -> tuple[int, bool]:
    """Return where the text behind an entry's dash begins and whether the dash was well typed; (-1, False) if none."""
    if match := re.compile(_DASH).match(line, position):
        return match.end(), set(match.group()[1:]) <= {" "}
    if line.startswith("---", position):
        return -1, False
    if line[position : position + 1] in _DASH_SIGNS and (match := re.compile(_DASH_SLIP).match(line, position)):
        return match.end(), False
    return -1, False


def is_block_header(text: str) -> bool:
    """Tell whether a value announces a block of lines (`|`, `>-`, …)."""
    return text[:1] in "|>" and bool(re.match(_BLOCK_HEADER, text))


def anchor_name(text: str) -> str:
    """Return the name of an anchor (&name) or alias (*name) that a text begins with, or ""."""
    match = re.match(_ANCHOR, text)
    return match.group(1) if match else ""


def comment_start(line: str, position: int) -> int:
    """Return where a comment begins at or after `position`: a # between white space; the line's length if none."""
    match = re.compile(_COMMENT).search(line, position) if "#" in line else None
    return match.start() if match else len(line)


def glued_hash(line: str, start: int, end: int) -> int:
    """Return where a # has white space before it only, text to the writer and a comment to YAML; -1 if nowhere."""
    match = re.compile(_GLUED_HASH).search(line, start, end) if "#" in line else None
    return match.end() - 1 if match else -1


def content_end(line: str, position: int, stop: int | None = None) -> int:
    """Return where the text from `position` to `stop` ends, without a comment and trailing white space."""
    match = re.compile(_COMMENT).search(line, position, len(line) if stop is None else stop) if "#" in line else None
    return position + len(line[position : match.start() if match else stop].rstrip(SPACES))


def space_end(line: str, position: int) -> int:
    """Return where the white space that begins at `position` ends."""
    match = re.compile(_INDENT).match(line, position)
    return match.end() if match else position


def quote_end(line: str, position: int) -> int:
    """Return the place behind the quote that closes the one at `position`, or -1 if the line does not close it."""
    match = re.compile(_QUOTED[line[position]]).match(line, position)
    return match.end() if match else -1


def is_comment_at(line: str, position: int) -> bool:
    """Tell whether the # at `position` begins a comment: white space on both sides."""
    return bool(re.compile(_COMMENT).match(line, position))


def brackets_end(line: str, position: int, depth: int = 0) -> tuple[int, int]:
    """Follow brackets and braces from `position`: (place behind the one that closes all, 0) or (-1, open depth)."""
    at = position
    while found := re.compile(_BRACKETS).search(line, at):
        signs, at = found.group(), found.end()
        if signs[0] in "\"'":
            if found.start() == 0 or line[found.start() - 1] in _BEFORE_QUOTE:
                at = max(at, quote_end(line, found.start()))
        elif signs == "#":
            if is_comment_at(line, found.start()):
                break
        elif signs[0] in "[{":
            depth += len(signs)
        elif len(signs) >= depth:
            return found.start() + depth, 0
        else:
            depth -= len(signs)
    return -1, depth


def is_prose(words: str) -> bool:
    """Tell whether what stands before a colon, unquoted, holds an end mark inside, and so is a piece of prose."""
    return words[0] not in "\"'" and bool(re.search(_PROSE, words))


def is_text(line: str, position: int) -> bool:
    """Tell whether a value that begins with a bracket, a brace or a quote is plain text all the same.

    It is where something follows the closing mark (`[重点]推进`, `"三八"妇女节`), and where the braces are doubled.
    """
    end = _closing(line, position)
    return line.startswith(("{{", "{%", "{#"), position) or 0 <= end < content_end(line, position)


def _closing(line: str, position: int) -> int:
    return quote_end(line, position) if line[position] in "\"'" else brackets_end(line, position)[0]


def keys_on(line: str, position: int) -> list[Key]:
    """Return the ways in which the text at `position` can begin with a key, the earliest colon first."""
    search_from = position
    if line[position] in "\"'[{" and not line.startswith(("{{", "{%"), position):
        search_from = _closing(line, position)
        if search_from < 0:
            return []
    end = content_end(line, position)
    places = (
        _half_colon(line, search_from, end),
        _full_colon(line, search_from, end),
        _tight_colon(line, search_from, end),
    )
    found = [_key(line, position, at) for at in places if at >= 0]
    return sorted((key for key in found if key.name), key=lambda key: key.colon_at)


def _half_colon(line: str, position: int, end: int) -> int:
    match = re.compile(_HALF_COLON).search(line, position, end) if ":" in line else None
    return match.start() if match else -1


def _full_colon(line: str, position: int, end: int) -> int:
    """Return where a full-width colon is that could end a key: one within 【待补：期间】 or “主题：读书” does not."""
    at = line.find("：", position, end)
    if at < 0 or _OPENINGS.isdisjoint(line[position:at]):
        return at
    match = re.compile(_FULL_COLON).match(line, position, end)
    return match.end() - 1 if match else -1


def _tight_colon(line: str, position: int, end: int) -> int:
    match = re.compile(_TIGHT_COLON).search(line, position, end) if ":" in line else None
    return match.start() if match else -1


def _key(line: str, start: int, at: int) -> Key:
    end = len(line[:at].rstrip(SPACES))
    value = at + 1 + len(line[at + 1 :]) - len(line[at + 1 :].lstrip(SPACES))
    colon = line[at] if line[at] == "：" or line[at + 1 : at + 2] not in ("", " ", "\t") else ": "
    quoted = line[start] in "\"'" and quote_end(line, start) == end
    return Key(start, end, at, value, colon, line[start + 1 : end - 1] if quoted else line[start:end])


def begins_as_markup(text: str, start: int) -> bool:
    """Tell whether YAML would take the character at `start` for a sign of its own."""
    first, second = text[start], text[start + 1 : start + 2]
    if first == "!":
        return second in ("", " ", "\t") or second > "\x7f"
    if first in "?-":
        return second in ("", " ", "\t") or (first == "-" and dash_at(text, start)[0] >= 0)
    return first in _MARKUP
