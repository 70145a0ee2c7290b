import pytest
from cases import findings, hits

ID = "festival-elsewhere"


def plan(period: str, month: str, *activities: str) -> str:
    items = "".join(f"    - {activity}\n" for activity in activities)
    return f"单位: 示例小学工会\n期间: {period}\n月份安排:\n  {month}:\n{items}"


@pytest.mark.parametrize(
    ("period", "month", "activity", "expected"),
    [
        ("2028年", "6月", "端午节慰问", "端午节"),
        ("2028年", "9月", "中秋节座谈", ""),
        ("2025年", "9月", "中秋节座谈", ""),
        ("2025年", "9月", "庆祝“五一”劳动节", ""),
        ("2027年", "10月", "中秋节座谈", "中秋节"),
        ("2027年", "5月", "端午节慰问", "端午节"),
        ("2026年", "5月", "庆祝“五一”和“端午节”", "端午节"),
        ("2027—2028学年", "6月", "端午节慰问", "端午节"),
        ("2027—2028学年", "9月", "中秋节座谈", ""),
        ("2027—2028学年第一学期", "10月", "中秋节座谈", "中秋节"),
        ("2027年", "10月", "国庆节、中秋节慰问", "中秋节"),
        ("2028年", "2月", "元宵节灯谜", ""),
        ("2029年", "3月", "元宵节灯谜", ""),
        ("2027年", "3月", "元宵节灯谜", "元宵节"),
    ],
)
def test_it_fires_where_the_festival_is_elsewhere_this_year(
    period: str, month: str, activity: str, expected: str
) -> None:
    assert "".join(hits(ID, plan(period, month, activity))) == expected


@pytest.mark.parametrize(
    ("period", "month", "activity"),
    [
        ("2027年", "6月", "端午节慰问"),
        ("2030年", "5月", "端午节慰问"),
        ("2027年", "5月", "筹备端午节慰问"),
        ("2028年", "6月", "端午节后检查食堂"),
        ("2028年", "6月", "端午节活动总结"),
        ("2028年", "5月", "端午节慰问"),
        ("2027年", "1月", "春节慰问"),
        ("2023年", "2月", "春节慰问"),
        ("2028年", "9月", "迎中秋、庆国庆"),
        ("2028年", "9月", "中秋、国庆慰问"),
        ("2027年", "10月", "9月中秋节活动情况通报"),
        ("2027年", "9月", "重阳节走访"),
        ("2028年", "第二季度", "端午节慰问"),
        ("2028年", "5—6月", "端午节慰问"),
    ],
)
def test_it_stays_silent(period: str, month: str, activity: str) -> None:
    assert hits(ID, plan(period, month, activity)) == []


def test_it_says_when_the_festival_is() -> None:
    expected = [("端午节", "warning", "“端午节”2028年是5月28日，不在6月")]
    assert findings(ID, plan("2028年", "6月", "端午节慰问")) == expected
