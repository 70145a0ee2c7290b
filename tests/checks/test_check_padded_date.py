import pytest
from cases import fixed, hits

ID = "padded-date"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("前言: 01月05日召开。\n", ["01月05日"]),
        ("前言: 1月05日召开。\n", ["1月05日"]),
        ("前言: 2027年01月15日召开。\n", ["2027年01月15日"]),
        ("前言: 2027年03月召开，03月08号慰问。\n", ["2027年03月", "03月08号"]),
        ("前言: ０３月０８日召开。\n", ["０３月０８日"]),
        ("月份安排:\n  03月:\n    - 座谈\n", ["03月"]),
        ("主要工作:\n  - 内容: 座谈\n    时间: 03月、09月\n", ["03月", "09月"]),
        ("落款:\n  日期: 2027年01月05日\n", ["2027年01月05日"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "前言: 1月5日、10月20日、2027年11月30日召开。\n",
        "前言: 2027-01-05，14:05，3.05万元，08:00。\n",
        "前言: 2007年、2010年10月，100月，10月10日。\n",
        "前言: 05号楼，007号文件，3月05号楼交付，第05月龄组。\n",
        "前言: 二〇二七年一月五日。\n",
        "落款:\n  日期: 2027年1月5日\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []


def test_the_zeros_are_dropped() -> None:
    assert fixed(ID, "前言: 2027年01月05日和３月０８日。\n") == "前言: 2027年1月5日和３月８日。\n"
    assert fixed(ID, "月份安排:\n  03月:\n    - 座谈\n") == "月份安排:\n  3月:\n    - 座谈\n"
