import pytest

from planforge import api
from planforge.document.nodes import Heading, Paragraph, Table

HEAD = "单位: 示例小学工会\n"


def read(period: str, schedule: str) -> tuple[list[str], list[str]]:
    """Return what the document says in 月份安排, one string a block, and the ids of what was found."""
    text = f"{HEAD}期间: {period}\n月份安排:\n{schedule}"
    reading = api.read(text.encode(), draft=True)
    assert reading.document is not None
    said = []
    for block in reading.document.blocks[1:]:
        assert not isinstance(block, Table)
        said.append(f"[{block.text}]" if isinstance(block, Heading) else block.label + block.text)
    return said, [finding.id for finding in reading.diagnostics]


CASES = {
    "a calendar year": ("2027年", "  2月: 甲\n  12月: 乙\n", "[2月] 甲 [12月] 乙", ""),
    "from August to January": ("2026年8月—2027年1月", "  8月: 甲\n  1月: 乙\n", "[8月] 甲 [1月] 乙", ""),
    "from February to January": ("2027年2月—2028年1月", "  1月: 甲\n  2月: 乙\n", "[2月] 乙 [1月] 甲", "resorted"),
    "August first in a school year": (
        "2026—2027学年",
        "  8月: 甲\n  9月: 乙\n  7月: 丙\n",
        "[8月] 甲 [9月] 乙 [7月] 丙",
        "",
    ),
    "August last in a school year": (
        "2026—2027学年",
        "  9月: 乙\n  7月: 丙\n  8月: 甲\n",
        "[9月] 乙 [7月] 丙 [8月] 甲",
        "",
    ),
    "out of order": ("2027年", "  5月: 甲\n  三月份: 乙\n  4月: 丙\n", "[三月份] 乙 [4月] 丙 [5月] 甲", "resorted"),
    "two spellings": ("2027年", "  三月份: 甲\n  3月: 乙\n", "[三月份] 1.甲 2.乙", "joined-periods"),
    "unknown labels keep their place": (
        "2027年",
        "  5月: 甲\n  期中: 乙\n  大课间: 丁\n  3月: 丙\n",
        "[3月] 丙 [期中] 乙 [大课间] 丁 [5月] 甲",
        "resorted unknown-label",
    ),
    "weeks by month": (
        "2026—2027学年第一学期",
        "  十月第一周: 丙\n  九月第二周: 乙\n  九月第一周: 甲\n",
        "[九月第一周] 甲 [九月第二周] 乙 [十月第一周] 丙",
        "resorted",
    ),
    "weeks in order": (
        "2027年",
        "  3月第一周: 甲\n  3月第二周: 乙\n  4月第一周: 丙\n",
        "[3月第一周] 甲 [3月第二周] 乙 [4月第一周] 丙",
        "",
    ),
    "weeks by number": ("2027年", "  第二周: 甲\n  第一周: 乙\n", "[第一周] 乙 [第二周] 甲", "resorted"),
    "quarters and months in places of their own": (
        "2027年",
        "  1月: 甲\n  第一季度: 乙\n  4月: 丙\n",
        "[1月] 甲 [第一季度] 乙 [4月] 丙",
        "",
    ),
    "a month outside the period": ("2027年上半年", "  3月: 甲\n  9月: 乙\n", "[3月] 甲 [9月] 乙", "outside-period"),
    "blank period": ("【待补：期间】", "  5月: 甲\n  3月: 乙\n  重阳节: 丙\n", "[5月] 甲 [3月] 乙 [重阳节] 丙", ""),
    "merged months": ("2027年", "  九月: 甲\n  七、八月: 乙\n", "[七、八月] 乙 [九月] 甲", "resorted"),
    "year written": (
        "2026年12月—2027年12月",
        "  2026年12月: 甲\n  2027年12月: 乙\n",
        "[2026年12月] 甲 [2027年12月] 乙",
        "",
    ),
    "a festival alone makes its month": (
        "2027年",
        "  一月份: 甲\n  三八妇女节: 乙\n",
        "[一月份] 甲 [三月份] 三八妇女节：乙",
        "",
    ),
    "a festival lands behind the month's own": (
        "2027年",
        "  三八妇女节: 乙\n  3月: 甲\n",
        "[3月] 1.甲 2.三八妇女节：乙",
        "",
    ),
    "two festivals in date order": (
        "2027年",
        "  国庆节: 甲\n  重阳节: 乙\n  10月: 丙\n",
        "[10月] 1.丙 2.国庆节：甲 3.重阳节：乙",
        "",
    ),
    "several activities of one festival": (
        "2027年",
        "  9月: 甲\n  教师节: [座谈, 表彰。, 走访]\n",
        "[9月] 1.甲 2.教师节：座谈；表彰。走访",
        "",
    ),
    "the narrowest period": (
        "2027年",
        "  第二季度: 甲\n  5、6月: 乙\n  五一国际劳动节: 丙\n",
        "[第二季度] 甲 [5、6月] 1.乙 2.五一国际劳动节：丙",
        "",
    ),
    "a quarter when no month is written": (
        "2027年",
        "  第二季度: 甲\n  六一儿童节: 乙\n",
        "[第二季度] 1.甲 2.六一儿童节：乙",
        "",
    ),
    "Duanwu in May": ("2028年", "  1月: 甲\n  端午节: 乙\n", "[1月] 甲 [5月] 端午节：乙", ""),
    "Duanwu in June": ("2027年", "  1月: 甲\n  端午节: 乙\n", "[1月] 甲 [6月] 端午节：乙", ""),
    "a festival outside the period": (
        "2027年上半年",
        "  3月: 甲\n  重阳节: 乙\n",
        "[3月] 甲 [重阳节] 乙",
        "festival-outside",
    ),
    "a festival twice in the period": (
        "2027年2月—2028年1月",
        "  3月: 甲\n  春节: 乙\n",
        "[2月] 春节：乙 [3月] 甲",
        "festival-twice",
    ),
    "two spellings with more than activities": (
        "2027年",
        (
            "  三月份: {责任人: 甲, 导语: 乙, 条目: [丙], 结语: 丁}\n"
            "  3月: {时间: 上旬, 导语: 戊, 一是: [己], 安排: {第一周: 庚}, 结语: 辛}\n"
            "  ３月: {安排: {第二周: 壬}}\n"
        ),
        "[三月份（责任人：甲；时间：上旬）] 乙 戊一是己。 丙 [第一周] 庚 [第二周] 壬 丁 辛",
        "joined-periods joined-periods",
    ),
    "a festival with more than activities": (
        "2027年",
        (
            "  教师节: {责任人: 甲, 导语: 乙, 条目: [丙, 丁], 结语: 戊}\n"
            "  国庆节: {导语: 己, 一是: [庚]}\n"
            "  元旦: {安排: {第一周: 辛}}\n"
            "  重阳节: [壬, {内容: 癸, 导语: 子, 结语: 丑}]\n"
        ),
        (
            "[1月] [元旦] [第一周] 辛 [9月] [教师节（责任人：甲）] 乙 1.丙 2.丁 戊"
            " [10月] [国庆节] 己一是庚。 （二）重阳节：壬 （三）癸 子 丑"
        ),
        "",
    ),
    "a festival without activities": ("2027年", "  9月: 甲\n  教师节:\n", "[9月] 1.甲 2.教师节", ""),
}


