from hypothesis import given
from hypothesis import strategies as st

from planforge.document import blanks

_PIECES = [
    *"XxＸｘ×_＿○〇◯△□某【】待补補填此处處请第届年月日 \u3000\u00a0（()）《》“”190二*＊?？….甲公司",
    *("20", "19", "...", "TODO", "TBD", "FIXME", "年月日", "此处填", "填写", "同志"),
]


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_no_blank_is_passed_over_because_its_text_looks_as_if_it_had_none(text: str) -> None:
    if blanks._blank().search(text):
        assert blanks.may_hold_blank(text)
