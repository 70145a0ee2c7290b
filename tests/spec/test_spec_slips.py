"""What the reader makes of slips: the plan that was meant, each slip noted once at its place, nothing else touched."""

import random
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.diagnostics import Findings
from planforge.document.build import build
from planforge.spec.edits import Edit, Patched
from planforge.spec.lexis import brackets_end, dash_at, quote_end
from planforge.spec.model import Entry
from planforge.spec.nodes import Mapping, Node, Scalar, Sequence
from planforge.spec.preflight import repair
from planforge.spec.reader import read_plan
from planforge.spec.tree import parse

HEAD = "单位: 一小\n期间: 2027年\n"
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/plan.yaml"))


class Slip(NamedTuple):
    """A text behind HEAD, its sections in short, and its findings as `line:column id`."""

    name: str
    text: str
    sections: list[object]
    findings: tuple[str, ...] = ()


def short(entry: Entry) -> object:
    """Return an entry in short: a text, (heading, text), or {heading: what is below}."""
    below: list[object] = [*entry.lead, *map(short, entry.entries)]
    if entry.schedule:
        below += [short(period) for period in entry.schedule.periods]
    below += [f"{a.name}={a.value}" for a in entry.attributes]
    content = "|".join(entry.content)
    if not entry.heading:
        return [content, *below] if below else content
    return (str(entry.heading), content, *below) if content else {str(entry.heading): below}


