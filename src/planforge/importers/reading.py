"""Which reader a file is for, by its suffix and what is in it."""

from pathlib import PurePath

from planforge.errors import CallError
from planforge.importers.lines import Lines

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
    path = PurePath(name)
    if path.name.startswith(_LOCK):
        raise CallError(f"{name} 是 Word 打开文件时留下的临时文件，请导入 {path.name.removeprefix(_LOCK)} 这样的原文件")
    suffix = path.suffix.lower()
    lines = _reader(data, name, suffix)
    if not lines.lines:
        raise CallError(f"{name} 里没有文字")
    return lines


def _reader(data: bytes, name: str, suffix: str) -> Lines:
    if suffix in _OTHER:
        raise CallError(f"{name} 是{_OTHER[suffix]}，不能直接导入；{_HOW}")
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
