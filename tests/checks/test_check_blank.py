import io

import pytest
from cases import HEAD, findings, hits
from docx import Document

import planforge
from planforge.errors import PlanError

ID = "blank"

BLANKS = (
    ("根据【待补：文件】的要求", ["【待补：文件】"]),
    ("根据【请填写文件名称】的要求", ["【请填写文件名称】"]),
    ("具体时间（待补充）", ["（待补充）"]),
    ("根据xx区工会20XX年工作要点", ["xx", "20XX"]),
    ("落实××市总工会第×届全委会精神", ["××", "第×"]),
    ("ＸＸ街道工会", ["ＸＸ"]),
    ("于20××年×月×日召开", ["20××年×月×"]),
    ("于X月X日召开", ["X月X"]),
    ("在202X年完成", ["202X"]),
    ("二○××年工作计划", ["二○××"]),
    ("深入贯彻落实党的xx大和中国工会xx大精神", ["xx", "xx"]),
    ("20__年工作计划", ["20__"]),
    ("举办____次讲座，____年__月完成", ["____", "____年__"]),
    ("联系＿＿＿部门", ["＿＿＿"]),
    ("某某年厂工会认真履职", ["某某"]),
    ("由某某负责联络", ["某某"]),
    ("某某", ["某某"]),
    ("根据**区总工会的要求，与***学校联合开展，补助***元", ["**", "***", "***"]),
    ("定于 月 日召开会议", [" 月 日"]),
    ("由[请填写姓名]负责联络", ["[请填写姓名]"]),
    ("按照公司工会某某年的工作要求", ["某某"]),
    ("示范点设在某某公司", ["某某"]),
    ("走访○○街道", ["○○"]),
    ("走访△△街道", ["△△"]),
    ("举办（　　）次讲座", ["（　　）"]),
    ("举办(  )次讲座，读《 》一书", ["(  )", "《 》"]),
    ("由（）负责", ["（）"]),
    ("定于2027年　月　日召开", ["年　月　日"]),
    ("定于2027年3月　日召开", ["　日"]),
    ("召开第 次会员大会", ["第 "]),
    ("于20……年完成", ["20……"]),
    ("TODO：补上预算", ["TODO"]),
)


@pytest.mark.parametrize(("text", "expected"), BLANKS)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"工作目标:\n  - '{text}'\n") == expected


def test_it_reads_all_places() -> None:
    assert hits(ID, "落款: {单位: 示例小学, 日期: '　　年　月　日'}\n") == ["年　月　日"]
    assert hits(ID, "落款: {单位: 示例小学, 日期: 年月日}\n") == ["年月日"]
    assert hits(ID, "主要工作:\n  - 内容: 座谈\n    责任人: ____\n") == ["____"]
    assert findings(ID, "标题: XX小学工会工作计划\n") == [("XX", "error", "还有一处没有写：XX")]


@pytest.mark.parametrize(
    "text",
    [
        "时间待定，待补选委员，【待办事项】另行通知（待定）",
        "【重点】建好职工之家",
        "展板3×5米，拔河场地10×10米，场地按A×B布置，共3×4=12块",
        "文化衫尺码为S、XL、XXL、XXXL",
        "经费按50元×人数×月数核定，补助标准×年限",
        "编号为GB/T×-XX1，设备型号MX-XX",
        "材料以“XX学校+姓名”命名，发到 xxx@example.com，网址 www.xxx.com",
        "联系电话130XXXX1234",
        "文件见 union__plan__2027.xlsx 和 教师__名单.xlsx",
        "慰问张某某、李某某年迈的父母",
        "由某某某的事迹谈起，抓好**年度重点**：公开，按**人人参与**的原则办",
        "3 月 日常检查，做好每 月 日志",
        "填写[请假登记簿]，按[请示]办理",
        "某些、某种、某一项，某市、某校",
        "二○二七年、二〇二七年、一九九○年、二○○○年",
        "与○○后青年座谈",
        "一年来……年终总结",
        "全年 月度检查、日常走访，每月 日程公开",
        "2027年　月份安排表",
        "审批人（签字）：________　　年　月　日",
        "姓名：____　性别：（　）",
        "满意（　）　基本满意（　）　不满意（　）",
        "工龄20 年以上，建会20 年",
        "真的吗？？年底见",
        "用TODO清单管理事务",
        "1. **重点**：**市级**劳模",
        "开展**安全生产**月活动，关心**困难**人员",
        "出生年月日、年 月 计划",
        "__加粗__、union__plan",
        "五星★★★★★，□是 □否",
        "甲X射线、X光检查、X年龄段",
        "调用print()和f( )",
    ],
)  # fmt: skip
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"工作目标:\n  - '{text}'\n") == []


@pytest.mark.parametrize(("text", "expected"), BLANKS)
def test_a_blank_stops_the_document_and_is_marked_in_a_draft(text: str, expected: list[str]) -> None:
    plan = planforge.read(f"{HEAD}工作目标:\n  - '{text}'\n".encode(), draft=True).plan
    assert plan is not None
    with pytest.raises(PlanError, match="还有一处没有写"):
        planforge.render(plan, "md")
    markdown = planforge.render(plan, "md", draft=True).decode()
    assert markdown.count("<mark>") == len(expected)
    paragraphs = Document(io.BytesIO(planforge.render(plan, "docx", draft=True))).paragraphs
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.style.name == "待补"] == expected


SETTINGS = (
    "编号: 【待补：编号】\n",
    "编号: [一、, 【待补：第二级】]\n",
    "样式: 【待补：样式】\n",
    "样式: {预设: 【待补：样式】}\n",
    "样式: {正文: 【待补：正文】}\n",
    "样式: {正文: {字号: 【待补：字号】}}\n",
    "样式: {页面: {双面: 【待补：双面】}}\n",
    "检查: 【待补：代号】\n",
    "检查: {忽略: 【待补：代号】}\n",
    "检查: {严格: 【待补：是否】}\n",
    "版头: 【待补：版头】\n",
    "版记: 【待补：版记】\n",
    "落款: {盖章: 【待补：是否】}\n",
    "主要工作: {标题编号: 【待补：是否】, 编号: 无, 条目: [甲, 乙]}\n",
    "主要工作: {编号: 【待补：编号】, 条目: [甲, 乙]}\n",
    "月份安排: {版式: 【待补：版式】, 3月: 甲}\n",
)


@pytest.mark.parametrize("body", SETTINGS)
def test_a_blank_setting_is_told_and_a_draft_does_without_it(body: str) -> None:
    blank = body[body.index("【") : body.index("】") + 1]
    assert hits(ID, body) == [blank]
    reading = planforge.read(f"{HEAD}{body}".encode())
    assert [found.id for found in reading.diagnostics] == [ID]
    draft = planforge.read(f"{HEAD}{body}".encode(), draft=True)
    assert draft.plan is not None
    assert draft.diagnostics == ()
    assert blank not in planforge.render(draft.plan, "md", draft=True).decode()


@pytest.mark.parametrize("key", ["条目", "安排"])
def test_a_blank_list_or_schedule_is_marked_in_a_draft(key: str) -> None:
    text = f"{HEAD}主要工作:\n  - 标题: 民主管理\n    {key}: 【待补：内容】\n"
    draft = planforge.read(text.encode(), draft=True)
    assert draft.plan is not None
    assert draft.diagnostics == ()
    assert "<mark>【待补：内容】</mark>" in planforge.render(draft.plan, "md", draft=True).decode()
