"""What a plan has to say, and what is left of a document when all of it has been said."""

import re
from collections.abc import Iterator

from reading_back import squeezed

from planforge import api
from planforge.document.nodes import Document, Heading, Paragraph, Table
from planforge.spec.keys import ATTRIBUTES
from planforge.spec.model import EMPTY, Plan, Text

_LABELS = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|（\d+）|[①-⑳]|[一二三四五六七八九十]+[是要]"
)
_WORDS = re.compile("|".join(("附件[：0-9]*", "月份|季度|周次|阶段|主要工作", *ATTRIBUTES, "[：；，。（）、]")))


def spoken(document: Document) -> Iterator[str]:
    """Yield what a document says, in printing order, labels and fixed words included."""
    yield document.title
    yield from document.captions
    yield document.addressee
    yield from (line for block in document.blocks for line in _block(block))
    if document.attachments:
        yield "附件："
        for number, attachment in enumerate(document.attachments, 1):
            yield f"{number}.{attachment.name}" if len(document.attachments) > 1 else attachment.name
    if document.signature:
        yield from document.signature.lines or (document.signature.unit, document.signature.date)
    for attachment in document.attachments:
        if attachment.blocks:
            yield from (attachment.label, attachment.name)
            yield from (line for block in attachment.blocks for line in _block(block))


def _block(block: Heading | Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Table):
        yield from block.columns
        yield from (line for row in block.rows for cell in row for line in cell)
    else:
        yield f"{block.label}{getattr(block, 'heading', '')}{block.text}"


def unsaid(reading: api.Reading, words: str) -> tuple[list[str], str]:
    """Return the texts of a plan that are missing from a document's words, and the words that are no one's."""
    assert reading.plan
    assert reading.document
    signature, own = reading.document.signature, reading.plan.signature
    derived = [attachment.name for attachment in reading.document.attachments if attachment.blocks]
    derived += [] if reading.plan.title else [reading.document.title]
    derived += [signature.unit] if signature and own and not own.unit else []
    missing = []
    for text in sorted((*derived, *texts(reading.plan)), key=len, reverse=True):
        said = squeezed(text)
        if said not in words:
            missing.append(text)
        words = words.replace(said, "", 1)
    return missing, _WORDS.sub("", _LABELS.sub("", words))


def texts(plan: Plan) -> Iterator[str]:
    """Yield every text of the plan that is printed; the unit and the period only make the title."""
    yield from _texts(plan._replace(unit=EMPTY, period=EMPTY))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for name, each in zip(getattr(value, "_fields", value), value, strict=True):
            if name != "numbering":
                yield from _texts(each)
