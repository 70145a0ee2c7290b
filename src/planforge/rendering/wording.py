"""The words that GB/T 9704-2012 itself puts around a plan's texts, the same in every format."""

from planforge.document.nodes import Attachment, Imprint, Signature

NOTE = "附件："
"""What the attachment note begins with (GB/T 9704-2012, 7.3.4)."""


def note_lines(attachments: tuple[Attachment, ...]) -> tuple[tuple[str, str], ...]:
    """Return number and name for each line of the attachment note; one attachment bears no number (7.3.4)."""
    if len(attachments) == 1:
        return (("", attachments[0].name),)
    return tuple((f"{index}.", attachment.name) for index, attachment in enumerate(attachments, 1))


def signature_lines(signature: Signature | None) -> tuple[str, ...]:
    """Return the lines of the signature in printing order, empty ones left out."""
    if signature is None:
        return ()
    return tuple(line for line in signature.lines or (signature.unit, signature.date) if line)


def imprint_lines(imprint: Imprint | None) -> tuple[tuple[str, str], ...]:
    """Return the left and right text of each line of the imprint, with the words of GB/T 9704-2012, 7.4."""
    if imprint is None:
        return ()
    copies: str = imprint.copies
    if copies:
        copies = (copies if copies.startswith("抄送") else f"抄送：{copies}").rstrip("。") + "。"
    date = imprint.date and imprint.date.removesuffix("印发") + "印发"
    return tuple(line for line in ((copies, ""), (imprint.office, date)) if any(line))
