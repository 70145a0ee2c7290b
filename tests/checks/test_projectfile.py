"""planforge.toml: found from the plan's folder upwards, and refused where it says what it cannot."""

from datetime import date
from pathlib import Path

import pytest

from planforge.checks.names import NO_NAMES, Names, OwnTerm
from planforge.errors import CallError
from planforge.projectfile import names_for

TEXT = """\
"人员名单" = ["组织委员", "王主任"]
"单位名单" = ["教务处"]

[["术语"]]
"写法" = "旧称"
"改为" = "新称"
"截止" = 2026-12-31

[["术语"]]
"写法" = "别称"
"""


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert names_for(below) == NO_NAMES
    (tmp_path / "planforge.toml").write_text(TEXT, encoding="utf-8")
    expected = Names(
        ("组织委员", "王主任"), ("教务处",), (OwnTerm("旧称", "新称", date(2026, 12, 31)), OwnTerm("别称"))
    )
    assert names_for(below) == expected
    (tmp_path / "a" / "planforge.toml").write_text("", encoding="utf-8")
    assert names_for(below) == NO_NAMES


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("人员名单 = []\n", '不合 TOML 的写法（.*）；中文名称要加引号，如 "人员名单" = '),
        ('"人员" = []\n', "里不认识“人员”，可以写：人员名单、单位名单、术语"),
        ('"人员名单" = "甲"\n', "的“人员名单”要写成列表"),
        ('"单位名单" = [1]\n', "的“单位名单”要写成列表"),
        ('"术语" = ["旧称"]\n', "术语 的每一项写成"),
        ('[["术语"]]\n"写法" = "甲"\n"截止" = "明年"\n', "术语 的每一项写成"),
    ],
)
def test_a_faulty_file_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "planforge.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CallError, match=sentence) as caught:
        names_for(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "planforge.toml").write_bytes('"人员名单" = ["甲"]'.encode("gb18030"))
    with pytest.raises(CallError, match="不是 UTF-8 编码"):
        names_for(tmp_path)
