import pytest
from cases import findings, hits

ID = "old-plenum"


def plan(text: str, period: str) -> str:
    return f"单位: 示例小学工会\n期间: {period}\n工作目标:\n  - '{text}'\n"


@pytest.mark.parametrize(
    ("text", "period", "expected"),
    [
        ("贯彻党的二十届三中全会精神", "2027年", [("二十届三中全会", "note")]),
        ("贯彻二十届二中、三中全会精神", "2027年", [("二十届二中、三中全会", "note")]),
        ("贯彻党的十九届历次全会精神", "2024年", [("十九届历次全会", "warning")]),
        ("贯徹黨的十七屆三中、四中全會精神", "2020年", [("十七屆三中、四中全會", "warning")]),
        ("贯彻十七届五中全会和十八届三中全会精神", "2020年", [("十八届三中全会", "warning")]),
    ],
)
def test_it_fires(text: str, period: str, expected: list[tuple[str, str]]) -> None:
    assert [(characters, level) for characters, level, _ in findings(ID, plan(text, period))] == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("贯彻党的二十届三中全会精神", "2025年"),
        ("贯彻党的二十届三中全会精神", "2026年"),
        ("贯彻党的二十届三中全会精神", "【待补：期间】"),
        ("贯彻党的二十大和二十届二中、三中、四中全会精神", "2027年"),
        ("贯彻党的二十大和二十届历次全会精神", "2035年"),
        ("党的十八届三中全会以来，改革全面深化，贯彻二十届四中全会精神", "2027年"),
        ("党的十八届三中全会以来，工会改革不断深化", "2027年"),
        ("贯彻省委十六届三中全会、市总工会十七届二次全委会精神", "2027年"),
        ("从十九届六中全会到党的二十大", "2023年"),
        ("召开全会，大力推进", "2027年"),
    ],
)
def test_it_stays_silent(text: str, period: str) -> None:
    assert hits(ID, plan(text, period)) == []


def test_the_newest_of_the_whole_plan_counts() -> None:
    more = "  - 学习二十届四中全会精神\n"
    assert hits(ID, plan("贯彻党的二十届三中全会精神", "2027年") + more) == []
