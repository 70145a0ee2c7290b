import datetime
import json
from pathlib import Path

import pytest
from cli_program import columns, run

from planforge import api
from planforge.resources import templates_folder
from planforge.starters import default_period, list_starters

TODAY = ("--today", "2027-01-05")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_next_commands_are_shown_and_work(here: Path) -> None:
    result = run("new", "school-union", "-o", "我的 计划.yaml", *TODAY)
    assert result.err.splitlines() == [
        "已生成 我的 计划.yaml，修改后运行：",
        '  planforge render "我的 计划.yaml"',
        '  planforge render "我的 计划.yaml" --docx',
    ]
    assert run("render", "我的 计划.yaml", "--docx").code == 0


@pytest.mark.parametrize(
    "unit",
    ['A: "B" #c', "一小", "- 甲", "'引号'", "甲\\乙", "{{ x }}", "*重点", "a\u3000b", "\U0001f600", "2027", "%95"],
)
def test_any_unit_survives_the_file(unit: str, here: Path) -> None:
    result = run("new", "school-union", "--unit", unit, "-o", "-", *TODAY)
    assert (result.code, result.err) == (0, "")
    reading = api.read(result.data)
    assert reading.plan is not None
    assert reading.plan.unit == unit
    assert reading.diagnostics == ()


@pytest.mark.parametrize("unit", ["甲\n乙", "甲\x1b乙", "甲\u202e乙"])
def test_a_unit_with_control_characters_is_refused(unit: str, here: Path) -> None:
    assert run("new", "school-union", "--unit", unit).code == 2
    assert not list(here.iterdir())


@pytest.mark.parametrize(
    ("today", "period"),
    [("2027-01-01", "2027年"), ("2027-09-30", "2027年"), ("2027-10-01", "2028年"), ("2027-12-31", "2028年")],
)
def test_the_year_being_planned_is_the_next_from_october_on(today: str, period: str) -> None:
    assert default_period(datetime.date.fromisoformat(today)) == period
    assert f"期间: {period}\n" in run("new", "school-union", "--today", today, "-o", "-").out


def test_an_existing_file_is_overwritten_only_by_force(here: Path) -> None:
    Path("plan.yaml").write_text("mine", encoding="utf-8")
    result = run("new", "school-union")
    assert result.code == 2
    assert "plan.yaml 已经存在" in result.err
    assert Path("plan.yaml").read_text(encoding="utf-8") == "mine"
    assert run("new", "school-union", "--force").code == 0
    assert Path("plan.yaml").read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["school-unoin"], "是不是“school-union”？"),
        (["enterprise"], "是不是“enterprise-union”、“enterprise-women”？"),
        (["医院"], "是不是“hospital-union”？"),
        (["xyz"], "全部模板见 planforge new --list"),
        (["school-union", "--period", "明年"], "看不懂期间“明年”，可以写：2027年、"),
        (["school-union", "--period", "2027年13月"], "看不懂期间"),
        (["school-union", "-o", "."], "这是文件夹"),
        (["school-union", "-o", "missing/plan.yaml"], "文件夹不存在"),
        ([], "请选一个起始模板"),
        (["../word/presets/gbt9704"], "全部模板见 planforge new --list"),
    ],
)
def test_a_wrong_call_is_one_sentence(args: list[str], words: str, here: Path) -> None:
    result = run("new", *args)
    assert (result.code, result.data) == (2, b"")
    assert words in result.err
    assert result.err.splitlines()[-1].startswith("planforge: 错误：")
    assert not list(here.iterdir())


def test_the_list_is_a_table_that_fits(here: Path) -> None:
    result = run("new", "--list")
    assert (result.code, result.err) == (0, "")
    starters = list_starters()
    rows = [line.split() for line in result.out.splitlines()]
    assert [row[0] for row in rows if len(row) == 2] == ["名称", *(starter.name for starter in starters)]
    words = "".join(result.out.split())
    for starter in starters:
        assert f"{starter.name}{starter.summary}（{'、'.join(starter.periods)}）{'、'.join(starter.sections)}" in words
    assert max(map(columns, result.out.splitlines())) <= 80
    assert run("new").err.startswith(result.out)


