"""Hypothesis strategies for plans: every field of the model, filled with ordinary and with nasty texts."""

from hypothesis import strategies as st

from planforge.spec import keys, looks
from planforge.spec.model import (
    EMPTY,
    Attachment,
    Attribute,
    Checks,
    Entry,
    Imprint,
    Letterhead,
    Plan,
    RunOn,
    Schedule,
    Signature,
    Style,
    StyleSetting,
    Text,
)

NASTY = "：:，,。；！？、“”\"'‘’（）()[]{}<>#&*!|%@`~-—–_=+\\/$^.0129 一二三十第年月日是要条目标题责任时间工会计划"
_NASTY_TEXT = st.text(NASTY, min_size=1, max_size=10)
_ANY_TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs", "Cn"), blacklist_characters="\ufeff\u200b【"),
    min_size=1,
    max_size=5,
)
_ORDINARY = st.sampled_from(
    ["加强民主管理", "召开教职工代表大会。", "走访慰问：春节前后", "“三八”活动", "1.5万元", "七、八月"]
)


def texts() -> st.SearchStrategy[Text]:
    """Texts of one line without space at the ends: what reading leaves of any text."""
    found = st.one_of(_ORDINARY, _NASTY_TEXT, _ANY_TEXT)
    return found.map(lambda text: Text(" ".join(text.split()) or "甲"))


def paragraphs(min_size: int = 0) -> st.SearchStrategy[tuple[Text, ...]]:
    return st.lists(texts(), min_size=min_size, max_size=2).map(tuple)


def _lone_name(text: str) -> bool:
    return keys.canonical(text) not in keys.RESERVED_KEYS and bool(keys.canonical(text))


def headings() -> st.SearchStrategy[Text]:
    return st.one_of(texts(), st.sampled_from([Text(name) for name in (*keys.RESERVED_KEYS, "三八妇女节", "3月")]))


_VALUES = texts().map(lambda text: Text(text.replace(",", "").replace("，", "").strip() or "甲"))


@st.composite
def attributes(draw: st.DrawFn) -> tuple[Attribute, ...]:
    names = draw(st.lists(st.sampled_from(keys.ATTRIBUTES), unique=True, max_size=2))
    return tuple(Attribute(name, draw(_VALUES)) for name in names)


marks = st.sampled_from([EMPTY, *(Text(mark) for mark in (*keys.NUMBERINGS, keys.UNNUMBERED, *keys.RUN_ONS))])


@st.composite
def entries(draw: st.DrawFn, depth: int = 2) -> Entry:
    """Any entry that says something."""
    entry = Entry(
        heading=draw(st.one_of(st.just(EMPTY), headings())),
        content=draw(st.one_of(st.just(()), paragraphs(1))),
        attributes=draw(st.one_of(st.just(()), attributes())),
        lead=draw(st.one_of(st.just(()), paragraphs())),
        entries=draw(lists(depth - 1)) if depth else (),
        run_ons=draw(run_ons()),
        schedule=draw(st.one_of(st.none(), schedules(depth - 1))) if depth else None,
        closing=draw(st.one_of(st.just(()), paragraphs())),
        numbering=draw(marks),
        numbered=draw(st.booleans()),
    )
    return _owned(entry) if any((entry.heading, entry.content, entry.lead)) else Entry(content=draw(paragraphs(1)))


def _owned(entry: Entry) -> Entry:
    """Return an entry without the attributes that would be of nothing."""
    return entry if entry.heading or entry.content else entry._replace(attributes=())


@st.composite
def run_ons(draw: st.DrawFn) -> tuple[RunOn, ...]:
    words = draw(st.lists(st.sampled_from(keys.RUN_ONS), unique=True, max_size=2))
    return tuple(RunOn(word, draw(paragraphs(1))) for word in words)


def lists(depth: int) -> st.SearchStrategy[tuple[Entry, ...]]:
    return st.lists(entries(depth), max_size=2).map(tuple)


