"""What a paragraph says: every text once, nothing that is not printed, and a word about what is left out."""

import pytest
from word_files import docx, p, pstyle, r, read, said, tbl, tc, texts

from planforge.importers.word import read_docx
from planforge.importers.word.signs import symbol


def test_tabs_hyphens_and_invisible_characters() -> None:
    body = p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙\u200b</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>\n丙</w:t></w:r>")
    assert texts(body) == ["甲\t乙- 丙"]


def test_a_manual_break_begins_a_line() -> None:
    found = read(p("<w:r><w:t>1.甲</w:t><w:br/><w:t> 2.乙</w:t><w:cr/><w:br w:type='page'/><w:t>3.丙</w:t></w:r>"))
    assert [(line.place, line.text) for line in found.lines] == [(1, "1.甲"), (1, "2.乙"), (1, "3.丙")]


def test_places_are_those_of_paragraphs() -> None:
    found = read(p("甲") + p() + tbl(["乙", "丙"], ["丁", "戊"]) + p("己")).lines
    assert [(line.place, line.after_blank) for line in found] == [(1, False), (3, True), (5, False), (7, False)]


def field(instruction: str, result: str | None, *inner: str) -> str:
    separated = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r(result) if result is not None else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{''.join(inner)}{separated}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r("共") + field("NUMPAGES", "3") + r("页"), "共3页"),
        (field("IF ", "结果", field("DATE", "今天")), "结果"),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>今天</w:t></w:r></w:fldSimple>', "今天"),
        (field(r"eq \o\ac(○,3)", None) + r("三"), "③三"),
        (field(r"eq \o\ac(3,○)", None), "③"),
        (field(r"eq \o\ac(○,21)", None), "㉑"),
        (field("XE 索引", None) + r("正文"), "正文"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("没有关上的域"), "没有关上的域"),
        ('<w:hyperlink r:id="rId9"><w:r><w:t>链接</w:t></w:r></w:hyperlink>', "链接"),
        ("<w:smartTag><w:smartTagPr/><w:r><w:t>北京</w:t></w:r></w:smartTag>", "北京"),
        (f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:r><w:ruby><w:rt>{r('jì')}</w:rt><w:rubyBase>{r('计')}</w:rubyBase></w:ruby></w:r>", "计"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        ('<x:weiß xmlns:x="urn:wps"><w:r><w:t>外人</w:t></w:r></x:weiß>', "外人"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "√"),
        ("<w:bdo><w:dir><w:r><w:t>向</w:t></w:r></w:dir></w:bdo>", "向"),
    ],
    ids=str,
)  # fmt: skip
def test_only_what_is_printed_is_read(inner: str, text: str) -> None:
    assert texts(p(inner)) == [text]


def test_an_unknown_symbol_is_said() -> None:
    found = read(p(r("甲") + '<w:r><w:sym w:font="Wingdings" w:char="F001"/></w:r>'))
    assert said(found) == ["这里有一个 Wingdings 字体的符号（F001）没有读入，请自己补"]


def test_symbols_of_other_fonts_are_themselves() -> None:
    assert (symbol("宋体", "25CF"), symbol("Symbol", "B7"), symbol("x", "nonsense")) == ("●", "•", None)


def test_changes_are_read_as_accepted_and_said_once() -> None:
    body = (
        p(r("留"), "<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>")
        + p("<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>", more="<w:rPr><w:moveFrom/></w:rPr>")
        + p("<w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo>")
    )
    found = read(body)
    assert [line.text for line in found.lines] == ["留增", "移来"]
    assert said(found) == ["文件里有修订（5 处），已按全部接受来读"]


def test_a_deleted_mark_joins_its_paragraph_to_the_next() -> None:
    body = (
        p("前一半", more="<w:rPr><w:del/></w:rPr>")
        + p("后一半")
        + p("末", more="<w:rPr><w:del/></w:rPr>")
        + tbl(["格"])
    )
    assert texts(body) == ["前一半后一半", "末", ""]


def test_deleted_rows_and_cells_are_not_read() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('删')}</w:tr>"
    table = tbl(["甲", tc("删", more="<w:cellDel/>"), "乙"]).replace("</w:tbl>", f"{gone}</w:tbl>")
    found = read(table + p("后"))
    assert [line.cells for line in found.lines] == [(("甲",), ("乙",)), ()]
    assert found.lines[-1].place == 5


def test_comments_and_notes_are_said_with_their_text() -> None:
    body = p(
        r("正文") + '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:endnoteReference w:id="3"/></w:r>'
    )
    found = read(
        p("前") + body,
        comments=f'<w:comment w:id="1" w:author="王某">{p("请核实")}</w:comment>',
        footnotes=f'<w:footnote w:id="2">{p("见文件")}</w:footnote>',
    )
    assert [(each.place, each.message) for each in found.doubts] == [
        (2, "批注“请核实”没有读入"),
        (2, "脚注“见文件”没有读入"),
        (2, "这里的尾注没有读入"),
    ]


