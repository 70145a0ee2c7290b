import re

import pytest
from cases import findings, fixed, hits

from planforge.checks.rules.confused_word import Confusion, confusions

ID = "confused-word"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照统一布署，按排好工作", ["布署", "按排"]),
        ("走访其它会员，做为重点", ["其它", "做为"]),
        ("制订会议制度，起草计划", ["制订"]),
        ("建立台帐，公布帐目，共渡过一个愉快的春节", ["台帐", "帐目", "渡过"]),
        ("截止目前，截止2027年3月，共有会员68人", ["截止", "截止"]),
        ("截止到去年底，完成", ["截止到"]),
        ("发布征稿启示，必需按时参加", ["启示", "必需"]),
        ("举办知识竟赛和拨河比赛", ["竟赛", "拨河"]),
        ("及时反应职工诉求，给于关心", ["反应", "给于"]),
        ("登陆网站，园满完成任务", ["登陆", "园满"]),
        ("报名截至日期为3月5日，截至时间：3月", ["截至", "截至"]),
        ("贯切落实精神，发辉桥梁作用，积极参予", ["贯切", "发辉", "参予"]),
        ("改造项目峻工验收，按装扶手，张帖海报", ["峻工", "按装", "张帖"]),
    ],
)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "公布署名文章，发布署名作品",
        "按排名公示，按排量收费，按排队先后",
        "截至3月5日，截至目前，征集截至昨日的意见，截至时间节点已完成",
        "前后连贯切合实际，一贯切实，会员陈发辉，党参予以赠送，消防碍于条件，按装订顺序，形势严峻工作繁重",
        "尤其它的作用，与其它等",
        "文脉博物馆，一脉博览",
        "报名截止3月8日，截止日期另行通知，截止2027年3月8日。",
        "申报导师，汇报导向，上报导致",
        "制订年度工作计划，制订培训方案",
        "搭建一台帐篷，查帐篷，帐篷内",
        "3月份内的事，股份内的职责",
        "给人启示，征文启示我们",
        "生活必需品，所必需的条件，必需的保证",
        "提交待办事项，移交待审材料，上交待遇清单",
        "交通迅速恢复",
        "渡过难关，度过春节",
        "做为民办实事的好干部，看做为难",
        "内部份额，形成份额，这部份内容",
        "自己经办，克己经营",
        "究竟赛几场，竟争吵起来",
        "恢复盖章，批复盖印",
        "调拨河道治理经费，陪训练",
        "部署假期值班，校园满意度，公园满员",
        "检修定期开展，抽签定组，会签定稿",
        "过敏反应情况，社会反应良好，化学反应",
        "参加座谈会，制订计划，作出贡献，其他会员，交代任务",
        "登陆作战，台风登陆",
        "全力以付出换回报",
        "报導部份活動，交待工作",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == []


def test_names_are_left_alone() -> None:
    body = "主要工作:\n  - 内容: 体检\n    责任人: 张连谊会长、李时侯\n落款: |\n  竟赛\n"
    assert hits(ID, body) == []


def test_it_is_advice_and_mended() -> None:
    assert {level for _, level, _ in findings(ID, "前言: 统一布署\n")} == {"note"}
    assert fixed(ID, "前言: 统一布署，截止到目前，做为重点\n") == "前言: 统一部署，截至目前，作为重点\n"


@pytest.mark.parametrize("word", confusions(), ids=lambda word: word.wrong)
def test_every_word_is_in_its_pattern_and_in_no_right_word(word: Confusion) -> None:
    assert word.wrong != word.right
    assert word.source
    assert word.wrong in re.sub(r"\(\?<?[!=][^)]*\)", "", word.pattern or word.wrong)
    assert not any(re.search(each.pattern or each.wrong, word.right) for each in confusions())
