import pytest
from cases import findings, hits, whole_plan

from planforge.checking import check

ID = "unpaired-mark"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办好“三八妇女节", ["“"]),
        ("办好三八”妇女节", ["”"]),
        ("办好“三八“妇女节", ["“"]),
        ("办好”三八”妇女节", ["”"]),
        ("学习《工会法，宣传《劳动法》", ["《"]),
        ("学习工会法》", ["》"]),
        ("全体会员（含退休人员参加", ["（"]),
        ("全体会员含退休人员）参加", ["）"]),
        ("全体会员（含退休人员)参加）", ["）"]),
        ("全体会员(含退休人员参加", ["("]),
        ("云工发〔2027号", ["〔"]),
        ("【重点推进", ["【"]),
        ("“他说“好”，我说好”", ["“"]),
        ("学习《关于印发《办法》的通知》", ["《"]),
        ("辦好「三八婦女節", ["「"]),
        ("读‘好书", ["‘"]),
        ("办好“三八妇女节，学习《工会法", ["“", "《"]),
    ],
)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "办好“三八”妇女节（含‘五一’活动），学习《工会法》《劳动法》",
        "学习《关于印发〈办法〉的通知》",
        "“他说‘好’，我说好”",
        "会员（含退休（返聘）人员）",
        "1）登记；2）核对；一）汇总；a)上报",
        "Teachers’ Day，It’s good",
        "全体会员（含退休人员)参加",
        '办好“三八"妇女节',
        "二十一）其他",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == []


def test_a_quote_may_run_over_paragraphs() -> None:
    assert hits(ID, "前言: |\n  “第一段。\n  “第二段。\n  “第三段。”\n") == []
    assert hits(ID, "前言: |\n  他说：“第一段。\n  第二段。”\n") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("前言: |\n  第一段。”\n  “第二段。\n", ["”", "“"]),
        ("工作目标:\n  - “第一条\n  - 第二条”\n", ["“", "”"]),
        ("前言: |\n  （第一段\n  第二段）\n", ["（", "）"]),
        ("前言: |\n  “第一段”\n  第二段”\n", ["”"]),
    ],
)
def test_other_marks_may_not(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


def test_it_says_which_half_is_missing() -> None:
    assert [message for _, _, message in findings(ID, "前言: 办好三八”节《甲，（乙\n")] == [
        "双引号没有配对，只有后一半",
        "书名号没有配对，只有前一半",
        "括号没有配对，只有前一半",
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("办好“三八“妇女节", "这里多半是后一半，写成 ”"),
        ("办好”三八”妇女节", "这里多半是前一半，写成 “"),
        ("“他说“好”，我说好”", "漏了后一半就补上 ”，不然里面一层写成 ‘ ’"),
        ("办好三八”妇女节", "在前面补上 “，或者删去它"),
    ],
)
def test_the_hint_tells_two_halves_of_one_shape(text: str, hint: str) -> None:
    (found,) = check(whole_plan(f"前言: {text}\n").encode()).reading.diagnostics
    assert found.hint == hint
