import pytest

from planforge.diagnostics import Span
from planforge.spec.model import Text
from planforge.spec.positions import Lines


@pytest.mark.parametrize(
    ("raw", "text", "piece", "expected"),
    [
        ("'''三八''节'", "'三八'节", "'三八'", "''三八''"),
        (r'"\"三八\"节"', '"三八"节', '"三八"', r"\"三八\""),
        (r'"三八\"节"', '三八"节', '"', r"\""),
        (r'"甲\\乙"', "甲\\乙", "\\", r"\\"),
        ("'\"三八\"节'", '"三八"节', '"', '"'),
        ("'三八节'", "三八节", "三八", "三八"),
        ('"三八"节', '"三八"节', '"三八"', '"三八"'),
    ],
)
def test_a_stretch_between_quotes_is_found_as_it_is_written(raw: str, text: str, piece: str, expected: str) -> None:
    source = f"前言: {raw}\n"
    read = Text(text, Span(1, 5, 1, 5 + len(raw)))
    start = text.index(piece)
    found = Lines(source).within(read, start, start + len(piece))
    assert found is not None
    assert source[slice(*found)] == expected
