"""From bytes to a Plan: every problem of the file in one run."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from planforge.almanac import parse_period
from planforge.diagnostics import Diagnostic, Findings, Span, in_file_order
from planforge.spec import keys
from planforge.spec.entries import Entries
from planforge.spec.model import (
    EMPTY,
    Attachment,
    Entry,
    Imprint,
    Letterhead,
    Plan,
    Signature,
    Text,
)
from planforge.spec.nodes import Mapping, Node, Scalar, Sequence
from planforge.spec.plain import read_plainly, read_unrepaired
from planforge.spec.scalars import Scalars, is_blank
from planforge.spec.text import Refused, decode, refuse_control_characters, refuse_too_long, split_lines

_START = Span(1, 1, 1, 1)
_LINES = {"标题": "title", "单位": "unit", "期间": "period", "主送": "addressee"}
_PARAGRAPHS = {"题注": "captions", "前言": "preface", "结语": "closing"}


class Source(NamedTuple):
    """A plan file as read: its text, as much of a plan as there is, and what was found."""

    text: str
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]


def read_plan(data: bytes, file: str) -> Source:
    """Read a plan file; the plan is None where the file has no shape that could be one."""
    findings = Findings(file)
    text = decode(data, findings)
    del data  # of a long plan they take much room
    if text is None:
        return Source("", None, in_file_order(findings.found))
    try:
        root = _tree(text, findings)
    except Refused:
        return Source(text, None, in_file_order(findings.found))
    plan = _plan(root, findings)
    return Source(text, plan, in_file_order(findings.found))


def _tree(text: str, findings: Findings) -> Node | None:
    """Read a text in the cheapest way that will do: few plans need repairs, and few of those a YAML parser."""
    root = read_unrepaired(text)
    if root is not None:
        return root
    from planforge.spec.preflight import repair

    lines = refuse_control_characters(refuse_too_long(split_lines(text), findings), findings)
    patched = repair(lines, findings)
    root = read_plainly(patched)
    if root is not None:
        return root
    from planforge.spec.tree import parse

    return parse(patched, findings)


def _plan(root: Node | None, findings: Findings) -> Plan | None:
    if isinstance(root, Mapping) and root.entries:
        return _PlanReader(findings).read(root)
    if root is None or (isinstance(root, Scalar) and not root.text):
        if not any(finding.level == "error" for finding in findings.found):
            findings.error("empty-file", "文件里没有内容", _START, "可以用 planforge new school-union 生成一份样稿")
    else:
        kind = "列表" if isinstance(root, Sequence) else "文字"
        findings.error(
            "not-a-plan",
            f"文件开头是{kind}，不是计划",
            root.span,
            "每行写“名称: 内容”，如“单位: 示例小学工会”",
        )
    return None


class _PlanReader:
    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.scalars = Scalars(findings)
        self.entries = Entries(self.scalars)

    def read(self, root: Mapping) -> Plan:
        """Read the document keys, then the sections, in written order."""
        fields: dict[str, Any] = {}
        written: dict[str, tuple[Text, Node]] = {}
        sections: list[Entry] = []
        for key, node in root.entries:
            name = keys.document_key(key)
            if not name:
                self._section(key, node, sections)
            elif name in written:
                self._twice(written[name][0], key, name)
            else:
                written[name] = (key, node)
                if name == "正文":
                    sections.append(self.entries.section(EMPTY, node))
                else:
                    fields |= self._document_key(name, key, node)
        unit, period = self._required(fields, written)
        fields |= {"unit": unit, "period": period, "unset": tuple(self.scalars.unset)}
        return Plan(**fields, sections=tuple(sections))

    def _section(self, key: Text, node: Node, sections: list[Entry]) -> None:
        meant = keys.slip_of(key, keys.DOCUMENT_KEYS)
        if meant:
            hint = f"是不是“{meant}”？若确实是一个标题，请写在“正文”下面"
            self.findings.error("unknown-key", f"不认识“{key}”", key.span, hint)
            return
        sections.append(self.entries.section(key, node))

    def _twice(self, first: Text, key: Text, name: str) -> None:
        assert first.span and key.span
        message = f"“{name}”写了两次：第 {first.span.line} 行和第 {key.span.line} 行"
        self.findings.error("duplicate-key", message, key.span, "合并成一处")

    def _required(self, fields: dict[str, Any], written: dict[str, tuple[Text, Node]]) -> tuple[Text, Text]:
        for name, field, example in (("单位", "unit", "示例小学工会"), ("期间", "period", "2027年")):
            key, node = written.get(name, (None, None))
            if not fields.get(field) and (node is None or isinstance(node, Scalar)):
                place = key.span if key is not None else _START
                self.findings.error("missing-key", f"没有写“{name}”", place, f"加一行“{name}: {example}”")
        period: Text = fields.get("period", EMPTY)
        if period and parse_period(period) is None and not is_blank(period):
            hint = "写成 2027年、2027年上半年、2026—2027学年第一学期 或 2026年8月—2027年1月"
            self.findings.error("bad-period", f"看不懂期间“{period}”", period.span, hint)
        return fields.get("unit", EMPTY), period

    def _document_key(self, name: str, key: Text, node: Node) -> dict[str, Any]:
        """Return the Plan field that a document key fills, with its value."""
        if name in _LINES:
            return {_LINES[name]: self.scalars.line(node, key)}
        if name in _PARAGRAPHS:
            return {_PARAGRAPHS[name]: self.scalars.texts(node, key)}
        readers: dict[str, tuple[str, Callable[[Text, Node], object]]] = {
            "编号": ("numbering", lambda key, node: self.scalars.numberings(node, key)),
            "样式": ("style", lambda key, node: self.scalars.style(node, key)),
            "检查": ("checks", lambda key, node: self.scalars.checks(node, key)),
            "附件": ("attachments", self._attachments),
            "落款": ("signature", self._signature),
            "版头": ("letterhead", lambda key, node: Letterhead(*self._lines_of(key, node, keys.LETTERHEAD_KEYS))),
            "版记": ("imprint", lambda key, node: Imprint(*self._lines_of(key, node, keys.IMPRINT_KEYS))),
        }
        field, read = readers[name]
        return {field: read(key, node)}

    def _lines_of(self, key: Text, node: Node, names: tuple[str, ...]) -> list[Text]:
        if not isinstance(node, Mapping):
            self.scalars.wrong_type(key, node, f"“{names[0]}: ……”这样的几行")
            return [EMPTY] * len(names)
        found = self.scalars.named(node, key, names)
        return [self.scalars.line(found[name][1], found[name][0]) if name in found else EMPTY for name in names]

    def _signature(self, key: Text, node: Node) -> Signature:
        if not isinstance(node, Mapping):
            return Signature(lines=self.scalars.texts(node, key))
        found = self.scalars.named(node, key, keys.SIGNATURE_KEYS)
        unit, date = (
            self.scalars.line(found[name][1], found[name][0]) if name in found else EMPTY for name in ("单位", "日期")
        )
        sealed = "盖章" in found and self.scalars.flag(found["盖章"][1], found["盖章"][0], default=False)
        return Signature(unit, date, sealed)

    def _attachments(self, key: Text, node: Node) -> tuple[Attachment, ...]:
        if isinstance(node, Scalar):
            return tuple(Attachment(line) for line in node.lines)
        if isinstance(node, Sequence):
            return tuple(found for item in node.items if (found := self._attachment(item)))
        self.scalars.wrong_type(key, node, "附件名称的列表，每个以“- ”开头")
        return ()

    def _attachment(self, node: Node) -> Attachment | None:
        if isinstance(node, Scalar) and node.lines:
            return Attachment(self.scalars.line(node, node.text))
        if not isinstance(node, Mapping) or not node.entries:
            self._nameless(node.span)
            return None
        (first, value), rest = node.entries[0], node.entries[1:]
        is_label = re.fullmatch(keys.ATTACHMENT_LABEL, first) is not None
        if not is_label and keys.canonical(first) != "名称":
            return Attachment(first, self.entries.section(EMPTY, value))
        if isinstance(value, Scalar) and not value.lines:
            self._nameless(first.span)
            return None
        if is_label:
            message = f"手写的“{first}”已略去，附件的序号自动编排"
            self.findings.note("typed-number", message, first.span, f"“{first}”改成“名称”")
        name = self.scalars.line(value, first)
        return Attachment(name, self.entries.section(EMPTY, Mapping(rest, node.span)) if rest else None)

    def _nameless(self, span: Span | None) -> None:
        self.findings.error("wrong-type", "附件这里要写名称", span, "写成“- 任务分解表”或“- 名称: 任务分解表”")
