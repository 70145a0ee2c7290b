from pathlib import Path

from cli_program import PLAN, run

from planforge.reporters.display import width
from planforge.resources import preset_names


def test_every_preset_is_listed_with_what_deviates_and_the_clause() -> None:
    result = run("styles")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == [*preset_names(None)]
    assert "gbt9704         国标公文" in lines
    assert lines[lines.index("gbt9704         国标公文") + 1] == "  与国标一致"
    assert "  5.2.1  上边距 25.4 毫米（国标 37 毫米）" in lines
    assert "         页码对齐 居中（国标 右对齐）" in lines


def test_the_list_fits_a_terminal(tmp_path: Path) -> None:
    presets = tmp_path / "word" / "presets"
    presets.mkdir(parents=True)
    (presets / "mine.yaml").write_text(
        f"title: {'很长的说明' * 20}\nbase: school\nstyles: {{Title: {{font: {'很长的字体' * 12}}}}}\n",
        encoding="utf-8",
    )
    result = run("styles", "--template", str(tmp_path))
    assert result.code == 0
    assert "mine" in result.out
    assert max(map(width, result.out.splitlines())) <= 80


def test_a_faulty_preset_is_one_sentence(tmp_path: Path) -> None:
    presets = tmp_path / "word" / "presets"
    presets.mkdir(parents=True)
    (presets / "mine.yaml").write_text("base: mine\n", encoding="utf-8")
    result = run("styles", "--template", str(tmp_path))
    assert result.code == 2
    assert result.err.startswith("planforge: 错误：模板 word/presets/mine.yaml：base ")
    assert result.err.count("\n") == 1


def test_an_unknown_style_of_the_plan_is_its_own_fault(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(f"{PLAN}样式: scool\n", encoding="utf-8")
    result = run("render", "plan.yaml", "--docx", cwd=tmp_path)
    assert result.code == 1
    assert "plan.yaml:5:5 错误 unknown-style：没有名为“scool”的样式" in result.err
