import pytest
from cases import hits, whole_plan

from planforge.almanac import to_chinese
from planforge.checking import Options, check
from planforge.diagnostics import Diagnostic
from planforge.document.numbering import CIRCLED

ID = "number-gap"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("前言: |\n  一、总结。\n  三、安排。\n", ["三、"]),
        ("前言: |\n  1. 总结。\n  2. 安排。\n  2. 检查。\n  3. 宣传。\n", ["2."]),
        (
            "前言: |\n  一、总结。\n  1、甲\n  2.乙\n  4、丙\n  二、安排。\n  1、甲\n  3、乙\n  四、完\n",
            ["4、", "3、", "四、"],
        ),
        ("前言: |\n  （１）总结。\n  （２）安排。\n  （４）检查。\n", ["（４）"]),
        ("前言: |\n  （一）总结。\n  （二）安排。\n  （四）检查。\n", ["（四）"]),
        ("前言: ①总结\n工作目标: |\n  ①甲\n  ②乙\n  ④丙\n", ["④"]),
        ("工作目标: 一是总结，二是安排，四是检查。\n", ["四是"]),
        ("前言: 抓好三项工作：（1）学习；（2）服务；（4）活动。\n", ["（4）"]),
        ("前言: 抓好三项工作：①学习；②服务；④活动。\n", ["④"]),
        ("前言: 第一，加强学习。第二，做好服务。第四，开展活动。\n", ["第四，"]),
        ("主要工作:\n  - 一、总结\n  - 二、安排\n  - 四、检查\n", ["四、"]),
        ("正文:\n  - 总的要求。\n  - 二、重点工作\n", ["二、"]),
        ("前言: |\n  1. 甲\n  2. 乙\n  3. 丙\n  2. 丁\n", ["2."]),
        ("一、指导思想: 甲\n三、主要工作: 乙\n", ["三、"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "前言: |\n  一、总结。\n  二、安排。\n  三、检查。\n",
        "前言: |\n  一、总结。\n  1、甲\n  2、乙\n  二、安排。\n  1、甲\n  2、乙\n",
        "前言: |\n  一、总结。\n  （一）甲\n  （二）乙\n  一、安排。\n  二、完。\n",
        "前言: |\n  1. 甲\n  1、子\n  2、丑\n  3、寅\n  2. 乙\n",
        "前言: |\n  一是抓学习。一是听，二是看，三是练。\n  二是抓管理。一是查，二是改。\n  三是抓服务。\n",
        "前言: 一要抓紧。一是学，二是做。二要抓实。\n",
        "前言: 抓好两项工作：（1）学习；（2）服务。再抓好两项：（1）活动；（2）宣传。\n",
        "前言: |\n  （1）总结：（1）甲；（2）乙。\n  （2）安排。\n",
        "前言: 对照标准：（3）和（5）两条没有做到。第一，学习。第一，是他先到的。\n",
        "主要工作:\n  - 分三步：（1）自查；（2）互查；（3）整改。\n  - 按“（1）训练；（2）比赛”两段。\n",
        "前言: 抓好三个环节，三要素齐全，五要领熟练。\n",
        "前言: |\n  5. 甲\n  6. 乙\n",
        "前言: 一、总结。\n结语: 二、安排。\n",
        "前言: |\n  一、总结。\n  三、四月组织培训。\n  二、安排。\n",
        "前言: |\n  5.四月\n  6.七、八月\n  7.九月\n",
        "月份安排:\n  1月:\n    - 1. 甲\n    - 2. 乙\n  2月:\n    - 1. 甲\n    - 2. 乙\n",
        "主要工作:\n  - 加强管理: |\n      1、甲\n      2、乙\n  - 加强服务: |\n      1、甲\n      2、乙\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []


def gaps(body: str) -> tuple[Diagnostic, ...]:
    return check(whole_plan(body).encode(), "plan.yaml", Options(select=frozenset({ID}))).reading.diagnostics


def test_the_sign_that_is_due_is_the_next_of_its_kind() -> None:
    numbers = "".join(f"  {CIRCLED[at]}事项{to_chinese(at + 1)}\n" for at in (*range(20), 22))
    (found,) = gaps(f"工作目标: |\n{numbers}")
    assert found.message == "序号“㉓”前面没有“㉒”"
    assert "这里应为“㉑”" in found.hint


def test_a_number_behind_the_last_circled_sign_stands_in_figures() -> None:
    numbers = "".join(f"  {CIRCLED[at]}事项{to_chinese(at + 1)}\n" for at in (*range(50), 49))
    (found,) = gaps(f"工作目标: |\n{numbers}")
    assert found.message == "序号“㊿”重复"
    assert "这里应为“51”" in found.hint
