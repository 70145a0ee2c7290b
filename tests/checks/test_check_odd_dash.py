import pytest
from cases import fixed, hits

ID = "odd-dash"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("教职工大会--民主管理的基本形式", ["--"]),
        ("教职工大会 -- 民主管理的基本形式", [" -- "]),
        ("“教工之家”---“暖心驿站”", ["---"]),
        ("教职工大会－－民主管理的基本形式", ["－－"]),
        ("教职工大会———民主管理的基本形式", ["———"]),
        ("教职工大会—即民主管理的基本形式", ["—"]),
        ("开展主题活动—“书香校园”", ["—"]),
        ("抓住一个重点—教职工代表大会，办好三件实事——体检、疗养、互助", ["—"]),
        ("總結經驗，—再作安排", ["—"]),
    ],
)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == expected


@pytest.mark.parametrize("text", ["—记一次活动", "--记一次活动"])
def test_it_fires_at_the_start(text: str) -> None:
    assert hits(ID, f"题注: '{text}'\n") == [text[: text.index("记")]]


@pytest.mark.parametrize(
    "text",
    [
        "教职工大会——民主管理的基本形式",
        "2026—2027学年，1月—3月，一月—三月，第一—第三季度，周一—周五",
        "北京—上海—广州巡回宣讲",
        "使用 --draft 参数，编号A--B",
        "8:30--9:30，3月--5月，三月--五月",
        "甲——乙————丙",
        "中国—东盟职工交流",
        "-----",
        "5—6人一组，“上海—北京”专线",
        "沿京广铁路北京—广州方向",
        "家—校—社协同",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == []


def test_labels_are_read_by_others() -> None:
    assert hits(ID, "月份安排:\n  七月--八月: 培训\n") == []


def test_it_is_mended() -> None:
    assert fixed(ID, "前言: 大会 -- 基本形式，服务———实事\n") == "前言: 大会——基本形式，服务——实事\n"
