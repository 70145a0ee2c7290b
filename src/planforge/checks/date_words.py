"""Words beside a date that tell why it need not be a day of the activity that it stands in."""

import json
import re
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "date_words.json"


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return words


@cache
def said_otherwise(*kinds: str) -> re.Pattern[str]:
    """Return the words of these kinds: `past`, `basis`, `reach`, `preparing`, `other_times`."""
    return re.compile("|".join(word for kind in kinds for word in _words()[kind]))
