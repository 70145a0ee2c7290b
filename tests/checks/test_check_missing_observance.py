import pytest
from cases import hits

ID = "missing-observance"
MONTHS = "".join(f"  {month}月: [例会]\n" for month in range(1, 13))
FOUR = "  春节: [慰问]\n  五一国际劳动节: [表彰]\n  端午节: [包粽子]\n  中秋节: [联谊]\n"


def plan(unit: str, schedule: str, more: str = "", period: str = "2027年") -> str:
    return f"单位: {unit}\n期间: {period}\n{more}月份安排:\n{schedule}"


@pytest.mark.parametrize(
    ("unit", "more", "count"),
    [
        ("示例厂工会", "", 1),
        ("示例小学工会", "", 2),
        ("示例小学工会", "结语: 三八节另行安排。\n", 1),
        ("示例區教育工會", "", 2),
    ],
)
def test_it_fires(unit: str, more: str, count: int) -> None:
    assert hits(ID, plan(unit, MONTHS + FOUR, more)) == ["1月"] * count


@pytest.mark.parametrize(
    "body",
    [
        plan("示例厂工会", MONTHS + FOUR + "  三八妇女节: [座谈]\n"),
        plan("示例厂工会", MONTHS + FOUR, "结语: 女职工活动另行安排。\n"),
        plan("示例厂", MONTHS + FOUR),
        plan("示例厂工会", MONTHS),
        plan("示例厂工会", MONTHS + "  春节: [慰问]\n  端午节: [包粽子]\n  中秋节: [联谊]\n"),
        plan("示例厂工会", FOUR + "  10月: [运动会]\n"),
        plan("示例厂工会", MONTHS + FOUR, period="2027年下半年"),
        plan("示例厂工会", MONTHS + FOUR, period="【待补：期间】"),
        plan("示例小学工会", MONTHS + FOUR + "  三八妇女节: [座谈]\n  教师节: [座谈]\n"),
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []
