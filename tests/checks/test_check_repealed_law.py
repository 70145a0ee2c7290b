import pytest
from cases import findings, fixed, hits

from planforge.checks.laws import is_slip, laws

ID = "repealed-law"


def plan(text: str, period: str = "2027年") -> str:
    return f"单位: 示例小学工会\n期间: {period}\n工作目标:\n  - '{text}'\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学习《妇女权益保护法》", [("妇女权益保护法", "error")]),
        ("学习妇女权益保护法知识", [("妇女权益保护法", "error")]),
        ("學習工會法和婦女權益保護法", [("婦女權益保護法", "error")]),
        ("学习《中华人民共和国婚姻法》、《合同法》", [("婚姻法", "error"), ("合同法", "error")]),
        ("学习《民法通则》", [("民法通则", "error")]),
        ("开展婚姻法知识讲座", [("婚姻法", "warning")]),
        ("落实《女职工劳动保护规定》", [("女职工劳动保护规定", "error")]),
        ("落实《女职工保护条例》", [("女职工保护条例", "warning")]),
        ("严格按照“教代会条例”筹备", [("教代会条例", "warning")]),
        ("执行《事业单位工作人员处分暂行规定》", [("事业单位工作人员处分暂行规定", "error")]),
        ("学习《中华人民共和国工会发》", [("中华人民共和国工会发", "warning")]),
        ("学习《劳动和同法》", [("劳动和同法", "warning")]),
        ("学习《劳动合童法》", [("劳动合童法", "warning")]),
        ("落实《女职工劳动保护特殊规定》", [("女职工劳动保护特殊规定", "warning")]),
        ("学习《未成年保护法》《老年人权益保护法》", [("未成年保护法", "warning"), ("老年人权益保护法", "warning")]),
        ("学习《职业病治防法》《家庭教育的促进法》", [("职业病治防法", "warning"), ("家庭教育的促进法", "warning")]),
        ("学习《民典法》", [("民典法", "warning")]),
        ("按照《学校教职工代表大规定》", [("学校教职工代表大规定", "warning")]),
    ],
)
def test_it_fires(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(characters, level) for characters, level, _ in findings(ID, plan(text))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "学习《工会法》《劳动法》《劳动合同法》《妇女权益保障法》《民法典》",
        "学习《中华人民共和国工会法》和《工会法（2021年修正）》",
        "落实《女职工劳动保护特别规定》，介绍女职工劳动保护规定",
        "落实《示例省女职工劳动保护规定》《示例省女职工保护条例》《示例省集体合同条例》",
        "宣传示例省妇女权益保护法规",
        "提供婚姻法律咨询，学习婚姻法学",
        "学习劳动合同法、集体合同知识",
        "民法典施行后，《婚姻法》《合同法》同时废止",
        "把原《婚姻法》换成现行规定，《继承法》已经废止",
        "修订《示例小学教代会条例实施细则》《学校章程》《学校教职工代表大会规程》",
        "制定《企业民主管理办法》《工会审计制度》《工资集体协商暂行办法》《职业病防治办法》",
        "学习《体育法》《律师法》《医师法》《水污染防治法》《民营经济促进法》",
        "读《教育学》《工会学》《劳动者》《教师报》《民法》",
        "阅读《未成年人保护法读本》",
        "“工会法律服务”进校园，基层工会法律顾问",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, plan(text)) == []


@pytest.mark.parametrize(
    ("text", "period", "expected"),
    [
        ("学习《婚姻法》", "2020年", []),
        ("学习《婚姻法》", "2020—2021学年", []),
        ("学习《婚姻法》", "2021年", ["婚姻法"]),
        ("落实《女职工劳动保护规定》", "2012年", []),
        ("落实《女职工劳动保护规定》", "2013年", ["女职工劳动保护规定"]),
        ("学习《婚姻法》《妇女权益保护法》", "【待补：期间】", ["妇女权益保护法"]),
    ],
)
def test_it_goes_by_the_time_of_the_plan(text: str, period: str, expected: list[str]) -> None:
    assert hits(ID, plan(text, period)) == expected


def test_a_title_that_never_was_is_mended() -> None:
    text = "学习《妇女权益保护法》《婚姻法》"
    assert fixed(ID, plan(text)) == plan("学习《妇女权益保障法》《婚姻法》")
    assert fixed(ID, plan("學習《婦女權益保護法》")) == plan("學習《婦女權益保護法》")


def test_what_is_known_of_laws_holds_together() -> None:
    known = laws()
    right = [law.title for law in known.by_title.values() if law.since]
    titles = [*right, *known.others]
    assert [(one, title) for one in titles for title in right if one != title and is_slip(one, title)] == []
    assert all(law.instead in known.by_title for law in known.by_title.values() if law.instead)
    assert all(law.since and law.since < law.until for law in known.by_title.values() if law.until)
