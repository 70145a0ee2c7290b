import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.document import blanks
from planforge.document.build import AT_ONCE, build
from planforge.spec.model import Entry, Plan, Text

_PIECES = [
    *"XxＸｘ×_＿○〇◯△□某【】待补補填此处處请第届年月日 \u3000\u00a0（()）《》“”190二*＊?？….甲公司",
    *("[请输入甲]", "**区", "20", "19", "...", "TODO", "TBD", "FIXME", "年月日", "此处填", "填写", "同志"),
]


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_no_blank_is_passed_over_because_its_text_looks_as_if_it_had_none(text: str) -> None:
    if blanks._blank().search(text):
        assert blanks.may_hold_blank(text)


# An item is two texts, its heading and what it says.
@pytest.mark.parametrize("place", [0, *range(AT_ONCE // 2 - 5, AT_ONCE // 2 + 5), -1])
def test_a_blank_is_found_wherever_in_a_long_plan_it_stands(place: int) -> None:
    texts = ["甲"] * (2 * AT_ONCE + 10)
    items = tuple(Entry(content=(Text(text),)) for text in texts)
    plan = Plan(Text("一小"), Text("2027年"), sections=(Entry(heading=Text("工作"), entries=items),))
    document, found = build(plan)
    assert (document.has_blanks, found) == (False, ())
    texts[place] = "【待补：内容】"
    items = tuple(Entry(content=(Text(text),)) for text in texts)
    document, found = build(plan._replace(sections=(Entry(heading=Text("工作"), entries=items),)))
    assert document.has_blanks
    assert [diagnostic.id for diagnostic in found] == ["blank"]
