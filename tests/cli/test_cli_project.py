"""A clerk's folder with a planforge.toml: which plans, where their outputs go, what --check says, what is refused."""

import re
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from cli_program import FAULTY, PLAN, Result, run
from docx import Document

TOML = """\
"计划" = ["各科", "专项/*.yaml"]
"输出" = "成品"
"文件名" = "{目录}/{单位}{期间}计划"
"格式" = ["md", "docx"]
"""
NOTED = PLAN + "结语: 总结。。\n"


def plan(unit: str, text: str = PLAN) -> str:
    return text.replace("示例小学工会", unit)


OFFICE = {
    "planforge.toml": TOML,
    "各科/一科/plan.yaml": plan("一科"),
    "各科/二科/plan.yaml": plan("二科", NOTED),
    "专项/安全.yaml": plan("安全办"),
    "专项/ci.yaml": "on: push\n",
    "其他/plan.yaml": plan("其他"),
}
MADE = {f"成品/{name}2027年计划.{suffix}" for name in ("一科/一科", "二科/二科", "安全办") for suffix in ("md", "docx")}


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def outputs(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.suffix in {".md", ".docx"} and path.is_file())
    return {path.relative_to(folder).as_posix() for path in found}


def heads(result: Result) -> list[str]:
    return [line for line in result.out.splitlines() if not line.startswith(" ")]


def mend(result: Result, folder: Path) -> list[list[str]]:
    """Run the commands that a check gives; return them."""
    found = re.findall(r"改好：(?:(mkdir .*) && )?planforge (.*)", result.out)
    for before, command in found:
        subprocess.run(["bash", "-c", before], cwd=folder, check=True)
        assert run(*shlex.split(command), cwd=folder).code == 0
    return [shlex.split(command) for _, command in found]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    write(tmp_path, OFFICE)
    return tmp_path


def test_without_a_path_the_project_is_rendered(office: Path) -> None:
    done = run("render", cwd=office)
    assert (done.code, outputs(office)) == (0, MADE)
    assert done.err.splitlines()[-1] == "共 3 份计划：生成 3"


def test_from_a_folder_below_it_is_the_same(office: Path) -> None:
    done = run("render", cwd=office / "各科/一科")
    assert (done.code, outputs(office)) == (0, MADE)
    assert "已生成 ../../成品/一科/一科2027年计划.md" in done.err


@pytest.mark.parametrize(
    ("paths", "units"),
    [
        (["各科/一科/plan.yaml"], {"一科/一科"}),
        (["各科"], {"一科/一科", "二科/二科"}),
        (["各科/二科", "专项/安全.yaml"], {"二科/二科", "安全办"}),
        (["各*/**/*.yaml"], {"一科/一科", "二科/二科"}),
        (["其他/plan.yaml"], {"其他/其他"}),
    ],
)
def test_a_plan_goes_to_its_place_however_it_is_named(paths: list[str], units: set[str], office: Path) -> None:
    assert run("render", *paths, "--md", cwd=office).code == 0
    assert outputs(office) == {f"成品/{unit}2027年计划.md" for unit in units}


def test_a_plan_has_one_place_where_what_the_file_names_overlaps(office: Path) -> None:
    write(
        office, {"planforge.toml": '"计划" = ["各科/一科/plan.yaml", "各科"]\n"输出" = "o"\n', "各科/一科/b.yaml": PLAN}
    )
    assert run("render", cwd=office).code == 0
    whole = outputs(office)
    assert whole == {"o/plan.md", "o/b.md", "o/二科/plan.md"}
    assert run("render", "各科/一科/b.yaml", cwd=office).err == "未改动 o/b.md\n"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ("--md", {name for name in MADE if name.endswith(".md")}),
        ("-o out --docx", {"out/一科/plan.docx", "out/二科/plan.docx", "out/安全.docx"}),
        (
            "-o out",
            {f"out/{name}.{suffix}" for name in ("一科/plan", "二科/plan", "安全") for suffix in ("md", "docx")},
        ),
        ("各科/一科/plan.yaml -o x.docx", {"x.docx"}),
        ("各科/一科/plan.yaml -o -", set()),
        ("-", set()),
    ],
)
def test_the_command_line_wins(args: str, expected: set[str], office: Path) -> None:
    done = run("render", *args.split(), cwd=office, stdin=PLAN.encode())
    assert (done.code, outputs(office)) == (0, expected), done.err
    assert done.data.startswith(b"# ") is not bool(expected)


def test_a_plan_from_standard_input_is_read_for_its_name_and_rendered(office: Path) -> None:
    done = run("render", "-", "各科/一科/plan.yaml", "--md", cwd=office, stdin=plan("办公室").encode())
    assert (done.code, outputs(office)) == (0, {"成品/办公室2027年计划.md", "成品/一科/一科2027年计划.md"})
    assert "# 办公室" in (office / "成品/办公室2027年计划.md").read_text(encoding="utf-8")


