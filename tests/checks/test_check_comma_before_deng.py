import pytest
from cases import fixed, hits

ID = "comma-before-deng"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展读书、征文、等活动", ["、等"]),
        ("开展读书、征文，等活动", ["，等"]),
        ("走访退休、生病、困难教职工、等。", ["、等"]),
        ("学习《工会法》、《劳动法》、等法律", ["、等"]),
        ("開展讀書、徵文、等活動", ["、等"]),
        ("设合唱、“书画”、等小组，办讲座、沙龙，等。", ["、等", "，等"]),
    ],
)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "开展读书、征文等活动",
        "读书、征文、演讲，等等。",
        "读书、征文、等等",
        "核对职务、等级和工龄",
        "方案报学校、上级工会，等待批复",
        "听取工会小组、教职工代表意见，等学校答复后再办",
        "差额、等额选举",
        "听取职工、会员意见，等活动方案确定后再通知",
        "报名、登记、等候",
        "报名、等通知",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == []


def test_it_is_mended() -> None:
    assert fixed(ID, "前言: 读书、征文、等活动，讲座、沙龙，等。\n") == "前言: 读书、征文等活动，讲座、沙龙等。\n"
