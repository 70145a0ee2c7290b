"""`planforge import`: where plans are written, what is said of them, and what is refused."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cli_program import run

TEXT = """青溪实验学校工会2027年工作计划
一、指导思想
依靠教职工办学，把大家关心的事一件一件办好。
二、主要工作
1、开好教代会
3、办好职工书屋
"""

SEVERAL = "".join(
    f"篇{number}：{unit}工会2027年工作计划\n一、主要工作\n1、开好大会。\n2、办好实事。\n"
    for number, unit in zip("一二", ("城关镇", "河口镇"), strict=True)
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "计划.txt").write_text(TEXT, encoding="gb18030")
    (tmp_path / "合集.txt").write_text(SEVERAL, encoding="utf-8")
    return tmp_path


def test_a_plan_is_written_beside_its_source_and_its_doubts_are_listed(here: Path) -> None:
    result = run("import", "计划.txt", cwd=here)
    assert result.code == 0
    assert "已生成 计划.yaml" in result.err
    assert "第 6 行：序号“3、”前面缺了第 2 项" in result.err
    assert "单位: 青溪实验学校工会\n" in (here / "计划.yaml").read_text(encoding="utf-8")
    assert run("render", "计划.yaml", cwd=here).code == 0


def test_standard_output_gets_the_plan_alone(here: Path) -> None:
    result = run("import", "计划.txt", "-o", "-", cwd=here)
    assert result.out.startswith("# 由 计划.txt 导入\n标题: ")
    assert "已生成" not in result.err
    assert sorted(path.name for path in here.iterdir()) == ["合集.txt", "计划.txt"]


def test_the_folders_and_odd_signs_of_a_source_stay_out_of_its_plan(here: Path) -> None:
    name = os.fsdecode("新\n计划\udcff.txt".encode(errors="surrogateescape"))
    shutil.copy(here / "计划.txt", here / name)
    for source, told in ((here / "计划.txt", "计划.txt"), (here / name, "新_计划_.txt")):
        result = run("import", str(source), "-o", "-")
        assert result.out.startswith(f"# 由 {told} 导入\n标题: ")


@pytest.mark.parametrize("output", ["", "plans/"])
def test_a_collection_becomes_a_folder_of_plans_in_their_order(here: Path, output: str) -> None:
    result = run("import", "合集.txt", *(["-o", output] if output else []), cwd=here)
    assert result.code == 0
    names = sorted(path.name for path in (here / (output or "合集")).iterdir())
    assert names == ["01-城关镇工会2027年工作计划.yaml", "02-河口镇工会2027年工作计划.yaml"]


def test_several_files_go_into_one_folder(here: Path) -> None:
    (here / "另一份.md").write_text("# 云川市总工会2027年工作计划\n\n## 一、总体要求\n\n服务职工。\n", encoding="utf-8")
    assert run("import", "计划.txt", "另一份.md", "-o", "plans", cwd=here).code == 0
    assert sorted(path.name for path in (here / "plans").iterdir()) == ["另一份.yaml", "计划.yaml"]


def test_a_file_that_cannot_be_read_stops_no_other(here: Path) -> None:
    (here / "~$计划.docx").write_bytes(b"\x07")
    result = run("import", "~$计划.docx", "计划.txt", "-o", "plans/", cwd=here)
    assert result.code == 2
    assert "临时文件" in result.err
    assert [path.name for path in (here / "plans").iterdir()] == ["计划.yaml"]


def test_what_is_there_already_is_kept_unless_told_otherwise(here: Path) -> None:
    (here / "计划.yaml").write_text("单位: 我改过的\n", encoding="utf-8")
    result = run("import", "计划.txt", cwd=here)
    assert (result.code, "已经存在，没有覆盖；要覆盖请加 --force" in result.err) == (2, True)
    assert (here / "计划.yaml").read_text(encoding="utf-8") == "单位: 我改过的\n"
    assert run("import", "计划.txt", "--force", cwd=here).code == 0
    assert "青溪" in (here / "计划.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("没有.txt", None, "没有“没有.txt”这个文件"),
        ("空.txt", b"  \n\n", "没有文字"),
        ("~$计划.docx", b"\x07", "临时文件"),
        ("图.png", b"\x89PNG\r\n\x1a\n", "可以导入的有：.docx、.md、.txt"),
        ("坏.txt", b"\xff\xff\xfe\x80\x81", "无法辨认"),
        ("扫描.pdf", b"%PDF-1.4", "另存为 .docx"),
        ("坏.docx", b"PK\x03\x04broken", "坏.docx"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(here: Path, name: str, data: bytes | None, words: str) -> None:
    if data is not None:
        (here / name).write_bytes(data)
    result = run("import", name, cwd=here)
    assert result.code == 2
    assert words in result.err
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err
    assert not list(here.glob("*.yaml"))


def test_an_old_word_file_is_refused_where_nothing_can_convert_it(here: Path) -> None:
    (here / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    result = run("import", "旧.doc", cwd=here, env={"PATH": ""})
    assert (result.code, "另存为 .docx 再导入" in result.err) == (2, True)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_word_file_is_converted_where_libreoffice_is_installed(here: Path) -> None:
    assert run("import", "计划.txt", cwd=here).code == 0
    assert run("render", "计划.yaml", "--docx", cwd=here).code == 0
    command = ["soffice", f"-env:UserInstallation={here.as_uri()}/profile", "--headless", "--convert-to", "doc"]
    subprocess.run([*command, "计划.docx"], cwd=here, check=True, capture_output=True)
    result = run("import", "计划.doc", "-o", "again.yaml", cwd=here)
    assert "由 LibreOffice 转成了 .docx" in result.err
    assert "开好教代会" in (here / "again.yaml").read_text(encoding="utf-8")


def test_calls_that_contradict_themselves(here: Path) -> None:
    assert "有 2 份计划，请用 -o 指定文件夹" in run("import", "合集.txt", "-o", "-", cwd=here).err
    assert "标准输出只能放一份计划" in run("import", "合集.txt", "计划.txt", "-o", "-", cwd=here).err
    assert "这里要的是文件夹" in run("import", "合集.txt", "-o", "计划.txt", cwd=here).err
    assert "是文件夹" in run("import", ".", cwd=here).err


def test_a_source_is_never_overwritten(here: Path) -> None:
    before = (here / "计划.txt").read_bytes()
    result = run("import", "计划.txt", "-o", "计划.txt", "--force", cwd=here)
    assert (result.code, "是要导入的原文件，不能覆盖" in result.err) == (2, True)
    assert (here / "计划.txt").read_bytes() == before


def test_standard_input_is_read_and_answered_on_standard_output(here: Path) -> None:
    data = (here / "计划.txt").read_bytes()
    assert run("import", "-", cwd=here, stdin=data).out == run("import", "计划.txt", "-o", "-", cwd=here).out.replace(
        "由 计划.txt 导入", "由 标准输入 导入"
    )
    assert run("import", "-", "-o", "plans/", cwd=here, stdin=data).code == 0
    assert [path.name for path in (here / "plans").iterdir()] == ["标准输入.yaml"]


def test_traditional_characters_are_kept_or_simplified(here: Path) -> None:
    (here / "繁體.txt").write_text("雲川中學工會工作計劃\n一、指導思想\n依靠教師辦學。\n", encoding="utf-8")
    assert "指導思想: 依靠教師辦學。" in run("import", "繁體.txt", "-o", "-", cwd=here).out
    assert "指导思想: 依靠教师办学。" in run("import", "繁體.txt", "-o", "-", "--traditional", "simplify", cwd=here).out
