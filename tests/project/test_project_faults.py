"""Slips and faults of planforge.toml, one by one, as a clerk would make them: all in one run, each at its place."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planforge.checks.explaining import known_ids
from planforge.cli import main
from planforge.diagnostics import Findings
from planforge.errors import ProjectError
from planforge.project.finding import project_of
from planforge.project.places import Places
from planforge.project.reader import EXAMPLES, Reader
from planforge.project.toml import read_toml
from planforge.spec.positions import Lines

ENGLISH = re.compile(r"[A-Za-z]{4,}")
TYPED = {"planforge", "toml", "explain", "yaml", "plans", "docx", "true", "false", "school", "TOML", "title", "year"}
TYPED |= {"enterprise", "gbt9704", "windows", "office", "fonts"}


class Fault(NamedTuple):
    """A project file and what is said of it: `line:column id`, and the words that are underlined."""

    name: str
    text: str
    found: list[tuple[str, str]]
    hint: str = ""


FAULTS = [
    Fault("a name without quotes", '计划 = ["a"]\n', [("1:1 unquoted-text", "计划")], '写成 "计划"'),
    Fault(
        "a table without quotes",
        "[检查]\n严格 = true\n",
        [("1:2 unquoted-text", "检查"), ("2:1 unquoted-text", "严格")],
    ),
    Fault(
        "slips behind each other",
        "检查 = {忽略 = “no”， 严格 = 是}\n",
        [
            ("1:1 unquoted-text", "检查"),
            ("1:7 unquoted-text", "忽略"),
            ("1:12 full-width-sign", "“no”"),
            ("1:12 unknown-check", "“no”"),
            ("1:16 full-width-sign", "，"),
            ("1:18 unquoted-text", "严格"),
            ("1:23 unquoted-text", "是"),
        ],
    ),
    Fault("half a name in Latin", "a计划 = 1\n", [("1:1 unquoted-text", "a计划"), ("1:1 unknown-key", "a计划")]),
    Fault("a value without quotes", '"样式" = school\n', [("1:8 unquoted-text", "school")], '写成 "school"'),
    Fault("a path without quotes", '"输出" = 成品/2027\n', [("1:8 unquoted-text", "成品/2027")]),
    Fault(
        "full-width quotes",
        "“样式” = “school”\n",
        [("1:1 full-width-sign", "“样式”"), ("1:8 full-width-sign", "“school”")],
    ),
    Fault("a full-width comma", '"计划" = ["a"，"b"]\n', [("1:12 full-width-sign", "，")], "写成半角的 ,"),
    Fault("a colon", '"输出"： "out"\n', [("1:5 full-width-sign", "：")], "写成半角的 ="),
    Fault("full-width brackets", '"计划" = 【"a"】\n', [("1:8 full-width-sign", "【"), ("1:12 full-width-sign", "】")]),
    Fault(
        "one slip in each line and a fault behind them",
        '计划 = ["a"]\n"输出"： out\n\n"格式" = ["pdf"]\n',
        [
            ("1:1 unquoted-text", "计划"),
            ("2:5 full-width-sign", "："),
            ("2:7 unquoted-text", "out"),
            ("4:9 wrong-value", '"pdf"'),
        ],
    ),
    Fault("an open quote", '"输出" = "out\n"样式" = "school"\n', [("1:12 unclosed-quote", "")]),
    Fault("an open list", '"计划" = ["a",\n', [("1:13 unclosed-bracket", "")]),
    Fault(
        "a comma that is missing", '"计划" = [\n  "a"\n  "b"\n]\n', [("3:3 unclosed-bracket", '"')], '写成 ["甲", "乙"]'
    ),
    Fault("a backslash", '"输出" = "a\\成品"\n', [("1:10 bad-escape", "\\")], "请用 /"),
    Fault("no equals sign", '"输出" "out"\n', [("1:6 toml-syntax", '"')]),
    Fault("a day that there is not", '"术语" = [{"写法" = "甲", "截止" = 2026-02-30}]\n', [("1:29 wrong-value", "2")]),
    Fault(
        "a name twice",
        '"输出" = "a"\n"样式" = "school"\n"输出" = "b"\n',
        [("3:1 duplicate-key", '"输出"')],
        "第 1 行和第 3 行",
    ),
    Fault(
        "names twice above a faulty one",
        '"输出" = "a"\n"输出" = "b"\n"格式" = []\n"格式" = []\n"\\p" = [{\n',
        [("2:1 duplicate-key", '"输出"'), ("4:1 duplicate-key", '"格式"')],
    ),
    Fault("a table twice", '["检查"]\n["检查"]\n', [("2:2 duplicate-key", '"检查"')]),
    Fault("a list that is a table too", '"术语" = []\n[["术语"]]\n', [("2:7 duplicate-key", "]")]),
    Fault("a name one slip away", '"输岀" = "a"\n', [("1:1 unknown-key", '"输岀"')], "是不是“输出”？"),
    Fault("half a name", '"人员" = ["甲"]\n', [("1:1 unknown-key", '"人员"')], "是不是“人员名单”？"),
    Fault(
        "a name that is none",
        '"负责人"."甲" = 1\n',
        [("1:1 unknown-key", '"负责人"."甲"')],
        "可以写：计划、输出、文件名",
    ),
    Fault(
        "a setting below the terms",
        '[["术语"]]\n"写法" = "甲"\n"输出" = "out"\n',
        [("3:1 unknown-key", '"输出"')],
        "挪到“术语”的上面",
    ),
    Fault("a text for a list", '"计划" = "plans"\n', [("1:8 wrong-type", '"plans"')], '写成 "计划" = ["plans"'),
    Fault("a list for a text", '"输出" = ["out"]\n', [("1:8 wrong-type", '["out"]')], '写成 "输出" = "成品"'),
    Fault("a number in a list", '"人员名单" = [\n  "甲", # 主席\n  3,\n]\n', [("3:3 wrong-type", "3")]),
    Fault("an empty text", '"单位名单" = ["甲", ""]\n', [("1:16 wrong-type", '""')]),
    Fault(
        "a format that there is not", '"格式" = ["md", "word"]\n', [("1:15 wrong-value", '"word"')], "可以写：md、docx"
    ),
    Fault("a style that there is not", '"样式" = "scool"\n', [("1:8 unknown-style", '"scool"')], "gbt9704"),
    Fault(
        "an id that there is not",
        '"检查" = {"忽略" = ["blank", "title-yaer"]}\n',
        [("1:26 unknown-check", '"title-yaer"')],
        "是不是“title-year”？",
    ),
    Fault("a lone id that there is not", '"检查" = "no"\n', [("1:8 unknown-check", '"no"')]),
    Fault("neither yes nor no", '"检查"."严格" = 3\n', [("1:13 wrong-value", "3")]),
    Fault("checks that are a list", '"检查" = ["blank"]\n', [("1:8 wrong-type", '["blank"]')]),
    Fault("a field that there is not", '"文件名" = "{名字}计划"\n', [("1:10 bad-pattern", "{名字}")], "{名称}、{目录}"),
    Fault("a suffix in the pattern", '"文件名" = "{名称}.docx"\n', [("1:14 bad-pattern", ".docx")]),
    Fault(
        "folders without a folder",
        '"文件名" = "{目录}/{名称}"\n',
        [("1:10 bad-pattern", "{目录}")],
        '加一行 "输出" = "成品"',
    ),
    Fault("an output above", '"输出" = "../out"\n', [("1:8 outside-folder", '"../out"')]),
    Fault("an output at home", '"输出" = "~/out"\n', [("1:8 outside-folder", '"~/out"')]),
    Fault("an output at the root", '"输出" = "/out"\n', [("1:8 outside-folder", '"/out"')]),
    Fault("plans on another drive", '"计划" = ["a", "D:/plans"]\n', [("1:14 outside-folder", '"D:/plans"')]),
    Fault("plans with a backslash", "\"计划\" = ['a\\b']\n", [("1:9 outside-folder", "'a\\b'")]),
    Fault("a control character in a path", '"输出" = "a\\u0000b"\n', [("1:8 control-character", '"a\\u0000b"')]),
    Fault("a raw control character", '"输出" = "a\x07b"\n', [("1:10 control-character", "\x07")]),
    Fault(
        "a date between quotes",
        '[["术语"]]\n"写法" = "甲"\n"截止" = "2027-12-31"\n',
        [("3:8 wrong-type", '"2027-12-31"')],
        '"截止" = 2027-12-31',
    ),
    Fault("terms that are texts", '"术语" = ["旧称"]\n', [("1:9 wrong-type", '"旧称"')]),
    Fault(
        "a term with every fault",
        '[["术语"]]\n"写法" = "甲"\n[["术语"]]\n"改为" = 1\n"截止" = "明年"\n"备注" = ""\n',
        [
            ("3:3 missing-name", '"术语"'),
            ("4:8 wrong-type", "1"),
            ("5:8 wrong-type", '"明年"'),
            ("6:1 unknown-key", '"备注"'),
        ],
    ),
    Fault("nested without end", f'"计划" = {"[" * 3000}\n', [(" toml-syntax", "")]),
    Fault("a number without end", f'"计划" = {"9" * 5000}\n', [("1:5008 toml-syntax", "")]),
]


def faults_of(folder: Path, text: str) -> ProjectError:
    (folder / "planforge.toml").write_text(text, encoding="utf-8", newline="")
    with pytest.raises(ProjectError) as caught:
        project_of(folder)
    return caught.value


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_fault_is_said_at_its_place(fault: Fault, tmp_path: Path) -> None:
    error = faults_of(tmp_path, fault.text)
    lines, found = Lines(error.text), []
    for each in error.diagnostics:
        place = f"{each.span.line}:{each.span.column}" if each.span else ""
        start, end = lines.offsets(each.span) if each.span else (0, 0)
        found.append((f"{place} {each.id}", error.text[start:end].strip("\n")))
        assert each.id in known_ids()
        assert each.file.endswith("planforge.toml")
        assert not set(ENGLISH.findall(each.sentence)) - TYPED - set(ENGLISH.findall(fault.text)) - set(known_ids())
    assert found == fault.found
    assert fault.hint in error.diagnostics[-1].sentence


def test_the_excerpt_is_shown_and_the_call_is_at_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text("单位: 甲\n期间: 2027年\n", encoding="utf-8")
    Path("planforge.toml").write_text('计划 = ["plans"]\n"格式" = ["pdf"]\n', encoding="utf-8")
    for args in (["render", "plan.yaml"], ["check", "plan.yaml", "--fix"], ["check"]):
        assert main(args) == 2
        assert capsys.readouterr().err == (
            "planforge.toml:1:1 错误 unquoted-text：“计划”要加引号\n"
            '    1 | 计划 = ["plans"]\n'
            '      | ^^^^ 写成 "计划"\n'
            "planforge.toml:2:9 错误 wrong-value：没有“pdf”这种格式\n"
            '    2 | "格式" = ["pdf"]\n'
            "      |           ^^^^^ 可以写：md、docx\n"
            "2 个错误\n"
        )
    assert not Path("plan.md").exists()


PIECES = ['"计划"', "计划", "“a”", '"""', *"[[]]{}=：,，.#'\"1\\\n\r\0"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40))
@example('a = [\n"""x"""", 1]\n[a.b]')
def test_no_text_ends_in_anything_but_findings(text: str) -> None:
    findings = Findings("planforge.toml")
    toml = read_toml(text, findings)
    assert (toml is None) <= bool(findings.found)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in findings.found:
        assert each.span is None or 1 <= each.span.column <= len(lines[each.span.line - 1]) + 1


