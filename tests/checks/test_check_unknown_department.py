import pytest
from cases import hits

from planforge.checks.names import Names

ID = "unknown-department"
NAMES = Names(("张明", "李华", "欧阳和平", "工会主席"), ("总务处", "教务处", "和平路小学", "示例小学工会"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("主要工作:\n  - 内容: 体检\n    责任部门: 总务科\n", ["总务科"]),
        ("主要工作:\n  - 内容: 体检\n    责任部门: 总务处、德育处\n", ["德育处"]),
        ("主要工作:\n  - 内容: 体检\n    协办: 德育处\n", ["德育处"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body, NAMES) == expected


@pytest.mark.parametrize(
    "body",
    [
        "主要工作:\n  - 内容: 体检\n    责任部门: 总务处\n",
        "主要工作:\n  - 内容: 体检\n    责任部门: 总务处、教务处\n",
        "主要工作:\n  - 内容: 体检\n    责任部门: 总务处和教务处\n",
        "主要工作:\n  - 内容: 体检\n    协办: 和平路小学\n",
        "主要工作:\n  - 内容: 体检\n    协办: 和平路小学和总务处\n",
        "主要工作:\n  - 内容: 体检\n    责任部门: 各工会小组\n",
        "主要工作:\n  - 内容: 体检\n    协办: 有关部门\n",
        "主要工作:\n  - 内容: 体检\n    责任部门: 示例小学工会\n",
        "主要工作:\n  - 内容: 体检\n    协办: 张明\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 德育处\n",
        "主要工作:\n  - 内容: 体检\n    责任部门: 总务处（食堂）\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body, NAMES) == []


def test_without_a_list_no_department_is_unknown() -> None:
    assert hits(ID, "主要工作:\n  - {内容: 体检, 责任部门: 德育处}\n", Names(("张明",))) == []
