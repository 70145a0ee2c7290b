"""The pattern of output names: fields, folders, what it refuses, and which files it can have made."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.naming import FIELDS, USUAL, BadPattern, Pattern

VALUES = {"名称": "plan", "目录": "一科/甲", "单位": "示例工会", "期间": "2027年", "标题": "工作计划"}
NASTY = st.text("../\\~ :*甲con\n", max_size=8)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("{目录}/{名称}", "一科/甲/plan.md"),
        ("{单位}{期间}工作计划", "示例工会2027年工作计划.md"),
        ("{期间}/{单位}/{标题}", "2027年/示例工会/工作计划.md"),
        ("{目录}", "一科/甲.md"),
        ("成品", "成品.md"),
    ],
)
def test_fields_are_filled_and_slashes_make_folders(pattern: str, path: str) -> None:
    assert Pattern(pattern).path(VALUES, ".md") == PurePosixPath(path)
    assert Pattern(pattern).could_make(PurePosixPath(path))


def test_what_is_empty_is_left_out() -> None:
    top = VALUES | {"目录": ""}
    assert USUAL.path(top, ".md") == PurePosixPath("plan.md")
    assert Pattern("{目录}").path(top, ".md") == PurePosixPath("plan.md")


def test_a_value_makes_no_folder_of_its_own() -> None:
    assert Pattern("{单位}").path(VALUES | {"单位": "工会/../妇联"}, ".md") == PurePosixPath("工会／..／妇联.md")
    assert Pattern("{单位}/{名称}").path(VALUES | {"单位": ".."}, ".md") == PurePosixPath("未命名/plan.md")


@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, NASTY)), st.sampled_from([*FIELDS]), st.sampled_from([*FIELDS]))
def test_no_value_leads_out_of_the_folder(values: dict[str, str], folder: str, name: str) -> None:
    path = Pattern(f"{{{folder}}}/{{{name}}}").path(values, ".md")
    assert not path.is_absolute()
    assert not set(path.parts) & {"..", ".", ""}
    assert path.suffix == ".md"


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        ("{单位名}", "{单位名}"),
        ("{}", "{}"),
        ("{名称", "{"),
        ("｛名称｝", "｛"),
        ("a\\{名称}", "\\"),
        ("{名称}:终稿", ":"),
        ("甲\x07", "甲\x07"),
        ("../{名称}", "../{名称}"),
        ("/tmp/{名称}", "/tmp/{名称}"),
        ("~/{名称}", "~/{名称}"),
        ("{目录}/", "{目录}/"),
        ("", ""),
        ("nul", "nul"),
        ("{名称}.DOCX", ".DOCX"),
    ],
)
def test_a_pattern_that_cannot_be_is_refused_by_its_word(pattern: str, word: str) -> None:
    with pytest.raises(BadPattern) as caught:
        Pattern(pattern)
    assert caught.value.word == word
    assert caught.value.message
    assert caught.value.hint


def test_a_file_that_the_pattern_cannot_have_made() -> None:
    pattern = Pattern("{期间}/{单位}工作计划")
    assert pattern.could_make(PurePosixPath("2026年/甲工作计划.docx"))
    for other in (
        "README.md",
        "2026年/甲工作总结.docx",
        "2026年/甲工作计划（补）.docx",
        "2026年/上/甲工作计划.docx",
        "甲工作计划.docx",
    ):
        assert not pattern.could_make(PurePosixPath(other))