SLIPS = [
    Slip(
        "lines of nothing but special line ends",
        "\x85\n主要工作:\n  \u2028\n  - 甲\n月份安排:\n  1月 乙\n  \x85\n",
        [{"主要工作": ["甲"]}, {"月份安排": ["1月 乙"]}],
    ),
    Slip(
        "a blank line of more spaces than the text of its block",
        "主要工作: |\n      \n   \n  甲\n     \n  乙\n",
        [{"主要工作": ["甲", "乙"]}],
    ),
    Slip(
        "tabs in a file that is one space deep elsewhere",
        "主要工作:\n\t- 管理:\n\t\t- 甲\n\t\t- 乙\n落款:\n 单位: 丙\n",
        [{"主要工作": [{"管理": ["甲", "乙"]}]}],
        ("4:1 odd-indent", "5:1 odd-indent", "6:1 odd-indent"),
    ),
    Slip(
        "brackets over lines",
        "目标: [甲，\n  乙，  # 注\n  丙\n]\n",
        [{"目标": ["甲", "乙", "丙"]}],
        ("3:7 chinese-comma", "4:4 chinese-comma"),
    ),
    *(
        Slip(f"{name}: an empty line of {blank!r}", text % blank, [*sections])
        for blank in ("\u3000\u3000", "\u00a0", "\t", "\u2005", "\u2028", "\u200b")
        for name, text, sections in (
            ("a block", "目标: |\n  甲。\n%s\n  乙。\n", [{"目标": ["甲。", "乙。"]}]),
            ("a text over lines", "目标:\n  甲，\n%s\n  乙。\n", [{"目标": ["甲，", "乙。"]}]),
            ("a quoted text", "目标: '甲，\n%s\n  乙。'\n", [{"目标": ["甲，", "乙。"]}]),
            ("a list", "目标:\n  - 甲\n%s\n  - 乙\n", [{"目标": ["甲", "乙"]}]),
            ("sections", "目标: 甲\n%s\n任务: 乙\n", [{"目标": ["甲"]}, {"任务": ["乙"]}]),
        )
    ),
    Slip("a closing bracket at the margin", '目标: [\n  "甲，乙",\n  丙\n]\n', [{"目标": ["甲，乙", "丙"]}]),
    Slip(
        "Chinese comma behind a quoted item",
        '目标: ["甲，乙"，丙]\n',
        [{"目标": ["甲，乙", "丙"]}],
        ("3:11 chinese-comma",),
    ),
    Slip("Chinese comma among half-width ones", "目标: [甲，乙, 丙]\n", [{"目标": ["甲，乙", "丙"]}]),
    Slip(
        "braces with brackets in them",
        "月份安排: {3月：[甲，乙]，4月：丙}\n",
        [{"月份安排": [{"3月": ["甲", "乙"]}, {"4月": ["丙"]}]}],
        ("3:10 chinese-colon", "3:13 chinese-comma", "3:16 chinese-comma", "3:19 chinese-colon"),
    ),
    Slip(
        "signs at the start of items in brackets",
        '目标: [%95, @全体, &五一, "三八"节, 推进[重点]工作]\n',
        [{"目标": ["%95", "@全体", "&五一", '"三八"节', "推进[重点]工作"]}],
        ("3:6 quoted-text", "3:11 quoted-text", "3:16 quoted-text", "3:21 quoted-text", "3:28 quoted-text"),
    ),
    Slip("hash in brackets", "目标: [甲 #乙, 丙#丁]\n", [{"目标": ["甲 #乙", "丙#丁"]}], ("3:8 hash-text",)),
    Slip(
        "hash in a key",
        "工作 #二:\n  - 走访 #1: 甲\n",
        [{"工作 #二": [("走访 #1", "甲")]}],
        ("3:4 hash-text", "4:8 hash-text"),
    ),
    Slip("comment without a space over a list", "工作: #注\n  - 甲\n", [{"工作": ["甲"]}]),
    Slip("hash in a block", "工作:\n  - |\n    甲 #乙\n    # 丙\n", [{"工作": ["甲 #乙|# 丙"]}]),
    Slip(
        "dash before a digit",
        "工作:\n  -3月开会\n  -4月春游\n",
        [{"工作": ["3月开会", "4月春游"]}],
        ("4:3 missing-space", "5:3 missing-space"),
    ),
    Slip(
        "dash before quotes and brackets",
        '工作:\n  - 甲:\n      -"三八"节\n      -[重点]乙\n',
        [{"工作": [{"甲": ['"三八"节', "[重点]乙"]}]}],
        ("5:7 missing-space", "5:8 quoted-text", "6:7 missing-space", "6:8 quoted-text"),
    ),
    Slip("brackets as a heading", "工作:\n  - [重点]: 甲\n", [{"工作": [("[重点]", "甲")]}]),
    Slip("a lone exclamation mark", "工作:\n  - !\n", [{"工作": ["!"]}], ("4:5 quoted-text",)),
    Slip("an anchor before a key", "工作:\n  - &t 走访: 甲\n  - *t\n", [{"工作": [("走访", "甲"), "走访"]}]),
    Slip("an anchor on a list", "甲: &x [一, 二]\n乙: *x\n", [{"甲": ["一", "二"]}, {"乙": ["一", "二"]}]),
    Slip(
        "emphasis that looks like an alias",
        "甲: &x 一\n乙: *x\n丙: *x 二\n",
        [{"甲": ["一"]}, {"乙": ["一"]}, {"丙": ["*x 二"]}],
        ("5:4 quoted-text",),
    ),
    Slip(
        "a folded line that begins as a key",
        "工作:\n  - 一句\n    二句: 三\n",
        [{"工作": ["一句二句: 三"]}],
        ("5:7 colon-in-text",),
    ),
    Slip(
        "colons in prose",
        "工作:\n  - 9:30开会，比例1:2: 见 http://a.cn/b\n",
        [{"工作": [("9:30开会，比例1:2", "见 http://a.cn/b")]}],
    ),
    Slip(
        "Chinese colons three levels deep",
        "工作：\n  - 甲：\n      - 标题：乙\n        责任人:丙\n        时间：3月\n",
        [{"工作": [{"甲": [{"乙": ["责任人=丙", "时间=3月"]}]}]}],
        ("3:3 chinese-colon", "4:6 chinese-colon", "5:11 chinese-colon", "6:12 chinese-colon", "7:11 chinese-colon"),
    ),
    Slip(
        "a Chinese colon between marks that come in pairs",
        "工作:\n  - “主题：读书”活动: 甲\n    责任人: 乙\n  - 【待补：标题】：丙\n    时间: 3月\n",
        [{"工作": [("“主题：读书”活动", "甲", "责任人=乙"), ("【待补：标题】", "丙", "时间=3月")]}],
        ("6:12 chinese-colon",),
    ),
    Slip(
        "the same key twice in a schedule",
        "月份安排:\n  导语: 甲\n  導語: 乙\n  3月: 丙\n",
        [{"月份安排": [{"3月": ["丙"]}]}],
        ("5:3 slot-twice",),
    ),
    Slip("empty settings", "编号:\n月份安排:\n  版式:\n  编号:\n  3月: 甲\n", [{"月份安排": [{"3月": ["甲"]}]}]),
    Slip(
        "a wrong type is said once",
        "工作:\n  - 标题: 甲\n    编号: [一]\n",
        [{"工作": [{"甲": []}]}],
        ("5:9 wrong-type",),
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_slip_is_read_as_it_was_meant(slip: Slip, end: str) -> None:
    source = read_plan((HEAD + slip.text).replace("\n", end).encode(), "plan.yaml")
    found = tuple(f"{d.span.line}:{d.span.column} {d.id}" for d in source.diagnostics if d.span)
    assert found == slip.findings
    assert source.plan
    assert [short(section) for section in source.plan.sections] == slip.sections


def test_an_empty_seal_is_no_seal_and_an_empty_run_on_is_none() -> None:
    plan = read_plan((HEAD + "落款: {盖章: }\n工作:\n  - 标题: 甲\n    一是:\n").encode(), "plan.yaml").plan
    assert plan
    assert plan.signature
    assert not plan.signature.sealed
    assert not plan.sections[0].entries[0].run_ons


SIGNS = [
    *"：:;，,-－•　\u00a0\t \"'[]{}（）&*%@!|>?`#\n\r\ufeff\u200b\u2028。\\<",
    ": ",
    "- ",
    "---\n",
    "...\n",
    "<<: ",
    "|\n",
]


def mutated(chance: random.Random, text: str) -> str:
    """Return some lines of a plan with a few characters put in, taken out or swapped."""
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    text = "\n".join([*lines[:2], *lines[start : start + chance.randint(5, 25)]])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        kind = chance.random()
        inserted = chance.choice(SIGNS) if kind < 0.6 else text[at : at + 2][::-1] if kind < 0.8 else ""
        text = text[:at] + inserted + text[at + (0 if kind < 0.6 else 2) :]
    return text


def test_no_mutant_breaks_the_reader_or_points_outside_the_file() -> None:
    chance = random.Random(9704)
    plans = [path.read_text(encoding="utf-8") for path in EXAMPLES]
    for _ in range(1500):
        text = mutated(chance, chance.choice(plans))
        source = read_plan(text.encode(), "plan.yaml")
        found = source.diagnostics
        if source.plan and not any(d.level == "error" for d in found):
            found += build(source.plan)[1]
        assert source.plan or any(d.level == "error" for d in found), text
        lengths = [len(line) for line in re.split("\r\n|\r|\n", text)]
        for span in (d.span for d in found if d.span):
            assert span[:2] <= span[2:], (text, span)
            assert 1 <= span.line <= span.end_line <= len(lengths), (text, span)
            assert span.column <= lengths[span.line - 1] + 1, (text, span)
            assert span.end_column <= lengths[span.end_line - 1] + 1, (text, span)


WORDS = st.text("工会计划走访慰问职工一二。、“”（）95ab", min_size=1, max_size=12).filter(
    lambda word: not re.search("[。].", word)
)
DATA = st.recursive(
    WORDS,
    lambda below: st.lists(below, min_size=1, max_size=3) | st.dictionaries(WORDS, below, min_size=1, max_size=3),
    max_leaves=8,
)


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {str(key): plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return str(node.text)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(WORDS, DATA, min_size=1, max_size=3), st.booleans(), st.sampled_from([None, "'", '"']))
def test_well_formed_yaml_keeps_its_meaning(data: dict[str, object], in_brackets: bool, style: str | None) -> None:
    text = yaml.safe_dump(
        data, allow_unicode=True, default_flow_style=in_brackets, default_style=style, width=10_000, sort_keys=False
    )
    findings = Findings("plan.yaml")
    tree = parse(repair(text.split("\n"), findings), findings)
    assert plain(tree) == yaml.load(text, Loader=yaml.BaseLoader)
    assert findings.found == []


HOSTILE = {
    "open brackets": "a: [\n" * 19_000,
    "open quotes": '- "\n' * 19_000,
    "dashes": "- " * 240_000,
    "blank lines": "\n" * 4_000_000,
    "deep indents": "\n".join(" " * i + "a: [" for i in range(950)),
    "deep quotes": "\n".join(" " * i + "a: '" for i in range(950)),
    "Chinese commas": f"a: [{'，' * 490_000}]",
    "Chinese pairs": f"a: {{{'甲：乙，' * 120_000}}}",
    "quotes in brackets": "a: [" + ',"' * 240_000 + "]",
    "quotes in text": "a: " + "'" * 490_000,
    "colons": ":" * 4_000_000,
    "control characters": "\x01" * 4_000_000,
    "blocks": "a:\n" + "  - |\n    甲\n" * 9_900,
    "idle lines": "".join(f"甲{i}：\n" for i in range(9_000)) + "#\n" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_read_or_refused_in_time(text: str) -> None:
    start = time.process_time()
    read_plan((HEAD + text).encode(), "plan.yaml")
    # About one second each; what grows with the square of the size would take minutes.
    assert time.process_time() - start < 20


def test_columns_of_repaired_lines_lead_back_to_the_source() -> None:
    patched = Patched(
        ["-甲：乙", "丙"], [Edit(0, 0, 1, "- "), Edit(0, 2, 3, ": "), Edit(1, 0, 0, "'"), Edit(1, 1, 1, "'")]
    )
    assert patched.lines == ["- 甲: 乙", "'丙'"]
    assert [patched.column(0, column) for column in range(7)] == [0, 1, 1, 2, 3, 3, 4]
    assert [patched.column(1, column) for column in range(4)] == [0, 0, 1, 1]
    assert patched.span(1, 0, 1, 3) == (2, 1, 2, 2)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.text("ab", max_size=3)), max_size=6))
def test_columns_never_go_back_or_leave_the_line(places: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    for column, length, text in sorted(places):
        if column + length <= 30 and (not edits or column > edits[-1].end):
            edits.append(Edit(0, column, column + length, text))
    patched = Patched(["x" * 30], edits)
    columns = [patched.column(0, column) for column in range(len(patched.lines[0]) + 1)]
    assert all(a <= b for a, b in pairwise(columns))
    assert columns[-1] == 30 or not edits or edits[-1].end == 30


def test_signs_on_a_line() -> None:
    assert quote_end("'甲''乙' 丙", 0) == 6
    assert quote_end('"甲\\"乙" 丙', 0) == 6
    assert quote_end("'甲", 0) == -1
    assert brackets_end("[甲, [乙]] 丙", 0) == (8, 0)
    assert brackets_end("[甲, ']']", 0) == (8, 0)
    assert brackets_end("[甲, # ]", 0) == (-1, 1)
    assert dash_at("-5", 0) == (-1, False)
    assert dash_at("-5月", 0) == (1, False)
    assert dash_at("- 甲", 0) == (2, True)
