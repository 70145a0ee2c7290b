from datetime import date, timedelta

import pytest
from lunar_python import Lunar, LunarYear, Solar

from planforge.almanac import Observance, all_observances, find_observance, lunar_date, occurrences, qingming

YEARS = range(1950, 2100)
# The new moon of the ninth month of 2057 is so close to midnight that calendars differ by a day.
DISPUTED = (2057, 9)


def observance(name: str) -> Observance:
    found = find_observance(name)
    assert found is not None
    return found


def in_year(name: str, year: int) -> list[str]:
    return [day.isoformat() for day in occurrences(observance(name), date(year, 1, 1), date(year, 12, 31))]


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("端午节", "2023-06-22 2024-06-10 2025-05-31 2026-06-19"),
        ("中秋节", "2023-09-29 2024-09-17 2025-10-06 2026-09-25 2027-09-15"),
        ("重阳节", "2023-10-23 2024-10-11 2025-10-29 2026-10-18 2027-10-08"),
        ("春节", "2026-02-17 2027-02-06"),
        ("除夕", "2026-02-16 2027-02-05"),
        ("清明节", "2025-04-04 2026-04-05 2027-04-05"),
        ("元旦", "2027-01-01"),
        ("三八妇女节", "2027-03-08"),
        ("母亲节", "2026-05-10 2027-05-09"),
        ("全国助残日", "2026-05-17 2027-05-16"),
        ("全民国防教育日", "2026-09-19 2027-09-18"),
        ("全民阅读活动周", "2026-04-20 2027-04-19"),
        ("安全生产月", "2027-06-01"),
        ("夏送清凉", "2027-06-15"),
        ("冬送温暖", "2027-12-01"),
    ],
)
def test_known_dates(name: str, days: str) -> None:
    for day in days.split():
        assert in_year(name, int(day[:4])) == [day]


def test_a_gregorian_year_can_hold_laba_twice_or_never() -> None:
    counts = {year: len(in_year("腊八节", year)) for year in YEARS}
    assert set(counts.values()) == {0, 1, 2}


def test_a_week_belongs_to_the_month_of_its_thursday() -> None:
    for year in YEARS:
        [start] = occurrences(observance("全民阅读活动周"), date(year, 1, 1), date(year, 12, 31))
        assert start.weekday() == 0
        assert 22 <= (start + timedelta(days=3)).day <= 28


def test_both_ends_of_the_window_count() -> None:
    day = date(2027, 3, 8)
    assert occurrences(observance("三八"), day, day) == (day,)
    assert occurrences(observance("三八"), day + timedelta(days=1), date(2028, 3, 7)) == ()
    winters = occurrences(observance("送温暖"), date(2026, 12, 1), date(2027, 12, 1))
    assert winters == (date(2026, 12, 1), date(2027, 12, 1))
    assert occurrences(observance("春节"), date.min, date(1949, 1, 31)) == (date(1949, 1, 29),)
    assert occurrences(observance("春节"), date(2099, 12, 31), date.max) == ()


LUNAR = [each for each in all_observances() if each.rule.kind == "lunar"]


@pytest.mark.parametrize("each", LUNAR, ids=lambda each: each.id)
def test_lunar_dates_agree_with_an_independent_calendar(each: Observance) -> None:
    expected = []
    for year in range(1949, 2100):
        solar = Lunar.fromYmd(year, each.rule.month, each.rule.day).getSolar()
        start = date(solar.getYear(), solar.getMonth(), solar.getDay()) + timedelta(days=each.rule.offset)
        expected.append(start - timedelta(days=(year, each.rule.month) == DISPUTED))
    window = date(1950, 1, 1), date(2099, 12, 31)
    assert list(occurrences(each, *window)) == [day for day in expected if window[0] <= day <= window[1]]


def test_qingming_agrees_with_an_independent_calendar() -> None:
    for year in YEARS:
        solar = Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable()["清明"]
        assert qingming(year) == date(solar.getYear(), solar.getMonth(), solar.getDay())


