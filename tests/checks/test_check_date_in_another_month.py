import pytest
from cases import hits

ID = "date-in-another-month"


def under(month: str, activity: str) -> str:
    return f"月份安排:\n  {month}:\n    - {activity}\n"


def timed(month: str, time: str) -> str:
    return f"月份安排:\n  {month}:\n    - 内容: 讲座\n      时间: {time}\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (under("3月", "4月8日健康讲座"), ["4月8日"]),
        (under("三月份", "健康讲座（4月8日）"), ["4月8日"]),
        (under("3月", "健康讲座，四月八日，礼堂"), ["四月八日"]),
        (under("3月", "5月组织教职工体检"), ["5月"]),
        (under("第一季度", "5月份举办运动会"), ["5月"]),
        (under("3月", "4月中旬组织春游"), ["4月中旬"]),
        (under("七、八月", "讲座: 9月3日在礼堂"), ["9月3日"]),
        ("工作目标:\n  - {内容: 4月8日召开教代会, 时间: 3月}\n", ["4月8日"]),
        ("工作目标:\n  - {内容: 9月10日召开庆祝会, 时间: 第二季度}\n", ["9月10日"]),
        (timed("3月", "4月8日"), ["4月8日"]),
        (timed("3月", "4月"), ["4月"]),
        (timed("3月", "4月8日下午"), ["4月8日下午"]),
        (timed("第一季度", "4月至5月"), ["4月至5月"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    found = [text.rstrip("份") for text in hits(ID, body)]
    assert found == expected


@pytest.mark.parametrize(
    "body",
    [
        under("3月", "3月8日座谈会，3月底总结"),
        "工作目标:\n  - {内容: 4月运动会选拔队员, 时间: 3月}\n  - {内容: 3月启动、6月组织体检, 时间: 3月至6月}\n",
        "工作目标:\n  - {内容: 6月组织体检, 时间: 5月前报名}\n  - {内容: 6月组织体检, 时间: 上半年}\n",
        under("3月", "3月启动，5月组织验收"),
        under("3月", "为4月8日讲座做准备"),
        under("3月", "4月8日讲座报名"),
        under("3月", "4月8日前报送名单"),
        under("3月", "4月运动会筹备，5月举办方案"),
        under("3月", "2月份经费收支公布，2月考勤汇总"),
        under("3月", "2月开展活动的小结"),
        under("3月", "“4月8日”纪念，学习《5月4日讲话》"),
        under("3月", "下月讲座，6月龄婴儿家长会，12个月"),
        under("3月", "2月20日已收回的问卷录入"),
        under("3月", "2月10日收到的提案逐件答复"),
        under("3月", "通知4月召开会员大会"),
        under("3月", "三月三歌会，五月花合唱"),
        under("7—8月", "8月5日培训"),
        under("寒假", "3月1日返校"),
        under("全年", "4月8日讲座"),
        under("第一周", "4月8日讲座"),
        under("三八妇女节", "4月8日讲座"),
        timed("3月", "4月15日前"),
        timed("3月", "3月至5月"),
        timed("3月", "3月8日下午"),
        timed("3月", "每周三"),
        timed("第二季度", "4月"),
        "主要工作:\n  - 4月8日讲座。\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []
