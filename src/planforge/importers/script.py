"""Traditional characters as Simplified ones."""

from planforge.errors import CallError
from planforge.importers.lines import Lines


def simplified(lines: Lines) -> Lines:
    """Return lines in Simplified characters.

    Raises:
        CallError: OpenCC is not installed.
    """
    try:
        from opencc import OpenCC
    except ImportError as error:
        raise CallError("转成简体要先装 OpenCC：pip install 'planforge[opencc]'") from error
    convert = OpenCC("t2s").convert
    return lines._replace(
        lines=tuple(
            line._replace(
                text=convert(line.text),
                cells=tuple(tuple(convert(text) for text in cell) for cell in line.cells),
            )
            for line in lines.lines
        )
    )
