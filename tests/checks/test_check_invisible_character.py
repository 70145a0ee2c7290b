import pytest
from cases import fixed, hits

ID = "invisible-character"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("召开教职工\u200b代表大会", ["\u200b"]),
        ("召开\u2060教职工\u00ad代表\ufeff大会", ["\u2060", "\u00ad", "\ufeff"]),
        ("慰问，\u200d走访\u200c", ["\u200d", "\u200c"]),
        ("\u200b\u200b走访", ["\u200b\u200b"]),
    ],
)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"前言: |\n  会议：{text}。\n") == expected


@pytest.mark.parametrize(
    "text", ["召开教职工代表大会", "一家人👨\u200d👩\u200d👧", "工　会", "工会\u00a0会员", "❤\ufe0f"]
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: {text}\n") == []


def test_it_is_mended() -> None:
    text = "主要\u200b工作:\n  - 标题: 走访\u200d\n    条目: [\u200b慰问, 家\u00ad访]\n"
    assert fixed(ID, text) == "主要工作:\n  - 标题: 走访\n    条目: [慰问, 家访]\n"
