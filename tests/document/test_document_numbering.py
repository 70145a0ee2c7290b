from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import plans

from planforge.almanac import to_chinese
from planforge.diagnostics import Findings
from planforge.document.build import build
from planforge.document.numbering import Numbered, label, levels, number_sections, typed_number
from planforge.spec.keys import NUMBERINGS, RUN_ONS
from planforge.spec.model import Entry, Plan, Schedule, Text


def item(text: str = "召开会议。", *entries: Entry, numbering: str = "") -> Entry:
    return Entry(content=(Text(text),), entries=entries, numbering=Text(numbering))


def heading(text: str, *entries: Entry, numbering: str = "", numbered: bool = True) -> Entry:
    return Entry(heading=Text(text), entries=entries, numbering=Text(numbering), numbered=numbered)


def run_in(text: str) -> Entry:
    return Entry(heading=Text(text), content=(Text("各部门配合"),))


def period(text: str, *entries: Entry) -> Entry:
    return Entry(heading=Text(text), entries=entries)


def body(*entries: Entry, numbering: str = "") -> Entry:
    return Entry(entries=entries, numbering=Text(numbering))


def labels(sections: list[Entry], asked: list[str] | None = None) -> list[object]:
    """Return the labels as nested lists: [label, [labels of what is below], …]."""
    findings = Findings("plan.yaml")
    numbered = number_sections(sections, asked or [], findings)
    assert not findings.found
    return [_nested(each) for each in numbered]


def _nested(numbered: Numbered) -> object:
    below = [*map(_nested, numbered.entries), *map(_nested, numbered.periods)]
    return [numbered.label, *below] if below else numbered.label


CASES = {
    "sections and text": ([heading("甲"), heading("乙")], [], ["一、", "二、"]),
    "plain items skip to 1.": ([heading("甲", item(), item())], [], [["一、", "1.", "2."]]),
    "run-in headings are plain": ([heading("甲", run_in("乙"), run_in("丙"))], [], [["一、", "1.", "2."]]),
    "headings alone take （一）": (
        [heading("甲", heading("乙", item(), item()), heading("丙"))],
        [],
        [["一、", ["（一）", "1.", "2."], "（二）"]],
    ),
    "one plain item equals text": ([heading("甲", item())], [], [["一、", ""]]),
    "one heading alone is numbered": ([heading("甲", heading("乙"))], [], [["一、", "（一）"]]),
    "two levels asked": (
        [heading("甲", heading("乙", item(), item()), heading("丙"))],
        ["一、", "1."],
        [["一、", ["1.", "（1）", "（2）"], "2."]],
    ),
    "none at the third level": (
        [heading("甲", heading("乙", item(), item()))],
        ["一、", "（一）", "无"],
        [["一、", ["（一）", "", ""]]],
    ),
    "a section without number": (
        [heading("甲", heading("乙"), numbered=False), heading("丙")],
        [],
        [["", "一、"], "一、"],
    ),
    "one is asked": ([heading("甲", item(), item(), numbering="①")], [], [["一、", "①", "②"]]),
    "runs do not take a level": (
        [heading("甲", item("乙", item(), item()), item("丙"), numbering="一是")],
        [],
        [["一、", ["一是", "1.", "2."], "二是"]],
    ),
    "an item that holds a list is not plain": (
        [heading("甲", item("乙", item(), item()), item())],
        [],
        [["一、", ["（一）", "1.", "2."], "（二）"]],
    ),
    "an item that holds one item is plain": (
        [heading("甲", item("乙", item()), item())],
        [],
        [["一、", ["1.", ""], "2."]],
    ),
    "headings of the body count with the sections": (
        [body(heading("甲"), heading("乙")), heading("丙")],
        [],
        [["", "一、", "二、"], "三、"],
    ),
    "a plain body is numbered 1.": ([body(item(), item()), heading("丙")], [], [["", "1.", "2."], "一、"]),
    "a body asked for 一、": ([body(item(), item(), numbering="一、")], [], [["", "一、", "二、"]]),
    "lists of a schedule are judged together": (
        [Entry(heading=Text("甲"), schedule=Schedule((period("3月", item(), item()), period("4月", item()))))],
        [],
        [["一、", ["", "1.", "2."], ["", ""]]],
    ),
    "one list with headings moves the whole schedule": (
        [Entry(heading=Text("甲"), schedule=Schedule((period("3月", item(), item()), period("4月", heading("乙")))))],
        [],
        [["一、", ["", "（一）", "（二）"], ["", "（一）"]]],
    ),
}


@pytest.mark.parametrize(("sections", "asked", "expected"), CASES.values(), ids=CASES)
def test_numbers_of_lists(sections: list[Entry], asked: list[str], expected: list[object]) -> None:
    assert labels(sections, asked) == expected


def test_a_list_beyond_the_marks_is_reported_once_for_each_list() -> None:
    findings = Findings("plan.yaml")
    number_sections([heading("甲", heading("乙", item(), item()))], ["①"], findings)
    assert [finding.id for finding in findings.found] == ["too-deep", "too-deep"]


def test_the_fifth_mark_ends_at_fifty() -> None:
    findings = Findings("plan.yaml")
    numbered = number_sections([heading("甲", *(item() for _ in range(51)), numbering="①")], [], findings)
    assert numbered[0].entries[49].label == "㊿"
    assert [finding.id for finding in findings.found] == ["too-many-items"]


