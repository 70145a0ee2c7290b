"""Tables row by row, merged or nested as they may be."""

from word_files import lines, p, pstyle, r, read, said, tbl, tc


def cells(*rows: list[str]) -> list[tuple[tuple[str, ...], ...]]:
    return [line.cells for line in lines(tbl(*rows))]


def test_rows_have_cells_of_paragraphs() -> None:
    found = lines(tbl(["月份", "工作"], ["3月", tc(p("评选"), p(), p("表彰"))]) + p("间") + tbl(["又"]))
    assert [(line.table, line.text, line.cells) for line in found] == [
        (1, "", (("月份",), ("工作",))),
        (1, "", (("3月",), ("评选", "表彰"))),
        (0, "间", ()),
        (2, "", (("又",),)),
    ]


def test_cells_covered_by_merged_ones_are_empty() -> None:
    across = [tc("跨两栏", more='<w:gridSpan w:val="2"/>'), "丙"]
    begun = [tc("跨两行", more='<w:vMerge w:val="restart"/>'), "乙", "丙"]
    goes_on = [tc("不印", more="<w:vMerge/>"), "丁", "戊"]
    assert cells(across, begun, goes_on) == [
        (("跨两栏",), (), ("丙",)),
        (("跨两行",), ("乙",), ("丙",)),
        ((), ("丁",), ("戊",)),
    ]


def test_a_merge_that_nothing_began_hides_nothing() -> None:
    begun, goes_on = tc("甲", more='<w:vMerge w:val="restart"/>'), tc("丙", more="<w:vMerge/>")
    assert cells([goes_on, "乙"]) == [(("丙",), ("乙",))]
    assert cells([begun], ["乙"], [goes_on]) == [(("甲",),), (("乙",),), (("丙",),)]


def test_old_merges_across_are_read() -> None:
    assert cells([tc("甲", more='<w:hMerge w:val="restart"/>'), tc("不印", more="<w:hMerge/>")]) == [(("甲",), ())]


def test_a_row_may_begin_some_columns_in() -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>{tc("甲")}</w:tr>'
    found = lines(tbl().replace("</w:tbl>", f"{row}</w:tbl>"))
    assert found[0].cells == ((), (), ("甲",), ())


def test_absurd_spans_are_bounded() -> None:
    wide = tc("甲", more='<w:gridSpan w:val="2000000000"/>')
    assert [len(row) for row in cells([wide, wide, "乙"], [tc("丙", more='<w:gridSpan w:val="-5"/>')])] == [65, 1]


def test_nested_tables_become_text_of_their_cell() -> None:
    found = read(tbl(["甲", tc(p("乙"), tbl(["内一", "内二"], ["内三"]), p("丙"))]))
    assert [line.cells for line in found.lines] == [(("甲",), ("乙", "内一 内二", "内三", "丙"))]
    assert said(found) == ["表格里还套着表格，它的文字并入了所在的格"]


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def test_rows_and_cells_may_be_wrapped() -> None:
    wrapped = control(f"<w:tr>{control(tc('甲'))}</w:tr>")
    assert lines(tbl().replace("</w:tbl>", f"{wrapped}</w:tbl>"))[0].cells == (("甲",),)


def test_the_imprint_is_lines() -> None:
    styles = pstyle("I", "版记") + '<w:style w:type="table" w:styleId="T"><w:name w:val="版记表"/></w:style>'
    by_table = tbl(["抄送：各校"], more='<w:tblStyle w:val="T"/>')
    found = lines(
        p("正文") + by_table + p() + tbl([tc(p(r("办公室"), "<w:r><w:tab/></w:r>", r("3日印发"), style="I"))]),
        styles=styles,
    )
    assert [(line.part, line.text) for line in found] == [
        ("", "正文"),
        ("imprint", "抄送：各校"),
        ("imprint", "办公室\t3日印发"),
    ]
