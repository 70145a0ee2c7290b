"""Opens a reference document, which may be any file: what is not a Word file is refused in one sentence."""

from io import BytesIO
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.part import Part

from planforge.errors import CallError, reason
from planforge.ooxml.archive import MAX_BYTES, MEGABYTE, broken, open_archive
from planforge.ooxml.xml import parse, w


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a reference document; it is only ever read.

    Raises:
        CallError: there is no such file, or it cannot be read or is too large.
    """
    try:
        if not path.is_file():
            raise CallError(f"读不了{what(path)}：{'没有这个文件' if not path.exists() else '这不是普通文件'}")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CallError(f"读不了{what(path)}：{reason(error)}") from error
    if len(data) > MAX_BYTES:
        raise CallError(f"{what(path)} 超过 {MAX_BYTES // MEGABYTE} MB，请先压缩其中的图片")
    return data


def open_document(data: bytes, name: str) -> Part:
    """Return the main part of a Word file (.docx, .dotx, .docm or .dotm) from its bytes.

    Raises:
        CallError: it is no such file; the sentence says how to make it one.
    """
    open_archive(data, what(name)).close()
    try:
        main = OpcPackage.open(BytesIO(data)).part_related_by(RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        tree = parse(main.blob)
    except Exception as error:  # whatever the libraries make of a file that is none of Word's
        raise broken(what(name)) from error
    if tree.tag != w("document"):
        raise CallError(f"{what(name)} 不是 Word 文档，请换一份 .docx")
    return main


def what(name: str | Path) -> str:
    """Return how a refusal calls the file."""
    return f"参考文档 {name}"