def test_a_folder_of_templates_adds_starters_and_replaces_them(here: Path) -> None:
    Path("my/starters").mkdir(parents=True)
    Path("my/starters/own.yaml.j2").write_text(
        f"{{# {'很长的说明' * 12} | 年度 #}}\n单位: {{{{ unit or '自己' }}}}\n期间: {{{{ period.text }}}}\n",
        encoding="utf-8",
    )
    Path("my/starters/school-union.yaml.j2").write_text("单位: 换了\n", encoding="utf-8")
    listing = run("new", "--list", "--template", "my").out
    assert "own" in listing
    assert max(map(columns, listing.splitlines())) <= 80
    assert run("new", "own", "--template", "my", "-o", "-", *TODAY).out.strip() == "单位: 自己\n期间: 2027年"
    assert run("new", "school-union", "--template", "my", "-o", "-").out == "单位: 换了\n"


def test_every_starter_says_whom_it_is_for() -> None:
    assert all(starter.summary and starter.periods for starter in list_starters())


def test_the_schema_is_json_with_chinese_as_it_is() -> None:
    result = run("schema", env={"LC_ALL": "C"})
    assert (result.code, result.err) == (0, "")
    assert "单位" in result.out
    assert result.out == json.dumps(json.loads(result.out), ensure_ascii=False, indent=2) + "\n"


def test_a_starter_may_be_saved_by_notepad_and_print_its_period(here: Path) -> None:
    Path("my/starters").mkdir(parents=True)
    text = "{# 本校 | 年度 | 重点 #}\n单位: 自己\n期间: {{ period }}\n"
    Path("my/starters/own.yaml.j2").write_text(text, encoding="utf-8-sig")
    assert "本校（年度）" in run("new", "--list", "--template", "my").out
    assert run("new", "own", "--template", "my", "-o", "-", *TODAY).out == "单位: 自己\n期间: 2027年\n"


@pytest.mark.parametrize("template", ["word", "markdown", "starters"])
def test_export_copies_the_built_in_templates(template: str, here: Path) -> None:
    result = run("export", template, "my/")
    assert result.code == 0
    built_in = templates_folder() / template
    copies = {path.relative_to(here / "my" / template): path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert copies == {path.relative_to(built_in): path.read_bytes() for path in built_in.rglob("*") if path.is_file()}
    assert "--template my" in result.err
    assert run("export", template, "my").code == 0


@pytest.mark.parametrize("template", ["word", "markdown", "starters"])
def test_the_folder_of_one_kind_of_templates_is_no_folder_of_templates(template: str, here: Path) -> None:
    run("export", template, "my/")
    folder = str(Path("my", template))
    result = run("new", "--list", "--template", folder)
    assert result.code == 2
    assert f"“{folder}”里只有一种模板，请写它的上一级文件夹" in result.err


def test_a_folder_with_a_space_is_typed_between_quotes(here: Path) -> None:
    assert '--template "my own"' in run("export", "markdown", "my own").err


def test_a_file_with_a_dash_before_its_name_is_typed_as_a_path(here: Path) -> None:
    assert "planforge render ./-x.yaml\n" in run("new", "school-union", "-o", "-x.yaml").err


def test_export_overwrites_own_work_only_by_force(here: Path) -> None:
    run("export", "markdown", "my")
    mine = Path("my/markdown/document.md.j2")
    mine.write_text("mine", encoding="utf-8")
    result = run("export", "markdown", "my")
    assert result.code == 2
    assert "my/markdown/document.md.j2 已经改过" in result.err
    assert mine.read_text(encoding="utf-8") == "mine"
    assert run("export", "markdown", "my", "--force").code == 0
    assert mine.read_text(encoding="utf-8") != "mine"


def test_what_export_wrote_renders_the_same(here: Path) -> None:
    assert run("export", "markdown", "my").code == 0
    plan = "单位: 一小\n期间: 2027年\n工作目标: [甲]\n".encode()
    assert run("render", "-", "--template", "my", stdin=plan).data == run("render", "-", stdin=plan).data
