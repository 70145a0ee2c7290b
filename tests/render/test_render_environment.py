import re
from pathlib import Path

import pytest

from planforge.document.nodes import Document, Paragraph
from planforge.errors import TemplateFault
from planforge.rendering.environment import render_template
from planforge.rendering.markdown import render_markdown
from planforge.rendering.word import render_docx

NAME = "markdown/document.md.j2"
PLAN = Document(title="工会工作计划", unit="示例小学工会", period="2027年", blocks=(Paragraph("正文。"),))

FAULTS = [
    ("好\n\n{{ foo }}", 3, "没有“foo”这个名字"),
    ("{{ title.foo }}", 1, "没有“foo”这一项"),
    ("{{ attachments[0].foo }}", 1, "没有“0”这一项"),
    ("\n{{ title }", 2, "语法错误（unexpected '}'）"),
    ("{% for block in blocks %}\n\n", 2, "语法错误（"),
    ("{% nonsense %}", 1, "语法错误（"),
    ("{{ title | shout }}", 1, "没有“shout”这个过滤器"),
    ("{{ 1 is shouting }}", 1, "没有“shouting”这个判断"),
    ("\n{{ title.__class__ }}", 2, "不允许的操作（"),
    ("{{ [].append(1) }}", 1, "不允许的操作（"),
    ("{{ range(999999999) | length }}", 1, "数目超出上限（"),
    ("{{ title + 1 }}", 1, "运行出错（TypeError: "),
    ("\n\n\n{{ 1 / 0 }}", 4, "除数为零"),
    ("{% macro loop() %}\n{{ loop() }}{% endmacro %}{{ loop() }}", 2, "嵌套太深，可能在反复引用自己"),
    ("{% include 'markdown/document.md.j2' %}", 1, "嵌套太深，可能在反复引用自己"),
    ("\n{% include 'missing.j2' %}", 2, "找不到模板“missing.j2”"),
    ("\n{% include '../secret.j2' %}", 2, "找不到模板“../secret.j2”"),
    ("{% include '../pyproject.toml' %}", 1, "找不到模板“../pyproject.toml”"),
    ("{% include '/etc/hostname' %}", 1, "找不到模板“/etc/hostname”"),
    ("{% extends 'missing.j2' %}", 1, "找不到模板“missing.j2”"),
]


def override(folder: Path, text: str | bytes, name: str = NAME) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


@pytest.mark.parametrize(("text", "line", "reason"), FAULTS)
def test_every_failure_names_template_line_and_reason(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        render_markdown(PLAN, override(tmp_path, text))
    sentence = str(caught.value)
    assert sentence.startswith(f"模板 {NAME} 第 {line} 行：{reason}")
    assert "\n" not in sentence
    assert caught.value.__cause__ is not None


def test_a_failure_in_an_included_template_is_placed_there(tmp_path: Path) -> None:
    override(tmp_path, "{% include 'markdown/part.md.j2' %}")
    override(tmp_path, "一\n{{ foo }}", "markdown/part.md.j2")
    with pytest.raises(TemplateFault, match=r"^模板 markdown/part.md.j2 第 2 行：没有“foo”这个名字$"):
        render_markdown(PLAN, tmp_path)


def test_a_template_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=rf"^模板 {NAME}：不是 UTF-8 编码的文本$"):
        render_markdown(PLAN, override(tmp_path, "标题".encode("gb18030")))


def test_a_mark_of_byte_order_stays_out_of_what_is_made(tmp_path: Path) -> None:
    override(tmp_path, "\ufeff{{ title }}")
    assert render_markdown(PLAN, tmp_path).decode() == "工会工作计划"


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    override(tmp_path, r"{{ '\ud800' }}")
    with pytest.raises(TemplateFault, match=rf"^模板 {NAME}：生成的内容里有半个字符"):
        render_markdown(PLAN, tmp_path)


def test_a_folder_in_the_place_of_a_template_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir(parents=True)
    with pytest.raises(TemplateFault, match=rf"^模板 {NAME}：读不了这个文件$"):
        render_markdown(PLAN, tmp_path)


def test_a_missing_template_is_named() -> None:
    with pytest.raises(TemplateFault, match=r"^模板 markdown/none.md.j2：找不到模板“markdown/none.md.j2”$"):
        render_template("markdown/none.md.j2", {}, None)


def test_an_override_replaces_one_template_and_leaves_the_others(tmp_path: Path) -> None:
    override(tmp_path, "《{{ title }}》{{ blocks[0].text }}\n")
    assert render_markdown(PLAN, tmp_path).decode() == "《工会工作计划》正文。\n"
    assert render_docx(PLAN, "", tmp_path) == render_docx(PLAN, "", None)


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.write_text("文件", encoding="utf-8")])
def test_an_override_folder_that_is_none_is_refused(tmp_path: Path, make: object) -> None:
    folder = tmp_path / "模板"
    assert callable(make)
    make(folder)
    with pytest.raises(TemplateFault, match=r"不存在，或者不是文件夹$"):
        render_markdown(PLAN, folder)
    with pytest.raises(TemplateFault, match=r"不存在，或者不是文件夹$"):
        render_docx(PLAN, "", folder)


def test_a_link_out_of_the_override_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "模板"
    (folder / "markdown").mkdir(parents=True)
    secret = tmp_path / "secret"
    secret.write_text("机密", encoding="utf-8")
    (folder / NAME).symlink_to(secret)
    with pytest.raises(TemplateFault, match=rf"^模板 {NAME}：链接到了模板文件夹之外，不予读取$"):
        render_markdown(PLAN, folder)


def test_a_link_to_nothing_does_not_fall_back_to_the_built_in_template(tmp_path: Path) -> None:
    (tmp_path / "markdown").mkdir()
    (tmp_path / NAME).symlink_to(tmp_path / "markdown" / "gone")
    with pytest.raises(TemplateFault, match=rf"^模板 {NAME}：找不到模板“{NAME}”$"):
        render_markdown(PLAN, tmp_path)


def test_a_link_within_the_override_folder_is_followed(tmp_path: Path) -> None:
    override(tmp_path, "{{ title }}", "markdown/plain.md.j2")
    (tmp_path / NAME).symlink_to(tmp_path / "markdown" / "plain.md.j2")
    assert render_markdown(PLAN, tmp_path).decode() == "工会工作计划"


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% raw %}", "{# 注释 #}", "{{ title }}", "{%- endfor %}"])
def test_template_syntax_in_a_plan_is_text(text: str) -> None:
    plan = Document(title=text, unit="示例", period="2027年", blocks=(Paragraph(text),))
    lines = render_markdown(plan, None).decode().splitlines()
    assert lines[0] == f"# {text}"
    assert text in lines


def test_xml_templates_escape_by_themselves(tmp_path: Path) -> None:
    for name in ("word/any.xml.j2", "word/any.rels.j2"):
        override(tmp_path, "<a>{{ text }}</a>", name)
        assert render_template(name, {"text": "<&>"}, tmp_path) == "<a>&lt;&amp;&gt;</a>"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("<a>\n<b>\n</a>", 3, "mismatched tag"),
        ("<a>\nR&D</a>", 2, "not well-formed (invalid token)"),
        ("", 1, "no element"),
    ],
)
def test_a_template_that_makes_no_xml_is_refused(text: str, line: int, reason: str, tmp_path: Path) -> None:
    override(tmp_path, text, "word/any.xml.j2")
    with pytest.raises(
        TemplateFault, match=re.escape(f"模板 word/any.xml.j2：生成的第 {line} 行不是正确的 XML（{reason}")
    ):
        render_template("word/any.xml.j2", {}, tmp_path)
