from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planforge.rendering.word.title_words import words_of
from planforge.rendering.word.titles import LONGEST, SHORTEST, title_lines
from planforge.rendering.word.widths import width

PLACES = (
    "示例市",
    "示例省",
    "示例县",
    "浦东新区",
    "大理白族自治州",
    "黄石市下陆区",
    "孔城镇",
    "中国教育工会示例大学",
    "中共示例市教育局直属机关",
    "示例市第一实验小学教育集团",
)
ORGANS = (
    "工会",
    "委员会",
    "工会委员会",
    "教育局",
    "人民政府办公室",
    "第二中学",
    "第三人民医院护理部",
    "幼儿园",
    "图书馆",
    "自来水有限责任公司",
    "翠湖社区居民委员会",
)
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
    "2027年春季学期",
    "2027年1—6月",
)
MATTERS = (
    "",
    "教职工文化体育活动",
    "安全生产",
    "女职工权益保障与民主管理",
    "主题教育",
    "中小学生心理健康教育",
    "秸秆禁烧和河道清淤",
    "第十二届职工运动会",
    "基层卫生服务能力提升",
    "档案管理和信息化建设",
)
KINDS = ("工作计划", "工作要点", "实施方案", "月份安排", "重点工作任务清单", "三年行动计划")

TITLES = st.tuples(*map(st.sampled_from, (PLACES, ORGANS, ABOUT, PERIODS, MATTERS, KINDS)))
WHOLE = (
    "《示例市教育条例》",
    "“放管服”",
    *filter(None, PERIODS),
    *("工作计划", "委员会", "教职工", "中小学生", "下陆区", "孔城镇", "浦东新区", "自治州"),
    *("第二中学", "第三人民医院", "第十二届", "有限责任公司", "秸秆", "河道"),
)

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
    "浦东新区总工会|2027年职工文化体育活动实施方案",
    "江苏省苏州市工业园区星海实验中学|2026—2027学年第一学期工作计划",
    "中国石油化工股份有限公司|镇海炼化分公司工会2027年工作要点",
    "重庆市渝北区龙溪街道新牌坊社区党委|2027年工作计划",
    "北京市朝阳区人民政府|关于印发2027年政府工作报告|重点任务分工方案的通知",
    "县总工会关于开展“送清凉”|慰问一线职工活动的通知",
    "西安市雁塔区教育局关于进一步加强中小学生|心理健康教育工作的意见",
    "关于开展2027年度|“五一劳动奖状”“五一劳动奖章”|评选推荐工作的通知",
    "哈尔滨工业大学（深圳）工会委员会|2027年工作计划",
    "西南大学附属小学“十五五”教育事业|发展规划（2026—2030年）",
    "示例市生态环境局关于印发|《示例市2027年大气污染防治行动计划》|的通知",
    "示例县自然资源和规划局2027年|地质灾害防治方案",
    "示例大学外国语学院分工会2027年|教职工健身活动计划",
    "示例市第一人民医院重症医学科|2027年继续医学教育培训计划",
    "示例市人力资源和社会保障局|关于开展“春风行动”暨|就业援助月活动的通知",
    "示例市住房和城乡建设局|关于印发《示例市老旧小区改造三年行动方案|（2027—2029年）》的通知",
    "示例市总工会|关于印发《示例市工会“十五五”时期|职工服务体系建设规划》的通知",
    "示例集团工会|关于召开第三届第二次职工代表大会的通知",
    "2027年全县教育系统|关心下一代工作委员会工作要点",
    "南昌市青山湖区塘山镇中心小学|2027年春季校园安全工作计划",
    "广西壮族自治区百色市右江民族医学院|附属医院2027年科研工作计划",
    "示例市老旧小区加装电梯工作领导小组|2027年工作要点",
    "关于召开中国共产党示例学校|第六次党员大会的通知",
    "郑州市管城回族区实验幼儿园|2027年膳食管理委员会工作计划",
    "许昌学院工会委员会|关于做好2027年“五一”国际劳动节|慰问工作的通知",
    "示例市第五届中小学生|田径运动会竞赛工作方案",
    "2026—2027学年度第二学期|示例县第一小学体育卫生工作计划",
    "中国邮政集团有限公司黄山市分公司|2027年揽收业务旺季营销活动方案",
    "关于深入开展学习宣传贯彻中国工会|第十九次全国代表大会精神的通知",
    "关于印发《2027年全区教育系统|党风廉政建设和反腐败工作要点》的通知",
    "宿迁市沭阳县沂涛镇人民政府|关于做好2027年小麦赤霉病防治工作的通知",
    "临沧市凤庆县鲁史镇古镇保护与|旅游开发三年行动方案",
    "示例村“一事一议”|财政奖补项目建设实施方案",
    "泉州市泉港区后龙镇|2027年海漂垃圾整治工作实施方案",
    "示例中学团委2027年|“五四”新团员入团仪式活动方案",
    "示例市教育局示例市卫生健康委员会|关于做好2027年秋季|开学工作的通知",
    "2027年示例县医疗卫生机构|基本药物制度实施情况检查方案",
    "株洲市芦淞区枫溪街道曲尺社区|2027年独居老人探访关爱工作计划",
    "驻马店市驿城区人民政府|关于加强城区犬类管理工作的实施意见",
    "示例小学2027年度工会工作计划",
    "示例市人民政府办公室2027年重点工作计划",
]


