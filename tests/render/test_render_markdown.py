import re
from collections.abc import Callable, Iterator
from html import unescape

import commonmark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planforge.document.nodes import (
    Attachment,
    Block,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Paragraph,
    Signature,
    Table,
)
from planforge.rendering.markdown import render_markdown
from planforge.spec.model import Text

MARKDOWN_IT = MarkdownIt("commonmark").enable("table")
NASTY = "\\`*_[]<>&#+-=~$|!.:;'\"(){}%@^/0129aAx \t　汉工。，：“”（）【】—①𠮷👪é\u200b\u2028\ufeff"
FRAGMENTS = (
    "**", "__", "a_", "_汉", "***", "~~~", "```", "---", "- - -", "===", "1. ", "2) ", "１. ", "# ", "#", "    ", "<b>",
    "</b>", "<!--", "&lt;", "&#42;", "[a](b)", "![a](b)", "https://a.b/c_d", "<a@b.c>", "\\", "{{ x }}",
    "【待补：期间】", "【待补：*】", "工会", "：", "。", "”", "|", "<br>", "<mark>", "\t", "\\|",
)  # fmt: skip

texts = st.one_of(
    st.text(st.sampled_from(NASTY), min_size=1, max_size=14),
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6).map("".join),
)
labels = st.sampled_from(["", "一、", "（一）", "1.", "7.", "12.", "（1）", "①", "一是"])


def markdown(*blocks: Block) -> str:
    document = Document(title="计划", unit="示例小学工会", period="2027年", blocks=blocks)
    return render_markdown(document, None).decode()


def markdown_it_html(source: str) -> str:
    return str(MARKDOWN_IT.render(source))


def commonmark_html(source: str) -> str:
    return str(commonmark.commonmark(source))


READERS = [markdown_it_html, commonmark_html]
both_readers = pytest.mark.parametrize("read", READERS)


def leaves(html: str) -> list[str]:
    """The text of every paragraph, heading and list item, in order and without its inline elements."""
    texts = re.findall(r"<(p|h[1-6]|li|t[hd])>\n?(.*?)</\1>", html, flags=re.DOTALL)
    return [unescape(re.sub(r"</?(?:strong|mark|p)>|\n(?=$)", "", text)) for _, text in texts]


def leaf_texts(block: Block) -> Iterator[str]:
    """What the Markdown of a block reads as, label included."""
    match block:
        case Heading(label, text):
            yield (f"{label} {text}" if label.endswith(".") else label + text)
        case Paragraph(text, label, heading):
            yield ("" if label.endswith(".") else label) + heading + text
        case Table():
            yield from block.columns
            yield from ("<br>".join(cell) for row in block.rows for cell in row)


headings = st.builds(Heading, labels, texts, st.integers(1, 8))
paragraphs = st.builds(Paragraph, texts, labels, st.one_of(st.just(""), texts, texts.map(lambda t: t + "。")))


@both_readers
@given(block=st.one_of(headings, paragraphs))
def test_every_text_is_read_back(read: Callable[[str], str], block: Block) -> None:
    assert leaves(read(markdown(block))) == ["计划", *leaf_texts(block)]


@both_readers
@given(blocks=st.lists(st.one_of(headings, paragraphs), max_size=5))
def test_blocks_do_not_run_into_each_other(read: Callable[[str], str], blocks: list[Block]) -> None:
    read_back = leaves(read(markdown(*blocks)))
    assert read_back == ["计划", *(text for block in blocks for text in leaf_texts(block))]


@given(cells=st.lists(st.lists(texts, min_size=1, max_size=3).map(tuple), min_size=2, max_size=2))
def test_table_cells_are_read_back(cells: list[tuple[str, ...]]) -> None:
    html = markdown_it_html(markdown(Table((cells[0][0], "栏"), (tuple(cells),))))
    assert leaves(html) == ["计划", cells[0][0], "栏", *("<br>".join(cell) for cell in cells)]


