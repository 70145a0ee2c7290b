"""The reader of plain files against the YAML parser: where both read a file, they see the same tree."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planforge.diagnostics import Findings
from planforge.spec.edits import Patched
from planforge.spec.model import Text
from planforge.spec.nodes import Mapping, Node, Scalar, Sequence
from planforge.spec.plain import read_plainly, read_unrepaired
from planforge.spec.preflight import repair
from planforge.spec.text import MAX_CHARACTERS, MAX_LINES, Refused, split_lines
from planforge.spec.tree import parse

PLANS = sorted((ROOT / "examples").glob("*/plan.yaml"))

PIECES = (
    *(
        "- ",
        "-",
        "-  ",
        "a: ",
        "b:",
        "乙： 丙: ",
        "c :",
        "d: |",
        "|",
        "|-",
        "e:  f",
        "<<: ",
        "条目：",
        "內容:丁",
        "标题 ：戊",
        "时间：3月",
        "三件事：",
        "甲",
        "乙 丙 ",
        "8:00",
        "x#y",
    ),
    *(
        " # 注",
        "#",
        "# ",
        "'引'",
        "'引''号'",
        '"引"',
        '"\\n"',
        "''",
        "[甲, 乙]",
        "[甲]",
        "[ '1.', 一、 ]",
        "[甲,]",
        "[]",
        "{a: b}",
    ),
    *(
        "&x ",
        "*x",
        "!t ",
        "? ",
        ": ",
        "---",
        "...",
        "%YAML",
        "~",
        ".",
        "-5",
        "，",
        ",",
        "@",
        "`",
        ">",
        "\u3000",
        "\xa0",
        "\t",
    ),
    *("\x85", "\u2028", "\ufeff", "\U000f8134", "null", "true", "2027-01-05", "甲" * 600),
)


def lines() -> st.SearchStrategy[list[str]]:
    """Lines of anything that may stand in a plan file, more or less indented."""
    indents = st.integers(0, 4).map(lambda width: " " * width)
    line = st.tuples(indents, st.lists(st.sampled_from(PIECES), max_size=3)).map(
        lambda drawn: drawn[0] + "".join(drawn[1])
    )
    return st.lists(line, max_size=8)


def places(node: Node) -> list[object]:
    """Return the places of all texts of a tree, which do not count when texts are compared."""
    if isinstance(node, Scalar):
        return [text.span for text in (node.text, *node.lines)]
    below = node.items if isinstance(node, Sequence) else [value for _, value in node.entries]
    keys: list[Text] = [] if isinstance(node, Sequence) else [key for key, _ in node.entries]
    return [*(key.span for key in keys), *(place for value in below for place in places(value))]


def seen(patched: Patched) -> bool:
    """Read plainly, and compare with what YAML makes of it; False where YAML is needed."""
    return _same(read_plainly(patched), lambda _: patched)


def unrepaired(text: list[str]) -> bool:
    """Read without repairs, and compare with what repairs and YAML make of it; False where they are needed."""
    return _same(read_unrepaired("\n".join(text)), lambda findings: repair(text, findings))


def _same(found: Node | None, repaired: Callable[[Findings], Patched]) -> bool:
    if found is None:
        return False
    findings = Findings("plan.yaml")
    wanted = parse(repaired(findings), findings)
    assert wanted is not None
    assert (found, places(found)) == (wanted, places(wanted))
    assert not findings.found
    return True


@settings(max_examples=2000)
@given(lines())
@example(["a:", "- 甲", "- 乙", "b:", "  - c: 丙", "    d:", "  -", "e:"])
@example(["a: |", "", "   甲", "", "     乙  ", "b: |", "  丙", " # 注", "c: 丁"])
@example(["a: |", "    ", "  甲"])
@example(["- a: 1", "  a: 2", "- 乙"])
@example(["a: '引 ' # 注", 'b: " 号"', "c: ''"])
def test_both_see_the_same_in_any_lines(text: list[str]) -> None:
    seen(Patched(text, []))


@given(lines())
def test_both_see_the_same_once_slips_are_repaired(text: list[str]) -> None:
    try:
        patched = repair(text, Findings("plan.yaml"))
    except Refused:
        return
    seen(patched)


@settings(max_examples=2000)
@given(lines())
@example(["a: |", "    甲", "   # 乙", "b: 丙"])
@example(["a:", "- b: 甲", "  c: |", "   乙 ", "-", "- 丙"])
@example(["a:", "- 条目：甲"])
@example(["a:", "- 內容:丁", "- 三件事：戊"])
@example(["a:", "  - 甲 |", "b: 乙"])
@example(["a: 甲 |", "  乙"])
def test_what_is_read_without_repairs_has_nothing_to_repair(text: list[str]) -> None:
    unrepaired(text)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_examples_are_read_plainly(path: Path) -> None:
    text = split_lines(path.read_text(encoding="utf-8"))
    assert seen(Patched(text, []))
    assert unrepaired(text) == ("编号: [" not in "".join(text))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_both_see_the_same_in_damaged_examples(path: Path) -> None:
    whole = split_lines(path.read_text(encoding="utf-8"))
    chance = random.Random(path.parent.name)
    read = 0
    for _ in range(400):
        text = list(whole)
        for _ in range(chance.randint(1, 3)):
            number = chance.randrange(len(text))
            column = chance.randrange(len(text[number]) + 1)
            text[number] = text[number][:column] + chance.choice(PIECES) + text[number][column + chance.randint(0, 2) :]
        read += seen(Patched(text, []))
        unrepaired(text)
    assert read > 50


NEEDED = {
    "text over lines": ["a: 甲", "   乙"],
    "text below its key": ["a:", "  甲"],
    "lists in lists": ["- - 甲"],
    "an anchor": ["a: &x 甲"],
    "a quoted key": ["'a': 甲"],
    "an escape": ['a: "\\u7532"'],
    "a folded block": ["a: >", "  甲"],
    "a block that keeps its end": ["a: |+", "  甲"],
    "an empty block": ["a: |", "b: 甲"],
    "braces": ["a: {b: c}"],
    "a key that stands twice": ["a: 甲", "a: 乙"],
    "a merge": ["<<: 甲"],
    "a key that is too long": [f"{'甲' * 1025}: 乙"],
    "more collections in each other than a plan has": [*(" " * depth + "a:" for depth in range(25)), " " * 25 + "- 甲"],
    "more of everything than a plan has": ["- a: 甲"] * 14_000,
    "two documents": ["a: 甲", "---", "a: 乙"],
    "a colon in a text": ["a: 甲: 乙"],
    "a tab": ["a:\t甲"],
    "a list that is too deep": ["a: 甲", "  - 乙"],
    "a key beside a list": ["- 甲", "a: 乙"],
    "an indented beginning": [" a: 甲"],
    "nothing": ["", "# 注"],
}


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_what_needs_yaml_is_left_to_it(text: list[str]) -> None:
    assert read_plainly(Patched(text, [])) is None


REPAIRED = {
    "a full-width colon": ["a：甲"],
    "a full-width colon behind a name of ours": ["a:", "- 条目：甲"],
    "a colon without a space": ["a:", "- 內容:甲"],
    "another dash": ["a:", "－ 甲"],
    "a dash without a space": ["a:", "-甲"],
    "a full-width indent": ["a:", "　- 甲"],
    "a sign of YAML's": ["a: *甲"],
    "a hash that is glued": ["a: 甲 #乙"],
    "a sentence for a key": ["a:", "  - 甲。乙: 丙"],
    "a key that is too long": [f"{'甲' * 1025}: 乙"],
    "a character that no plan may hold": ["a: 甲\x07乙"],
    "more lines than a plan has": ["a: 甲", *["# 注"] * MAX_LINES],
    "more characters than a plan has": ["a: 甲", *[f"# {'注' * 1000}"] * (MAX_CHARACTERS // 1000)],
}


@pytest.mark.parametrize("text", REPAIRED.values(), ids=REPAIRED)
def test_what_is_to_be_repaired_is_not_read_before(text: list[str]) -> None:
    assert read_unrepaired("\n".join(text)) is None


def test_a_tree_of_all_plain_forms() -> None:
    text = [
        "# 注",
        "a: 甲",
        "b:",
        "- 乙 # 注",
        "-",
        "- c: [丁, '1.']",
        "  d:",
        "    e: |",
        "",
        "      戊",
        "        己",
        "f:",
    ]
    found = read_plainly(Patched(text, []))
    assert isinstance(found, Mapping)
    assert shown(found) == {"a": "甲", "b": ["乙", "", {"c": ["丁", "1."], "d": {"e": "戊\n己"}}], "f": ""}


def shown(node: Node) -> object:
    if isinstance(node, Scalar):
        return str(node.text)
    if isinstance(node, Sequence):
        return [shown(item) for item in node.items]
    return {str(key): shown(value) for key, value in node.entries}
