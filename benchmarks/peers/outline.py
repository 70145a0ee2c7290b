"""A plan as styled paragraphs, by the shortest code that does it: what a script without planforge would do."""

from typing import Any, TypeAlias

import yaml

DIGITS = "零一二三四五六七八九"
TITLE_KEYS = ("单位", "期间", "落款", "前言")
ATTRIBUTES = ("责任人", "责任部门", "时间", "预算")

Node: TypeAlias = Any


def outline(data: bytes) -> list[tuple[str, str]]:
    """Return the paragraphs of a plan: the name of a style and a text each."""
    plan = yaml.load(data, yaml.CSafeLoader)
    found = [("Title", f"{plan['单位']}{plan['期间']}工作计划"), ("Normal", plan["前言"].strip())]
    sections = [(key, value) for key, value in plan.items() if key not in TITLE_KEYS]
    for number, (key, value) in enumerate(sections, 1):
        found.append(("Heading 1", f"{chinese(number)}、{key}"))
        found += _section(value)
    signature = plan["落款"]
    return [*found, ("Signature", signature["单位"]), ("Date", signature["日期"])]


def chinese(number: int) -> str:
    """Return a number below 1000 in Chinese."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = DIGITS[hundreds] + "百" if hundreds else ""
    text += (DIGITS[tens] if tens != 1 or hundreds else "") + "十" if tens else "零" if hundreds and ones else ""
    return text + (DIGITS[ones] if ones else "")


def _section(value: Node) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [("Normal", value.strip())]
    if isinstance(value, list):
        return _entries(value, 2)
    months = [[("Heading 2", label), *_entries(entries, 3)] for label, entries in value.items()]
    return [paragraph for month in months for paragraph in month]


def _entries(entries: list[Node], level: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    headed = any(_below(entry) for entry in entries)
    for number, entry in enumerate(entries, 1):
        mark = _mark(number, level if headed else max(level, 3))
        if _below(entry):
            name, below = next(iter(entry.items()))
            found += [(f"Heading {level}", mark + name), *_entries(below, level + 1)]
        else:
            found.append(("Normal", mark + _text(entry)))
    return found


def _below(entry: Node) -> bool:
    return isinstance(entry, dict) and isinstance(next(iter(entry.values())), list)


def _mark(number: int, level: int) -> str:
    return {2: f"（{chinese(number)}）", 3: f"{number}. "}.get(level, f"（{number}）")


def _text(entry: Node) -> str:
    if isinstance(entry, str):
        return entry
    name, text = next(iter(entry.items()))
    known = "；".join(f"{key}：{entry[key]}" for key in ATTRIBUTES if key in entry)
    return (text if name == "内容" else f"{name}。{text}") + (f"（{known}）" if known else "")