@pytest.mark.parametrize(("period", "schedule", "said", "ids"), CASES.values(), ids=CASES)
def test_schedules(period: str, schedule: str, said: str, ids: str) -> None:
    found, found_ids = read(period, schedule)
    assert " ".join(found) == said
    assert sorted(found_ids) == ids.split()


def test_a_festival_with_attributes_keeps_them() -> None:
    found, _ = read("2027年", "  9月: 甲\n  教师节:\n    - 内容: 座谈\n      责任人: 张老师\n    - 表彰\n")
    assert found == ["[9月]", "1.甲", "2.教师节：座谈（责任人：张老师）", "3.表彰"]


def test_a_table_has_a_column_for_each_attribute_in_use() -> None:
    text = f"""{HEAD}期间: 2027年
季度安排:
  版式: 表格
  第一季度:
    - 内容: 换届
      时间: 3月
    - 体检
  第二季度: 培训
"""
    document = api.read(text.encode()).document
    assert document is not None
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert table.columns == ("季度", "主要工作", "时间")
    assert table.rows == (
        (("第一季度",), ("1. 换届", "2. 体检"), ("1. 3月",)),
        (("第二季度",), ("培训",), ()),
    )


def test_what_a_period_says_itself_stands_in_its_row_of_a_table() -> None:
    text = f"""{HEAD}期间: 2027年
季度安排:
  版式: 表格
  第一季度: {{责任部门: 综合组, 导语: 做好两件事：, 一是: [换届, 体检], 条目: [培训, {{内容: 座谈, 地点: 礼堂}}]}}
  第二季度: {{责任部门: 文体组, 条目: [{{内容: 健步走, 责任部门: 各小组}}]}}
"""
    document = api.read(text.encode()).document
    assert document is not None
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert table.columns == ("季度", "主要工作", "责任部门", "地点")
    assert table.rows == (
        (("第一季度",), ("做好两件事：一是换届；二是体检。", "1. 培训", "2. 座谈"), ("综合组",), ("2. 礼堂",)),
        (("第二季度",), ("健步走",), ("文体组", "各小组"), ()),
    )


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("- 加强领导: 各部门配合", "加强领导。|各部门配合"),
        ("- 加强领导。: 各部门配合", "加强领导。|各部门配合"),
        ("- 怎么办？: 各部门配合", "怎么办？|各部门配合"),
        ("- 加强领导：: 各部门配合", "加强领导。|各部门配合"),
        ("- 时间: 3月8日", "时间。|3月8日"),
        (
            "- 内容: 公开方案。\n    责任人: 张老师, 李老师\n    时间: 3月，9月",
            "|公开方案。（责任人：张老师、李老师；时间：3月、9月）",
        ),
        ("- 内容: 采购\n    预算: 1,000元", "|采购（预算：1,000元）"),
        ("- 导语: 做好三件事：\n    一是: [甲, 乙；, 丙]", "|做好三件事：一是甲；二是乙；三是丙。"),
        ("- 标题: 服务\n    一要: [甲, 乙]", "|一要甲；二要乙。"),
        ("- 导语: 做好服务。\n    责任人: 张老师", "|做好服务。（责任人：张老师）"),
        ("- 责任人: 张老师\n    时间: 3月", "|（责任人：张老师；时间：3月）"),
    ],
)
def test_what_an_entry_says(entry: str, said: str) -> None:
    document = api.read(f"{HEAD}期间: 2027年\n主要工作:\n  {entry}\n".encode()).document
    assert document is not None
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert f"{last.heading}|{last.text}" == said


def test_a_heading_alone_carries_no_end_mark() -> None:
    document = api.read(f"{HEAD}期间: 2027年\n主要工作：\n  - 加强领导。:\n      - 甲\n".encode()).document
    assert document is not None
    assert [block.text for block in document.blocks if not isinstance(block, Table)] == ["主要工作", "加强领导", "甲"]
