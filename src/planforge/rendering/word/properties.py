"""What a Word file says of itself: title, unit, period, and when it was made."""

import os
import re
from datetime import UTC, date, datetime

from planforge.document.nodes import Document, Signature
from planforge.rendering.word.writing import escape
from planforge.rendering.wording import signature_lines

SOURCE_DATE = "SOURCE_DATE_EPOCH"
"""The environment's word for the date of reproducible builds, in seconds since 1970."""

_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")


def core_properties(document: Document) -> dict[str, str]:
    """Return the core properties of a document as plain texts: title, unit, period and time, which may be empty."""
    return {
        "title": document.title,
        "unit": document.unit,
        "period": document.period,
        "time": made_at(document.signature),
    }


def properties_xml(title: str, unit: str, period: str, time: str) -> str:
    """Write core properties down (ECMA-376-2, 11.1)."""
    dates = [f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{time}</dcterms:{name}>' for name in ("created", "modified")]
    return "\n".join(
        (
            f"<dc:title>{escape(title)}</dc:title>",
            f"<dc:subject>{escape(period)}</dc:subject>",
            f"<dc:creator>{escape(unit)}</dc:creator>",
            "<dc:language>zh-CN</dc:language>",
            *(dates if time else ()),
        )
    )


def made_at(signature: Signature | None) -> str:
    """Return a document's date as W3CDTF: the day it was signed, else SOURCE_DATE_EPOCH, else nothing."""
    for line in reversed(signature_lines(signature)):
        day = _DAY.fullmatch(line)
        if day:
            try:
                return f"{date(*map(int, day.groups())).isoformat()}T00:00:00Z"
            except ValueError:
                break
    try:
        moment = datetime.fromtimestamp(int(os.environ.get(SOURCE_DATE, "")), UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
