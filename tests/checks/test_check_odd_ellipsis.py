import pytest
from cases import fixed, hits

ID = "odd-ellipsis"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("读书、征文...都要办好", ["..."]),
        ("读书、征文......", ["......"]),
        ("读书、征文。。。", ["。。。"]),
        ("读书、征文…", ["…"]),
        ("一是…；二是……；三是………完", ["…", "………"]),
        ("读书、征文. . .完", [". . ."]),
        ("读书、征文······都要办好", ["······"]),
        ("读书、征文．．．都要办好", ["．．．"]),
        ("讀書、徵文...都要辦好", ["..."]),
        ("“...都要办好”", ["..."]),
    ],
)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "读书、征文……都要办好",
        "诗一首…………再读",
        "编号A...B，版本1.2.3",
        "第一章..........1",
        "目录………………………1",
        "时间：…………………………",
        "认真总结。再作安排。",
        "中国梦·劳动美",
        "and so on...",
        "召开大会【待补：…】",
        "3.5万元。",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == []


def test_it_is_mended() -> None:
    assert fixed(ID, "前言: 读书...征文。。。讲座…完\n") == "前言: 读书……征文……讲座……完\n"


def test_doubled_mark_leaves_full_stops_for_an_ellipsis_alone() -> None:
    assert hits("doubled-mark", "前言: 读书、征文。。。\n") == []
