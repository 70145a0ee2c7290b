import pytest
from cases import hits

ID = "empty-section"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("指导思想:\n主要工作: 服务会员。\n", ["指导思想"]),
        ("主要工作:\n  - 加强管理:\n  - 加强服务:\n      - 走访\n", ["加强管理"]),
        ("月份安排:\n  3月:\n  4月: 体检\n", ["3月"]),
        ("主要工作: []\n", ["主要工作"]),
        ("附件:\n  - 名称: 分工表\n    条目:\n      - 综合组:\n      - 文体组: 张明\n", ["综合组"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "指导思想: 服务会员。\n主要工作:\n  - 加强管理: 每年一次大会。\n",
        "主要工作:\n  - 标题: 召开大会\n    时间: 3月\n",
        "主要工作: 【待补：主要工作】\n",
        (
            "主要工作:\n  - 标题: 服务\n    一是: [体检, 慰问]\n  - 标题: 安排\n    安排:\n"
            "      3月: 体检\n  - 标题: 总结\n    结语: 完成。\n"
        ),
        "月份安排:\n  3月: [体检, 慰问]\n  教师节: 座谈\n",
        "附件:\n  - 分工表\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []
