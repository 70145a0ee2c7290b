"""Names of outputs: whatever a plan says, every system takes them, and nothing leads out of a folder."""

import contextlib
import os
from pathlib import Path, PureWindowsPath
from tempfile import TemporaryDirectory
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planforge.filenames import RealPaths, safe_name, without_case

ANY = st.text(st.characters(), max_size=300) | st.text("conauxlpt19.. ~/\\:工会", max_size=12)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2027年度工会工作计划", "2027年度工会工作计划.md"),
        (" v1.2 (终稿)", " v1.2 (终稿).md"),
        ("党建/业务: 上半年?", "党建／业务： 上半年？.md"),
        ('<"甲|乙"*\\>', "＜＂甲｜乙＂＊＼＞.md"),
        ("甲\n乙\t丙\x00丁\u202e戊\udc80", "甲_乙_丙_丁_戊_.md"),
        ("总结. . ", "总结.md"),
        ("..", "未命名.md"),
        ("", "未命名.md"),
        ("CON", "CON_.md"),
        ("nul.2027", "nul_.2027.md"),
        ("Com1 .x", "Com1 _.x.md"),
        ("lpt³", "lpt³_.md"),
        ("console", "console.md"),
        ("com", "com.md"),
        ("学" * 90, "学" * 84 + ".md"),
        ("a" * 251 + ". x", "a" * 251 + ".md"),
    ],
)
def test_a_name_is_made_safe(text: str, name: str) -> None:
    assert safe_name(text, ".md") == name


def test_a_folder_has_no_suffix_to_end_on() -> None:
    assert safe_name("aux. ") == "aux_"
    assert safe_name("工会 ") == "工会"
    assert safe_name("~") == "~"


@given(ANY, st.sampled_from(["", ".md", ".docx"]))
@example("\ufdfa" * 90, ".docx")
@example("é" * 200, "")
def test_every_name_is_one_that_every_system_takes(text: str, suffix: str) -> None:
    name = safe_name(text, suffix)
    assert name.endswith(suffix)
    assert len(name) > len(suffix)
    assert len(name.encode()) <= 255
    assert not set('<>:"/\\|?*') & set(name)
    assert not {category(char) for char in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert name == name.rstrip(" .")
    assert not PureWindowsPath(name).is_reserved()
    assert Path("out", name).parts == ("out", name)


@given(ANY)
def test_a_safe_name_stays_as_it_is(text: str) -> None:
    assert safe_name(safe_name(text)) == safe_name(text)


@given(st.text("甲乙abcXYZ09-_ ()（）", min_size=1, max_size=60).filter(lambda text: not text.endswith(" ")))
def test_a_name_that_every_system_takes_is_left_alone(text: str) -> None:
    assert safe_name(text, ".docx") == f"{text}.docx"


@pytest.mark.parametrize(("one", "other"), [("Plan.md", "pLAN.md"), ("é", "e\u0301"), ("STRASSE", "straße")])
def test_names_that_some_systems_take_for_one(one: str, other: str) -> None:
    assert without_case(one) == without_case(other)
    assert without_case("甲") != without_case("乙")


LINKS = {"to-file": "folder/file", "to-folder": "folder", "gone": "nowhere", "folder/up": "..", "folder/self": "self"}
PARTS = ("folder", "file", "missing", "..", ".", "up", "self", "to-file", "to-folder", "gone")


@given(st.lists(st.lists(st.sampled_from(PARTS), max_size=4), min_size=1, max_size=6), st.booleans())
def test_real_paths_are_those_of_the_system(paths: list[list[str]], absolute: bool) -> None:
    with TemporaryDirectory() as name, contextlib.chdir(name):
        Path("folder").mkdir()
        Path("folder/file").touch()
        for link, target in LINKS.items():
            Path(link).symlink_to(target)
        real = RealPaths()
        for parts in paths:
            path = Path(name if absolute else "", *parts)
            assert real.file(path) == os.path.realpath(path)
            assert real.folder(path) == os.path.realpath(path)
