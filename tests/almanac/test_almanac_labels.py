from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.almanac import Label, NearMiss, parse_label, spell_month, to_chinese

MONTHS = {
    "3月 三月 三月份 03月 ３月 三　月份 3月份": (3,),
    "一月 元月 1月 01月": (1,),
    "十月": (10,),
    "十一月 11月 十一月份": (11,),
    "十二月 12月": (12,),
    "七、八月 七八月份 7—8月 7~8月 7,8月 7，8月 7、8月份 ７、８月份": (7, 8),
    "七至八月 七月、八月 7月—8月 七月份和八月份 7/8月": (7, 8),
    "一二月 1~2月 一、二月": (1, 2),
    "九十月 九、十月": (9, 10),
    "十十一月": (10, 11),
    "十一、十二月 十一十二月 十一二月份 11—12月": (11, 12),
    "十二月—一月 12月——1月 12月至次年1月": (12, 1),
    "11月到2月": (11, 12, 1, 2),
    "一二三月 1-3月 一月至三月": (1, 2, 3),
    "1、3—5月": (1, 3, 4, 5),
    "9月、2月": (9, 2),
}


@pytest.mark.parametrize(
    ("text", "months"), [(text, months) for texts, months in MONTHS.items() for text in texts.split(" ")]
)
def test_months(text: str, months: tuple[int, ...]) -> None:
    assert parse_label(text) == Label("months", months)


def test_months_with_a_year() -> None:
    assert parse_label("2027年3月") == Label("months", (3,), 2027)
    assert parse_label("二○二七年三月份") == Label("months", (3,), 2027)
    assert parse_label("2027年1月—2月") == Label("months", (1, 2), 2027)
    assert parse_label("2026年12月—2027年2月") == Label("months", (12, 1, 2), 2026)
    assert parse_label("12月—2027年2月") == Label("months", (12, 1, 2), 2026)
    assert parse_label("2026年12月—2月") == Label("months", (12, 1, 2), 2026)


OTHERS = [
    ("3月上旬 三月份上旬", Label("ten-days", (3,), None, 1, 10)),
    ("3月中旬", Label("ten-days", (3,), None, 11, 20)),
    ("3月下旬", Label("ten-days", (3,), None, 21, 31)),
    ("3月初", Label("ten-days", (3,), None, 1, 7)),
    ("3月中", Label("ten-days", (3,), None, 12, 18)),
    ("3月底 三月末", Label("ten-days", (3,), None, 25, 31)),
    ("3月上中旬 3月上、中旬 3月上旬—中旬", Label("ten-days", (3,), None, 1, 20)),
    ("3月中下旬 3月中旬至下旬", Label("ten-days", (3,), None, 11, 31)),
    ("3月下旬—4月上旬 3月下旬至四月上旬", Label("ten-days", (3, 4), None, 21, 10)),
    ("2026年12月底—2027年1月初", Label("ten-days", (12, 1), 2026, 25, 7)),
    ("3月8日 三月八日 3月8号 03月08日", Label("date", (3,), None, 8, 8)),
    ("3月8—10日 3月8日—10日 3月8日-3月10日", Label("date", (3,), None, 8, 10)),
    ("3月8、20日 3月8日、20日", Label("date", (3,), None, 8, 20, (8, 20))),
    ("3月8日—4月2日", Label("date", (3, 4), None, 8, 2)),
    ("12月28日—1月3日", Label("date", (12, 1), None, 28, 3)),
    ("十一月二十一日", Label("date", (11,), None, 21, 21)),
    ("3月八九日—4月二日", Label("date", (3, 4), None, 8, 2)),
    ("2月29日", Label("date", (2,), None, 29, 29)),
    ("2028年2月29日", Label("date", (2,), 2028, 29, 29)),
    ("第一季度 一季度 1季度 第1季度 第一季", Label("quarter", (1, 2, 3), numbers=(1,))),
    ("四季度", Label("quarter", (10, 11, 12), numbers=(4,))),
    ("三、四季度 三四季度 第三至四季度", Label("quarter", (7, 8, 9, 10, 11, 12), numbers=(3, 4))),
    ("2027年第二季度", Label("quarter", (4, 5, 6), 2027, numbers=(2,))),
    ("上半年", Label("half", (1, 2, 3, 4, 5, 6))),
    ("2027年下半年", Label("half", (7, 8, 9, 10, 11, 12), 2027)),
    ("寒假 寒假期间 寒假期間", Label("vacation", (1, 2), name="寒假")),
    ("暑假 暑期", Label("vacation", (7, 8), name="暑假")),
    ("2027年暑期", Label("vacation", (7, 8), 2027, name="暑假")),
    ("第一周 第1周 第一週 第１周 第一教学周", Label("week", numbers=(1,))),
    ("第十二周 第12周", Label("week", numbers=(12,))),
    ("第1—2周 第一、二周 第一周—第二周 第1至2周 1—2周 第一二周", Label("week", numbers=(1, 2))),
    ("3月第一周", Label("week", (3,), None, 1, 7, (1,))),
    ("3月第五周", Label("week", (3,), None, 29, 31, (5,))),
    ("每月第一周 每月第1周 每个月第一周", Label("recurring", numbers=(1,), name="每月周")),
    ("每月5日 每月五日", Label("recurring", numbers=(5,), name="每月日")),
    ("每周 每星期 每週", Label("recurring", name="每周")),
    ("每月 每个月", Label("recurring", name="每月")),
    ("每季度 每季", Label("recurring", name="每季度")),
    ("每月底 每月末", Label("recurring", name="每月底")),
    ("每周五", Label("recurring", name="每周五")),
    ("全年 整年 全年度", Label("whole", name="全年")),
    ("2027年 2027年全年", Label("whole", year=2027, name="全年")),
    ("学期初 學期初", Label("named", name="学期初")),
    ("学期末", Label("named", name="学期末")),
    ("上学期", Label("named", name="上学期")),
    ("第一学期 第1学期", Label("named", name="第一学期")),
]


