import pytest
from cases import hits

from planforge.checks.names import Names

ID = "unknown-person"
NAMES = Names(("张明", "李华", "欧阳和平", "工会主席"), ("总务处", "教务处", "和平路小学", "示例小学工会"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("主要工作:\n  - 内容: 体检\n    责任人: 张名\n", ["张名"]),
        ("主要工作:\n  - 内容: 体检\n    责任人: 张明、王芳\n", ["王芳"]),
        ("主要工作:\n  - 内容: 体检\n    责任人: 李华和王芳\n", ["王芳"]),
        ("主要工作:\n  - 内容: 体检\n    责任人: 赵一和钱二\n", ["赵一和钱二"]),
        ("主要工作:\n  - 内容: 体检\n    责任人: 张明（组长）、孙立\n", ["孙立"]),
        ("主要工作:\n  - 内容: 体检\n    责任人: 宣传委员\n", ["宣传委员"]),
        ("主要工作:\n  - 内容: 体检\n    责任人: [张明, 王芳]\n", ["王芳"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body, NAMES) == expected


@pytest.mark.parametrize(
    "body",
    [
        "主要工作:\n  - 内容: 体检\n    责任人: 张明\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 张明、李华\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 张明和李华\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 欧阳和平\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 张明，李华\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 工会主席\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 张明老师\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 工会主席张明\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 组长：张明\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 张明（组长）\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 各工会小组长\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 全体委员\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 【待补：责任人】\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 总务处\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 示例小学工会\n",
        "主要工作:\n  - 内容: 体检\n    地点: 王芳\n",
        "主要工作:\n  - 内容: 体检\n    责任部门: 王芳\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 张明 李华\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 李华等\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body, NAMES) == []


def test_without_a_list_nobody_is_unknown() -> None:
    assert hits(ID, "主要工作:\n  - {内容: 体检, 责任人: 王芳}\n", Names((), ("总务处",))) == []
