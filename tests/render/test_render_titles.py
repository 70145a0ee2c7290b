from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planforge.rendering.word.titles import LONGEST, SHORTEST, title_lines
from planforge.rendering.word.widths import width

PLACES = (
    "示例市",
    "示例省",
    "示例县",
    "中国教育工会示例大学",
    "中共示例市教育局直属机关",
    "示例市第一实验小学教育集团",
)
ORGANS = ("工会", "委员会", "工会委员会", "教育局", "人民政府办公室", "第二中学", "幼儿园", "图书馆")
ABOUT = (
    "",
    "关于印发",
    "关于做好",
    "关于推进基层组织建设的",
    "关于贯彻《示例市教育条例》的",
    "关于全面加强作风建设和深化“放管服”改革的",
)
PERIODS = (
    "",
    "2027年",
    "2027年度",
    "二〇二七年",
    "2026—2027学年第一学期",
    "2026年8月—2027年1月",
    "2027年第一季度",
)
MATTERS = (
    "",
    "教职工文化体育活动",
    "安全生产",
    "女职工权益保障与民主管理",
    "主题教育",
    "基层卫生服务能力提升",
    "档案管理和信息化建设",
)
KINDS = ("工作计划", "工作要点", "实施方案", "月份安排", "重点工作任务清单")

TITLES = st.tuples(*map(st.sampled_from, (PLACES, ORGANS, ABOUT, PERIODS, MATTERS, KINDS)))
WHOLE = ("《示例市教育条例》", "“放管服”", *filter(None, PERIODS), "工作计划", "委员会", "教职工")

BROKEN = [
    "示例市第一实验小学教育集团工会|2027年度工会工作计划",
    "示例市第一实验小学教育集团|二〇二七年教职工文化体育活动|月份安排及经费预算一览表",
    "中共示例市教育局直属机关委员会|关于在全市教育系统深入开展主题教育和|作风建设活动的2027年度工作计划",
    "示例大学马克思主义学院|2026—2027学年第一学期教学工作计划",
    "示例县教育局|关于印发2027年度|全县教育系统工会工作计划的通知",
    "中共示例市委员会|关于贯彻落实《关于加强和改进新时代|教职工队伍建设的意见》的工作方案",
    "示例省总工会关于开展2027年“安康杯”|竞赛活动的实施方案",
    "示例区阳光幼儿园|2027年上半年保教工作计划",
    "示例市第二中学工会委员会|2027年女职工工作计划",
    "示例集团有限责任公司工会|2027年第一季度民主管理工作要点",
    "示例市中小学教师发展中心|2027年教师培训工作计划",
    "示例镇中心小学|2026—2027学年第二学期少先队工作计划",
    "示例市卫生健康委员会|2027年基层卫生服务能力提升行动计划",
    "示例市教育局2027年|校园安全专项整治工作实施方案",
    "示例职业技术学院图书馆|2027年读书月活动方案",
    "示例市妇女联合会关于做好2027年|家庭教育工作的实施意见",
    "示例社区居民委员会|2027年度志愿服务和环境整治工作计划",
    "示例市档案馆|关于学习宣传《中华人民共和国档案法》的|2027年工作计划",
    "中国教育工会示例大学委员会|2027年教职工代表大会提案工作安排",
    "示例市第三人民医院工会|2026年8月—2027年1月工作计划",
    "示例区教育工会关于推进教职工之家建设的|三年行动计划（2027—2029年）",
    "示例市财政局机关党委|2027年党建和党风廉政建设工作计划",
    "示例乡村振兴发展有限公司|2027年安全生产和职工技能竞赛工作计划",
    "示例市实验学校语文教研组|2026—2027学年度第一学期教研活动计划",
    "示例市民政局2027年养老服务与|社会救助重点工作任务清单",
    "中共示例大学委员会宣传部|2027年意识形态与网络安全工作计划",
    "示例小学2027年度工会工作计划",
    "示例市人民政府办公室2027年重点工作计划",
]


@pytest.mark.parametrize("broken", BROKEN)
def test_titles_break_as_a_person_would(broken: str) -> None:
    assert "|".join(title_lines(broken.replace("|", ""))) == broken


def test_a_title_breaks_after_its_unit_whatever_its_name() -> None:
    unit = "甲乙丙丁戊己庚辛壬癸"
    assert title_lines(f"{unit}子丑寅卯2027年度工会工作计划", unit) == (unit, "子丑寅卯2027年度工会工作计划")


@settings(max_examples=200)
@given(TITLES)
def test_titles_of_real_words_take_a_shape(words: tuple[str, ...]) -> None:
    title = "".join(words)
    lines = title_lines(title, "".join(words[:2]))
    widths = [width(line) for line in lines]
    assert "".join(lines) == title
    assert max(widths) <= LONGEST
    assert len(lines) == 1 or min(widths) >= SHORTEST
    if sum(widths) < 47:  # what nearly fills three lines leaves no choice
        steps = [right - left for left, right in pairwise(widths)]
        assert all(abs(step) >= 0.75 for step in steps), "two lines are as long as each other"
        assert not any(left < 0 < right for left, right in pairwise(steps)), "the lines make an hourglass"
    for word in WHOLE:
        assert "".join(lines).count(word) == "|".join(lines).count(word), f"{word} is broken"


@settings(max_examples=200)
@example("———————————————会0000一0")
@given(st.text("汉工会的和、《》“”2027年度第一学期—ab", min_size=8, max_size=60))
def test_any_title_breaks_by_the_rules_or_not_at_all(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    if len(lines) > 1:
        assert max(map(width, lines)) <= LONGEST
        assert min((width(line) for line in lines if line[0] != "的"), default=SHORTEST) >= SHORTEST
        assert not any(line[0] in "和、》”" for line in lines[1:])
        assert not any(right[0] == "的" and left[-1] not in "、》”" for left, right in pairwise(lines))
        assert not any(line[-1] in "《“" for line in lines[:-1])
        assert not any(left[-1].isdigit() and right[0] in "0123456789年" for left, right in pairwise(lines))


@pytest.mark.parametrize("title", ["", "计划", "长" * 81, "A" * 50])
def test_titles_that_need_no_break_or_allow_none_stay_whole(title: str) -> None:
    assert title_lines(title) == (title,)
