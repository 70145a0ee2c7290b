"""Hypothesis strategies for plans as offices write them: every feature of the plan file, in words that people use."""

from hypothesis import strategies as st

from planforge.spec import keys
from planforge.spec.model import (
    EMPTY,
    NO_CHECKS,
    NO_STYLE,
    Attachment,
    Attribute,
    Entry,
    Imprint,
    Letterhead,
    Plan,
    RunOn,
    Schedule,
    Signature,
    Text,
)

_VERBS = ("组织", "开展", "举办", "完善", "落实", "建立", "检查", "做好", "推进", "修订", "走访", "评选")
_OBJECTS = (
    "教职工代表大会", "提案办理工作", "困难职工档案", "“三八”妇女节活动", "《工会法》学习", "乒乓球、羽毛球比赛",
    "青年教师基本功比赛", "校务公开（含财务公开）", "1.5万元慰问经费的使用", "会员代表培训", "职工书屋", "互助保障参保",
)  # fmt: skip
_TAILS = (
    "",
    "，人人参加",
    "，每季度不少于2次",
    "，9:00前签到",
    "；结果在公示栏公开",
    "，做到“四有”：有方案、有人员、有经费、有总结",
)
_NAMES = (
    "加强民主管理",
    "维护职工权益",
    "丰富文体生活",
    "推进自身建设",
    "关心女职工",
    "办好实事",
    "提升素质",
    "做好宣传",
)
_HEADINGS = ("指导思想", "工作目标", "主要工作", "重点任务", "保障措施", "工作要求", "组织领导", "具体安排")
_MONTHS = ("1月", "2月", "3月", "4月", "5月", "6月", "7月", "9月", "10月", "11月", "12月")
_CHINESE_MONTHS = (
    "一月份",
    "二月份",
    "三月份",
    "四月份",
    "五月份",
    "六月份",
    "七、八月份",
    "九月份",
    "十月份",
    "十一月份",
    "十二月份",
)


def _texts(parts: st.SearchStrategy[str]) -> st.SearchStrategy[Text]:
    return parts.map(Text)


clauses = st.builds("{}{}{}".format, st.sampled_from(_VERBS), st.sampled_from(_OBJECTS), st.sampled_from(_TAILS))
sentences = _texts(st.lists(clauses, min_size=1, max_size=3).map(lambda found: "。".join(found) + "。"))
items = st.one_of(sentences, _texts(clauses))
names = _texts(st.builds("{}{}".format, st.sampled_from(_VERBS), st.sampled_from(_OBJECTS)) | st.sampled_from(_NAMES))
paragraphs = st.lists(sentences, min_size=1, max_size=2).map(tuple)
attributes = st.lists(
    st.sampled_from(
        [
            ("责任人", "组织委员"),
            ("责任部门", "工会办公室"),
            ("时间", "3月、9月"),
            ("预算", "2万元"),
            ("地点", "三楼会议室"),
        ]
    ),
    unique=True,
    max_size=2,
).map(lambda pairs: tuple(Attribute(name, Text(value)) for name, value in pairs))


@st.composite
def entries(draw: st.DrawFn, depth: int) -> Entry:
    """An item, a run-in heading or a heading with something below it."""
    kind = draw(st.sampled_from(["item", "item", "run-in", "attributes", "heading", "text", "run-on"]))
    if kind == "item" or depth == 0:
        return Entry(content=(draw(items),))
    if kind == "run-in":
        return Entry(heading=draw(names), content=(draw(sentences),))
    if kind == "attributes":
        return Entry(content=(draw(items),), attributes=draw(attributes))
    if kind == "text":
        return Entry(heading=draw(names), lead=draw(paragraphs))
    if kind == "run-on":
        word = draw(st.sampled_from(keys.RUN_ONS))
        texts = draw(st.lists(_texts(clauses), min_size=2, max_size=3).map(tuple))
        return Entry(content=(draw(sentences),), run_ons=(RunOn(word, texts),))
    return Entry(heading=draw(names), lead=draw(st.one_of(st.just(()), paragraphs)), entries=draw(lists(depth - 1)))


