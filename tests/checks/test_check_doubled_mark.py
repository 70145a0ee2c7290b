import pytest
from cases import fixed, hits

ID = "doubled-mark"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("前言: 认真总结。。再作安排。\n", ["。。"]),
        ("前言: 总结，，安排。；再说。\n", ["，，", "。；"]),
        ('前言: "总结；，安排"\n', ["；，"]),
        ("前言: |\n  第一段。\n  第二段，。\n", ["，。"]),
        ("工作目标:\n  - 检查、、整改\n", ["、、"]),
        ("前言: 检查，，、整改，！真好！。完。？\n", ["，，、", "，！", "！。", "。？"]),
        ("前言: 检查：：整改。。\n", ["：：", "。。"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "前言: 总结……安排——整改。\n",
        "前言: 真的吗？！好！！\n",
        "前言: “总结。”，他说。\n",
        "前言: 总结。（完）。\n",
        "前言: 总结。。。完\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []


def test_what_is_certain_is_mended() -> None:
    assert fixed(ID, "前言: 总结。。安排，，整改。；完\n") == "前言: 总结。安排，整改。；完\n"
