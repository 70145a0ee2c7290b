from pathlib import Path

import pytest
from cli_program import FAULTY, PLAN, Result, run

from planforge import api
from planforge.cli import main
from planforge.sources import looks_like_plan
from planforge.spec.text import MAX_BYTES


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with some plans."""
    monkeypatch.chdir(tmp_path)
    for name in ("plan.yaml", "other.yml", "units/a/plan.yaml", "units/b/plan.yaml"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(PLAN, encoding="utf-8")
    for name in ("old.md", "old.docx"):
        Path(name).write_text("old", encoding="utf-8")
    Path("there").mkdir()
    return tmp_path


def written(here: Path) -> set[str]:
    return {
        path.relative_to(here).as_posix()
        for path in here.rglob("*")
        if path.suffix in (".md", ".docx") and path.is_file() and path.read_bytes() != b"old"
    }


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ("plan.yaml", "plan.md"),
        ("plan.yaml --md", "plan.md"),
        ("plan.yaml --docx", "plan.docx"),
        ("plan.yaml --md --docx", "plan.md plan.docx"),
        ("other.yml", "other.md"),
        ("plan.yaml plan.yaml ./plan.yaml", "plan.md"),
        ("plan.yaml other.yml", "plan.md other.md"),
        ("units", "units/a/plan.md units/b/plan.md"),
        ("plan.yaml -o x.md", "x.md"),
        ("plan.yaml -o x.docx", "x.docx"),
        ("plan.yaml -o X.DOCX", ""),
        ("plan.yaml --docx -o x.docx", "x.docx"),
        ("plan.yaml -o old.md", "old.md"),
        ("plan.yaml -o there", "there/plan.md"),
        ("plan.yaml -o new/", "new/plan.md"),
        ("plan.yaml -o new/deep/", "new/deep/plan.md"),
        ("plan.yaml -o x.md/", "x.md/plan.md"),
        ("plan.yaml --docx -o there", "there/plan.docx"),
        ("plan.yaml --md --docx -o new", "new/plan.md new/plan.docx"),
        ("plan.yaml other.yml -o new", "new/plan.md new/other.md"),
        ("units -o new", "new/a/plan.md new/b/plan.md"),
        ("units/a -o new", "new/plan.md"),
        ("- -o x.docx", "x.docx"),
        ("- -o there", "there/plan.md"),
        ("- plan.yaml -o new", ""),
    ],
)
def test_where_the_output_goes(args: str, expected: str, here: Path) -> None:
    result = run("render", *args.split(), stdin=PLAN.encode())
    collides = args == "- plan.yaml -o new"
    assert result.code == (2 if collides else 0), result.err
    names = set(expected.split()) or (set() if collides else {"X.DOCX"})
    found = {path.relative_to(here).as_posix() for path in here.rglob("X.DOCX")} | written(here)
    assert found == names
    assert result.data == b""


@pytest.mark.parametrize("args", ["plan.yaml -o -", "-", "- -o -", "- --md", "plan.yaml --docx -o -"])
def test_standard_output_holds_the_data_and_nothing_else(args: str, here: Path) -> None:
    result = run("render", *args.split(), stdin=PLAN.encode())
    assert (result.code, result.err) == (0, "")
    assert result.data.startswith(b"PK" if "docx" in args else b"# ")
    assert written(here) == set()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ("plan.yaml --md --docx -o -", "一种格式"),
        ("- --md --docx", "一种格式"),
        ("plan.yaml other.yml -o -", "一份计划"),
        ("units/a -o -", "一份计划"),
        ("- plan.yaml", "请用 -o 指定文件夹"),
        ("plan.yaml --docx -o x.md", "矛盾"),
        ("plan.yaml --md -o x.docx", "矛盾"),
        ("plan.yaml -o x.pdf", "后缀"),
        ("plan.yaml -o x", "后缀"),
        ("plan.yaml --md --docx -o x.md", "要的是文件夹"),
        ("plan.yaml --md --docx -o old.md", "要的是文件夹"),
        ("plan.yaml other.yml -o x.docx", "要的是文件夹"),
        ("units -o x.md", "要的是文件夹"),
        ("units/a/plan.yaml units/b/plan.yaml -o new", "都要写"),
        ("plan.yaml -o missing/x.md", "文件夹不存在"),
        ("plan.yaml nowhere.yaml", "没有“nowhere.yaml”这个文件或文件夹"),
        ("there", "里没有计划"),
        ("plan.yaml --style nosuch --docx", "nosuch"),
        ("plan.yaml --style nosuch", "nosuch"),
        ("old.docx --docx", "old.docx 是 Word 文件，不是计划；先变成计划：planforge import old.docx"),
        ("--docx old.docx plan.yaml", "old.docx 是 Word 文件"),
        ("plam.yaml", "没有“plam.yaml”这个文件或文件夹，是不是“plan.yaml”？"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(args: str, words: str, here: Path) -> None:
    result = run("render", *args.split(), stdin=PLAN.encode())
    assert (result.code, result.data, written(here)) == (2, b"", set())
    assert words in result.err
    assert result.err.startswith("planforge: 错误：")
    assert result.err.count("\n") == 1


def test_an_empty_output_is_refused(here: Path) -> None:
    assert "-o 后面是空的" in run("render", "plan.yaml", "-o", "").err


def test_a_plan_is_never_overwritten_by_its_output(here: Path) -> None:
    Path("notes.md").write_text(PLAN, encoding="utf-8")
    result = run("render", "notes.md", "-o", "notes.md")
    assert result.code == 2
    assert "覆盖计划本身" in result.err
    assert Path("notes.md").read_text(encoding="utf-8") == PLAN
    assert run("render", "notes.md").err == "已生成 notes.md.md\n"


def test_two_spellings_of_a_name_do_not_overwrite_each_other(here: Path) -> None:
    Path("plan.yml").write_text(PLAN, encoding="utf-8")
    result = run("render", "plan.yaml", "plan.yml")
    assert (result.code, written(here)) == (2, set())
    assert "plan.yaml 和 plan.yml 都要写 plan.md" in result.err


def test_a_second_run_changes_nothing_and_says_so(here: Path) -> None:
    assert run("render", "plan.yaml", "--docx").err == "已生成 plan.docx\n"
    before = Path("plan.docx").stat().st_mtime_ns
    assert run("render", "plan.yaml", "--docx").err == "未改动 plan.docx\n"
    assert Path("plan.docx").stat().st_mtime_ns == before
    assert run("render", "plan.yaml", "--docx", "-q").err == ""


def faulty(here: Path, *options: str) -> Result:
    Path("bad.yaml").write_text(FAULTY, encoding="utf-8")
    return run("render", "bad.yaml", "plan.yaml", *options)


def test_a_bad_plan_does_not_stop_the_others(here: Path) -> None:
    result = faulty(here)
    assert (result.code, written(here)) == (1, {"plan.md"})
    lines = result.err.splitlines()
    assert lines[0].startswith("bad.yaml:2:")
    assert lines[-3:] == ["已生成 plan.md", "1 个错误", "共 2 份计划：生成 1，失败 1"]


def test_quiet_still_reports_errors(here: Path) -> None:
    lines = faulty(here, "-q").err.splitlines()
    assert lines[0].startswith("bad.yaml:2:")
    assert lines[-1] == "1 个错误"
    assert "已生成" not in "".join(lines)


def test_a_bad_plan_leaves_its_old_output_alone(here: Path) -> None:
    Path("bad.md").write_text("old", encoding="utf-8")
    faulty(here)
    assert Path("bad.md").read_text(encoding="utf-8") == "old"


def test_a_render_that_fails_in_one_format_writes_none(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> bytes:
        if _[1] == "docx":
            raise ZeroDivisionError
        return b"new"

    Path("plan.md").write_text("old", encoding="utf-8")
    monkeypatch.setattr(api, "render", fail)
    assert main(["render", "plan.yaml", "--md", "--docx"]) == 2
    assert "内部错误（ZeroDivisionError" in capsys.readouterr().err
    assert Path("plan.md").read_text(encoding="utf-8") == "old"
    assert not list(here.glob("*.tmp"))


def test_a_template_at_fault_is_blamed_once(here: Path) -> None:
    Path("my/markdown").mkdir(parents=True)
    Path("my/markdown/document.md.j2").write_text("{{ nosuch }}", encoding="utf-8")
    result = run("render", "plan.yaml", "other.yml", "--template", "my")
    assert (result.code, written(here)) == (2, set())
    assert result.err.count("markdown/document.md.j2") == 1
    assert result.err.splitlines()[1:] == ["共 2 份计划：失败 2"]


def test_a_blank_stands_only_in_a_draft(here: Path) -> None:
    Path("blank.yaml").write_text(PLAN.replace("两次", "【待补：次数】次"), encoding="utf-8")
    assert run("render", "blank.yaml").code == 1
    assert run("render", "blank.yaml", "--draft").code == 0


def test_strict_makes_an_error_of_a_note(here: Path) -> None:
    Path("slip.yaml").write_text(PLAN.replace("单位: ", "单位："), encoding="utf-8")
    assert "提示" in run("render", "slip.yaml").err
    strict = run("render", "slip.yaml", "--strict")
    assert strict.code == 1
    assert "错误" in strict.err


@pytest.mark.parametrize(
    ("text", "is_plan"),
    [
        ("单位: 一小", True),
        ("# 说明\n期间：2027年", True),
        ("\ufeff單位: 一小", True),
        ('"指导思想": x', True),
        ("学年\u3000： 2026—2027学年", True),
        ("  单位: 一小", False),
        ("name: build\non: push\n", False),
        ("- 单位\n", False),
        ("单位名称: x", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_a_plan_is_known_by_its_keys(text: str, is_plan: bool, codec: str) -> None:
    assert looks_like_plan(text.encode(codec)) is is_plan


def test_a_folder_gives_its_plans_and_passes_other_yaml_over(here: Path) -> None:
    for name in ("units/ci.yaml", "units/.git/plan.yaml", "units/计划.YML", "units/notes.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("on: push\n" if "ci" in name else PLAN, encoding="utf-8")
    result = run("render", "units")
    rendered = [f"已生成 units/{name}.md" for name in ("a/plan", "b/plan", "计划")]
    assert result.err.splitlines() == [*rendered, "共 3 份计划：生成 3"]


@pytest.mark.parametrize("name", ["big.yaml", "-", "there"])
def test_a_file_too_large_to_be_a_plan_is_not_read(name: str, here: Path) -> None:
    big = PLAN.encode() + b"#" * MAX_BYTES
    Path("big.yaml").write_bytes(big)
    Path("there/big.yaml").write_bytes(big)
    result = run("render", name, stdin=big)
    assert result.code == 2
    assert "超过 4 MB" in result.err


def test_an_unreadable_file_is_named_and_the_others_are_rendered(here: Path) -> None:
    Path("dangling.yaml").symlink_to("nowhere")
    result = run("render", "dangling.yaml", "plan.yaml")
    assert (result.code, written(here)) == (2, {"plan.md"})
    assert "读不了 dangling.yaml：没有这个文件" in result.err


@pytest.mark.parametrize("path", ["units", "units/**/*.yaml"])
def test_an_unreadable_file_of_a_folder_is_in_nobodys_way(path: str, here: Path) -> None:
    Path("units/a/dangling.yaml").symlink_to("nowhere")
    result = run("render", path)
    assert (result.code, written(here)) == (2, {"units/a/plan.md", "units/b/plan.md"})
    assert "读不了 units/a/dangling.yaml：没有这个文件" in result.err
    assert "失败 1" in result.err


def test_hostile_text_reaches_the_terminal_as_escapes(here: Path) -> None:
    Path("\x1b[31m.yaml").write_text("单位: 一小\n期间: \u202e坏\n\x07: 1\n", encoding="utf-8")
    result = run("render", "\x1b[31m.yaml")
    assert result.code == 1
    assert not {"\x1b", "\u202e", "\x07"} & set(result.err)
    assert r"\x1b[31m.yaml" in result.err
