"""Labels that are not made of months: weeks, what recurs, vacations, the whole year, parts of a semester."""

import re

from planforge.almanac.label_dates import SEPARATOR, Reader, parse_list
from planforge.almanac.label_types import Label
from planforge.almanac.numerals import NUMBER, YEAR, parse_year

_VACATIONS = {"寒假": (1, 2), "暑假": (7, 8), "寒暑假": (1, 2, 7, 8)}
_SYNONYMS = {
    "寒假期间": "寒假",
    "暑期": "暑假",
    "暑假期间": "暑假",
    "整年": "全年",
    "全年度": "全年",
    "年末": "年底",
    "开学": "开学初",
    "第1学期": "第一学期",
    "第2学期": "第二学期",
    "春季学期": "春学期",
    "秋季学期": "秋学期",
}
_WHOLE = frozenset({"全年", "常年", "全学年", "全学期"})
_NAMES = frozenset(
    {
        *("学期初", "学期中", "学期末", "学年初", "学年末", "开学初", "期初", "期中", "期末"),
        *("上学期", "下学期", "第一学期", "第二学期", "春学期", "秋学期"),
        *("年初", "年中", "年底", "平时", "日常"),
    }
)
_UNITS = {"个月": "月", "星期": "周", "天": "日", "季": "季度", "两周": "双周"}
_MOST_WEEKS = 53


def named(plain: str) -> Label | None:
    """Find a folded label among those that are one fixed word: 寒假, 全年, 学期末."""
    name = _SYNONYMS.get(plain, plain)
    if name in _VACATIONS:
        return Label("vacation", _VACATIONS[name], name=name)
    if name in _WHOLE:
        return Label("whole", name=name)
    if name in _NAMES:
        return Label("named", name=name)
    return None


def _read_weeks(match: re.Match[str]) -> Label:
    written = re.sub("教学|[第周]|星期", "", match["list"])
    # Some schools count the week before lessons begin as week 0.
    return Label("week", numbers=parse_list(written, _MOST_WEEKS, "没有第{}周", first=0))


def _read_year(match: re.Match[str]) -> Label:
    return Label("whole", year=parse_year(match["year"]), name="全年")


def _read_vacation(match: re.Match[str]) -> Label:
    name = _SYNONYMS.get(match["name"], match["name"])
    return Label("vacation", _VACATIONS[name], parse_year(match["year"]), name=name)


def _read_recurring(match: re.Match[str]) -> Label:
    groups = match.groupdict()
    unit = _UNITS.get(match["unit"], match["unit"])
    weeks, days, tail = (groups.get(key) or "" for key in ("weeks", "days", "tail"))
    numbers: tuple[int, ...] = ()
    if weeks:
        numbers = parse_list(weeks.replace("第", ""), 6, "每月没有第{}周")
        tail = "周"
    elif days:
        numbers = parse_list(re.sub("[日号]", "", days), 31, "每月没有{}日")
        tail = "日"
    return Label("recurring", numbers=numbers, name=f"每{unit}{tail.replace('末', '底')}")


_MORE = f"{SEPARATOR}第?{NUMBER}"
_WEEK = "(?:教学)?(?:周|星期)"

_EACH_MONTH = (
    f"每(?P<unit>个?月)(?:(?P<weeks>第{NUMBER}(?:{_MORE})*)(?:周|星期)"
    f"|(?P<days>{NUMBER}(?:[日号]?{SEPARATOR}{NUMBER})*)[日号]|(?P<tail>[上中下]旬|[初中底末])|)"
)

NAMED_FORMS: tuple[tuple[str, Reader], ...] = (
    (f"(?P<list>第{NUMBER}(?:{_WEEK}?{_MORE})*){_WEEK}", _read_weeks),
    (f"(?P<list>{NUMBER}(?:{_MORE})+)周", _read_weeks),
    (f"(?P<year>{YEAR})年(?:度|全年)?", _read_year),
    (f"(?P<year>{YEAR})年(?P<name>寒假|暑假|暑期)(?:期间)?", _read_vacation),
    ("每(?P<unit>年|半年|学年|学期|季度?|半月|旬|周|星期|双周|两周|日|天|工作日)", _read_recurring),
    (_EACH_MONTH, _read_recurring),
    ("每(?P<unit>季度?|学期|学年|年)(?P<tail>[初中底末])", _read_recurring),
    (f"每(?P<unit>周|星期)(?P<tail>[一二三四五六日天](?:{SEPARATOR}[一二三四五六日天])*)", _read_recurring),
)