def test_an_unreadable_plan_stops_no_other(office: Path) -> None:
    write(office, {"各科/一科/plan.yaml": plan("一科") + "#" * (4 * 1024 * 1024)})
    done = run("render", "--md", cwd=office)
    assert (done.code, outputs(office)) == (2, {"成品/二科/二科2027年计划.md", "成品/安全办2027年计划.md"})
    assert "各科/一科/plan.yaml 超过 4 MB" in done.err


def test_a_project_without_plans_named_has_all_of_its_folder(office: Path) -> None:
    (office / "planforge.toml").write_text("", encoding="utf-8")
    assert run("render", cwd=office).code == 0
    assert outputs(office) == {"各科/一科/plan.md", "各科/二科/plan.md", "专项/安全.md", "其他/plan.md"}


def test_a_pattern_without_a_folder_names_the_files_beside_the_plans(office: Path) -> None:
    (office / "planforge.toml").write_text('"文件名" = "成品/{标题}"\n', encoding="utf-8")
    assert run("render", "各科", cwd=office).code == 0
    assert outputs(office) == {f"各科/{unit}/成品/{unit}2027年工作计划.md" for unit in ("一科", "二科")}
    assert run("render", "各科", "--check", cwd=office).code == 0


@pytest.mark.parametrize("command", ["render", "check"])
def test_without_a_project_one_sentence_says_what_to_type(command: str, tmp_path: Path) -> None:
    done = run(command, cwd=tmp_path)
    assert done.code == 2
    assert f"请写文件名，如 planforge {command} plan.yaml" in done.err
    assert done.err.count("\n") == 2


def test_checks_take_plans_settings_and_names_from_the_file(office: Path) -> None:
    done = run("check", cwd=office)
    assert (done.code, heads(done)[-1]) == (0, "能确定的可以自动改好：planforge check --fix")
    assert "各科/二科/plan.yaml:5:7 警告 doubled-mark" in done.out
    with (office / "planforge.toml").open("a", encoding="utf-8") as file:
        file.write('"检查" = {"严格" = true}\n')
    assert run("check", cwd=office).code == 1
    write(office, {"各科/二科/planforge.toml": '"检查" = {"忽略" = ["doubled-mark"]}\n'})
    assert run("check", cwd=office).out == "未发现问题\n"
    assert run("check", cwd=office / "各科/二科").out == "未发现问题\n"


def test_what_a_project_passes_over_is_not_told_while_rendering(office: Path) -> None:
    faulty = plan("一科") + "前言: 9月31日前完成。\n"
    write(office, {"各科/一科/plan.yaml": faulty})
    assert "impossible-date" in run("render", "各科/一科", cwd=office).err
    with (office / "planforge.toml").open("a", encoding="utf-8") as file:
        file.write('"检查" = "impossible-date"\n')
    assert "impossible-date" not in run("render", "各科/一科", cwd=office).err