@pytest.mark.parametrize("broken", BROKEN)
def test_titles_break_as_a_person_would(broken: str) -> None:
    assert "|".join(title_lines(broken.replace("|", ""))) == broken


def test_a_title_breaks_after_its_unit_whatever_its_name() -> None:
    unit = "甲乙丙丁戊己庚辛壬癸"
    assert title_lines(f"{unit}子丑寅卯2027年度工会工作计划", unit) == (unit, "子丑寅卯2027年度工会工作计划")


def test_a_unit_is_found_by_what_follows_it() -> None:
    assert title_lines("甲乙丙丁戊己庚辛壬癸关于子丑寅卯辰巳午未的通知")[0] == "甲乙丙丁戊己庚辛壬癸"
    assert title_lines("甲乙丙丁戊己庚辛壬癸2027年子丑寅卯辰巳午计划")[0] == "甲乙丙丁戊己庚辛壬癸"


@pytest.mark.parametrize("size", range(6, 19))
def test_a_quoted_name_that_fits_a_line_stays_on_one(size: int) -> None:
    name = f"《{'关于加强和改进新时代教职工队伍思想建设工作'[:size]}》"
    assert any(name in line for line in title_lines(f"示例市教育局关于认真贯彻落实{name}的实施方案"))


def test_a_quoted_name_longer_than_a_line_breaks_between_words() -> None:
    name = "《示例市产业工人队伍建设改革和职业技能提升三年行动计划》"
    lines = title_lines(f"示例市总工会关于印发{name}的通知")
    assert lines == ("示例市总工会", "关于印发《示例市产业工人队伍建设改革和", "职业技能提升三年行动计划》的通知")


def test_no_line_begins_with_a_particle_unless_a_long_name_leaves_it_no_room() -> None:
    name = "《示例市2027年大气污染防治行动计划》"
    assert title_lines(f"示例市生态环境局关于印发{name}的通知") == ("示例市生态环境局关于印发", name, "的通知")


@settings(max_examples=400)
@given(TITLES)
def test_titles_of_real_words_take_a_shape(words: tuple[str, ...]) -> None:
    title = "".join(words)
    lines = title_lines(title, "".join(words[:2]))
    widths = [width(line) for line in lines]
    assert "".join(lines) == title
    assert max(widths) <= LONGEST
    assert len(lines) == 1 or min(widths) >= SHORTEST
    assert not any(line[0] in "的和与" for line in lines)
    if sum(widths) < 47:  # what nearly fills three lines leaves no choice
        steps = [right - left for left, right in pairwise(widths)]
        assert all(abs(step) >= 0.75 for step in steps), "two lines are as long as each other"
        assert not any(left < 0 < right for left, right in pairwise(steps)), "the lines make an hourglass"
    for word in WHOLE:
        assert "".join(lines).count(word) == "|".join(lines).count(word), f"{word} is broken"


def test_lines_of_as_many_characters_count_as_equal_however_wide_their_gaps() -> None:
    period, matter = "2026年9月—2027年1月", "党员教育培训活动方案"
    assert sum(map(width, period)) == sum(map(width, matter))
    assert width(period) > width(matter) + 1
    lines = title_lines(f"示例市海淀区梧桐街道办事处{period}{matter}")
    assert not {(period, matter)} & set(pairwise(lines))


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


@pytest.mark.parametrize("title", ["", "计划", "示例市总工会2027年度工作计划", "长" * 81, "A" * 50])
def test_titles_that_need_no_break_or_allow_none_stay_whole(title: str) -> None:
    assert title_lines(title) == (title,)


def test_a_title_that_is_all_unit_breaks_inside_it() -> None:
    unit = "示例县退役军人事务局下属单位工会女职工委员会"
    assert title_lines(unit, unit) == ("示例县退役军人事务局", "下属单位工会女职工委员会")


@pytest.mark.parametrize(
    "words",
    [
        "2026—2027学年第一学期|教学|工作计划",
        "2027年度|年会",
        "2027年|度假区|方案",
        "黄石市|镇|馨",
        "2026年8月—2027年1月|第三届第二次|职工代表大会",
        "西安市|雁塔区|中小学生|心理健康",
        "温州市|瓯海区|教育局",
        "黄石市|下陆区|图书馆",
    ],
)
def test_titles_divide_into_words_known_or_told_by_their_suffix(words: str) -> None:
    assert words_of(words.replace("|", "")) == words.split("|")
