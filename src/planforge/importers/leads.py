"""Headings with the text that stands behind them on their line, parted by a colon or by a space alone."""

import re
from collections.abc import Iterator

from planforge.importers.branches import Node
from planforge.importers.lines import Doubt
from planforge.importers.words import one_of

_NAMED_SECTION = re.compile(rf"(?P<name>{one_of('sections')})[：:]?\s*(?P<text>(?<=[：:]).*|(?<=[：:]\s).*|)")
_SPACED = re.compile(r"(?P<heading>[^\s。；：:;]{4,40})[ \u3000]+(?P<text>(?!\d+[ \u3000])\S.{8,}[。；;！!])")
"""A PDF has spaces round numbers as well: 发展党员 5 名."""

_SCHEDULE_WORDS = re.compile("安排|日程|进度|進度|计划表|計劃表|月份|大事|节点|行事历|行事曆|活动|活動")
_SPACED_FAMILIES = {"壹、", "一、", "（一）", "第一", "1.1"}


def is_named_section(text: str) -> bool:
    """Tell whether a line is the name of a usual section (指导思想), or begins with it and a colon."""
    return _NAMED_SECTION.fullmatch(text) is not None


def names_schedule(text: str) -> bool:
    """Tell whether a line can be the heading of a schedule: 活动安排, 大事记."""
    return _SCHEDULE_WORDS.search(text) is not None


def take_named_text(node: Node) -> None:
    """Put the text that is glued to the name of a usual section below it."""
    if match := _NAMED_SECTION.fullmatch(node.text):
        node.is_named = True
        node.text, node.line = match["name"], node.line._replace(run_in=0)
        if match["text"]:
            node.paragraphs.append(node.line._replace(text=match["text"], label="", run_in=0))


def take_spaced_text(node: Node) -> Iterator[Doubt]:
    """Put the text that only a space parts from its heading below it, and yield a doubt that tells."""
    match = _SPACED.fullmatch(node.text) if node.family in _SPACED_FAMILIES else None
    if match:
        yield Doubt(node.line.place, f"标题“{match['heading']}”和后面的文字分开了", "likely")
        node.text = match["heading"]
        node.paragraphs.append(node.line._replace(text=match["text"], label="", run_in=0))
