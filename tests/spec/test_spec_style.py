"""样式: what may be written, and what is said of anything else."""

from pathlib import Path

import jsonschema
import pytest
import yaml

from planforge import api
from planforge.rendering.word.preset_values import setting as preset_setting
from planforge.spec import looks
from planforge.spec.model import Style, Text
from planforge.spec.schema import schema

HEAD = "单位: 示例小学工会\n期间: 2027年\n"
VALIDATOR = jsonschema.Draft202012Validator(schema())


def style_of(text: str) -> Style:
    reading = api.read(f"{HEAD}{text}".encode())
    assert reading.diagnostics == ()
    assert reading.plan is not None
    return reading.plan.style


def test_a_name_alone_is_the_preset() -> None:
    assert style_of("样式: school\n") == style_of("样式: {预设: school}\n") == Style(Text("school"))


def test_every_setting_knows_where_it_was_written() -> None:
    style = style_of("样式:\n  预设: school\n  正文: {字号: 小四}\n")
    ((part, name, value),) = style.settings
    assert (part, name, value) == ("正文", "字号", "小四")
    assert [text.span and text.span[:2] for text in (style.preset, part, name, value)] == [
        (4, 7),
        (5, 3),
        (5, 8),
        (5, 12),
    ]


def test_traditional_names_are_the_same() -> None:
    assert style_of("樣式: {頁面: {紙張: A4}, 一級標題: {字號: 三号}}\n") == style_of(
        "样式: {页面: {纸张: A4}, 一级标题: {字号: 三号}}\n"
    )


@pytest.mark.parametrize(
    ("text", "id", "place", "hint"),
    [
        ("样式: {正门: {字号: 三号}}", "unknown-key", (3, 6), "这里可以写：预设、页面、正文"),
        ("样式: {一级标: {字号: 三号}}", "unknown-key", (3, 6), "是不是“一级标题”？"),
        ("样式: {正文: {字号大小: 三号}}", "unknown-key", (3, 11), "这里可以写：字体"),
        ("样式: {正文: {行据: 28}}", "unknown-key", (3, 11), "是不是“行距”？"),
        ("样式: {署名: {对齐: 居中}}", "unknown-key", (3, 11), "这里可以写：字体"),
        ("样式: {页面: {字号: 三号}}", "unknown-key", (3, 11), "这里可以写：纸张"),
        ("样式: {正文: {字号: 很大}}", "wrong-value", (3, 15), "可以写：“初号”到“八号”"),
        ("样式: {正文: {字号: 4}}", "wrong-value", (3, 15), "可以写"),
        ("样式: {正文: {行距: 1.5背}}", "wrong-value", (3, 15), "1.5倍"),
        ("样式: {正文: {行距: 9倍}}", "wrong-value", (3, 15), "1.5倍"),
        ("样式: {正文: {首行缩进: 两}}", "wrong-value", (3, 17), "字数"),
        ("样式: {正文: {加粗: 粗}}", "wrong-value", (3, 15), "“是”或“否”"),
        ("样式: {正文: {对齐: 中间}}", "wrong-value", (3, 15), "居中"),
        ("样式: {正文: {颜色: 绿}}", "wrong-value", (3, 15), "FF0000"),
        ("样式: {正文: {字体: " + "宋体" * 16 + "}}", "wrong-value", (3, 15), "字体的名称"),
        ("样式: {页面: {上边距: 37}}", "wrong-value", (3, 16), "37毫米"),
        ("样式: {页面: {上边距: 81毫米}}", "wrong-value", (3, 16), "80 毫米"),
        ("样式: {页面: {纸张: B7}}", "wrong-value", (3, 15), "A4"),
        ("样式: {正文: 三号}", "wrong-type", (3, 10), ""),
        ("样式: {正文: {字号: [三号]}}", "wrong-type", (3, 15), ""),
        ("样式: [school]", "wrong-type", (3, 5), ""),
        ("样式: scool", "unknown-style", (3, 5), "可用的有：enterprise、gbt9704"),
        ("样式: {预设: scool}", "unknown-style", (3, 10), "可用的有：enterprise、gbt9704"),
    ],
)  # fmt: skip
def test_a_fault_is_shown_where_it_is(text: str, id: str, place: tuple[int, int], hint: str) -> None:
    reading = api.read(f"{HEAD}{text}\n".encode())
    (finding,) = reading.diagnostics
    assert (finding.id, finding.span and finding.span[:2]) == (id, place)
    assert hint in finding.hint
    assert not reading.ok


VALUES = {
    "字体": "宋体", "西文字体": "Arial", "字号": "小四", "加粗": "否", "颜色": "ff0000", "字距": "-0.5",
    "行距": "1.5倍", "段前": "6磅", "段后": "0", "对齐": "两端对齐", "首行缩进": "2字",
    "纸张": "a3", "上边距": "37 mm", "下边距": "3.5cm", "左边距": "80毫米", "右边距": "73.7pt", "页脚": "0毫米",
    "双面": "是",
}  # fmt: skip


@pytest.mark.parametrize("part", [looks.PAGE, *looks.PARTS])
def test_reader_and_presets_know_every_setting_of_a_part(part: str) -> None:
    lines = "".join(f"    {name}: {VALUES[name]}\n" for name in looks.settings_of(part))
    style = style_of(f"样式:\n  {part}:\n{lines}")
    assert len(style.settings) == len(looks.settings_of(part))
    for _, name, value in style.settings if part != looks.PAGE else ():
        setting = looks.settings_of(part)[name]
        assert preset_setting("Normal", setting.key, setting.read(value)) is not None


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("字号", "3号", "三号"),
        ("字号", "小4", "小四"),
        ("字号", "小四号", "小四"),
        ("字号", "小2号", "小二"),
        ("字号", "16", 16),
        ("字号", "9号", None),
        ("字号", "3", None),
        ("行距", "固定值28磅", 28),
        ("行距", "固定值 28.5 磅", 28.5),
        ("行距", "1.5倍行距", "1.5倍"),
        ("行距", "单倍行距", "1倍"),
        ("行距", "最小值28磅", None),
        ("首行缩进", "2字符", 2),
        ("首行缩进", "2厘米", None),
    ],
)
def test_the_standard_and_word_say_it_in_their_own_words(name: str, written: str, value: looks.Value | None) -> None:
    assert looks.SETTINGS[name].read(written) == value


@pytest.mark.parametrize(
    "text", ["样式: {正门: {字号: 三号}}", "样式: {正文: {字号大小: 三号}}", "样式: {正文: 三号}", "样式: [school]"]
)
def test_the_schema_refuses_what_the_reader_refuses(text: str) -> None:
    assert list(VALIDATOR.iter_errors(yaml.safe_load(HEAD + text)))


def test_the_presets_of_a_template_folder_are_known(tmp_path: Path) -> None:
    file = tmp_path / "word" / "presets" / "mine.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("base: school\n", encoding="utf-8")
    data = f"{HEAD}样式: mine\n".encode()
    assert [finding.id for finding in api.read(data).diagnostics] == ["unknown-style"]
    assert api.read(data, templates=tmp_path).diagnostics == ()