@given(texts)
def test_a_run_in_heading_with_an_end_mark_is_bold(title: str) -> None:
    for read in READERS:
        html = re.sub(r"</?mark>", "", read(markdown(Paragraph("各部门要落实。", "（一）", f"{title}。", 2))))
        assert unescape(html).endswith(f"<p><strong>（一）{title}</strong>。各部门要落实。</p>\n")


@both_readers
@pytest.mark.parametrize(
    ("heading", "text", "html"),
    [
        ("加强领导。", "各部门", "<strong>加强领导</strong>。各部门"),
        ("“三八”活动。", "健康讲座", "<strong>“三八”活动</strong>。健康讲座"),
        ("关爱（女职工）。", "走访", "<strong>关爱（女职工）</strong>。走访"),
        ("重阳节：", "走访", "<strong>重阳节</strong>：走访"),
        ("加强领导", "各部门", "<strong>加强领导</strong>各部门"),
        ("关爱（女职工）", "走访", "关爱（女职工）走访"),
        ("a*b_c。", "文字", "<strong>a*b_c</strong>。文字"),
        ("*", "文字", "*文字"),
        ("加强 ", "文字", "加强 文字"),
    ],
)
def test_emphasis_is_recognised_or_left_out(read: Callable[[str], str], heading: str, text: str, html: str) -> None:
    assert f"<p>{html}</p>" in read(markdown(Paragraph(text, "", heading, 2)))


@pytest.mark.parametrize(
    "text",
    [
        "3-5月", "A+B", "2.5%", "见#5楼", "1~2月", "R&D经费", "3<5", "C:\\工会", "2027年1月", "满意度≥95%",
        "每人$20", "2*3", "a_b", "2.5%以上", "（1）其他", "“双减”", "10:30开会", "工会@全体", "a|b",
        "报名表_2027_终稿.docx", "见https://a.b/gh_plan_2027?x=1&y=2。",
    ],
)  # fmt: skip
def test_ordinary_prose_is_not_escaped(text: str) -> None:
    assert markdown(Paragraph(text)).splitlines()[-1] == text


@pytest.mark.parametrize(
    ("paragraph", "source"),
    [
        (Paragraph("见http://a.b/~gh/~x。"), r"见http\://a.b/\~gh/\~x。"),
        (Paragraph("见HTTPS://a.b，[注]"), r"见HTTPS\://a.b，\[注\]"),
        (Paragraph("www.a.b/_x/_y"), r"www\.a.b/\_x/\_y"),
        (Paragraph("https://a.b\u3000"), r"https\://a.b&#12288;"),
        (Paragraph("填报。", "", "登录https://a.b。", 2), r"**登录https\://a.b**。填报。"),
        (Paragraph("https://a.b 和 [注]"), r"https://a.b 和 \[注\]"),
    ],
)
def test_an_address_that_github_would_show_with_its_escapes_is_no_link(paragraph: Paragraph, source: str) -> None:
    assert markdown(paragraph).splitlines()[-1] == source
    for read in READERS:
        assert leaves(read(source)) == list(leaf_texts(paragraph))


@both_readers
@pytest.mark.parametrize(
    "text",
    [
        "# 一", "> 一", "+ 一", "- 一", "* 一", "=", "---", "***", "1. 一", "12) 一", "3.", "１. 一", "    一", "\t一",
        "<div>", "~~~", "\\_一", "\\", "一\t二", "　一　",
    ],
)  # fmt: skip
def test_a_paragraph_begins_nothing_else(read: Callable[[str], str], text: str) -> None:
    for block in (Paragraph(text), Paragraph(text, "1.")):
        html = read(markdown(Paragraph("前"), block)).removeprefix("<h1>计划</h1>\n<p>前</p>\n")
        tag = "li" if block.label else "p"
        assert unescape(re.sub(r"</?ol>\n?", "", html)) == f"<{tag}>{text}</{tag}>\n"


@both_readers
@pytest.mark.parametrize("text", ["#", "一 #", "一 ##", "C#", "一　#", "# 一", "一\t#"])
def test_hashes_of_a_heading_are_its_own(read: Callable[[str], str], text: str) -> None:
    assert f"<h2>{text}</h2>" in read(markdown(Heading("", text, 1)))


