import pytest
from cases import hits

ID = "signature-date"
SEMESTER = "单位: 示例小学工会\n期间: 2026—2027学年第二学期\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("落款: {日期: 2026年1月5日}\n", ["2026年1月5日"]),
        ("落款: {日期: 2025-12-28}\n", ["2025-12-28"]),
        ("落款: {日期: 二〇二六年一月五日}\n", ["二〇二六年一月五日"]),
        ("落款: {日期: 2028年1月5日}\n", ["2028年1月5日"]),
        ("落款: [示例小学工会委员会, 2026年3月1日]\n", ["2026年3月1日"]),
        ("版记: {印发日期: 2026年1月8日印发}\n", ["2026年1月8日"]),
        (f"{SEMESTER}落款: {{日期: 2026年2月25日}}\n", ["2026年2月25日"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "落款: {日期: 2027年1月5日}\n",
        "落款: {日期: 2026年11月20日}\n",
        "落款: {日期: 2026年7月1日}\n",
        "落款: {日期: 2027年12月31日}\n",
        "落款: {日期: 【待补：日期】}\n",
        "落款: {日期: 2026年2月30日}\n",
        "前言: 2026年1月5日召开了会议。\n",
        f"{SEMESTER}落款: {{日期: 2027年1月20日}}\n",
        "单位: 示例小学工会\n期间: 【待补：期间】\n落款: {日期: 2020年1月5日}\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []
