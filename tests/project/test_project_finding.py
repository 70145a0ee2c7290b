"""planforge.toml is found from a folder upwards, and only looked at where there is none."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planforge.checks.names import NO_NAMES, Names, OwnTerm
from planforge.errors import CallError, ProjectError
from planforge.project.finding import project_for, project_of
from planforge.project.model import Project

TEXT = """\
"计划" = ["plans", "其他/*.yaml"]
"输出" = "成品"
"文件名" = "{目录}/{单位}{期间}工作计划"
"格式" = ["docx", "md"]
"样式" = "school"
"检查" = {"忽略" = ["title-year"], "严格" = true}
"人员名单" = ["组织委员", "王主任"]
"单位名单" = ["教务处"]

[["术语"]]
"写法" = "旧称"
"改为" = "新称"
"截止" = 2026-12-31

[["术语"]]
"写法" = "别称"
"""
NAMES = Names(("组织委员", "王主任"), ("教务处",), (OwnTerm("旧称", "新称", date(2026, 12, 31)), OwnTerm("别称")))


def of(folder: Path) -> Project:
    project = project_of(folder)
    assert project is not None
    return project


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    (tmp_path / "planforge.toml").write_text(TEXT, encoding="utf-8")
    project = of(tmp_path)
    assert project.folder == tmp_path
    assert project.plans == ("plans", "其他/*.yaml")
    assert project.output == "成品"
    assert project.pattern is not None
    assert project.pattern.text == "{目录}/{单位}{期间}工作计划"
    assert project.formats == ("md", "docx")
    assert project.style == "school"
    assert (set(project.ignore), project.strict) == ({"title-year"}, True)
    assert project.names == NAMES


@pytest.mark.parametrize(
    ("text", "ignore", "strict"),
    [
        ("", set(), False),
        ('"检查" = "title-year"\n', {"title-year"}, False),
        ('"检查" = {"忽略" = "blank", "严格" = "是"}\n', {"blank"}, True),
        ('["检查"]\n"忽略" = ["blank", "title-year"]\n"严格" = false\n', {"blank", "title-year"}, False),
        ('"检查"."严格" = true\n', set(), True),
    ],
)
def test_checks_are_written_as_in_a_plan(tmp_path: Path, text: str, ignore: set[str], strict: bool) -> None:
    (tmp_path / "planforge.toml").write_text(text, encoding="utf-8")
    assert (set(of(tmp_path).ignore), of(tmp_path).strict) == (ignore, strict)


def test_every_line_end_and_a_mark_of_byte_order_are_read(tmp_path: Path) -> None:
    (tmp_path / "planforge.toml").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert of(tmp_path).names == NAMES


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert project_of(below) is None
    (tmp_path / "planforge.toml").write_text(TEXT, encoding="utf-8")
    assert of(below).names == NAMES
    (tmp_path / "a" / "planforge.toml").write_text("", encoding="utf-8")
    assert of(below).names == NO_NAMES
    assert of(tmp_path / "a" / ".." / "c").folder == tmp_path


def test_a_call_has_the_file_that_is_nearest_to_all_its_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("", "a", "b"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "planforge.toml").write_text(TEXT, encoding="utf-8")
        (tmp_path / folder / "plan.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "a")
    for paths, folder in [
        ((), "a"),
        (("-",), "a"),
        (("plan.yaml",), "a"),
        ((".",), "a"),
        (("../b/*.yaml",), "b"),
        (("plan.yaml", "../b"), ""),
    ]:
        project = project_for(paths)
        assert project is not None
        assert project.folder == tmp_path / folder


def unreadable(file: Path) -> None:
    file.mkdir()


def broken(file: Path) -> None:
    file.symlink_to("nowhere")


def pipe(file: Path) -> None:
    os.mkfifo(file)


def huge(file: Path) -> None:
    file.write_bytes(b"#" * (4 * 1024 * 1024 + 1))


@pytest.mark.parametrize(
    ("make", "words"),
    [(unreadable, "是文件夹"), (broken, "失效的链接"), (pipe, "不是普通文件"), (huge, "超过 4 MB")],
)
def test_what_is_no_file_is_refused_in_one_sentence(
    make: Callable[[Path], None], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "planforge.toml")
    with pytest.raises(CallError, match=rf"planforge\.toml.*{words}") as caught:
        project_of(Path())
    assert "\n" not in str(caught.value)


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "english")

    (tmp_path / "planforge.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)  # root may read anything
    with pytest.raises(CallError, match=r"^读不了 .*planforge\.toml：没有权限"):
        project_of(tmp_path)


@pytest.mark.parametrize("codec", ["gb18030", "utf-16"])
def test_another_encoding_is_refused_in_one_sentence(tmp_path: Path, codec: str) -> None:
    (tmp_path / "planforge.toml").write_bytes(TEXT.encode(codec))
    with pytest.raises(ProjectError) as caught:
        project_of(tmp_path)
    assert [each.id for each in caught.value.diagnostics] == ["bad-encoding"]
    assert "另存为 UTF-8" in caught.value.diagnostics[0].sentence


@pytest.mark.parametrize("command", ["render", "check"])
def test_what_reads_a_project_file_is_loaded_only_for_one(command: str, tmp_path: Path) -> None:
    def loaded() -> set[str]:
        program = f"import sys; from planforge.cli import main; main(['{command}', 'plan.yaml']); print(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True)
        return {"tomllib", "planforge.project.reader", "planforge.project.plans", "glob"} & set(
            done.stdout.decode().split()
        )

    (tmp_path / "plan.yaml").write_text("单位: 甲\n期间: 2027年\n正文: 乙。\n", encoding="utf-8")
    assert loaded() == set()
    (tmp_path / "planforge.toml").write_text("", encoding="utf-8")
    assert {"tomllib", "planforge.project.reader"} <= loaded()
