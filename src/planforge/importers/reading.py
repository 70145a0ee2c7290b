"""Which reader a file is for, by its suffix and what is in it."""

from pathlib import PurePath

from planforge.errors import CallError
from planforge.importers.lines import Doubt, Lines

WORD = (".docx", ".docm", ".dotx", ".dotm")
MARKDOWN = (".md", ".markdown")
TEXT = (".txt", ".text", "")
_LOCK = "~$"
_OTHER = {
    ".doc": "旧版 Word 文件",
    ".wps": "WPS 文字文件",
    ".wpt": "WPS 文字模板",
    ".rtf": "RTF 文件",
    ".odt": "OpenDocument 文件",
    ".pdf": "PDF 文件",
}
_HOW = "请用 Word 或 WPS 打开它，另存为 .docx 再导入"


def read_lines(data: bytes, name: str) -> Lines:
    """Read a file into lines.

    Raises:
        CallError: it is of a kind that is not read, is damaged, or holds no text.
    """
    path = PurePath(name.replace("\\", "/"))
    if path.name.startswith(_LOCK):
        raise CallError(f"{name} 是 Word 打开文件时留下的临时文件，请导入 {path.name.removeprefix(_LOCK)} 这样的原文件")
    suffix = path.suffix.lower()
    lines = _reader(data, name, suffix)
    if not lines.lines:
        raise CallError(f"{name} 里没有文字")
    return lines


def _reader(data: bytes, name: str, suffix: str) -> Lines:
    if suffix in _OTHER:
        return _converted(data, name, suffix)
    if suffix in WORD or data.startswith(b"PK\3\4"):
        from planforge.importers.word import read_docx

        return read_docx(data, name)
    if suffix in MARKDOWN:
        from planforge.importers.markdown import read_markdown

        return read_markdown(data, name)
    if suffix not in TEXT:
        raise CallError(f"不认识 {name} 的格式，可以导入的有：.docx、.md、.txt")
    from planforge.importers.text import read_text

    return read_text(data, name)


def _converted(data: bytes, name: str, suffix: str) -> Lines:
    """Read a file that LibreOffice can turn into a Word file."""
    from planforge.importers.conversion import as_docx

    converted = as_docx(data, name) if suffix != ".pdf" else None
    if converted is None:
        raise CallError(f"{name} 是{_OTHER[suffix]}，不能直接导入；{_HOW}")
    from planforge.importers.word import read_docx

    lines = read_docx(converted, name)
    doubt = Doubt(1, f"{_OTHER[suffix]}先由 LibreOffice 转成了 .docx，请对照原文件看一遍", "sure")
    return lines._replace(doubts=(doubt, *lines.doubts))
