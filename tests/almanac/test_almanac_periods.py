import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.almanac import Month, parse_period

FORMS = [
    ("2027", "year", (2027, 1), (2027, 12)),
    ("2027年", "year", (2027, 1), (2027, 12)),
    ("2027年度", "year", (2027, 1), (2027, 12)),
    ("２０２７ 年", "year", (2027, 1), (2027, 12)),
    ("二〇二七年", "year", (2027, 1), (2027, 12)),
    ("二○二七年度", "year", (2027, 1), (2027, 12)),
    ("二零二七年", "year", (2027, 1), (2027, 12)),
    ("二O二七年", "year", (2027, 1), (2027, 12)),
    ("2027年上半年", "half", (2027, 1), (2027, 6)),
    ("2027年度下半年", "half", (2027, 7), (2027, 12)),
    ("2027年第一季度", "quarter", (2027, 1), (2027, 3)),
    ("2027年二季度", "quarter", (2027, 4), (2027, 6)),
    ("2027年4季度", "quarter", (2027, 10), (2027, 12)),
    ("2027年3月", "month", (2027, 3), (2027, 3)),
    ("2027年十一月份", "month", (2027, 11), (2027, 11)),
    ("2027年元月", "month", (2027, 1), (2027, 1)),
    ("2026—2027学年", "school-year", (2026, 9), (2027, 8)),
    ("2026-2027学年度", "school-year", (2026, 9), (2027, 8)),
    ("2026——2027學年", "school-year", (2026, 9), (2027, 8)),
    ("2026~27学年", "school-year", (2026, 9), (2027, 8)),
    ("2026/2027学年", "school-year", (2026, 9), (2027, 8)),
    ("2026学年", "school-year", (2026, 9), (2027, 8)),
    ("二〇二六至二〇二七学年", "school-year", (2026, 9), (2027, 8)),
    ("1999—2000学年", "school-year", (1999, 9), (2000, 8)),
    ("1999—00学年", "school-year", (1999, 9), (2000, 8)),
    ("2026—2027学年第一学期", "semester", (2026, 9), (2027, 1)),
    ("2026－2027學年第一學期", "semester", (2026, 9), (2027, 1)),
    ("2026—2027学年度（上）", "semester", (2026, 9), (2027, 1)),
    ("2026—2027学年上学期", "semester", (2026, 9), (2027, 1)),
    ("2026—2027学年第2学期", "semester", (2027, 2), (2027, 7)),
    ("2026学年下学期", "semester", (2027, 2), (2027, 7)),
    ("2026—2027年度第二学期", "semester", (2027, 2), (2027, 7)),
    ("2026—2027学年春季学期", "semester", (2027, 2), (2027, 7)),
    ("2027年春季学期", "semester", (2027, 2), (2027, 7)),
    ("2027年秋季学期", "semester", (2027, 9), (2028, 1)),
    ("2026年8月—2027年1月", "range", (2026, 8), (2027, 1)),
    ("2027年2月—7月", "range", (2027, 2), (2027, 7)),
    ("2027年1—6月", "range", (2027, 1), (2027, 6)),
    ("2027年2月至2028年1月", "range", (2027, 2), (2028, 1)),
    ("2026年9月到次年1月", "range", (2026, 9), (2027, 1)),
    ("2027年3月–3月", "range", (2027, 3), (2027, 3)),
    ("2026—2028年", "range", (2026, 1), (2028, 12)),
    ("1949年", "year", (1949, 1), (1949, 12)),
    ("2099年", "year", (2099, 1), (2099, 12)),
]


@pytest.mark.parametrize(("text", "kind", "first", "last"), FORMS)
def test_reads_every_form(text: str, kind: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.text, period.kind, period.first, period.last) == (text, kind, first, last)


@pytest.mark.parametrize("dash", ["-", "–", "—", "——", "－", "~", "～", "〜", "至", "到", " - "])
def test_any_dash_joins_a_range(dash: str) -> None:
    period = parse_period(f"2026年8月{dash}2027年1月")
    assert period is not None
    assert (period.first, period.last) == ((2026, 8), (2027, 1))


@pytest.mark.parametrize(
    "text",
    [
        *("2027年13月", "2027年0月", "2027年第五季度", "2027年0季度", "2026年8月—2026年1月", "2027年7月—2月"),
        *("2026—2028学年", "2027—2026学年", "2026—2026学年", "2026—28学年", "2026—2027学年第三学期"),
        *(
            "1948年",
            "2100年",
            "2099—2100学年",
            "2099年秋季学期",
            "2027年上学期",
            "2026—2027年度",
            "2028—2026年",
        ),
        *("", "年", "3月", "明年", "2027年工作", "【待补：期间】", "202年", "20277年", "2027年" * 50),
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert parse_period(text) is None


def _months_of(text: str, month: int, *, august_first: bool = False) -> tuple[Month, ...]:
    period = parse_period(text)
    assert period is not None
    return period.months_of(month, august_first=august_first)


def test_months_run_in_order_across_new_year() -> None:
    period = parse_period("2026年8月—2027年1月")
    assert period is not None
    assert [month.month for month in period.months] == [8, 9, 10, 11, 12, 1]
    assert [month.year for month in period.months] == [2026] * 5 + [2027]


def test_august_stands_at_either_end_of_a_school_year() -> None:
    assert _months_of("2026—2027学年", 8) == ((2027, 8),)
    assert _months_of("2026—2027学年", 8, august_first=True) == ((2026, 8),)
    assert _months_of("2026—2027学年", 9, august_first=True) == ((2026, 9),)
    assert _months_of("2027年", 8, august_first=True) == ((2027, 8),)


def test_a_semester_reaches_into_the_holidays() -> None:
    first, second = "2026—2027学年第一学期", "2026—2027学年第二学期"
    assert _months_of(first, 8) == ((2026, 8),)
    assert _months_of(first, 2) == ((2027, 2),)
    assert _months_of(first, 3) == ()
    assert _months_of(second, 1) == ((2027, 1),)
    assert _months_of(second, 8) == ((2027, 8),)
    assert _months_of(second, 9) == ()


def test_a_month_outside_is_nowhere_and_one_in_two_years_is_twice() -> None:
    assert _months_of("2027年上半年", 7) == ()
    assert _months_of("2026年8月—2027年9月", 9) == ((2026, 9), (2027, 9))
    assert _months_of("2027年", 13) == ()


@given(st.integers(1949, 2096), st.integers(1, 12), st.integers(-1, 3), st.integers(1, 12))
def test_a_range_holds_its_months_once_in_order_or_is_refused(a: int, m: int, years: int, n: int) -> None:
    b = a + years
    period = parse_period(f"{a}年{m}月—{b}年{n}月")
    if (a, m) > (b, n) or b < 1949:
        assert period is None
        return
    assert period is not None
    assert len(period.months) == (b - a) * 12 + n - m + 1
    assert period.months == tuple(sorted(set(period.months)))
    assert (period.months[0], period.months[-1]) == ((a, m), (b, n))
    assert all(month in period.months_of(month.month) for month in period.months)
