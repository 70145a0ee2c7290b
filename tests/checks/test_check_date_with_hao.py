import pytest
from cases import fixed, hits

ID = "date-with-hao"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("前言: 3月8号召开。\n", ["3月8号"]),
        ("前言: 2027年3月8号，召开。\n", ["2027年3月8号"]),
        ("前言: 三月八号召开。\n", ["三月八号"]),
        ("前言: 3月8號召開。\n", ["3月8號"]),
        ("前言: 3月8号至12号，15日。\n", ["3月8号", "12号"]),
        ("前言: 3月8日、9号。\n", ["9号"]),
        ("主要工作:\n  - 内容: 座谈\n    时间: 3月8号前\n", ["3月8号"]),
        ("主要工作:\n  - 每月15号前报送信息，下月五号核对。\n", ["每月15号", "下月五号"]),
        ("落款:\n  日期: 2027年1月5号\n", ["2027年1月5号"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "前言: 3月8日走访8号楼，学习1号文件。\n",
        "前言: 3月检修5号楼，3月5号楼交付，3月8号文件下发。\n",
        "前言: 3月8日到12号线施工现场。\n",
        "前言: 〔2027〕3号，工会字3号，3号会议室。\n",
        "前言: 每周三、每月初；3月120号文件。\n",
        "前言: 3月3号会议室启用，6月2号机组检修。\n",
        "前言: 每月15日报送，本月5号楼交付，每月3号会议室检修。\n",
        "前言: 3月8日、9日。\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []


def test_it_is_mended() -> None:
    assert fixed(ID, "前言: 3月8号至12号走访5号楼。\n") == "前言: 3月8日至12日走访5号楼。\n"
