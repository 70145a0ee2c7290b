import pytest
from cases import fixed, hits

ID = "half-width-punctuation"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("前言: 总结经验,找出不足;再作安排.\n", [",", ";", "."]),
        ("前言: 认真制定本计划. 一是加强学习.二是做好服务。\n", [". ", "."]),
        ("前言: 怎么办?一起想!好!!\n", ["?", "!", "!!"]),
        ("前言: 重点是:3项服务\n", [":"]),
        ("前言: 使用PPT,并做好备份\n", [","]),
        ("前言: 增长10%,20人受益\n", [","]),
        ("前言: 全面总结, 逐项安排\n", [", "]),
        ("前言: 全校会员(含退休,返聘人员)参加\n", ["(含退休,返聘人员)"]),
        ("前言: 结合实际(见附件1),制定本计划\n", ["(见附件1),"]),
        ("前言: 全校会员（含退休)参加(自愿）\n", ["（含退休)", "(自愿）"]),
        ("前言: 依据标准(GB/T 9704)排版\n", ["(GB/T 9704)"]),
        ("前言: 甲班((一)组)先行\n", ["((一)组)"]),
        ("前言: 分两步：(1)调查;(2)整改\n", ["(1)", ";(2)"]),
        ("题注: (工会委员会通过)\n", ["(工会委员会通过)"]),
        ("前言: '见https://a.cn/b?c=1,并转发'\n", [","]),
        ("前言: 開展活動,關心職工\n", [","]),
        ("主要工作:\n  - 内容: 体检\n    地点: 操场(东侧)\n", ["(东侧)"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "text",
    [
        "每天9:00—11:30开放，时间8:30-9:30，比例1:3。",
        "预算1,000元，会员1,234,567人。",
        "使用Word, Excel和PPT，按Ctrl+C复制，文件名a.docx。",
        "地址http://a.cn/b?c=1;d=2，另见https://a.cn/(x)页面",
        "函数f(x)的值，版本2.1，Hello, world!",
        "见`甲,乙(丙)`",
        "云工发(2027)3号，云工发（2027）5号",
        "七,八月",
        "1)登记 2)核对",
        "甲)登记",
        "全部改完（含附件），请查收：好！行？对；",
        "&nbsp;登记",
        "增长7.10",
        "学习卡尔.马克思和尼古拉.奥斯特洛夫斯基的著作，开展五.四活动，见表2. 一览",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "月份安排:\n  三月,四月: 培训\n",
        "期间: 2026年8月-2027年1月\n单位: 示例\n前言: 好\n",
        "工作目标:\n  - 时间: 3,9月\n",
    ],
)
def test_periods_are_read_by_others(body: str) -> None:
    assert hits(ID, body) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总结经验,找出不足; 再作安排.", "总结经验，找出不足；再作安排。"),
        ("会员(含退休,返聘(临时)人员),共9:00集合", "会员（含退休，返聘（临时）人员），共9:00集合"),
        ("会员（含退休)参加", "会员（含退休）参加"),
        ("详见(http://a.cn/x,y),谢谢!", "详见（http://a.cn/x,y），谢谢！"),
        ("一半(没有括回来,也不改", "一半(没有括回来，也不改"),
    ],
)
def test_what_is_certain_is_mended(text: str, expected: str) -> None:
    assert fixed(ID, f"前言: |\n  {text}\n") == f"前言: |\n  {expected}\n"
    assert hits(ID, f"前言: |\n  {expected}\n") == []


def test_a_text_between_quotes_is_mended() -> None:
    assert fixed(ID, 'A: "他说\\"好,行\\",我"\n前言: \'甲,乙\'\n') == 'A: "他说\\"好，行\\"，我"\n前言: \'甲，乙\'\n'


def test_a_mark_at_the_end_of_a_heading_is_told_by_another_rule_alone() -> None:
    body = "主要工作:\n  - 标题: '会员之家:'\n    条目: [选址, 装修]\n附件: ['名单,:']\n"
    assert hits(ID, body) == []
    assert hits("heading-end-mark", body) == [":", ",:"]
