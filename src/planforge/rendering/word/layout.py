"""What stands around the body of a document: letterhead and title above, note, signature and imprint below."""

from collections.abc import Iterator

from planforge.document.nodes import Attachment, Document, Imprint, Letterhead, Signature
from planforge.rendering.word.body import blocks
from planforge.rendering.word.page import Page
from planforge.rendering.word.parts import EMPTY_LINE, Indent, Part, paragraph, table_row, with_blanks
from planforge.rendering.word.titles import SHORTEST, title_lines
from planforge.rendering.word.widths import SIGN_GAP, signature_indents, width
from planforge.rendering.wording import NOTE, imprint_lines, note_lines, signature_lines

KEPT_LINE = EMPTY_LINE._replace(keep_next=True)
ANCHOR = Part("p", "Anchor")
"""A line of one point, which keeps a table off its neighbours."""

NARROWEST = 0.6
"""What a character of a long mark of the issuing body keeps of its width before the mark is broken into lines."""

KEPT_NOTES = 2
"""The lines of a note that stay with the signature; all of a long one with the text before it could fill a page."""


def flatten(document: Document, page: Page) -> tuple[Part, ...]:
    """Lay a document out as parts in printing order."""
    parts = list(laid_out(document, page))
    return tuple(with_blanks(parts) if document.has_blanks else parts)


def laid_out(document: Document, page: Page) -> Iterator[Part]:
    """Yield the parts of a document in printing order, before `with_blanks`."""
    part = ANCHOR
    for part in _document(document, page):
        yield part
    if part.kind == "/table":
        # Word wants a paragraph after the last table.
        yield ANCHOR


def _document(document: Document, page: Page) -> Iterator[Part]:
    yield from _letterhead(document.letterhead, page)
    title = title_lines(document.title, document.unit, longest=page.title_characters)
    yield paragraph("Title", "\n".join(title))
    for caption in document.captions:
        yield paragraph("Subtitle", caption)
    yield KEPT_LINE
    if document.addressee:
        yield paragraph("Salutation", document.addressee)
    signature = tuple(_signature(document.signature, page))
    note = tuple(_note(document.attachments, page, keep_last=bool(signature)))
    yield from blocks(document.blocks, page, keep_last=bool(note or signature))
    yield from note
    yield from signature
    for attachment in document.attachments:
        if attachment.blocks:
            yield from _attachment(attachment, page)
    yield from _imprint(document.imprint, page)


def _letterhead(letterhead: Letterhead | None, page: Page) -> Iterator[Part]:
    if letterhead is None:
        return
    room = page.measure / page.mark
    mark = title_lines(letterhead.mark, longest=int(room / NARROWEST))
    narrowing = room / max(*map(width, mark), 1)
    yield paragraph("LetterheadMark", "\n".join(mark), size=int(100 * narrowing) if narrowing < 1 else 0)
    # Two empty lines above the number, two below the red line (GB/T 9704-2012, 7.2.5, 7.3.1).
    yield from (KEPT_LINE, KEPT_LINE)
    yield paragraph("LetterheadNumber", letterhead.number)
    yield from (KEPT_LINE, KEPT_LINE)


def _note(attachments: tuple[Attachment, ...], page: Page, *, keep_last: bool) -> Iterator[Part]:
    """Lay out the attachment note: names begin below each other, two 字 in (GB/T 9704-2012, 7.3.4)."""
    if not attachments:
        return
    yield KEPT_LINE
    lines = note_lines(attachments)
    number_width = (0 if len(lines) == 1 else 1 if len(lines) < 10 else 1.5) * page.character
    left = round(5 * page.character + number_width)
    for index, (number, name) in enumerate(lines):
        before = number_width + (0 if index else 3 * page.character)
        text = (NOTE if index == 0 else "") + (f"{number}\t" if number else "") + name
        keep = keep_last and index >= len(lines) - KEPT_NOTES
        yield paragraph("AttachmentNote", text, keep_next=keep, indent=Indent(left, 0, round(before)))


def _signature(signature: Signature | None, page: Page) -> Iterator[Part]:
    lines = signature_lines(signature)
    if signature is None or not lines:
        return
    yield KEPT_LINE
    if not signature.lines:
        yield from _unit_and_date(signature, page)
        return
    indent = Indent(0, SIGN_GAP * page.character)
    for index, line in enumerate(lines, 1):
        yield paragraph("SignatureLine", line, keep_next=index < len(lines), indent=indent)


def _unit_and_date(signature: Signature, page: Page) -> Iterator[Part]:
    line = page.measure / page.character
    units = title_lines(signature.unit, longest=page.characters - (0 if signature.sealed else SIGN_GAP))
    widest = max(units, key=width)
    left, date_left = signature_indents(widest, signature.date, sealed=signature.sealed, line=line)
    right = line - left - min(width(widest), line)
    if signature.unit:
        # One 字 more on either side keeps a unit that is as long as its room from wrapping.
        indent = Indent(round((left - 1) * page.character), round((right - 1) * page.character))
        yield paragraph("Signature", "\n".join(units), keep_next=bool(signature.date), indent=indent)
    if signature.date:
        indent = Indent(round(date_left * page.character), -2 * page.character)
        yield paragraph("Date", signature.date, indent=indent)


def _attachment(attachment: Attachment, page: Page) -> Iterator[Part]:
    yield paragraph("AttachmentLabel", attachment.label)
    yield KEPT_LINE
    yield paragraph("AttachmentTitle", "\n".join(title_lines(attachment.name, longest=page.title_characters)))
    yield KEPT_LINE
    yield from blocks(attachment.blocks, page)


def _imprint(imprint: Imprint | None, page: Page) -> Iterator[Part]:
    lines = imprint_lines(imprint)
    if not lines:
        return
    # One 字 in on both sides, further lines below the first name after 抄送： (GB/T 9704-2012, 7.4).
    hanging = Indent(4 * page.imprint, page.imprint, 3 * page.imprint)
    yield ANCHOR
    yield Part("imprint", "ImprintTable", size=(page.measure,))
    for left, right in lines:
        text = _beside(left, right, page) if right else left
        yield from table_row(((text,),), (page.measure,), ("Imprint",), indent=None if right else hanging)
    yield Part("/table")


def _beside(office: str, date: str, page: Page) -> str:
    """Break an office so that its last line leaves the date its place at the right (GB/T 9704-2012, 7.4)."""
    room = page.measure / page.imprint - 3 - width(date)
    lines = title_lines(office, longest=max(int(room), SHORTEST))
    return "\t".join(filter(None, ("\n".join(lines), date)))
