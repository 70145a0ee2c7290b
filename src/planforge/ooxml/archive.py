"""Opens a Word file that may be anything: what is no package is refused in one sentence, and so is one too large."""

from io import BytesIO
from zipfile import ZipFile, ZipInfo

from planforge.errors import CallError

MEGABYTE = 1024 * 1024
MAX_BYTES, MAX_UNPACKED = 50 * MEGABYTE, 200 * MEGABYTE
"""The largest file that is read, packed and unpacked: a letterhead with pictures takes a few megabytes."""

_LARGE, _TIGHTEST = 20 * MEGABYTE, 100
"""From which size on a member is suspect that was packed to less than so many parts; text packs to a twentieth."""

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"


def open_archive(data: bytes, what: str) -> ZipFile:
    """Open the bytes of a Word file as the archive that it is; `what` names the file in a refusal.

    Raises:
        CallError: it is no archive, or too large a one; the sentence says how to make it one.
    """
    if data.startswith(_COMPOUND_FILE):
        raise CallError(f"{what} 是旧的 .doc 或加了密码，请在 Word 或 WPS 里去掉密码，另存为 .docx")
    try:
        archive = ZipFile(BytesIO(data))
    except Exception as error:  # whatever the library makes of a file that is no archive
        raise broken(what) from error
    members = archive.infolist()
    if sum(member.file_size for member in members) > MAX_UNPACKED or any(map(_is_suspect, members)):
        raise CallError(f"{what} 解开后超过 {MAX_UNPACKED // MEGABYTE} MB 或大得反常，请先压缩其中的图片")
    return archive


def read_member(archive: ZipFile, member: ZipInfo) -> bytes:
    """Return the bytes of a member; one that is longer than it says is not unpacked any further."""
    with archive.open(member) as file:
        return file.read(member.file_size + 1)


def broken(what: str) -> CallError:
    """Say that a file cannot be read as a Word file."""
    return CallError(f"{what} 不是完好的 Word 文档，请在 Word 或 WPS 里打开它，另存为 .docx")


def _is_suspect(member: ZipInfo) -> bool:
    return member.file_size > _LARGE and member.file_size > _TIGHTEST * member.compress_size