NAMES = st.text("甲乙ab \"'#=[]{}.,\\\n", max_size=5)
VALUES = st.recursive(
    NAMES | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


def written(value: object) -> str:
    if isinstance(value, str):
        return '"' + "".join(f"\\u{ord(char):04x}" if char in '"\\\n' else char for char in value) + '"'
    if isinstance(value, list):
        return "[" + ", # ]\n".join(map(written, value)) + "\n]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)} = {written(each)}" for key, each in value.items()) + "}"
    return str(value).lower()


def at(value: object, path: tuple[str | int, ...]) -> object:
    for part in path:
        value = value[part]  # type: ignore[index]
    return value


def paths_of(value: object, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path} - {()} | {found for key, each in below for found in paths_of(each, (*path, key))}


INNER = st.dictionaries(st.sampled_from(["忽略", "严格", "写法", "改为", "截止"]), VALUES, max_size=3)
SAID = st.dictionaries(st.sampled_from([*EXAMPLES, "忽略"]), VALUES | INNER | st.lists(INNER, max_size=2), max_size=4)


@given(SAID)
def test_whatever_is_said_is_read_or_told_at_its_place(said: dict[str, object]) -> None:
    findings = Findings("planforge.toml")
    toml = read_toml("".join(f"{written(key)} = {written(value)}\n" for key, value in said.items()), findings)
    assert toml is not None
    Reader(toml, None, findings).read(Path("planforge.toml"), "")
    assert all(each.span for each in findings.found)
    assert findings.found or not {"忽略"} & set(said)


@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_every_value_is_found_where_it_is_written(data: dict[str, object]) -> None:
    text = "".join(f"{written(key)} = {written(value)} # {{[\n" for key, value in data.items())
    places = Places(text)
    assert set(places.values) == paths_of(data)
    for path, (start, end) in places.values.items():
        assert text[start:end] == written(at(data, path))
    for path, (start, end) in places.keys.items():
        assert text[start:end] == written(path[-1])
