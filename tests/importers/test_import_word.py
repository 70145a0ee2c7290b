"""Word files of every make as plans: the tree is the same, whoever numbered it and however it was written."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from word_files import CHINESE, abstract, docx, lvl, num, p, pstyle, r, tbl, tc

from planforge import api
from planforge.importers import Imported, import_plan
from planforge.spec.model import Entry

HEI, KAI = (f'<w:rFonts w:eastAsia="{font}"/><w:sz w:val="32"/>' for font in ("黑体", "楷体"))
BODY = '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>'
TITLE = '<w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/>'
STYLES = (
    pstyle("N", "Normal", default=True)
    + pstyle("T", "Title")
    + "".join(pstyle(f"H{n}", f"heading {n}", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>') for n in (1, 2))
)
TREE = [
    "指导思想",
    "  依靠教职工办学。",
    "主要工作",
    "  民主管理",
    "    - 开好教代会",
    "    - 办好提案",
    "  服务职工",
    "    - 送清凉",
    "    - 送温暖",
]


def outline(entries: tuple[Entry, ...], depth: int = 0) -> Iterator[str]:
    """Yield headings, paragraphs and items, each as deep as it stands."""
    for entry in entries:
        indent = "  " * depth
        if entry.heading:
            yield f"{indent}{entry.heading}"
        yield from (f"{indent}- {text}" for text in entry.content)
        yield from (f"{indent}  {text}" for text in entry.lead)
        yield from outline(entry.entries, depth + 1)
        for period in entry.schedule.periods if entry.schedule else ():
            yield from outline((period,), depth + 1)


def imported(data: bytes) -> Imported:
    (found,) = import_plan(data, "去年.docx")
    return found


def tree(data: bytes) -> list[str]:
    return list(outline(imported(data).plan.sections))


def automatic() -> bytes:
    """Numbers that Word counts, on styled headings and plain paragraphs."""
    body = (
        p("青溪中学工会2027年工作计划", style="T")
        + p("指导思想", style="H1", num=(1, 0)) + p("依靠教职工办学。") + p("主要工作", style="H1", num=(1, 0))
        + p("民主管理", style="H2", num=(1, 1)) + p("开好教代会", num=(1, 2)) + p("办好提案", num=(1, 2))
        + p("服务职工", style="H2", num=(1, 1)) + p("送清凉", num=(1, 2)) + p("送温暖", num=(1, 2))
    )  # fmt: skip
    return docx(body, styles=STYLES, numbering=CHINESE + num(1, 1))


def by_look() -> bytes:
    """Everything typed by hand; only fonts tell what is a heading."""
    body = (
        p(r("青溪中学工会2027年工作计划", TITLE), more='<w:jc w:val="center"/>')
        + p(r("一、指导思想", HEI)) + p(r("依靠教职工办学。", BODY)) + p(r("二、主要工作", HEI))
        + p(r("（一）民主管理", KAI)) + p(r("1、开好教代会", BODY)) + p(r("2、办好提案", BODY))
        + p(r("（二）服务职工", KAI)) + p(r("1．送清凉", BODY)) + p(r("2．送温暖", BODY))
    )  # fmt: skip
    return docx(body, styles=STYLES)


def mixed() -> bytes:
    """Some headings by style, some by look, some numbers counted, some typed."""
    body = (
        p("青溪中学工会2027年工作计划", style="T")
        + p("一、指导思想", style="H1") + p("依靠教职工办学。") + p(r("二、主要工作", HEI))
        + p("（一）民主管理") + p("开好教代会", num=(1, 2)) + p("办好提案", num=(1, 2))
        + p("（二）服务职工") + p("1. 送清凉") + p("2. 送温暖")
    )  # fmt: skip
    return docx(body, styles=STYLES, numbering=CHINESE + num(1, 1))


def tracked() -> bytes:
    """Last year's words struck out, this year's put in."""
    gone, come = "<w:del><w:r><w:delText>1、换届选举</w:delText></w:r></w:del>", r("1、开好教代会")
    body = (
        p("青溪中学工会2027年工作计划", style="T")
        + p("一、指导思想", style="H1") + p("依靠教职工办学。") + p("二、主要工作", style="H1")
        + p("（一）民主管理", style="H2") + p(f"{gone}<w:ins>{come}</w:ins>") + p("2、办好提案")
        + p("（二）服务职工", style="H2") + p("1、送清凉") + p("2、送温暖")
    )  # fmt: skip
    return docx(body, styles=STYLES)


@pytest.mark.parametrize("make", [automatic, by_look, mixed, tracked], ids=lambda make: make.__name__)
def test_the_tree_is_the_same_however_it_was_made(make: Callable[[], bytes]) -> None:
    data = make()
    assert tree(data) == TREE
    plan = imported(data).plan
    assert (plan.unit, plan.period, plan.title) == ("青溪中学工会", "2027年", "青溪中学工会2027年工作计划")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing: libreoffice-writer")
@pytest.mark.parametrize("make", [automatic, by_look], ids=lambda make: make.__name__)
def test_libreoffice_may_have_saved_it(make: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / "in.docx").write_bytes(make())
    program = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--norestore"]
    for kind, source in (("odt", "in.docx"), ("docx", "odt/in.odt")):
        command = [*program, "--convert-to", kind, "--outdir", str(tmp_path / kind), str(tmp_path / source)]
        subprocess.run(command, capture_output=True, timeout=300, check=True)
    assert tree((tmp_path / "docx" / "in.docx").read_bytes()) == TREE


def test_a_table_of_months_becomes_a_schedule() -> None:
    rows = [
        ["月份", "工作内容", "负责人"],
        ["1月", "走访慰问", "组织委员"],
        ["3月", tc("庆祝“三八”节", "会员登记"), "女工委员"],
    ]
    found = imported(docx(p("一、月份安排", style="H1") + tbl(*rows), styles=STYLES))
    assert tree(docx(p("一、月份安排", style="H1") + tbl(*rows), styles=STYLES)) == [
        "月份安排", "  1月", "    - 走访慰问", "  3月", "    - 庆祝“三八”节", "    - 会员登记",
    ]  # fmt: skip
    assert "责任人: 组织委员" in found.text
    assert any("条数不一样" in doubt.message for doubt in found.doubts)


def test_a_month_that_stretches_over_rows_holds_all_of_them() -> None:
    rows = [
        ["月份", "工作内容", "负责人"],
        ["3月", "联欢", "女工委员"],
        ["", "体检", "福利委员"],
        ["9月", "慰问", "组织委员"],
    ]
    rows += [["9月", "评选", "宣传委员"]]
    data = docx(p("计划", style="T") + p("一、月份安排", style="H1") + tbl(*rows), styles=STYLES)
    assert tree(data) == ["月份安排", "  3月", "    - 联欢", "    - 体检", "  9月", "    - 慰问", "    - 评选"]
    assert imported(data).text.count("责任人:") == 4


def test_months_below_a_table_of_months_lose_nothing() -> None:
    body = p("一、月份安排", style="H1") + tbl(["月份", "内容"], ["3月", "联欢"]) + p("九月份：") + p("慰问教师")
    said = imported(docx(body, styles=STYLES)).text
    assert all(word in said for word in ("联欢", "九月份", "慰问教师"))


@pytest.mark.parametrize(
    "rows",
    [
        [["项目", "金额"], ["慰问", "2万元"]],
        [["时间", "内容"], ["待定", "走访"], ["3月", "联欢"]],
        [["月份", "备注"], ["3月", "联欢"]],
        [["月份", "内容"]],
    ],
)
def test_any_other_table_is_kept_as_text_and_named(rows: list[list[str]]) -> None:
    found = imported(docx(p("一、经费", style="H1") + tbl(*rows), styles=STYLES))
    assert list(outline(found.plan.sections)) == ["经费", *(f"  {'　'.join(row)}" for row in rows)]
    assert any("表格" in doubt.message for doubt in found.doubts)


def test_nothing_in_a_word_file_of_ours_carries_the_plan() -> None:
    document = api.read((ROOT / "examples/school-union/plan.yaml").read_bytes()).document
    assert document is not None
    with zipfile.ZipFile(BytesIO(api.render(document, "docx"))) as file:
        names = file.namelist()
        others = b"".join(file.read(name) for name in names if name != "word/document.xml")
    assert not [name for name in names if "customXml" in name or "comments" in name or "custom.xml" in name]
    assert "教代会".encode() not in others


def test_a_row_above_the_columns_and_a_count_of_rows_are_no_part_of_a_schedule() -> None:
    rows = [["三月以来的安排", "", ""], ["序号", "月份", "内容"], ["1", "3月", "联欢"], ["2", "4月", "踏青"]]
    assert tree(docx(p("一、月份安排", style="H1") + tbl(*rows), styles=STYLES)) == [
        "月份安排", "  三月以来的安排", "  3月", "    - 联欢", "  4月", "    - 踏青",
    ]  # fmt: skip


def test_attachments_stand_behind_the_signature_also_without_styles() -> None:
    body = (
        p("一、要求") + p("按时完成。") + p("附件：1.任务表") + p("2.日程表")
        + p("示例工会") + p("2027年") + p("1月10日") + p("附件1") + p("任务表") + p("一、宣讲")
        + p("附件2：日程表") + tbl(["月份", "活动"], ["3月", "联欢"], ["5月", "登山"])
    )  # fmt: skip
    found = imported(docx(body, styles=STYLES))
    plan = found.plan
    assert plan.signature is not None
    assert (plan.signature.unit, plan.signature.date) == ("示例工会", "2027年1月10日")
    assert [attachment.name for attachment in plan.attachments] == ["任务表", "日程表"]
    assert [list(outline((each.body,))) for each in plan.attachments if each.body] == [
        ["  - 宣讲"], ["  3月", "    - 联欢", "  5月", "    - 登山"],
    ]  # fmt: skip
    assert any("日期分成了两行" in doubt.message for doubt in found.doubts)


def test_a_column_without_a_word_is_left_out_of_a_schedule_and_told() -> None:
    rows = [["月份", "内容", "备注"], ["3月", "联欢", ""], ["4月", "踏青", ""]]
    found = imported(docx(p("一、月份安排", style="H1") + tbl(*rows), styles=STYLES))
    assert tree(docx(p("一、月份安排", style="H1") + tbl(*rows), styles=STYLES))[1:3] == ["  3月", "    - 联欢"]
    assert any("“备注”一栏是空的" in doubt.message for doubt in found.doubts)


def test_an_imprint_may_be_drawn_as_a_table() -> None:
    rows = [["抄送：示例市总工会。", ""], ["示例县总工会办公室", "2027年1月18日印发"]]
    plan = imported(docx(p("一、要求") + p("按时完成。") + tbl(*rows), styles=STYLES)).plan
    assert plan.imprint is not None
    assert tuple(plan.imprint) == ("示例市总工会。", "示例县总工会办公室", "2027年1月18日")


def test_a_list_of_contents_typed_by_hand_is_left_out() -> None:
    contents = p(r("一、要求") + "<w:r><w:tab/></w:r>" + r("1")) + p(r("二、措施……………2"))
    body = p("一、要求") + p("按时。") + p("二、措施") + p("检查。")
    found = imported(docx(p("目录") + contents + body, styles=STYLES))
    assert [section.heading for section in found.plan.sections] == ["要求", "措施"]
    assert [doubt.place for doubt in found.doubts if "已略去" in doubt.message] == [1, 2, 3]


def test_numbers_of_parts_that_word_counts_are_taken_as_they_are() -> None:
    numbering = abstract(5, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2")) + num(1, 5)
    body = p("民主管理", num=(1, 0)) + p("开好教代会", num=(1, 1)) + p("2.5日前公开校务", num=(1, 1))
    assert tree(docx(body, styles=STYLES, numbering=numbering)) == [
        "民主管理", "  - 开好教代会", "  - 2.5日前公开校务",
    ]  # fmt: skip


def test_a_table_that_a_page_cuts_in_two_is_one_schedule() -> None:
    head = ["月份", "内容"]
    body = (
        p("一、月份安排", style="H1") + tbl(head, ["3月", "联欢"]) + p("") + tbl(head, ["3月", "植树"], ["4月", "踏青"])
    )
    assert tree(docx(body, styles=STYLES)) == [
        "月份安排", "  3月", "    - 联欢", "    - 植树", "  4月", "    - 踏青",
    ]  # fmt: skip


def test_bold_names_of_sections_head_what_runs_on_from_them() -> None:
    bold = "<w:b/>"
    months = "".join(
        p(r(month) + "<w:r><w:tab/></w:r>" + r(words)) for month, words in (("1-3月", "走访"), ("4月", "踏青"))
    )
    body = (
        p("单位：示例工会") + p("年度：2027年") + p(r("工作目标：", bold) + r("创建模范之家。"))
        + p(r("主要措施：", bold)) + p("健全组织。") + p(r("时间安排：", bold)) + months
    )  # fmt: skip
    assert tree(docx(body, styles=STYLES)) == [
        "工作目标", "  创建模范之家。", "主要措施", "  健全组织。",
        "时间安排", "  1-3月", "    - 走访", "  4月", "    - 踏青",
    ]  # fmt: skip
    plan = imported(docx(body, styles=STYLES)).plan
    assert (plan.unit, plan.period) == ("示例工会", "2027年")


def test_a_table_that_only_lays_a_plan_out_is_its_paragraphs() -> None:
    cell = tc(
        "示例工会2027年工作计划",
        "一、重点工作",
        "（一）民主管理",
        "1.开好职代会。",
        "（二）会员福利",
        "示例工会",
        "2027年1月5日",
    )
    plan = imported(docx(tbl([cell]), styles=STYLES)).plan
    assert list(outline(plan.sections)) == ["重点工作", "  民主管理", "    - 开好职代会。", "  - 会员福利"]
    assert plan.title == "示例工会2027年工作计划"
    assert plan.signature is not None
    assert plan.signature.date == "2027年1月5日"


def test_a_form_holds_sections_side_by_side_with_their_names() -> None:
    rows = [
        ["单位名称", "示例社区", "负责人", "王某"],
        [tc("指导", "思想"), "为民服务。", "", ""],
        ["主要工作", tc("一、党建", "1.主题党日", "2.党员积分", "二、民生", "1.老年食堂"), "", ""],
        ["", "2.助残", "", ""],
        ["保障措施", "加强领导。", "", ""],
        ["审批意见", "", "", ""],
    ]
    found = imported(docx(p("2027年工作计划表", style="T") + tbl(*rows), styles=STYLES))
    assert list(outline(found.plan.sections)) == [
        "指导思想", "  为民服务。",
        "主要工作", "  党建", "    - 主题党日", "    - 党员积分", "  民生", "    - 老年食堂", "    - 助残",
        "保障措施", "  加强领导。", "审批意见",
    ]  # fmt: skip
    assert list(found.plan.preface) == ["单位名称　示例社区　负责人　王某"]


def test_a_remark_and_a_day_stand_with_what_is_planned() -> None:
    rows = [
        ["周次", "日期", "内容", "备注"],
        ["第1周", "9.1-9.5", "开学典礼。", "全体"],
        ["第2周", "9.8-9.12", "", "调休"],
    ]
    found = imported(docx(p("一、周次安排", style="H1") + tbl(*rows), styles=STYLES))
    assert list(outline(found.plan.sections)) == [
        "周次安排", "  第1周", "    - 开学典礼（备注：全体）。", "  第2周", "    - 调休",
    ]  # fmt: skip
    assert found.text.count("时间:") == 2
    assert any("“备注”一栏写在各项后面的括号里" in doubt.message for doubt in found.doubts)


def test_a_title_over_the_columns_of_the_first_table_is_that_of_the_plan() -> None:
    title = tc("示例小学2026—2027学年第一学期工作安排表", more='<w:gridSpan w:val="2"/>')
    plan = imported(docx(tbl([title], ["周次", "内容"], ["1", "开学典礼"], ["2-3", "公开课"]), styles=STYLES)).plan
    assert (plan.title, plan.period) == ("示例小学2026—2027学年第一学期工作安排表", "2026—2027学年第一学期")
    assert [line for line in outline(plan.sections) if "周" in line] == ["周次安排", "  第1周", "  第2-3周"]
    alone = imported(docx(tbl([title]) + p("一、要求") + p("按时完成。"), styles=STYLES)).plan
    assert alone.title == plan.title
