import pytest
from cases import hits

ID = "template-mark"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据{{ 上级 }}要求", ["{{ 上级 }}"]),
        ("{% if 学校 %}做好工作{% endif %}", ["{% if 学校 %}", "{% endif %}"]),
        ("{# 说明 #}做好工作", ["{# 说明 #}"]),
        ("在${year}年完成", ["${year}"]),
        ("由«姓名»负责，« Next »", ["«姓名»", "« Next »"]),
        ("由{ MERGEFIELD 姓名 }负责", ["{ MERGEFIELD 姓名 }"]),
        ("由[姓名]按〔单位名称〕的要求和【单位名称】的规定", ["[姓名]", "〔单位名称〕", "【单位名称】"]),
        ("<%= unit %>的&nbsp;要求，@单位@", ["<%= unit %>", "&nbsp;", "@单位@"]),
        ("#单位#职工和%部门名称%、<姓名>、<<姓名>>、{日期}", ["#单位#", "%部门名称%", "<姓名>", "<<姓名>>", "{日期}"]),
    ],
)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"工作目标:\n  - '{text}'\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "参加#最美职工#、#中国梦·劳动美#话题",
        "入会率达到95%，覆盖单位100%",
        "1#楼、2#楼加装扶手",
        "人数<50的单位，人数>100的部门",
        "预算$500，$5{上限}",
        "学习《工会法》",
        "【地点】会议室，【责任单位】总务处，〔2027〕3号，[1]注释",
        "A&B;两组，R&D部门，邮箱gonghui@example.com",
        "[工会]负责组织，[学校]负责场地",
        "集合{甲, 乙}",
        "50%单位达到80%",
        "C#单位编程，A<部门，B>部门",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"工作目标:\n  - '{text}'\n") == []
