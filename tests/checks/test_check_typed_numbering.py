import pytest
from cases import fixed, hits

ID = "typed-numbering"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("前言: |\n  一、总结上年工作。\n  二、安排今年工作。\n", ["一、", "二、"]),
        ("前言: |\n  （一）总结。\n  (2)安排。\n  3.检查\n  ①宣传\n", ["（一）", "(2)", "3.", "①"]),
        ("工作目标: |\n  1、入会率98%。\n", ["1、"]),
        ("主要工作:\n  - |\n    加强管理。\n    1．公开财务。\n", ["1．"]),
        ("主要工作:\n  - 标题: 服务\n    导语: |\n      1. 体检\n      2. 慰问\n", ["1.", "2."]),
        ("结语: |\n  第一、抓落实。\n", ["第一、"]),
        ("编号: [一、, 无]\n主要工作:\n  - 1、体检\n  - 2、慰问\n", ["1、", "2、"]),
        ("主要工作:\n  - 1、 组织体检。\n", ["1、 "]),
        ("月份安排:\n  3月:\n    - 1. 组织体检。\n", ["1. "]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "主要工作:\n  - 一、组织体检。\n  - 2、慰问会员。\n",
        "一、主要工作:\n  - 组织体检\n二、保障措施:\n  - 落实责任\n",
        "前言: |\n  一是总结。\n  七、八月组织培训。\n  7、8月组织培训。\n  一、二年级教师参加。\n",
        "前言: |\n  第一、第二季度各检查一次。\n  1.5万元用于慰问。\n  3.8妇女节活动。\n  2027年工作如下。\n",
        "前言: |\n  首先，总结。\n  十二月召开大会。\n  （草案）\n  一要抓实，二要抓细。\n",
        "月份安排:\n  3月:\n    - 1. 组织体检。\n    - 2. 慰问会员。\n",
        "主要工作:\n  - 标题: 服务\n    条目:\n      - （1）体检\n      - （2）慰问\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []


def test_the_number_of_a_single_item_is_dropped() -> None:
    assert fixed(ID, "主要工作:\n  - 1、 组织体检。\n") == "主要工作:\n  - 组织体检。\n"
    assert fixed(ID, "前言: 1、组织体检。\n") == "前言: 1、组织体检。\n"
    assert fixed(ID, "主要工作:\n  - '1、[重点]组织体检。'\n") == "主要工作:\n  - '1、[重点]组织体检。'\n"
