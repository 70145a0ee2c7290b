import pytest
from cases import fixed, hits

ID = "doubled-word"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("教职工的的意见", ["的的"]),
        ("完善了了，办好了了。", ["了了", "了了"]),
        ("关心教师和和职工", ["和和"]),
        ("开展开展文体活动，进行进行检查", ["开展开展", "进行进行"]),
        ("为了为了进一步进一步做好", ["为了为了", "进一步进一步"]),
        ("教師的的意見", ["的的"]),
        ("组织组织教职工体检，做好做好会员服务", ["组织组织", "做好做好"]),
        ("加强加强队伍建设，扎实扎实推进，召开召开座谈会", ["加强加强", "扎实扎实", "召开召开"]),
    ],
)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "这是活动目的的体现，标的的确认，的的确确，的的士",
        "为了了解情况，不了了之，不甚了了，一目了了，介绍了了解到的情况",
        "和和美美，和和气气，政通人和和谐校园，共和和睦，会员和和谐集体",
        "研究研究，学习学习，讨论讨论，加强加强再加强，做好做好人好事的宣传",
        "工会组织组织活动，组织组织委员学习，各志愿组织组织慰问",
        "实事求是是我们的作风，工会会员，委员会会议",
        "唱响进行进行曲",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == []


def test_it_is_mended() -> None:
    assert fixed(ID, "前言: 职工的的意见，开展开展活动\n") == "前言: 职工的意见，开展活动\n"
