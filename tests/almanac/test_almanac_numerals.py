import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.almanac import from_chinese, to_chinese


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (105, "一百零五"),
        (110, "一百一十"),
        (400, "四百"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2110, "二千一百一十"),
        (9009, "九千零九"),
        (10_000, "一万"),
        (10_010, "一万零一十"),
        (21_300, "二万一千三百"),
        (100_001, "十万零一"),
        (1_001_000, "一百万一千"),
        (1_200_030, "一百二十万零三十"),
    ],
)
def test_spelling(number: int, text: str) -> None:
    assert to_chinese(number) == text


def test_every_number_survives_the_round_trip() -> None:
    spelled = [to_chinese(number) for number in range(1, 20_000)]
    assert [from_chinese(text) for text in spelled[:99]] == list(range(1, 100))
    assert len(set(spelled)) == 19_999


@pytest.mark.parametrize("number", [0, 100_000_000, -1])
def test_out_of_range(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)


@given(st.text(alphabet="〇一二三九十百1", max_size=4))
def test_only_proper_spellings_are_read(text: str) -> None:
    number = from_chinese(text)
    assert number is None or to_chinese(number) == text
