"""`planforge render --reference-doc`: what it may stand beside, and what it says."""

from pathlib import Path

import letterheads
import pytest
from cli_program import PLAN, run


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name in ("plan.yaml", "other.yaml"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    letterheads.write(tmp_path, "plain")
    return tmp_path


FILE = "plain模板.docx"


@pytest.mark.parametrize(
    ("args", "written"),
    [
        ("plan.yaml", ["plan.docx"]),
        ("plan.yaml --docx", ["plan.docx"]),
        ("plan.yaml -o x.docx", ["x.docx"]),
        ("plan.yaml --md --docx", ["plan.docx", "plan.md"]),
        ("plan.yaml other.yaml", ["other.docx", "plan.docx"]),
    ],
)
def test_word_is_what_a_reference_is_for(here: Path, args: str, written: list[str]) -> None:
    done = run("render", *args.split(), "--reference-doc", FILE, cwd=here)
    assert done.code == 0, done.err
    files = sorted(path.name for path in here.iterdir() if path.suffix in (".md", ".docx") and path.name != FILE)
    assert files == written


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ("plan.yaml --md", "--reference-doc 只管 Word 的样子，请加 --docx"),
        ("plan.yaml -o x.md", "--reference-doc 只管 Word 的样子，请加 --docx"),
        ("plan.yaml --style school", "--style 和 --reference-doc 只能用一个：样子或者照内置样式，或者照参考文档"),
        (f"plan.yaml -o {FILE}", f"输出 {FILE} 会覆盖参考文档，请用 -o 换一个地方"),
        (f"plan.yaml -o ../{{here}}/{FILE}", f"输出 ../{{here}}/{FILE} 会覆盖参考文档，请用 -o 换一个地方"),
    ],
)
def test_what_a_reference_cannot_stand_beside(here: Path, args: str, sentence: str) -> None:
    before = (here / FILE).read_bytes()
    done = run("render", *args.format(here=here.name).split(), "--reference-doc", FILE, cwd=here)
    assert (done.code, done.err) == (2, f"planforge: 错误：{sentence.format(here=here.name)}\n")
    assert (here / FILE).read_bytes() == before
    assert not (here / "plan.docx").exists()


def test_a_plan_named_like_the_reference_does_not_replace_it(here: Path) -> None:
    (here / FILE).rename(here / "plan.docx")
    done = run("render", "plan.yaml", "--reference-doc", "plan.docx", cwd=here)
    assert (done.code, done.err) == (2, "planforge: 错误：输出 plan.docx 会覆盖参考文档，请用 -o 换一个地方\n")


def test_what_it_lacks_is_said_once_for_all_plans(here: Path) -> None:
    done = run("render", "plan.yaml", "other.yaml", "--reference-doc", FILE, cwd=here)
    assert done.err.count("没有“标题”样式") == 1
    assert f"{FILE} 提示 reference-style：没有“标题”样式，样子已照正文和国标补上\n" in done.err
    quiet = run("render", "plan.yaml", "-q", "--reference-doc", FILE, cwd=here)
    assert (quiet.code, quiet.err) == (0, "")


def test_a_file_that_is_none_of_words_is_refused_in_one_line(here: Path) -> None:
    done = run("render", "plan.yaml", "other.yaml", "--reference-doc", "plan.yaml", cwd=here)
    sentence = "参考文档 plan.yaml 不是完好的 Word 文档，请在 Word 或 WPS 里打开它，另存为 .docx"
    assert (done.code, done.err) == (2, f"planforge: 错误：{sentence}\n共 2 份计划：失败 2\n")
