import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.rendering.word.widths import column_widths, signature_indents, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("工会", 2),
        ("ab", 1),
        ("“工”", 3),
        ("2027年1月5日", 7.05),
        ("附件1", 2.71),
        ("é", 1),
        ("100%", 2.33),
        ("WPS", 1.92),
        ("KPI", 1.69),
        ("e\u0301", 0.5),
    ],
)
def test_width_counts_full_and_half_and_the_gap_about_digits(text: str, expected: float) -> None:
    assert width(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("unit", "date", "sealed", "expected"),
    [
        ("示例小学工会委员会", "2027年1月5日", False, (17, 19)),
        ("示例工会", "2027年1月5日", False, (16.95, 18.95)),
        ("", "2027年1月5日", False, (16.95, 18.95)),
        ("示例小学工会委员会", "", False, (17, 19)),
        ("示例小学工会委员会", "2027年1月5日", True, (15.975, 16.95)),
        ("示例工会", "2027年1月5日", True, (18.475, 16.95)),
        ("", "2027年1月5日", True, (20.475, 16.95)),
        ("长" * 19, "2027年1月5日", True, (9, 14.975)),
        ("长" * 40, "2027年1月5日", False, (0, 0)),
    ],
)
def test_signature_stands_as_the_standard_asks(
    unit: str, date: str, sealed: bool, expected: tuple[float, float]
) -> None:
    assert signature_indents(unit, date, sealed=sealed) == pytest.approx(expected)


@given(st.lists(st.lists(st.text("汉a", max_size=200), max_size=4), min_size=1, max_size=12))
def test_column_widths_fill_the_measure(columns: list[list[str]]) -> None:
    widths = column_widths(columns, 8844, 280, 190)
    assert sum(widths) == 8844
    assert min(widths) > 0


def test_short_texts_share_the_room_by_what_they_need() -> None:
    month, work = column_widths([["月份", "1月"], ["主要工作", "召开会员代表大会"]], 8844, 280, 190)
    assert work / month == pytest.approx((8 * 280 + 190) / (2 * 280 + 190), rel=0.01)


def test_the_widest_text_gets_the_room() -> None:
    month, work, person = column_widths([["时间", "1月"], ["工作", "长" * 80], ["责任人", "组织委员"]], 8844, 280, 190)
    assert month < person < work
    assert month >= 2 * 280
    assert person >= 4 * 280


def test_a_month_stands_in_one_line_in_the_narrowest_of_many_columns() -> None:
    names = [
        "七、八月",
        "主要工作" * 20,
        "1. 1月14日",
        "责任部门",
        "文体委员",
        "协办单位" * 4,
        "1. 报告厅",
        "1. 全体委员",
    ]
    widths = column_widths([[name] for name in names], 7500, 240, 190)
    assert min(widths) >= 2.21 * 240 + 190
    assert max(widths) == widths[1]
