import pytest
from cases import fixed, hits

ID = "signature-date-form"


@pytest.mark.parametrize(
    "written",
    ["2027-01-05", "2027.1.5", "2027/1/5", "二〇二七年一月五日", "二○二七年十二月三十一日", "2027年1月", "1月5日"],
)
@pytest.mark.parametrize("body", ["落款:\n  日期: {}\n", "版记:\n  印发日期: {}\n", "落款: |\n  示例小学工会\n  {}\n"])
def test_it_fires(body: str, written: str) -> None:
    assert hits(ID, body.format(written)) == [written]


@pytest.mark.parametrize(
    "body",
    [
        "落款:\n  日期: 2027年1月5日\n",
        "落款:\n  日期: 2027年01月05日\n",
        "落款:\n  日期: 2027年1月5号\n",
        "落款:\n  日期: 27年1月5日\n",
        "落款:\n  日期: 2027年三月5日\n",
        "落款:\n  日期: 2027年2月30日\n",
        "落款:\n  日期: 【待补：日期】\n",
        "落款: |\n  示例小学工会\n  2027年第一次全体会议通过\n",
        "前言: 2027-01-05，2027.1.5，二〇二七年一月五日。\n",
        "月份安排:\n  1月5日: 座谈\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []


def test_the_day_is_written_in_full() -> None:
    assert fixed(ID, "落款:\n  日期: 2027-01-05\n") == "落款:\n  日期: 2027年1月5日\n"
    assert fixed(ID, "落款:\n  日期: 二〇二七年一月五日\n") == "落款:\n  日期: 2027年1月5日\n"
    assert fixed(ID, "落款:\n  日期: 2027年1月\n") == "落款:\n  日期: 2027年1月\n"
