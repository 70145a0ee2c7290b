import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from planforge.errors import CallError
from planforge.output import make_folder, write_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_gets_the_bytes_and_the_umask(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        assert write_file(tmp_path / "计划.md", b"new")
    finally:
        os.umask(umask)
    assert (tmp_path / "计划.md").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "计划.md").stat().st_mode) == 0o640


def test_the_same_content_leaves_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"same")
    before = path.stat()
    assert not write_file(path, b"same")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")
    path.chmod(0o604)
    assert write_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    assert names(tmp_path) == ["plan.md"]


def test_a_link_stays_and_its_target_changes(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "plan.md"
    target.write_bytes(b"old")
    link = tmp_path / "plan.md"
    link.symlink_to(target)
    assert write_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_an_interrupted_replacement_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "plan.md"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["plan.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has files without a name")
def test_a_process_that_is_killed_in_the_middle_of_a_file_leaves_no_half(tmp_path: Path) -> None:
    program = (
        "import pathlib, resource, signal, sys\n"
        "from planforge.output import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_DFL)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "write_file(pathlib.Path(sys.argv[1]), bytes(1_000_000))"
    )
    killed = subprocess.run([sys.executable, "-c", program, tmp_path / "plan.docx"], check=False)
    assert killed.returncode == -signal.SIGXFSZ
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("code", "words"), [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有权限"), (errno.EROFS, "只读"), (9999, "9999")]
)
def test_a_refusal_by_the_system_is_one_chinese_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, "english")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(CallError, match=words) as caught:
        write_file(tmp_path / "plan.md", b"new")
    assert "english" not in str(caught.value)
    assert names(tmp_path) == []


def test_what_stands_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for name, words in [
        ("folder", "这是文件夹"),
        ("missing/plan.md", "文件夹不存在"),
        ("file/plan.md", "不是文件夹"),
        ("pipe", "不是普通文件"),
        ("a" * 300, "文件名太长"),
        ("nul\0", "不能用的字符"),
    ]:
        with pytest.raises(CallError, match=words):
            write_file(tmp_path / name, b"new")
    assert names(tmp_path) == ["file", "folder", "loop", "pipe"]


def test_a_read_only_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere
    with pytest.raises(CallError, match="文件是只读的"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"


def test_folders_are_made_with_their_parents(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CallError, match="建不了文件夹"):
        make_folder(tmp_path / "file")
