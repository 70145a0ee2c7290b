"""Opens a Word file that may be anything: what is not a Word file is refused in one sentence."""

from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from lxml import etree

from planforge.errors import CallError, reason

Element: TypeAlias = Any
"""An element of lxml, which publishes no types."""

MAX_BYTES, MAX_UNPACKED = 50 * 1024 * 1024, 200 * 1024 * 1024
"""The largest file that is read, packed and unpacked: a letterhead with pictures takes a few megabytes."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml spells it."""
    return f"{{{WORD}}}{name}"


def parse(data: bytes) -> Element:
    """Parse a part; entities stay unresolved and nothing is fetched."""
    return etree.fromstring(data, _PARSER)


def serialize(tree: Element) -> bytes:
    """Write a part down with its declaration."""
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a reference document; it is only ever read.

    Raises:
        CallError: there is no such file, or it cannot be read or is too large.
    """
    try:
        if not path.is_file():
            raise CallError(f"读不了参考文档 {path}：{'没有这个文件' if not path.exists() else '这不是普通文件'}")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CallError(f"读不了参考文档 {path}：{reason(error)}") from error
    if len(data) > MAX_BYTES:
        raise CallError(f"参考文档 {path} 超过 {MAX_BYTES // 1024 // 1024} MB，请先压缩其中的图片")
    return data


def open_document(data: bytes, name: str) -> Part:
    """Return the main part of a Word file (.docx, .dotx, .docm or .dotm) from its bytes.

    Raises:
        CallError: it is no such file; the sentence says how to make it one.
    """
    if data.startswith(_COMPOUND_FILE):
        raise CallError(f"参考文档 {name} 是旧的 .doc 或加了密码，请在 Word 或 WPS 里去掉密码，另存为 .docx")
    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
        main = None if size > MAX_UNPACKED else _main_part(data)
    except Exception as error:  # whatever the libraries make of a file that is none of Word's
        raise broken(name) from error
    if main is None:
        raise CallError(f"参考文档 {name} 解开后超过 {MAX_UNPACKED // 1024 // 1024} MB，请先压缩其中的图片")
    if parse(main.blob).tag != w("document"):
        raise CallError(f"参考文档 {name} 不是 Word 文档，请换一份 .docx")
    return main


def broken(name: str) -> CallError:
    """Say that a file cannot be read as a Word file."""
    return CallError(f"参考文档 {name} 不是完好的 Word 文档，请在 Word 或 WPS 里打开它，另存为 .docx")


def _main_part(data: bytes) -> Part:
    return OpcPackage.open(BytesIO(data)).part_related_by(RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
