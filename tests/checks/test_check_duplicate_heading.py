import pytest
from cases import hits

ID = "duplicate-heading"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            ("主要工作:\n  - 加强管理:\n      - 甲\n  - 加强服务:\n      - 乙\n  - 加强管理:\n      - 丙\n"),
            ["加强管理"],
        ),
        ("主要工作:\n  - 一、加强 管理。:\n      - 甲\n  - 二、加强管理:\n      - 丙\n", ["二、加强管理"]),
        ("主要工作:\n  - 走访慰问: 春节。\n  - 走访慰问: 重阳节。\n", ["走访慰问"]),
        ("正文:\n  - 其他:\n      - 甲\n  - 其他:\n      - 乙\n", ["其他"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        ("主要工作:\n  - 加强管理:\n      - 学习:\n          - 甲\n  - 加强服务:\n      - 学习:\n          - 乙\n"),
        "主要工作:\n  - 时间: 3月。\n  - 地点: 甲\n  - 时间: 4月。\n  - 地点: 乙\n",
        "主要工作:\n  - 组长: 张明\n  - 成员: 李华\n  - 成员: 王芳\n",
        "工作目标:\n  - 加强管理:\n      - 甲\n主要工作:\n  - 加强管理:\n      - 乙\n",
        "主要工作:\n  - 加强民主管理:\n      - 甲\n  - 加强民主管理监督:\n      - 乙\n",
        "主要工作:\n  - 体检\n  - 体检\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []
