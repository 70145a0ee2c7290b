"""What a letterhead is known by where no style says so."""

import re

_NUMBER = re.compile(r"\S{1,16}[〔\[［（(【][12]\d{3}[〕\]］）)】]\s*\d{1,4}\s*号")


def is_document_number(text: str) -> bool:
    """Tell whether a line is the number of a document: 示工发〔2027〕3号."""
    return _NUMBER.fullmatch(text) is not None


def is_issuing_mark(text: str) -> bool:
    """Tell whether a line can be the mark of the issuing body above a document's number: 示例县教育局文件."""
    return re.fullmatch("[^，。；：:]{2,30}文件", text) is not None