def font_of(file: Path) -> str:
    properties = Document(str(file)).styles["Normal"].element.rPr
    return str(properties.rFonts.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia"))


def test_the_preset_is_the_plans_else_the_nearest_files_and_an_option_is_above_both(office: Path) -> None:
    write(
        office,
        {
            "planforge.toml": TOML + '"样式" = "school"\n',
            "各科/二科/plan.yaml": plan("二科") + "样式: gbt9704\n",
            "专项/planforge.toml": "",
        },
    )
    assert run("render", cwd=office).code == 0
    fonts = [font_of(office / f"成品/{name}2027年计划.docx") for name in ("一科/一科", "二科/二科", "安全办")]
    assert fonts[0] != fonts[1] == fonts[2]
    assert run("render", "--style", "gbt9704", cwd=office).code == 0
    assert font_of(office / "成品/一科/一科2027年计划.docx") == fonts[1]
    (office / "planforge.toml").write_text(TOML + '"样式" = "enterprise"\n', encoding="utf-8")
    assert heads(run("render", "--check", cwd=office)) == ["成品/一科/一科2027年计划.docx 和计划不一致"]


def test_what_drifted_is_mended_by_the_command_that_is_given(office: Path) -> None:
    write(office, {"planforge.toml": TOML + '"样式" = "school"\n'})
    done = run("render", "--check", cwd=office)
    assert [line.split()[1] for line in heads(done)] == ["还没有生成"] * 6
    assert ["render", "各科/一科/plan.yaml", "--docx"] in mend(done, office)
    assert run("render", "--check", cwd=office).code == 0
    write(office, {"各科/一科/plan.yaml": plan("一科", PLAN.replace("两次", "三次"))})
    for where in (office, office / "各科"):
        (office / "成品/二科/二科2027年计划.md").unlink(missing_ok=True)
        assert mend(run("render", "--check", cwd=where), where)
        assert (run("render", "--check", cwd=where).out, outputs(office)) == ("", MADE)


def test_a_nearer_project_file_may_name_a_preset_of_ones_own(office: Path) -> None:
    write(office, {"mine/word/presets/own.yaml": "base: school\n", "各科/一科/planforge.toml": '"样式" = "own"\n'})
    done = run("render", "各科", "--docx", "-o", "out", "--template", "mine", cwd=office)
    assert (done.code, done.err.splitlines()[-1]) == (0, "共 2 份计划：生成 2")


def test_a_nearer_project_file_does_not_lead_the_mending_command_astray(office: Path) -> None:
    write(office, {"各科/一科/planforge.toml": '"人员名单" = ["甲"]\n"样式" = "school"\n'})
    assert run("render", cwd=office).code == 0
    write(office, {"各科/一科/plan.yaml": plan("一科", PLAN.replace("两次", "三次"))})
    done = run("render", "--check", cwd=office)
    assert [command[-1] for command in mend(done, office)] == [f"成品/一科/一科2027年计划.{s}" for s in ("md", "docx")]
    assert run("render", "--check", cwd=office).code == 0


def test_an_output_whose_folder_is_missing_is_mended_too(office: Path) -> None:
    done = run("render", "各科", "--md", "-o", "out", "--check", cwd=office)
    assert "mkdir" not in done.out
    assert mend(done, office)[0][-2:] == ["-o", "out/一科/"]
    assert run("render", "各科", "--md", "-o", "out", "--check", cwd=office).code == 0


def test_a_pattern_and_a_nearer_project_file_leave_a_missing_folder_to_mkdir(office: Path) -> None:
    write(office, {"各科/一科/planforge.toml": '"文件名" = "{标题}"\n'})
    done = run("render", "--check", cwd=office)
    assert "改好：mkdir -p '成品/一科' && planforge render" in done.out
    mend(done, office)
    assert (run("render", "--check", cwd=office).out, outputs(office)) == ("", MADE)


def test_orphans_are_told_for_the_whole_project_only(office: Path) -> None:
    assert run("render", cwd=office).code == 0
    strays = {"成品/三科/三科2027年计划.md", "成品/一科/一科2026年计划.docx"}
    others = {"成品/说明.md", "成品/三科/总结.docx", "成品/.git/三科2027年计划.md", "成品/三科/三科2027年计划.txt"}
    left_by_programs = {"成品/一科/~$2027年计划.docx", "成品/一科/._一科2027年计划.docx"}
    write(office, dict.fromkeys(strays | others | left_by_programs, "x"))
    told = [f"{name} 没有对应的计划" for name in sorted(strays)]
    assert heads(run("render", "--check", cwd=office)) == told
    assert heads(run("render", "--check", "--shard", "1/2", cwd=office)) == told
    for args in (["--shard", "2/2"], ["各科"], ["各科/一科/plan.yaml"]):
        assert heads(run("render", "--check", *args, cwd=office)) == []


def test_the_outputs_of_a_plan_at_fault_are_no_orphans(office: Path) -> None:
    assert run("render", cwd=office).code == 0
    write(office, {"各科/一科/plan.yaml": "单位: 一科\n正文: 甲。\n"})
    done = run("render", "--check", cwd=office)
    assert (done.code, done.out) == (1, "")
    assert "missing-key" in done.err
    assert run("render", cwd=office).err.splitlines()[-1] == "共 3 份计划：未改动 2，失败 1"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"planforge.toml": '"输出" = "o"\n"文件名" = "{期间}"\n'}, "请在“文件名”里加上 {名称} 或 {目录}"),
        ({"planforge.toml": '"输出" = "o"\n', "各科/三/A.yaml": PLAN, "各科/三/a.yaml": PLAN}, "都要写 o/各科/三/a.md"),
        ({"planforge.toml": '"输出" = "o"\n', "é.yaml": PLAN, "e\u0301.yaml": PLAN}, "都要写"),
        ({"planforge.toml": '"输出" = "o"\n', "三.md/a.yaml": PLAN, "三.yaml": PLAN}, "要写它下面的"),
        ({"planforge.toml": '"输出" = "o"\n', "三.md/深/深/a.yaml": PLAN, "三.yaml": PLAN}, "要写它下面的"),
        ({"planforge.toml": '"输出" = "o"\n', "a?.yaml": PLAN, "a？.yaml": PLAN}, "都要写 o/a？.md"),
    ],
)
def test_two_plans_for_one_file_are_refused_before_anything_is_written(
    files: dict[str, str], words: str, office: Path
) -> None:
    write(office, files)
    done = run("render", cwd=office)
    assert (done.code, outputs(office)) == (2, set())
    assert words in done.err
    assert len(re.findall(r"[^ ]+\.yaml", done.err)) == 2
    assert done.err.count("\n") == 1