@pytest.mark.parametrize(
    ("asked", "marks"),
    [
        ([], NUMBERINGS),
        (["一、", "1."], ("一、", "1.", "（1）", "①")),
        (["1."], ("1.", "（1）", "①")),
        (["一、", "无"], ("一、", "无")),
        (["①"], ("①",)),
    ],
)
def test_a_short_list_of_marks_goes_on_in_the_order_of_the_standard(asked: list[str], marks: tuple[str, ...]) -> None:
    assert levels(asked) == marks


@given(st.sampled_from((*NUMBERINGS, *RUN_ONS)), st.integers(1, 50), st.integers(1, 50))
def test_different_numbers_have_different_labels(mark: str, one: int, other: int) -> None:
    assert (label(mark, one) == label(mark, other)) == (one == other)


TYPED = [
    "一、",
    "二.",
    "第一、",
    "（一）",
    "(二)",
    "（3）",
    "3、",
    "12.",
    "①",
    "（四）、",
    " 1. ",
    "4）",
    "12)",
    "二）",
]
NOT_TYPED = [
    "七、八月工作",
    "7、8月组织培训",
    "第一、第二季度检查",
    "1、2号楼消防演练",
    "一、二、三年级家长会",
    "1.5万元",
    "三八节",
    "2027年",
    "一是",
    "十二月",
    "24小时",
    "3月8日",
    "（含退休）",
    "一、二年级",
    "2、3—5月",
    "一、",
]


@pytest.mark.parametrize("number", TYPED)
def test_numbers_typed_by_hand_are_seen(number: str) -> None:
    assert typed_number(f"{number}加强管理") == number


@pytest.mark.parametrize("text", ["1、2.5万元以内", "2、3-5人一组", "2、3—5人一组"])
def test_a_number_before_a_decimal_or_a_span_is_typed_by_hand(text: str) -> None:
    assert typed_number(text) == text[:2]


@pytest.mark.parametrize("text", NOT_TYPED)
def test_what_only_looks_like_a_number_is_left(text: str) -> None:
    assert typed_number(text) == ""


def _lists(numbered: Numbered) -> Iterator[tuple[Numbered, ...]]:
    yield numbered.entries
    for below in (*numbered.entries, *numbered.periods):
        yield from _lists(below)


def _numbers(found: tuple[Numbered, ...]) -> list[str]:
    return [each.label for each in found if each.label]


def _mark_of(name: str) -> str:
    marks = [mark for mark in (*NUMBERINGS, *RUN_ONS) if any(label(mark, n) == name for n in range(1, 20))]
    return marks[0]


@given(plans())
def test_no_list_has_a_gap_a_repeat_or_two_marks(plan: Plan) -> None:
    numbered = number_sections(plan.sections, plan.numbering, Findings("plan.yaml"))
    bodies = [each for each in numbered if not each.entry.heading]
    for found in (each for top in numbered for each in _lists(top)):
        if found in [body.entries for body in bodies]:
            continue  # counted with the sections, below
        names = _numbers(found)
        if names:
            assert names == [label(_mark_of(names[0]), n) for n in range(1, len(names) + 1)]


@given(plans())
def test_sections_count_without_a_gap(plan: Plan) -> None:
    numbered = number_sections(plan.sections, plan.numbering, Findings("plan.yaml"))
    names = []
    for each in numbered:
        names += [each.label] if each.entry.heading else _numbers(each.entries)
    counted = [name for name in names if name.endswith("、")]
    assert counted == [f"{to_chinese(n)}、" for n in range(1, len(counted) + 1)]


def _unasked(entry: Entry) -> Entry:
    """Return the entry with every 编号 in it left out."""
    schedule = entry.schedule and entry.schedule._replace(
        numbering=Text(), periods=tuple(map(_unasked, entry.schedule.periods))
    )
    return entry._replace(numbering=Text(), entries=tuple(map(_unasked, entry.entries)), schedule=schedule)


def _skips(numbered: Numbered, above: int) -> bool:
    """Tell whether a heading that stands alone carries a mark more than one level below those above it."""
    own = NUMBERINGS.index(_mark_of(numbered.label)) if numbered.label else above
    standing = (below for below in numbered.entries if below.label and below.entry.stands_alone)
    return any(NUMBERINGS.index(_mark_of(below.label)) > own + 1 for below in standing) or any(
        _skips(below, own) for below in (*numbered.entries, *numbered.periods)
    )


@given(plans())
def test_no_standing_heading_skips_a_level(plan: Plan) -> None:
    sections = [_unasked(section) for section in plan.sections]
    for each in number_sections(sections, (), Findings("plan.yaml")):
        assert not _skips(each, -1)


def test_a_mark_before_the_first_in_the_standard_is_of_the_first_level() -> None:
    sections = [heading("甲", heading("乙", item(), item()), heading("丙", item(), item()))]
    (numbered,) = number_sections(sections, ["1.", "一、", "①"], Findings("plan.yaml"))
    assert [(each.label, each.level) for each in (numbered, *numbered.entries)] == [("1.", 1), ("一、", 1), ("二、", 1)]


@given(plans())
def test_building_is_pure(plan: Plan) -> None:
    assert build(plan, draft=True) == build(plan, draft=True)