@pytest.mark.parametrize(("text", "label"), [(text, label) for texts, label in OTHERS for text in texts.split(" ")])
def test_other_labels(text: str, label: Label) -> None:
    assert parse_label(text) == label


@pytest.mark.parametrize(
    "text",
    [
        *(
            "三月份工作小结",
            "8月份以来",
            "月份安排",
            "月",
            "月份",
            "每月工作安排",
            "本月",
            "几月",
            "三个月",
            "3个月",
        ),
        *(
            "三八",
            "三八妇女节",
            "十一",
            "重阳节",
            "五一",
            "正月",
            "腊月",
            "一周",
            "四季",
            "季度",
            "季度安排",
            "学期",
        ),
        *(
            "",
            " ",
            "3",
            "3.8",
            "第一",
            "第一部分",
            "一、加强管理",
            "每",
            "每月一次",
            "每周一次",
            "123456月",
            "周",
        ),
        *(
            "1月2月工作",
            "3月8",
            "月底",
            "第一次会议",
            "上半年工作回顾",
            "寒假安排",
            "全年目标",
            "7" * 5000 + "月",
        ),
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert parse_label(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("13月", "没有13月"),
        ("0月", "没有0月"),
        ("十三月", "没有十三月"),
        ("二十月", "没有二十月"),
        ("三八月", "没有三八月"),
        ("1—13月", "没有13月"),
        ("13月上旬", "没有13月"),
        ("第五季度", "没有第五季度"),
        ("0季度", "没有第0季度"),
        ("3月32日", "3月没有32日"),
        ("3月0日", "3月没有0日"),
        ("2月30日", "2月没有30日"),
        ("四月三十一日", "四月没有三十一日"),
        ("2027年2月29日", "2027年2月没有29日"),
        ("3月8日—4月31日", "4月没有31日"),
        ("第54周", "没有第54周"),
        ("3月第七周", "3月没有第七周"),
        ("每月32日", "每月没有32日"),
        ("3月10—8日", "“10-8”的先后颠倒了"),
        ("3月10日—3月8日", "起止日期颠倒了"),
        ("第3—1周", "“3-1”的先后颠倒了"),
        ("3月下旬—上旬", "“下旬”在“上旬”之后"),
        ("2027年3月—2026年4月", "起止年月不对"),
    ],
)
def test_near_misses_say_why(text: str, reason: str) -> None:
    assert parse_label(text) == NearMiss(reason)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_spelling_of_a_month_is_the_same_label(month: int) -> None:
    spellings = [f"{month}月", f"{month:02}月份", f"{to_chinese(month)}月", f"{to_chinese(month)} 月份"]
    assert {parse_label(text) for text in spellings} == {Label("months", (month,))}


@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from(["—", "-", "至", "~"]))
def test_a_range_of_months_goes_forward_to_its_end(first: int, last: int, dash: str) -> None:
    label = parse_label(f"{first}月{dash}{last}月")
    assert isinstance(label, Label)
    assert (label.months[0], label.months[-1]) == (first, last)
    assert all(after == before % 12 + 1 for before, after in pairwise(label.months))
    assert len(label.months) <= 12


@given(st.text(alphabet="0139年月日周第每一二十八、—-上中下旬初季度学期半 份至", max_size=12))
def test_no_text_breaks_the_reader(text: str) -> None:
    label = parse_label(text)
    assert label is None or isinstance(label, Label | NearMiss)
    if isinstance(label, Label):
        assert all(1 <= month <= 12 for month in label.months)
        assert 1 <= label.day <= 31
        assert 1 <= label.last_day <= 31


@pytest.mark.parametrize(
    ("month", "like", "spelled"),
    [
        (6, "三月份", "六月份"),
        (6, "3月", "6月"),
        (6, "03月", "06月"),
        (11, "03月", "11月"),
        (10, "七、八月", "十月"),
        (10, "2027年3月上旬", "10月"),
        (1, "元月", "元月"),
        (2, "元月份", "二月份"),
        (5, "3 月", "5 月"),
        (5, "第一季度", "5月"),
    ],
)
def test_a_month_is_spelled_like_its_neighbour(month: int, like: str, spelled: str) -> None:
    assert spell_month(month, like) == spelled