def test_hidden_text_is_left_out_and_said() -> None:
    styles = '<w:style w:type="character" w:styleId="H"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = p(
        r("见"),
        r("隐", "<w:vanish/>"),
        r("藏", '<w:rStyle w:val="H"/>'),
        r("着", '<w:rStyle w:val="H"/><w:vanish w:val="0"/>'),
    )
    found = read(body, styles=styles)
    assert ([line.text for line in found.lines], said(found)) == (["见着"], ["隐藏的文字没有读入（2 处）"])


def test_a_hidden_mark_lets_the_heading_run_in() -> None:
    body = p("标题。", style="1", more="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("正文接着写。")
    line = read(body, styles=pstyle("1", "heading 1")).lines[0]
    assert (line.text, line.run_in, line.level) == ("标题。正文接着写。", 3, 0)


BOX = "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent>"
DRAWN = (
    "<w:drawing><wp:anchor><a:graphic><a:graphicData uri='x'><wps:wsp><wps:txbx>"
    f"{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)


def either(branches: str) -> str:
    return f"<mc:AlternateContent>{branches}</mc:AlternateContent>"


def graphic(inner: str) -> str:
    data = f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic>"
    return f"<w:drawing><wp:inline>{data}</wp:inline></w:drawing>"


VML = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    "box",
    [
        DRAWN,
        VML,
        either(f"<mc:Choice Requires='wps'>{DRAWN}</mc:Choice><mc:Fallback>{VML}</mc:Fallback>"),
        either(f"<mc:Fallback>{VML}</mc:Fallback>"),
    ],
    ids=["drawn", "vml", "both", "fallback"],
)
def test_a_text_box_is_read_once_after_its_paragraph(box: str) -> None:
    found = read(p(r("前") + f"<w:r>{box}</w:r>" + r("后")) + p("下一段"))
    assert [(line.place, line.text) for line in found.lines] == [(1, "前后"), (2, "框里"), (3, "下一段")]
    assert said(found) == ["文本框里的文字放在它所在的段落之后，请看看位置对不对"]


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        (graphic("<pic:pic/>"), "图片"),
        ('<w:pict><v:shape><v:imagedata r:id="rId7"/></v:shape></w:pict>', "图片"),
        (graphic("<c:chart/>"), "图表"),
        ('<w:object><v:shape><v:imagedata r:id="rId7"/></v:shape><o:OLEObject/></w:object>', "嵌入的对象"),
    ],
    ids=["drawn", "vml", "chart", "object"],
)  # fmt: skip
def test_pictures_and_objects_are_said(inner: str, kind: str) -> None:
    assert said(read(p("甲") + p(f"<w:r>{inner}</w:r>"))) == [f"这里的{kind}没有读入"]


def test_word_art_and_files_in_the_file_are_said() -> None:
    art = "<w:pict><v:shape><v:textpath string='某某文件'/></v:shape></w:pict>"
    found = read(p(r("甲") + f"<w:r>{art}</w:r>") + '<w:altChunk r:id="rId5"/>')
    assert said(found) == ["艺术字“某某文件”没有读入", "嵌入的文件没有读入"]


def test_a_red_line_is_nothing_to_speak_of() -> None:
    assert said(read(p(r("甲") + "<w:r><w:pict><v:line/></w:pict></w:r>"))) == []


def test_prompts_of_controls_are_left_out() -> None:
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent>"
    body = p("甲", f"<w:sdt>{prompt.format(r('单击输入'))}</w:sdt>") + f"<w:sdt>{prompt.format(p('单击输入'))}</w:sdt>"
    found = read(body)
    assert ([line.text for line in found.lines], said(found)) == (["甲"], ["没有填的内容控件没有读入"] * 2)


def test_blocks_may_be_wrapped() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{p('甲')}<w:customXml>{tbl(['乙'])}</w:customXml></w:sdtContent></w:sdt>"
    assert texts(wrapped) == ["甲", ""]


def test_a_table_of_contents_is_left_out() -> None:
    styles = pstyle("T1", "toc 1")
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    start += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = p(start + r("一、目录\t1")) + p(r("二、目录\t2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    found = read(body + p("三、目录\t3", style="T1") + p("一、正文"), styles=styles)
    assert ([line.text for line in found.lines], said(found)) == (["一、正文"], ["目录没有读入（3 行）"])


def test_twenty_thousand_paragraphs_take_seconds() -> None:
    import time

    row = tbl(*([f"格{n}" for n in range(5)] for _ in range(500)))
    data = docx((p(r("一是"), r("加强学习", "<w:b/>"), r("，提高本领。")) * 1000 + row) * 8)
    start = time.perf_counter()
    assert len(read_docx(data, "长.docx").lines) == 8 * 1500
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("wrapped", [False, True], ids=["in a paragraph", "around one"])
def test_of_alternatives_the_first_is_read(wrapped: bool) -> None:
    new, old = (p(word) if wrapped else r(word) for word in ("新", "旧"))
    both = either(f"<mc:Choice Requires='x'>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>")
    assert texts(both if wrapped else p(both)) == ["新"]
