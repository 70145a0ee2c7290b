"""Writes files: whole or not at all, and not at all where nothing changed."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from planforge.errors import FULL, CallError, DiskFull, reason

_OPEN_FILES = Path("/proc/self/fd")


def write_file(path: Path, data: bytes) -> bool:
    """Replace the file at `path` by `data` in one step; False if it held the same bytes and was left alone.

    A symbolic link stays one and its target is replaced; permission bits are kept.

    Raises:
        CallError: the file cannot be written; it is then as it was before. DiskFull where there is no room.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target, path)
        if mode is not None and target.stat().st_size == len(data) and target.read_bytes() == data:
            return False
        _replace(target, data, mode)
    except (OSError, ValueError) as error:
        raise _refusal(f"写不了 {path}", error) from error
    return True


def read_file(path: Path) -> bytes:
    """Return what a file holds that was written here.

    Raises:
        FileNotFoundError: there is no such file.
        CallError: it cannot be read, or it is no file: a pipe would be waited for.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise CallError(f"读不了 {path}：这不是普通文件")
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise CallError(f"读不了 {path}：{reason(error)}") from error


def make_folder(path: Path) -> None:
    """Make the folder and its missing parents.

    Raises:
        CallError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise _refusal(f"建不了文件夹 {path}", error) from error


def _refusal(what: str, error: OSError | ValueError) -> CallError:
    is_full = isinstance(error, OSError) and error.errno in FULL
    return (DiskFull if is_full else CallError)(f"{what}：{reason(error)}")


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
        _write_new(temporary, data)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _write_new(path: Path, data: bytes) -> None:
    """Write a file; on Linux it has no name before it is whole, so that a process that is killed leaves no half."""
    unnamed = _unnamed_in(path.parent)
    if unnamed is None:
        with path.open("xb") as file:
            file.write(data)
        return
    with os.fdopen(unnamed, "wb") as file:
        file.write(data)
        file.flush()
        # Any src_dir_fd makes this linkat, which alone follows the link that stands for an open file.
        os.link(_OPEN_FILES / str(unnamed), path, src_dir_fd=unnamed)


def _unnamed_in(folder: Path) -> int | None:
    """Return the descriptor of a new file without a name, None where the system or the file system has no such."""
    if sys.platform != "linux" or not _OPEN_FILES.is_dir():
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except OSError:
        return None
