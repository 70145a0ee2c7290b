"""From a Plan to a Document: order, numbers and defaults resolved, every text in its place."""

from operator import is_

from planforge.almanac import Period, parse_period
from planforge.diagnostics import Diagnostic, Findings, Span
from planforge.document import nodes
from planforge.document.blanks import find_blanks, may_hold_blank, message_of
from planforge.document.festivals import dated
from planforge.document.flow import Flow
from planforge.document.nodes import Block, Document, Paragraph
from planforge.document.numbering import attachment_number, number_body, number_sections
from planforge.document.schedule import arrange
from planforge.spec.keys import TIME
from planforge.spec.model import Attachment, Attribute, Entry, Plan, Signature, Text
from planforge.spec.places import all_texts, places

AT_ONCE = 512
"""The texts in which a blank is looked for at once; all of a long plan would take much room."""


def build(plan: Plan, file: str = "", *, draft: bool = False) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Build the document of a plan, with what was found on the way.

    Reported: blanks, unless `draft`; lists too deep to number; numbers typed by hand; whatever a schedule's order
    makes noteworthy. `file` is the name that the findings give.
    """
    findings = Findings(file)
    has_blanks = _may_have_blanks(plan)
    if has_blanks and not draft:
        _report_blanks(plan, findings)
    period = parse_period(plan.period)
    sections = tuple(_arranged(section, period, findings) for section in plan.sections)
    flow = Flow(findings)
    blocks: list[Block] = [Paragraph(text) for text in plan.preface]
    blocks += flow.blocks(number_sections(sections, plan.numbering, findings))
    blocks += [Paragraph(text) for text in plan.closing]
    return (
        Document(
            title=title_of(plan),
            unit=plan.unit,
            period=plan.period,
            letterhead=plan.letterhead,
            captions=tuple(plan.captions),
            addressee=_addressee(plan.addressee),
            blocks=tuple(blocks),
            attachments=_attachments(plan, period, flow, findings),
            signature=_signature(plan),
            imprint=plan.imprint,
            style=plan.style,
            has_blanks=has_blanks,
        ),
        tuple(findings.found),
    )


def title_of(plan: Plan) -> str:
    """Return the title, as it is written or made of unit and period."""
    return plan.title or f"{plan.unit}{plan.period}工作计划"


def _addressee(text: str) -> str:
    return f"{text.rstrip('：:')}：" if text else ""


def _signature(plan: Plan) -> Signature | None:
    signature = plan.signature
    if signature is None or signature.lines or signature.unit:
        return signature
    return signature._replace(unit=plan.unit)


def _attachments(plan: Plan, period: Period | None, flow: Flow, findings: Findings) -> tuple[nodes.Attachment, ...]:
    found = []
    for number, attachment in enumerate(plan.attachments, 1):
        is_numbered = len(plan.attachments) > 1
        label = f"附件{number}" if is_numbered else "附件"
        name = _without_number(attachment.name, number, findings) if is_numbered else attachment.name
        found.append(nodes.Attachment(label, name, _body(attachment, plan, period, flow, findings)))
    return tuple(found)


def _without_number(name: Text, number: int, findings: Findings) -> str:
    """Return the name of an attachment without the number typed before it, which is noted."""
    typed = attachment_number(name)
    if typed:
        message = f"手写的序号“{typed.strip()}”已略去，这里自动编号为“{number}.”"
        findings.note("typed-number", message, name.span, "删去手写的序号")
    return name[len(typed) :]


def _body(
    attachment: Attachment, plan: Plan, period: Period | None, flow: Flow, findings: Findings
) -> tuple[Block, ...]:
    if attachment.body is None:
        return ()
    body = _arranged(attachment.body, period, findings)
    numbered = number_body(body, plan.numbering, findings)
    return tuple(flow.blocks((numbered,)))


def _arranged(entry: Entry, period: Period | None, findings: Findings) -> Entry:
    """Put the schedules of an entry, and of all entries in it, in order; festivals in 时间 get their months."""
    attributes = _all_dated(entry.attributes, period, findings)
    schedule = entry.schedule
    if schedule is not None:
        schedule = arrange(schedule, period, findings)
        schedule = schedule._replace(periods=_all_arranged(schedule.periods, period, findings))
    entries = _all_arranged(entry.entries, period, findings)
    # Most entries stay as they are, and a copy of each takes as long as laying it out.
    is_same = attributes is entry.attributes and entries is entry.entries and schedule is None
    return entry if is_same else entry._replace(attributes=attributes, entries=entries, schedule=schedule)


def _all_dated(attributes: tuple[Attribute, ...], period: Period | None, findings: Findings) -> tuple[Attribute, ...]:
    """Put the months before festivals; the same tuple where nothing changed."""
    if period is None or TIME not in [name for name, _ in attributes]:
        return attributes
    found = [dated(each, period, findings) for each in attributes]
    return attributes if all(map(is_, found, attributes)) else tuple(found)


def _all_arranged(entries: tuple[Entry, ...], period: Period | None, findings: Findings) -> tuple[Entry, ...]:
    """Arrange entries; the same tuple where nothing changed."""
    found = [_arranged(each, period, findings) if _has_more(each) else each for each in entries]
    return entries if all(map(is_, found, entries)) else tuple(found)


def _has_more(entry: Entry) -> bool:
    return bool(entry.attributes or entry.entries or entry.schedule)


def _may_have_blanks(plan: Plan) -> bool:
    texts = all_texts(plan)
    some = (texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE))
    return any(may_hold_blank("\n".join(each)) for each in some)


def _report_blanks(plan: Plan, findings: Findings) -> None:
    for text in (place.text for place in places(plan)):
        for blank in find_blanks(text):
            span = _within(text, *blank.span())
            findings.error("blank", message_of(blank), span, "补上内容，或加 --draft 先出草稿")


def _within(text: Text, start: int, end: int) -> Span | None:
    span = text.span
    if span is None or span.line != span.end_line or span.end_column - span.column != len(text):
        return span
    return Span(span.line, span.column + start, span.line, span.column + end)
