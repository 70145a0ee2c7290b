import pytest
from cases import hits

ID = "title-without-kind"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("标题: 示例小学工会2027年工作\n", ["示例小学工会2027年工作"]),
        ("标题: 团结奋进的一年\n", ["团结奋进的一年"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "标题: 示例小学工会2027年工作计划\n",
        "标题: 示例小学工会2027年工作要点\n",
        "标题: 示例小学工会2027年活动安排\n",
        "标题: 示例小学工会2027年实施方案\n",
        "标题: 示例小学工会2027年工作规划\n",
        "标题: 示例小学工会2027年工作意见\n",
        "标题: 示例小学工会2027年工作总结\n",
        "标题: 示例小学工会2027年工作計劃\n",
        "标题: 示例小学工会2027年行事历\n",
        "标题: 示例小学工会2027年重点工作清单\n",
        "标题: 示例小学工会2027年工作打算（草案）\n",
        "标题: 示例小学工会2027年工作目标和任务分解表\n",
        "工作目标: 服务会员。\n",
        "标题: 【待补：标题】\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []
