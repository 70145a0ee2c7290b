"""Writes files: whole or not at all, and not at all where nothing changed."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from planforge.errors import CallError

# Windows locks a file that is open in Word and calls that a lack of permission.
_DENIED = "没有权限，或者文件正被 Word 等程序打开" if os.name == "nt" else "没有权限"
_REASONS = {
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件太大",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "同名的文件已经存在",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "符号链接绕成了圈",
    errno.EINVAL: "文件名里有不能用的字符",
    errno.EIO: "磁盘读写出错",
}


def reason(error: OSError) -> str:
    """Say in Chinese why the system refused a file."""
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")


def write_file(path: Path, data: bytes) -> bool:
    """Replace the file at `path` by `data` in one step; False if it held the same bytes and was left alone.

    A symbolic link stays one and its target is replaced; permission bits are kept.

    Raises:
        CallError: the file cannot be written; it is then as it was before.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target, path)
        if mode is not None and target.stat().st_size == len(data) and target.read_bytes() == data:
            return False
        _replace(target, data, mode)
    except (OSError, ValueError) as error:
        raise CallError(f"写不了 {path}：{_sentence(error)}") from error
    return True


def make_folder(path: Path) -> None:
    """Make the folder and its missing parents.

    Raises:
        CallError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise CallError(f"建不了文件夹 {path}：{_sentence(error)}") from error


def _sentence(error: OSError | ValueError) -> str:
    return reason(error) if isinstance(error, OSError) else "文件名里有不能用的字符"


def _mode(target: Path, path: Path) -> int | None:
    """Return the permission bits of the file in the way, None if there is none."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise CallError(f"写不了 {path}：这是文件夹，不是文件")
    if not stat.S_ISREG(status.st_mode):
        raise CallError(f"写不了 {path}：这不是普通文件")
    if not os.access(target, os.W_OK):
        raise CallError(f"写不了 {path}：文件是只读的")
    return stat.S_IMODE(status.st_mode)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    # Not tempfile: a new file shall get the permission bits that the user's umask gives to any other.
    temporary = target.with_name(f".planforge-{os.urandom(6).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
