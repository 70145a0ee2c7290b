"""How an output differs from what its plan gives: Markdown by its lines, Word by its text, styles and parts."""

import difflib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import BadZipFile

from planforge.errors import CallError
from planforge.ooxml.archive import open_archive, read_member
from planforge.orders import Drift
from planforge.output import read_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
PARTS = {"word/header": "页眉", "word/footer": "页脚", "word/numbering": "编号", "docProps/": "文档属性"}
BOOKKEEPING = ("[Content_Types].xml", ".rels")
"""What a package says of its parts and no reader sees; what it leads to is compared itself."""


class _Package(NamedTuple):
    parts: Mapping[str, bytes]
    text: list[str]


def drift_of(path: Path, data: bytes) -> Drift | None:
    """Compare the file at `path` with what would be written there; None where they say and show the same.

    Raises:
        FileNotFoundError: there is no such file.
        CallError: it cannot be read.
    """
    old = read_file(path)
    if old == data:
        return None
    return _word(old, data, path) if data.startswith(b"PK") else _markdown(old, data, path)


def _markdown(old: bytes, new: bytes, path: Path) -> Drift:
    drift = _of_lines(_lines(old), _lines(new), path)
    if b"\r" not in old:
        return drift
    # Git for Windows ends lines in its own way: told are those that say something else, the diff can still be applied.
    told = _of_lines(_lines(old.replace(b"\r\n", b"\n")), _lines(new), path)
    return drift._replace(lines=told.lines, others=told.others)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", errors="replace").removesuffix("\n").split("\n")


def _of_lines(old: Sequence[str], new: Sequence[str], path: Path, others: Sequence[str] = ()) -> Drift:
    rows = list(difflib.unified_diff(old, new, str(path), str(path), lineterm=""))
    changed = [row for row in rows[2:] if row[0] in "+-" and row[1:].strip()]
    if not changed and not others:
        others = ["换行或空行不同"]
    return Drift(tuple(changed), tuple(others), "".join(f"{row}\n" for row in rows))


def _word(old: bytes, new: bytes, path: Path) -> Drift | None:
    before, after = _package(old, path), _package(new, path)
    if before is None or after is None:
        return Drift(others=("不是能读的 Word 文件",))
    others = list(_others(before, after))
    if before.text == after.text and not others:
        return None  # only packed or written down in another way
    return _of_lines(before.text, after.text, path, others)


def _package(data: bytes, path: Path) -> _Package | None:
    """Unpack a Word file; None where it is none."""
    try:
        with open_archive(data, str(path)) as archive:
            parts = {member.filename: read_member(archive, member) for member in archive.infolist()}
        return _Package(parts, list(_paragraphs(parts[DOCUMENT])))
    except (CallError, BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, ElementTree.ParseError):
        return None


def _paragraphs(document: bytes) -> Iterator[str]:
    for paragraph in _tree(document).iter(f"{W}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _others(before: _Package, after: _Package) -> Iterator[str]:
    """Say what differs beside the text, in the order in which a reader would meet it."""
    names = [
        name for name in {**after.parts, **before.parts} if not _same(before.parts.get(name), after.parts.get(name))
    ]
    names = [name for name in names if not name.endswith(BOOKKEEPING)]
    if DOCUMENT in names and before.text == after.text:
        yield "文字相同，版面设置不同"
    if STYLES in names:
        yield from _styles(before.parts.get(STYLES, b""), after.parts[STYLES])
    rest = (_named(name) for name in names if name not in {DOCUMENT, STYLES})
    yield from (f"{name}不同" for name in dict.fromkeys(rest))


def _named(part: str) -> str:
    return next((name for start, name in PARTS.items() if part.startswith(start)), f"部件 {part} ")


def _styles(old: bytes, new: bytes) -> Iterator[str]:
    before, after = _by_name(old), _by_name(new)
    for name in {**after, **before}:
        if before.get(name) != after.get(name):
            yield f"样式“{name}”不同"


def _by_name(data: bytes) -> dict[str, str]:
    """Return what a stylesheet says of each style, by its w:name; what holds for all is under 默认."""
    try:
        root = _tree(data)
    except ElementTree.ParseError:
        return {}
    found: dict[str, str] = {}
    for child in root:
        name = child.find(f"{W}name")
        key = "默认" if name is None else name.get(f"{W}val", "")
        found[key] = found.get(key, "") + _canonical(ElementTree.tostring(child))
    return found


def _same(old: bytes | None, new: bytes | None) -> bool:
    """Tell whether two parts say the same, whatever their white space, prefixes and order of attributes."""
    if old is None or new is None or old == new:
        return old == new
    try:
        return _canonical(old) == _canonical(new)
    except ElementTree.ParseError:
        return False


def _canonical(data: bytes) -> str:
    _refuse_dtd(data)
    return ElementTree.canonicalize(data.decode("utf-8", "replace"), strip_text=True, rewrite_prefixes=True)


def _tree(data: bytes) -> ElementTree.Element:
    _refuse_dtd(data)
    return ElementTree.fromstring(data)  # noqa: S314 (what makes XML dangerous was refused)


def _refuse_dtd(data: bytes) -> None:
    """Refuse a part with a DTD, which it shall not have (ECMA-376-2, XML usage): it could grow without end."""
    if b"<!DOCTYPE" in data:
        raise ElementTree.ParseError("DTD")
