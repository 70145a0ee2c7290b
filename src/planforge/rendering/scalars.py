"""Values on their way into a plan file."""

import re

_PLAIN = r"[\w（）《》—－·]+"


def yaml_text(text: str) -> str:
    """Write a text as a YAML scalar on one line, in quotes where it could be read as anything else."""
    if re.fullmatch(_PLAIN, text):
        return text
    import json

    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in quoted)