def test_consecutive_items_are_one_list_with_their_own_numbers() -> None:
    source = markdown(Paragraph("甲", "2."), Paragraph("乙", "3."), Paragraph("丙"), Paragraph("丁", "4."))
    assert source == "# 计划\n\n2. 甲\n3. 乙\n\n丙\n\n4. 丁\n"


@both_readers
def test_a_list_that_starts_again_is_a_list_of_its_own(read: Callable[[str], str]) -> None:
    source = markdown(Paragraph("甲", "1."), Paragraph("乙", "2."), Paragraph("丙", "1."), Paragraph("丁", "3."))
    html = read(source)
    assert html.count("<ol>") == 2
    assert html.count('<ol start="3">') == 1


@both_readers
def test_a_long_list_keeps_every_number(read: Callable[[str], str]) -> None:
    items = [Paragraph(f"第{number}项", f"{number}.") for number in range(1, 401)]
    html = read(markdown(*items))
    assert html.count("<ol>") == 1
    assert leaves(html) == ["计划", *(item.text for item in items)]


@both_readers
@pytest.mark.parametrize("text", ["汉" * 10_000, "*" * 500, "𠮷" * 200, "👨‍👩‍👧" * 50, "[" * 300, "<" * 300])
def test_long_and_rare_texts_are_read_back(read: Callable[[str], str], text: str) -> None:
    assert leaves(read(markdown(Paragraph(text)))) == ["计划", text]


def test_a_blank_is_marked_wherever_it_stands() -> None:
    mark = "<mark>【待补：期间】</mark>"
    blank = "【待补：期间】"
    source = markdown(
        Heading("一、", blank, 1), Paragraph(f"在{blank}前。", "（一）", f"{blank}。", 2), Table((blank,), ())
    )
    assert f"## 一、{mark}\n" in source
    assert f"**（一）{mark}**。在{mark}前。\n" in source
    assert f"| {mark} |\n" in source


def test_headings_stop_at_the_sixth_level() -> None:
    source = markdown(*(Heading("", f"第{level}级", level) for level in range(1, 8)))
    assert re.findall(r"^(#+) 第", source, flags=re.MULTILINE) == [
        "##",
        "###",
        "####",
        "#####",
        "######",
        "######",
        "######",
    ]


def test_the_whole_document_stands_in_order() -> None:
    document = Document(
        title="2027年度工会工作计划",
        unit="示例小学工会",
        period="2027年",
        letterhead=Letterhead(Text("示例小学工会文件"), Text("示工〔2027〕1号")),
        captions=("（2027年1月5日通过）",),
        addressee="各工会小组：",
        blocks=(
            Heading("一、", "指导思想", 1),
            Paragraph("围绕中心。"),
            Paragraph("开会。", "1."),
            Paragraph("学习。", "2."),
        ),
        attachments=(
            Attachment("附件1", "任务表", (Table(("序号", "任务"), ((("1",), ("甲", "乙")),)),)),
            Attachment("附件2", "预算"),
        ),
        signature=Signature(Text("示例小学工会"), Text("2027年1月5日")),
        imprint=Imprint(Text("市教育工会"), Text("示例小学工会"), Text("2027年1月6日")),
    )
    assert render_markdown(document, None).decode() == (
        "示例小学工会文件\n\n示工〔2027〕1号\n\n# 2027年度工会工作计划\n\n（2027年1月5日通过）\n\n各工会小组：\n\n"
        "## 一、指导思想\n\n围绕中心。\n\n1. 开会。\n2. 学习。\n\n附件：1. 任务表\n\n2. 预算\n\n"
        "示例小学工会\n\n2027年1月5日\n\n"
        "---\n\n附件1\n\n## 任务表\n\n| 序号 | 任务 |\n| --- | --- |\n| 1 | 甲<br>乙 |\n\n"
        "---\n\n抄送：市教育工会。\n\n示例小学工会 2027年1月6日印发\n"
    )


def test_a_single_attachment_bears_no_number() -> None:
    document = Document(title="计划", unit="甲", period="2027年", attachments=(Attachment("附件", "任务表"),))
    assert render_markdown(document, None).decode() == "# 计划\n\n附件：任务表\n"
