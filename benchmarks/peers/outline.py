"""A plan as styled paragraphs, by the shortest code that does it: what a script without planforge would do."""

from typing import Any, NamedTuple, TypeAlias

import yaml

DIGITS = "零一二三四五六七八九"
TITLE_KEYS = ("单位", "期间", "落款", "前言")
ATTRIBUTES = ("责任人", "责任部门", "时间", "预算")
FESTIVALS = {
    "春节": "二月",
    "三八妇女节": "三月",
    "五一国际劳动节": "五月",
    "端午节": "六月",
    "教师节": "九月",
    "中秋节": "九月",
    "重阳节": "十月",
}
"""Where the festivals of the one plan fall in its year, looked up by hand."""

Node: TypeAlias = Any


class Line(NamedTuple):
    """A paragraph: the name of its style, its text, and the heading that runs into it."""

    style: str
    text: str
    heading: str = ""


RUN_IN = "heading 3 字符"
"""The character style of a heading that runs into its text."""

EMPTY = Line("Normal", "")


def outline(data: bytes) -> list[Line]:
    """Return the paragraphs of a plan."""
    plan = yaml.load(data, yaml.CSafeLoader)
    found = [Line("Title", f"{plan['单位']}{plan['期间']}工作计划"), EMPTY, Line("Normal", plan["前言"].strip())]
    sections = [(key, value) for key, value in plan.items() if key not in TITLE_KEYS]
    for number, (key, value) in enumerate(sections, 1):
        found.append(Line("Heading 1", f"{chinese(number)}、{key}"))
        found += _section(value)
    signature = plan["落款"]
    return [*found, EMPTY, Line("Signature", signature["单位"]), Line("Date", signature["日期"])]


def chinese(number: int) -> str:
    """Return a number below 1000 in Chinese."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = DIGITS[hundreds] + "百" if hundreds else ""
    text += (DIGITS[tens] if tens != 1 or hundreds else "") + "十" if tens else "零" if hundreds and ones else ""
    return text + (DIGITS[ones] if ones else "")


def _section(value: Node) -> list[Line]:
    if isinstance(value, str):
        return [Line("Normal", value.strip())]
    if isinstance(value, list):
        return _entries(value, 2)
    months = [[Line("Heading 2", label), *_entries(entries, 3)] for label, entries in _by_month(value).items()]
    return [line for month in months for line in month]


def _by_month(schedule: dict[str, list[Node]]) -> dict[str, list[Node]]:
    months = {label: list(entries) for label, entries in schedule.items() if label not in FESTIVALS}
    for label, entries in schedule.items():
        if label in FESTIVALS:
            months[FESTIVALS[label]].append(f"{label}：{'；'.join(entries)}")
    return months


def _entries(entries: list[Node], level: int) -> list[Line]:
    found: list[Line] = []
    headed = any(_below(entry) for entry in entries)
    for number, entry in enumerate(entries, 1):
        mark = _mark(number, level if headed else max(level, 3))
        if _below(entry):
            name, below = next(iter(entry.items()))
            found += [Line(f"Heading {level}", mark + name), *_entries(below, level + 1)]
        else:
            found.append(_item(mark, entry))
    return found


def _below(entry: Node) -> bool:
    return isinstance(entry, dict) and isinstance(next(iter(entry.values())), list)


def _mark(number: int, level: int) -> str:
    return {2: f"（{chinese(number)}）", 3: f"{number}. "}.get(level, f"（{number}）")


def _item(mark: str, entry: Node) -> Line:
    if isinstance(entry, str):
        return Line("Normal", mark + entry)
    name, text = next(iter(entry.items()))
    known = "；".join(f"{key}：{entry[key]}" for key in ATTRIBUTES if key in entry)
    text += f"（{known}）" if known else ""
    return Line("Normal", mark + text) if name == "内容" else Line("Normal", text, f"{mark}{name}。")
