"""When a document says it was made: on the day it was signed, so that the same plan gives the same bytes."""

import os
import re
from datetime import UTC, date, datetime

from planforge.document.nodes import Signature
from planforge.rendering.wording import signature_lines

SOURCE_DATE = "SOURCE_DATE_EPOCH"
"""The environment's word for the date of reproducible builds, in seconds since 1970."""

_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")


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
