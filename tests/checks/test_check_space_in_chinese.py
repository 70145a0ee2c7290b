import pytest
from cases import fixed, hits

ID = "space-in-chinese"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据要求， 结合实际。 制定计划", ["， 结", "。 制"]),
        ("走访， 　慰问，\u00a0座谈", ["， 　慰", "，\u00a0座"]),
        ("开展 “三八” 活动，学习 《工会法》", ["展 “", "” 活", "习 《"]),
        ("会员（ 含退休人员 ）参加", ["（ 含", "员 ）"]),
        ("全面总结 ，使用PPT ，再作安排", ["结 ，", "T ，"]),
        ("按照安排，履行维 权基本职责，办好实事", ["维 权"]),
        ("按照安排，履行基本　职责。", ["本　职"]),
        ("根據要求， 結合實際", ["， 結"]),
    ],
)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "根据要求，结合实际，3 月使用 Word 编写 5 份计划。",
        "唱响主旋律，“中国梦 劳动美 幸福路”，做好服务",
        "唱响“爱岗敬业，劳动光荣 创造更伟大，服务大局”",
        "坚持方针，不忘初心 牢记使命，做好服务",
        "成员名单如下，张　三，李　四，王小五",
        "羽毛球 乒乓球 象棋",
        "组长：张三 副组长：李四光 成员：王五",
        "时间：2027年  月  日，地点：      ，共  人",
        "会议（ 月 日）召开，第 次会议，共 人。",
        "姓名：    电话：    ",
        "1、 做好登记",
        "（一） 做好登记",
        "会员（甲组） 会员（乙组）",
        "指导思想 以服务为中心，开展工作",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "标题: 示例小学工会 工作计划， 草案\n",
        "落款: |\n  示例小学工会 委员会， 张　三\n",
        "主要工作:\n  - 内容: 体检\n    责任人: 张三 李四光\n    时间: 3月 9月\n",
        "前言: |\n  　　第一段，完。\n  　　第二段。\n",
        "前言: 第一行，\n  第二行。\n",
    ],
)
def test_it_looks_at_sentences_only(body: str) -> None:
    assert hits(ID, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("前言: 根据要求， 结合 “三八” 节。\n", "前言: 根据要求，结合“三八”节。\n"),
        ("前言: 第一 行， 再\n  第二行， 完。\n", "前言: 第一 行，再\n  第二行，完。\n"),
    ],
)
def test_what_is_certain_is_mended(body: str, expected: str) -> None:
    assert fixed(ID, body) == expected