def test_a_link_does_not_lead_out_of_the_folder(office: Path) -> None:
    (office / "别处").mkdir()
    (office / "成品").mkdir()
    (office / "成品/一科").symlink_to(office / "别处")
    done = run("render", cwd=office)
    assert (done.code, outputs(office)) == (2, set())
    assert "成品/一科/一科2027年计划.md 经过符号链接，通到了文件夹 成品 外面" in done.err
    (office / "成品/一科").unlink()
    (office / "成品/二科").mkdir()
    (office / "成品/一科").symlink_to("二科")
    assert run("render", cwd=office).code == 0


def test_a_file_in_the_place_of_the_output_folder_is_told(office: Path) -> None:
    write(office, {"成品": "x"})
    done = run("render", cwd=office)
    assert (done.code, outputs(office)) == (2, set())
    assert "planforge.toml:2:8 错误 not-a-folder：“成品”是文件，不是文件夹" in done.err


def test_names_from_a_plan_are_safe(office: Path) -> None:
    write(
        office,
        {
            "planforge.toml": '"输出" = "o"\n"文件名" = "{单位}/{标题}"\n',
            "各科/一科/plan.yaml": plan("../..") + "标题: ../../../etc/passwd\n",
            "各科/二科/plan.yaml": plan("CON") + f"标题: {'学' * 100}\n",
            "专项/安全.yaml": plan("~") + "标题: 'a:b*?'\n",
        },
    )
    (office / "其他/plan.yaml").unlink()
    assert run("render", cwd=office).code == 0
    assert outputs(office) == {
        "o/..／/..／..／..／etc／passwd.md",
        f"o/CON_/{'学' * 84}.md",
        "o/~/a：b＊？.md",
    }


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("三科", "没有“三科”这个文件或文件夹"),
        ("专项/*.yml", "没有符合“专项/*.yml”的计划"),
        ("空", "文件夹 空 里没有计划"),
    ],
)
def test_plans_that_are_not_there_are_told_at_their_places(entry: str, words: str, office: Path) -> None:
    (office / "空").mkdir()
    (office / "planforge.toml").write_text(f'"计划" = ["各科", "{entry}", "没有"]\n', encoding="utf-8")
    done = run("check", cwd=office)
    assert (done.code, done.out) == (2, "")
    assert f"planforge.toml:1:15 错误 missing-plans：{words}" in done.err
    assert re.search(r"planforge\.toml:1:\d+ 错误 missing-plans：没有“没有”", done.err)
    assert run("check", "各科", cwd=office).code == 0


def test_a_pattern_is_a_path_for_shells_that_leave_it(office: Path) -> None:
    write(office, {"各科/[1]/plan.yaml": PLAN, "各科/.hidden/plan.yaml": PLAN, "各科/深/层/plan.yaml": PLAN})
    done = run("render", "各科/**/*.yaml", "专项/*.y*ml", "-o", "out", "--md", cwd=office)
    assert re.findall("已生成 (.*)", done.err)[:2] == ["out/[1]/plan.md", "out/一科/plan.md"]
    assert outputs(office) == {
        "out/[1]/plan.md",
        "out/一科/plan.md",
        "out/二科/plan.md",
        "out/安全.md",
        "out/深/层/plan.md",
    }
    assert "检查了 5 份" in run("check", "各科/**/*.yaml", "专项/*", "--format", "markdown", cwd=office).out
    assert run("check", "各科/[1]/*.yaml", cwd=office).code == 0


def test_what_exists_by_its_name_is_no_pattern(office: Path) -> None:
    write(office, {"[12].yaml": FAULTY, "1.yaml": PLAN})
    assert run("check", "[12].yaml", cwd=office).code == 1
    (office / "[12].yaml").unlink()
    assert run("check", "[12].yaml", cwd=office).code == 0


def test_a_pattern_without_plans_is_said_in_one_sentence(office: Path) -> None:
    done = run("render", "专项/c*.yaml", "-o", "out", cwd=office)
    assert (done.code, done.err) == (
        2,
        "planforge: 错误：没有符合“专项/c*.yaml”的计划；要文件夹里的全部计划，直接写文件夹的名称\n",
    )


def test_a_second_run_remembers_what_the_house_said(office: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(office / "cache")}
    assert run("render", cwd=office, env=cache).code == 0
    assert run("render", cwd=office, env=cache).err.splitlines()[-1] == "共 3 份计划：未改动 3"
    (office / "planforge.toml").write_text(TOML + '"样式" = "school"\n', encoding="utf-8")
    done = run("render", cwd=office, env=cache)
    assert re.findall("已生成 (.*)", done.err) == sorted(
        (name for name in MADE if name.endswith(".docx")), key=lambda name: (name.count("/") == 1, name)
    )