def test_every_month_of_every_year_agrees_with_an_independent_calendar() -> None:
    for year in YEARS:
        for month in LunarYear.fromYear(year).getMonths():
            if month.getYear() != year:
                continue
            number, first = month.getMonth(), Solar.fromJulianDay(month.getFirstJulianDay())
            start = date(first.getYear(), first.getMonth(), first.getDay())
            length = month.getDayCount()
            if (year, number) == DISPUTED:
                start, length = start - timedelta(days=1), length + 1
            if (year, number + 1) == DISPUTED:
                length -= 1
            assert lunar_date(year, abs(number), 1, leap=number < 0) == start
            assert lunar_date(year, abs(number), length, leap=number < 0) == start + timedelta(days=length - 1)
            assert lunar_date(year, abs(number), length + 1, leap=number < 0) is None


@pytest.mark.parametrize(("year", "leap"), [(2025, 6), (2028, 5), (2033, 11)])
def test_leap_months(year: int, leap: int) -> None:
    assert [month for month in range(1, 13) if lunar_date(year, month, 1, leap=True)] == [leap]


def test_there_are_no_lunar_dates_outside_the_table() -> None:
    assert lunar_date(1948, 12, 8) is None
    assert lunar_date(2100, 1, 1) is None
    assert qingming(2100) is None
    assert lunar_date(2027, 13, 1) is None
    assert lunar_date(2027, 1, 0) is None


@pytest.mark.parametrize(
    ("names", "id_"),
    [
        (
            "三八妇女节 “三八”妇女节 ＂三八＂妇女节 「三八」婦女節 三·八妇女节 三.八 三八 妇女节 女神节",
            "funv",
        ),
        ("三八国际妇女节 三八国际劳动妇女节 国际劳动妇女节 国际妇女节 三八節 3·8妇女节 三八節", "funv"),
        ("劳动节 国际劳动节 五一 “五一”国际劳动节 五·一 五一劳动节 五一國際勞動節", "wuyi"),
        ("六一 儿童节 国际儿童节 “六一”国际儿童节 兒童節", "liuyi"),
        ("七一 建党节 “七一”建党节 建黨節", "qiyi"),
        ("八一 建军节 建軍節", "bayi"),
        ("五四 青年节 “五四”青年节", "wusi"),
        ("端午 端午节 端午節 端阳节", "duanwu"),
        ("中秋 中秋节 中秋節", "zhongqiu"),
        ("重阳 重阳节 重陽節 重陽 九九重阳节 老年节 敬老节", "chongyang"),
        ("元宵 元宵节 元宵節", "yuanxiao"),
        ("国庆 国庆节 國慶節 十一 “十一”国庆节", "guoqing"),
        ("教师节 教師節", "jiaoshi"),
        ("清明 清明节", "qingming"),
        ("世界读书日 世界閱讀日 4·23世界读书日", "dushuri"),
        ("学雷锋纪念日 學雷鋒紀念日", "leifeng"),
        ("全国消防日 119消防日 “119”消防日", "xiaofang"),
        ("腊八节 臘八", "laba"),
        ("冬送温暖 送溫暖 幫困送溫暖", "songwennuan"),
        ("夏送清凉 送清涼", "songqingliang"),
        ("元旦 元　旦", "yuandan"),
    ],
)
def test_names_and_aliases(names: str, id_: str) -> None:
    for name in names.split(" "):
        found = find_observance(name)
        assert found is not None, name
        assert found.id == id_, name


@pytest.mark.parametrize(
    "text",
    [
        "迎新",
        "New Year",
        "两节",
        "兩節",
        "义务植树",
        "迎国庆",
        "三八妇女节活动",
        "3月",
        "38",
        "",
        "“”",
        "节",
        "敬老月",
    ],
)
def test_what_is_no_name_of_a_day(text: str) -> None:
    assert find_observance(text) is None


def test_no_two_observances_share_a_name() -> None:
    for each in all_observances():
        for name in (each.name, *each.aliases):
            assert find_observance(name) is each, name


def test_every_observance_begins_somewhere_and_has_a_source() -> None:
    assert len(all_observances()) == len({each.id for each in all_observances()}) == 42
    for each in all_observances():
        assert len(occurrences(each, date(2000, 1, 1), date(2099, 12, 31))) in range(99, 102)
        assert each.source
        assert each.lead_days >= 0


def test_months_in_which_festivals_can_fall() -> None:
    expected = {
        "chongyang": {10},
        "duanwu": {5, 6},
        "zhongqiu": {9, 10},
        "chunjie": {1, 2},
        "yuanxiao": {2, 3},
        "qingming": {4},
    }
    for each in all_observances():
        months = {day.month for day in occurrences(each, date(2000, 1, 1), date(2099, 12, 31))}
        assert months == expected.get(each.id, months)
