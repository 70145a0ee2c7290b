"""Opens a Word file to be imported: its main part and those beside it, whatever else in the package is broken."""

import posixpath
from functools import cached_property
from zipfile import ZipFile

from lxml import etree

from planforge.errors import CallError
from planforge.ooxml.archive import MAX_BYTES, MEGABYTE, broken, open_archive, read_member
from planforge.ooxml.xml import WORD, Element, parse, w

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"

MAX_MARKUP = 4_000_000
"""The most tags and attributes of a part; a tree takes about a hundred bytes for each."""

MAX_PARAGRAPHS = 100_000

_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": WORD,
    "http://purl.oclc.org/ooxml/officeDocument/math": MATH,
}
"""The names of ISO/IEC 29500-1 Strict and those that ECMA-376-4 Transitional has for the same."""

_OTHER_FILES = {
    b"{\\rtf": "RTF 文件",
    b"%PDF": "PDF 文件",
    b"<": "网页或 XML 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
}
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TOO_DEEP = "Excessive depth"


class Package:
    """A Word file's parts, by the kind of relationship that leads to them from the main part (`styles`)."""

    def __init__(self, data: bytes, name: str) -> None:
        _refuse_others(data, name)
        self._name = name
        self._archive: ZipFile = open_archive(data, name)
        self._members = {_plain_path(each.filename): each for each in self._archive.infolist()}
        self.damaged: list[str] = []

    @cached_property
    def document(self) -> Element:
        """The root of the main part.

        Raises:
            CallError: it is missing, broken, or none of Word's, or too large.
        """
        if self._main not in self._members:
            raise CallError(f"{self._name} 里没有正文，请在 Word 或 WPS 里打开它，另存为 .docx")
        try:
            tree = self._tree(self._main)
        except CallError:
            raise
        except Exception as error:  # whatever the libraries make of a broken part
            if _TOO_DEEP in str(error):
                raise CallError(f"{self._name} 里的表格或文本框套得太深，请拆开后另存一份") from error
            raise broken(self._name) from error
        if tree.tag != w("document"):
            raise CallError(f"{self._name} 不是 Word 文档，请换一份 .docx")
        if sum(1 for _ in tree.iter(w("p"))) > MAX_PARAGRAPHS:
            raise CallError(f"{self._name} 超过 {MAX_PARAGRAPHS // 10_000} 万段，不像是一份计划，请只留要读入的部分")
        return tree

    def part(self, kind: str) -> Element | None:
        """Return the root of a part beside the main one, None where it is missing; a broken one counts as damaged."""
        path = self._related.get(kind, posixpath.join(posixpath.dirname(self._main), f"{kind.lower()}.xml"))
        if path not in self._members:
            return None
        try:
            return self._tree(path)
        except Exception:  # whatever the libraries make of a broken part
            self.damaged.append(kind)
            return None

    @cached_property
    def _main(self) -> str:
        found = self._targets("").get("officeDocument", "")
        return found if found in self._members else "word/document.xml"

    @cached_property
    def _related(self) -> dict[str, str]:
        return {kind: path for kind, path in self._targets(self._main).items() if path in self._members}

    def _targets(self, source: str) -> dict[str, str]:
        """Return where the relationships of a part lead inside the package, by the last word of their type."""
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        try:
            tree = self._tree(path)
        except Exception:  # missing or broken: the usual paths are tried
            return {}
        return {
            str(each.get("Type", "")).rsplit("/", 1)[-1]: _plain_path(posixpath.join("/", folder, each.get("Target")))
            for each in tree
            if each.get("Target") and each.get("TargetMode") != "External"
        }

    def _tree(self, path: str) -> Element:
        data = read_member(self._archive, self._members[path])
        if data.count(b"<") + data.count(b"=") > MAX_MARKUP:
            raise CallError(f"{self._name} 大得不像是一份计划，请只留要读入的部分，另存一份")
        tree = parse(data)
        if tree.getroottree().docinfo.internalDTD is not None:
            # A part shall not have one (ECMA-376-2, XML usage).
            raise CallError(f"{self._name} 里有 Word 文件不该有的实体声明，请在 Word 或 WPS 里打开它，另存为 .docx")
        return _transitional(tree)


def _refuse_others(data: bytes, name: str) -> None:
    if not data:
        raise CallError(f"{name} 是空文件，请看看是不是选错了文件")
    if len(data) > MAX_BYTES:
        raise CallError(f"{name} 超过 {MAX_BYTES // MEGABYTE} MB，请先压缩其中的图片")
    start = data.removeprefix(_BYTE_ORDER_MARK)[:64].lstrip()
    for sign, kind in _OTHER_FILES.items():
        if start.startswith(sign):
            raise CallError(f"{name} 其实是{kind}，请在 Word 或 WPS 里打开它，另存为 .docx")


def _plain_path(path: str) -> str:
    """Return a path in a package as it is compared: without its case (ECMA-376-2, 6.2.2) or the signs of Windows."""
    return posixpath.normpath(path.replace("\\", "/")).lstrip("/").lower()


def _transitional(tree: Element) -> Element:
    """Give the names of the strict variant those of the transitional one."""
    if etree.QName(tree).namespace not in _STRICT:
        return tree
    for element in tree.iter(etree.Element):
        element.tag = _renamed(element.tag)
        for name, value in element.attrib.items():
            if _renamed(name) != name:
                del element.attrib[name]
                element.set(_renamed(name), value)
    return tree


def _renamed(name: str) -> str:
    namespace, brace, local = name[1:].partition("}")
    return f"{{{_STRICT[namespace]}}}{local}" if brace and namespace in _STRICT else name
