import pytest
from cases import fixed, hits

ID = "heading-end-mark"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("主要工作:\n  - 加强管理。:\n      - 召开大会\n", ["。"]),
        ("主要工作:\n  - 标题: 加强管理；\n    导语: 抓落实。\n", ["；"]),
        ('"主要工作：":\n  - 标题: 服务，\n    条目: [体检]\n  - "学习、": |\n      每月一次。\n', ["：", "，", "、"]),
        ("标题: 示例小学工会2027年工作计划。\n", ["。"]),
        ("主要工作:\n  - 标题: 关心“两新”群体；\n    条目: [走访]\n", ["；"]),
        ("附件:\n  - 任务分解表；\n  - 名称: 社团名单。\n    条目: [合唱社]\n", ["；", "。"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "主要工作:\n  - 加强管理:\n      - 召开大会。\n",
        "主要工作:\n  - 怎样服务会员？:\n      - 走访。\n  - 行动起来！:\n      - 走访。\n",
        "主要工作:\n  - 加强管理。: 每年召开一次大会。\n  - 组织体检。\n",
        ("主要工作:\n  - 标题: 提高认识，加强领导\n    条目: [走访]\n  - “职工之家”建设（试点）:\n      - 走访\n"),
        "主要工作:\n  - 加强管理：\n      - 召开大会\n",
        "附件:\n  - 《经费管理办法》\n  - 预算表（草案）\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []


def test_the_mark_is_taken_away() -> None:
    body = '主要工作:\n  - 加强管理。 :\n      - 召开大会。\n  - "服务；":\n      - 走访\n'
    expected = '主要工作:\n  - 加强管理 :\n      - 召开大会。\n  - "服务":\n      - 走访\n'
    assert fixed(ID, body) == expected
