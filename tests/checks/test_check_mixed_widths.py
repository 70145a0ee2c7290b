import pytest
from cases import findings, fixed, hits

ID = "mixed-widths"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("前言: ２０２７年办好Ａ、Ｂ两类社团。\n", ["２０２７", "Ａ", "Ｂ"]),
        ("前言: 增长３．５％，每天９：００开放。\n", ["３．５％", "９：００"]),
        ("前言: 2０27年\n", ["０"]),
        ("月份安排:\n  ３月: 座谈\n", ["３"]),
        ("标题: ２０２７年工作计劃\n", ["２０２７"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "text", ["2027年办好A、B两类社团，增长3.5%。", "增长5％，（1）登记，①核对", "一、登记：乙；丙！丁？", "〇二七"]
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == []


def test_it_is_advice_and_mended() -> None:
    body = "前言: ２０２７年９：００，增长３．５％\n"
    assert {level for _, level, _ in findings(ID, body)} == {"note"}
    assert fixed(ID, body) == "前言: 2027年9:00，增长3.5%\n"
