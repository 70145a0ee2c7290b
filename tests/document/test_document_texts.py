"""Nothing that a plan says is lost on the way to its document, or said twice."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from saying import spoken
from strategies import sections

from planforge.document.build import build
from planforge.spec.model import Entry, Plan, Text


def in_other_words(value: Any, words: list[str], field: str = "") -> Any:  # noqa: ANN401 (any part of a plan)
    """Return a part of a plan in words that stand nowhere else; marks and the labels of periods stay."""
    if isinstance(value, Text):
        if not value or field == "numbering":
            return value
        words.append(f"文{len(words)}字")
        return Text(words[-1])
    if not isinstance(value, tuple):
        return value
    if not hasattr(value, "_fields"):
        return tuple(in_other_words(each, words, field) for each in value)
    kept = {"heading"} if isinstance(value, Entry) and field == "periods" else set()
    pairs = zip(value._fields, value, strict=True)
    return type(value)(*(each if name in kept else in_other_words(each, words, name) for name, each in pairs))


@settings(max_examples=100)
@given(sections(), st.sampled_from(["2027年", "2026—2027学年第一学期"]))
def test_every_text_is_said_once(found: tuple[Entry, ...], period: str) -> None:
    words: list[str] = []
    plan = Plan(unit=Text("示例小学工会"), period=Text(period), sections=in_other_words(found, words))
    said = "\n".join(spoken(build(plan)[0]))
    assert [word for word in words if said.count(word) != 1] == []
