"""The names of the plan file: document keys, reserved keys and attributes, their other spellings, and near misses."""

from functools import cache, lru_cache
from pathlib import Path

from planforge.resources import table

DOCUMENT_KEYS = (
    "标题", "题注", "单位", "期间", "主送", "前言", "正文", "结语",
    "落款", "附件", "编号", "样式", "检查", "版头", "版记",
)  # fmt: skip
USUAL_SECTIONS = ("指导思想", "工作目标", "主要工作", "月份安排")
OUTERMOST_KEYS = ("附件", "落款", "版头", "版记")
"""Document keys that are no words for anything within a section."""
SCHEDULE_HEADINGS = ("月份安排", "季度安排", "周次安排", "安排")
TIME, BUDGET = "时间", "预算"
ATTRIBUTES = (
    TIME, "责任部门", "责任人", "协办", "地点", "对象",
    BUDGET, "指标", "依据", "编码", "进度", "完成情况",
)  # fmt: skip
LISTED_ATTRIBUTES = (TIME, "责任部门", "责任人", "协办", "地点", "对象")
"""Attributes whose values are lists of names or dates: a comma in them separates."""

OTHER_NAMES = {
    **dict.fromkeys(("负责人", "牵头人", "经办人"), "责任人"),
    **dict.fromkeys(("责任单位", "负责部门", "负责单位", "牵头部门", "牵头单位", "主办部门", "主办单位"), "责任部门"),
    **dict.fromkeys(("协办部门", "协办单位", "配合部门", "配合单位"), "协办"),
    **dict.fromkeys(("完成时间", "完成时限", "活动时间", "时限", "日期"), TIME),
    **dict.fromkeys(("参加对象", "参加人员"), "对象"),
    **dict.fromkeys(("经费", "经费预算"), BUDGET),
    "活动地点": "地点",
    "活动内容": "内容",
}
"""What offices call an attribute elsewhere: no key, but it tells which one is meant."""

RUN_ONS = ("一是", "一要")
STRUCTURE_KEYS = ("标题", "导语", "条目", "结语", *RUN_ONS, "安排", "编号", "标题编号", "内容", "版式")
RESERVED_KEYS = (*STRUCTURE_KEYS, *ATTRIBUTES)
SCHEDULE_KEYS = ("导语", "结语", "版式", "编号")
SIGNATURE_KEYS = ("单位", "日期", "盖章")
LETTERHEAD_KEYS = ("发文机关标志", "发文字号")
IMPRINT_KEYS = ("抄送", "印发机关", "印发日期")
CHECK_KEYS = IGNORE, STRICT = ("忽略", "严格")
INNER_KEYS = frozenset((*RESERVED_KEYS, *SIGNATURE_KEYS, *LETTERHEAD_KEYS, *IMPRINT_KEYS, "名称", "预设"))
"""The names of keys below the outermost ones."""

ATTACHMENT_LABEL = r"附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?"
"""What stands on an attachment itself (GB/T 9704-2012, 7.3.7), and is typed before its name by mistake."""

NUMBERINGS = ("一、", "（一）", "1.", "（1）", "①")
"""The marks of GB/T 9704-2012, 7.3.3, in order, and the usual fifth."""
UNNUMBERED = "无"
BLANK = "【待[补補定填写寫核议議续續确確完更添录錄查][^】]*】"
"""What is written where something is still to come: 【待补：期间】."""
YES, NO = ("是", "有", "true", "yes"), ("否", "无", "不", "無", "false", "no")

_PERIOD_ALIASES = {"年度": "期间", "学年": "期间", "学期": "期间"}
_TRADITIONAL = (
    "標題單間學導語條結責門協辦時點對預據編碼進內號樣檢頭記發機關誌開蓋數況無總體報稱設項處級齊頁紙張雙邊顏縮說嚴"
)
_SIMPLE = "标题单间学导语条结责门协办时点对预据编码进内号样检头记发机关志开盖数况无总体报称设项处级齐页纸张双边颜缩说严"
_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLE)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


@lru_cache(maxsize=1024)
def canonical(key: str) -> str:
    """Return a key in its simplified spelling, without spaces or invisible characters."""
    return "".join(key.translate(_SIMPLIFIED).translate(_INVISIBLE).split())


def spellings(key: str) -> tuple[str, ...]:
    """Return the ways to write a canonical key: simplified, traditional, and the other names of 期间."""
    names = (key, *(alias for alias, name in _PERIOD_ALIASES.items() if name == key))
    traditional = str.maketrans(_SIMPLE, _TRADITIONAL)
    return tuple(dict.fromkeys((*names, *(name.translate(traditional) for name in names))))


def document_key(key: str) -> str:
    """Return the document key that `key` spells (期间 for 年度), or "" for a section's heading."""
    name = canonical(key)
    name = _PERIOD_ALIASES.get(name, name)
    return name if name in DOCUMENT_KEYS else ""


def meant_by(key: str) -> str:
    """Return the reserved key that another was likely meant for, or ""."""
    return slip_of(key, RESERVED_KEYS) or OTHER_NAMES.get(canonical(key), "") or _alike(key)


def _alike(key: str) -> str:
    """Return the reserved key that differs from a longer key in one character, or ""."""
    name = canonical(key)
    for other in RESERVED_KEYS:
        if len(name) == len(other) > 2 and sum(a != b for a, b in zip(name, other, strict=True)) == 1:
            return other
    return ""


@lru_cache(maxsize=1024)
def slip_of(key: str, names: tuple[str, ...]) -> str:
    """Return the name that `key` is one slip away from, or "".

    A slip is a character added, dropped, swapped with its neighbour or replaced by a homophone; another character
    in its place makes another word (时间 is not 期间).
    """
    name = canonical(key)
    return next((other for other in names if name != other and _is_one_slip(name, other)), "")


def _is_one_slip(written: str, meant: str) -> bool:
    if len(written) == len(meant) + 1:
        return any(written[:i] + written[i + 1 :] == meant for i in range(len(written)))
    if len(written) == len(meant) - 1:
        return len(written) > 1 and any(meant[:i] + meant[i + 1 :] == written for i in range(len(meant)))
    if len(written) != len(meant):
        return False
    differing = [i for i, (a, b) in enumerate(zip(written, meant, strict=True)) if a != b]
    if len(differing) == 1:
        return written[differing[0]] in _homophones().get(meant[differing[0]], "")
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and written[differing[0]] == meant[differing[1]]
        and written[differing[1]] == meant[differing[0]]
    )


@cache
def _homophones() -> dict[str, str]:
    """Return the characters that sound like each character of a key, whatever the tone."""
    return {row[0]: row[1] for row in table(Path(__file__).parent / "homophones.txt", "\t")}
