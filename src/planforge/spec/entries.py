"""From the tree to entries: what the kind of each value makes of a heading, an item or a schedule."""

from typing import Any

from planforge.almanac import NearMiss, parse_label
from planforge.spec import keys
from planforge.spec.model import EMPTY, Attribute, Entry, RunOn, Schedule, Text
from planforge.spec.nodes import Mapping, Node, Scalar, Sequence
from planforge.spec.scalars import Scalars, is_blank
from planforge.spec.schedules import is_schedule, meant_beside_periods

_SLOTS = {
    "标题": "heading",
    "内容": "content",
    "导语": "lead",
    "条目": "entries",
    "安排": "schedule",
    "结语": "closing",
}
_RESERVED = frozenset(keys.RESERVED_KEYS)
_ATTRIBUTES = frozenset(keys.ATTRIBUTES)
_NOTHING = Entry()
_NEVER_PERIODS = (*keys.OUTERMOST_KEYS, *keys.USUAL_SECTIONS)


class Entries:
    """Reads entries of every written form; what cannot be read is reported and left out."""

    def __init__(self, scalars: Scalars) -> None:
        self.scalars = scalars
        self.findings = scalars.findings

    def section(self, heading: Text, node: Node) -> Entry:
        """Read a heading with its value; the kind of the value decides, not the words."""
        if isinstance(node, Scalar):
            return Entry(heading=heading, lead=node.lines)
        if isinstance(node, Sequence):
            return Entry(heading=heading, entries=self.entries(node))
        if is_schedule(heading, [key for key, _ in node.entries]):
            return self._scheduled(heading, node)
        return self._described(heading, node)

    def entries(self, node: Sequence) -> tuple[Entry, ...]:
        """Read a list."""
        return tuple([entry for item in node.items if (entry := self._entry(item))])

    def _entry(self, node: Node) -> Entry | None:
        if isinstance(node, Scalar):
            if not node.lines:
                self.findings.error("empty-item", "“-”后面没有内容", node.span, "写上内容，或删去这一行")
                return None
            return Entry(content=node.lines)
        if isinstance(node, Sequence):
            self.findings.error("wrong-type", "列表里不能直接再放列表", node.span, "给里面的列表加一个标题：“- 标题:”")
            return None
        return self._mapped(node)

    def _mapped(self, node: Mapping) -> Entry | None:
        """Read an entry written as a mapping: a heading key, the full form, or a lone attribute."""
        if not node.entries:
            self.findings.error("empty-item", "这一条没有内容", node.span, "写上内容，或删去这一行")
            return None
        first, value = node.entries[0]
        name = keys.canonical(first)
        if len(node.entries) == 1 and name in _ATTRIBUTES:
            return Entry(heading=first, content=self.scalars.texts(value, first))
        entry = Entry()
        rest = node.entries
        if name not in _RESERVED:
            entry = self._headed(first, value)
            rest = node.entries[1:]
        return self._filled(entry, rest)

    def _headed(self, heading: Text, node: Node) -> Entry:
        """Read `- heading: value`: text on the line runs in, a block stands below."""
        if isinstance(node, Scalar) and not node.block:
            return Entry(heading=heading, content=node.lines)
        return self.section(heading, node)

    def _filled(self, entry: Entry, pairs: tuple[tuple[Text, Node], ...]) -> Entry:
        """Fill reserved keys into an entry; any other key is unknown here."""
        fields: dict[str, Any] = {}
        seen: set[str] = set()
        before = len(self.findings.found)
        for key, node in pairs:
            name = keys.canonical(key)
            if name not in _RESERVED:
                self._unknown(key, node)
            elif name in seen or (name in _SLOTS and getattr(entry, _SLOTS[name])):
                self._twice(key, name)
            else:
                seen.add(name)
                self._fill(fields, entry, key, name, node)
        entry = entry._replace(**fields) if fields else entry
        if len(self.findings.found) > before:
            return entry
        if entry == _NOTHING:
            self.findings.error("empty-item", "这一条没有内容", pairs[0][0].span, "写上“内容:”或“标题:”")
        if entry.attributes and not (entry.heading or entry.content):
            key = next(key for key, _ in pairs if keys.canonical(key) in _ATTRIBUTES)
            message = f"有“{key}”，没有写是什么工作"
            self.findings.error("missing-content-key", message, key.span, f"加一行“内容: ……”，与“{key}”对齐")
        return entry

    def _is_outermost(self, key: Text, names: tuple[str, ...] = keys.OUTERMOST_KEYS) -> bool:
        """Report a key, one of these names, that belongs to the plan itself and is set in too deep."""
        if keys.canonical(key) not in names:
            return False
        self.findings.error("bad-indent", f"“{key}”缩进得太深", key.span, "顶格写")
        return True

    def _unknown(self, key: Text, node: Node) -> None:
        if self._is_outermost(key):
            return
        meant = keys.meant_by(key)
        if meant:
            hint = f"是不是“{meant}”？"
        elif isinstance(node, Scalar):
            hint = f"若是另一条，前面要加“- ”：“- {key}: ……”"
        else:
            hint = f"若是另一个标题，前面要加“- ”：“- {key}:”"
        self.findings.error("unknown-key", f"不认识“{key}”", key.span, hint)

    def _twice(self, key: Text, name: str) -> None:
        self.findings.error("slot-twice", f"“{name}”写了两次", key.span, "合并成一处")

    def _fill(self, fields: dict[str, Any], entry: Entry, key: Text, name: str, node: Node) -> None:
        """Put the value of a reserved key among the fields that an entry is to have."""
        if name in _SLOTS:
            fields[_SLOTS[name]] = self._slot(key, name, node)
        elif name in _ATTRIBUTES:
            if value := self.scalars.listed(node, key):
                fields["attributes"] = (*fields.get("attributes", entry.attributes), Attribute(name, value))
        elif name in keys.RUN_ONS:
            if texts := self.scalars.texts(node, key):
                fields["run_ons"] = (*fields.get("run_ons", entry.run_ons), RunOn(name, texts))
        elif name == "编号":
            fields["numbering"] = self.scalars.numbering(node, key, with_run_ons=True)
        elif name == "标题编号":
            fields["numbered"] = self.scalars.flag(node, key)
        elif schedule := fields.get("schedule", entry.schedule):
            fields["schedule"] = schedule._replace(tabular=self.scalars.layout(node, key))
        else:
            message = "“版式”只用于按时间的安排"
            self.findings.error("misplaced-key", message, key.span, "把它写在“3月:”这样的时间旁边，“安排”之后")

    def _slot(self, key: Text, name: str, node: Node) -> object:
        if name == "标题":
            return self.scalars.line(node, key)
        if name == "条目":
            return self._listed(key, node)
        if name == "安排":
            return self._arranged(key, node)
        return self.scalars.texts(node, key)

    def _listed(self, key: Text, node: Node) -> tuple[Entry, ...]:
        if isinstance(node, Sequence):
            return self.entries(node)
        if isinstance(node, Scalar) and is_blank(node.text):
            return (Entry(content=node.lines),)
        self.scalars.wrong_type(key, node, "列表，每条以“- ”开头")
        return ()

    def _arranged(self, key: Text, node: Node) -> Schedule | None:
        if isinstance(node, Mapping):
            return self._scheduled(EMPTY, node).schedule
        if isinstance(node, Scalar) and is_blank(node.text):
            return Schedule((), lead=node.lines)
        self.scalars.wrong_type(key, node, "“时间: 活动”，每行一项")
        return None

    def _scheduled(self, heading: Text, node: Mapping) -> Entry:
        """Read a mapping of periods; 导语, 结语, 版式 and 编号 beside them belong to the schedule."""
        own: dict[str, tuple[Text, Node]] = {}
        periods = []
        outer: list[tuple[Text, Node]] = []
        for key, value in node.entries:
            name = keys.canonical(key)
            if name in own:
                self._twice(key, name)
            elif name in keys.SCHEDULE_KEYS:
                own[name] = (key, value)
            elif name in ("标题编号", "标题") or (name in _ATTRIBUTES and heading):
                outer.append((key, value))
            elif self._is_outermost(key, _NEVER_PERIODS):
                continue
            elif meant := meant_beside_periods(key):
                self.findings.error("unknown-key", f"不认识“{key}”", key.span, f"是不是“{meant}”？")
            else:
                periods.append(self._period(key, value))
        schedule = Schedule(tuple(periods))
        for key, value in own.values():
            schedule = self._schedule_slot(schedule, key, value)
        entry = Entry(heading=heading, schedule=schedule)
        return self._filled(entry, tuple(outer)) if outer else entry

    def _schedule_slot(self, schedule: Schedule, key: Text, node: Node) -> Schedule:
        name = keys.canonical(key)
        if name == "导语":
            return schedule._replace(lead=self.scalars.texts(node, key))
        if name == "结语":
            return schedule._replace(closing=self.scalars.texts(node, key))
        if name == "编号":
            return schedule._replace(numbering=self.scalars.numbering(node, key, with_run_ons=True))
        return schedule._replace(tabular=self.scalars.layout(node, key))

    def _period(self, label: Text, node: Node) -> Entry:
        found = parse_label(label)
        if isinstance(found, NearMiss):
            self.findings.error(
                "bad-label", f"“{label}”：{found.reason}", label.span, "写成“3月”“七、八月”“第一季度”等"
            )
        if isinstance(node, Scalar):
            activities = (Entry(content=node.lines),) if node.lines else ()
            return Entry(heading=label, entries=activities)
        if isinstance(node, Sequence):
            return Entry(heading=label, entries=self.entries(node))
        period = self._described(label, node)
        if period.content:
            activity = Entry(content=period.content, attributes=period.attributes)
            period = period._replace(content=(), attributes=(), entries=(activity, *period.entries))
        return period

    def _described(self, heading: Text, node: Mapping) -> Entry:
        """Read a mapping under a heading: reserved keys describe it, any other key is a heading below it (noted)."""
        entry = Entry(heading=heading)
        reserved = tuple(pair for pair in node.entries if keys.canonical(pair[0]) in _RESERVED)
        others = [pair for pair in node.entries if keys.canonical(pair[0]) not in _RESERVED]
        if reserved:
            entry = self._filled(entry, reserved)
        if heading:  # what has none, 正文 or an attachment, may have such headings
            others = [pair for pair in others if not self._is_outermost(pair[0])]
        if not others:
            return entry
        first = others[0][0]
        if entry.entries:
            self._unknown(*others[0])
            return entry
        hint = "小标题前面加“- ”，成为列表"
        above = f"“{heading}”下的" if heading else ""
        self.findings.note("headings-as-keys", f"“{first}”已当作{above}小标题", first.span, hint)
        return entry._replace(entries=tuple(self._headed(key, value) for key, value in others))