@st.composite
def lists(draw: st.DrawFn, depth: int) -> tuple[Entry, ...]:
    """Entries of one list; headings in it differ."""
    found = draw(st.lists(entries(depth), min_size=1, max_size=4))
    return tuple({entry.heading or number: entry for number, entry in enumerate(found)}.values())


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Months in order, each with activities, as a list or as a table."""
    months = draw(st.sampled_from([_MONTHS, _CHINESE_MONTHS]))
    chosen = draw(st.lists(st.sampled_from(months), min_size=1, max_size=5, unique=True))
    tabular = draw(st.booleans())
    periods = tuple(
        Entry(
            heading=Text(label),
            entries=tuple(
                Entry(content=(text,), attributes=draw(attributes) if tabular else ())
                for text in draw(st.lists(items, min_size=1, max_size=3))
            ),
        )
        for label in sorted(chosen, key=months.index)
    )
    return Schedule(periods, tabular=tabular)


@st.composite
def sections(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Sections with different headings: text, lists of all depths, and perhaps a schedule at the end."""
    found = []
    for heading in draw(st.lists(st.sampled_from(_HEADINGS), min_size=1, max_size=5, unique=True)):
        kind = draw(st.sampled_from(["text", "list", "both"]))
        lead = draw(paragraphs) if kind != "list" else ()
        below = draw(lists(2)) if kind != "text" else ()
        closing = draw(st.one_of(st.just(()), paragraphs)) if kind == "both" else ()
        found.append(Entry(heading=Text(heading), lead=lead, entries=below, closing=closing))
    if draw(st.booleans()):
        found.append(Entry(heading=Text("月份安排"), schedule=draw(schedules())))
    return tuple(found)


signatures = st.sampled_from(
    [
        None,
        Signature(Text("青溪实验学校工会委员会"), Text("2027年1月5日")),
        Signature(date=Text("2027年1月5日")),
        Signature(lines=(Text("青溪实验学校工会"), Text("二〇二七年一月"))),
    ]
)
_BODIES = st.one_of(st.none(), lists(1).map(lambda found: Entry(entries=found)))
attachments = st.lists(
    st.builds(Attachment, st.sampled_from([Text("任务分解表"), Text("经费预算表"), Text("活动一览")]), _BODIES),
    max_size=2,
    unique_by=lambda each: each.name,
).map(tuple)

plans = st.builds(
    Plan,
    unit=st.sampled_from([Text("青溪实验学校工会"), Text("云川市总工会"), Text("城关镇中心幼儿园工会委员会")]),
    period=st.sampled_from(
        [Text("2027年"), Text("2026—2027学年第一学期"), Text("2026年8月—2027年1月"), Text("2027年上半年")]
    ),
    title=st.sampled_from([EMPTY, Text("2027年度工会工作要点"), Text("工会工作计划")]),
    captions=st.sampled_from([(), (Text("（2027年1月5日工会委员会通过）"),)]),
    addressee=st.sampled_from([EMPTY, Text("各工会小组")]),
    preface=st.one_of(st.just(()), paragraphs),
    sections=sections(),
    closing=st.one_of(st.just(()), paragraphs),
    signature=signatures,
    attachments=attachments,
    numbering=st.sampled_from(
        [(), (), (Text("一、"), Text("1.")), (Text("一、"), Text("（一）"), Text("无")), (Text("1."),)]
    ),
    letterhead=st.sampled_from([None, Letterhead(Text("青溪实验学校工会文件"), Text("青工〔2027〕1号"))]),
    style=st.just(NO_STYLE),
    checks=st.just(NO_CHECKS),
    unset=st.just(()),
    imprint=st.sampled_from([None, Imprint(Text("市教育工会"), Text("工会办公室"), Text("2027年1月6日"))]),
)
"""Any plan that an office might write."""