@st.composite
def schedules(draw: st.DrawFn, depth: int) -> Schedule:
    labels = draw(st.lists(st.one_of(texts(), st.sampled_from(LABELS)), unique=True, min_size=1, max_size=3))
    periods = tuple(
        Entry(
            heading=Text(label),
            attributes=draw(attributes()),
            lead=draw(paragraphs()),
            entries=draw(lists(max(depth, 0))),
            run_ons=draw(run_ons()),
            closing=draw(paragraphs()),
            numbering=draw(marks),
            numbered=True,
        )
        for label in labels
        if _lone_name(label)
    )
    if not periods:
        periods = (Entry(heading=Text("3月")),)
    return Schedule(periods, draw(paragraphs()), draw(paragraphs()), draw(marks), draw(st.booleans()))


LABELS = [Text(label) for label in ("1月", "三月份", "七、八月", "第一季度", "第一周", "全年", "重阳节", "寒假")]


@st.composite
def sections(draw: st.DrawFn) -> tuple[Entry, ...]:
    found = draw(st.lists(entries(), max_size=3))
    used: set[str] = set()
    kept = []
    for entry in found:
        name = entry.heading
        if name in used or keys.document_key(name) or keys.slip_of(name, keys.DOCUMENT_KEYS):
            continue
        used.add(name)
        kept.append(entry)
    return tuple(kept)


_IDS = st.sampled_from(["title-year", "blank", "旧代号"]).map(Text)
checks = st.builds(Checks, st.lists(_IDS, max_size=2).map(tuple), st.booleans())


_STYLE_VALUES = {
    "字体": "楷体", "西文字体": "Times New Roman", "字号": "小四", "加粗": "是", "颜色": "FF0000", "字距": "-0.25",
    "行距": "1.5倍", "段前": "6", "段后": "0", "对齐": "居中", "首行缩进": "2字", "纸张": "16开", "上边距": "3.7厘米",
    "下边距": "35毫米", "左边距": "0mm", "右边距": "70磅", "页脚": "2.5 cm", "双面": "否",
}  # fmt: skip


@st.composite
def styles(draw: st.DrawFn) -> Style:
    """Any 样式: settings grouped by part, as a file must have them."""
    parts = draw(st.lists(st.sampled_from([looks.PAGE, *looks.PARTS]), unique=True, max_size=2))
    return Style(
        draw(st.one_of(st.just(EMPTY), texts())),
        tuple(
            StyleSetting(Text(part), Text(name), Text(_STYLE_VALUES[name]))
            for part in parts
            for name in draw(st.lists(st.sampled_from([*looks.settings_of(part)]), unique=True, min_size=1))
        ),
    )


def _body(entry: Entry) -> Entry | None:
    body = _owned(entry._replace(heading=EMPTY))
    return body if body != Entry() else None


attachments = st.builds(Attachment, texts(), st.one_of(st.none(), entries().map(_body)))


def plans() -> st.SearchStrategy[Plan]:
    """Any plan that a file can say, with every kind of value in every place."""
    optional = st.one_of(st.just(EMPTY), texts())
    return st.builds(
        Plan,
        unit=texts(),
        period=st.sampled_from([Text("2027年"), Text("2026—2027学年第一学期"), Text("2026年8月—2027年1月")]),
        title=optional,
        captions=paragraphs(),
        addressee=optional,
        preface=paragraphs(),
        sections=sections(),
        closing=paragraphs(),
        signature=st.one_of(
            st.none(),
            st.builds(Signature, optional, optional, st.booleans(), st.just(())),
            paragraphs(1).map(lambda lines: Signature(lines=lines)),
        ),
        attachments=st.lists(attachments, max_size=2).map(tuple),
        numbering=st.sampled_from([(), (Text("一、"), Text("1.")), (Text("一、"), Text("（一）"), Text("无"))]),
        letterhead=st.one_of(st.none(), st.builds(Letterhead, texts(), optional)),
        imprint=st.one_of(st.none(), st.builds(Imprint, optional, optional, texts())),
        style=styles(),
        checks=checks,
        unset=st.just(()),
    )
