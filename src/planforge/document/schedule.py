"""Puts a schedule in order: months by the plan's period, festivals in the month where they fall that year."""

from collections.abc import Callable
from datetime import date

from planforge.almanac import (
    Label,
    Month,
    NearMiss,
    Period,
    find_observance,
    occurrences,
    parse_label,
    spell_month,
)
from planforge.diagnostics import Findings
from planforge.spec.model import Entry, Schedule, Text

_END_MARKS = "。！？；…"
_CLASSES = {"months": "month", "ten-days": "month", "date": "month"}


class _Slot:
    """One period of the schedule: its entry, its label where one is known, and the festivals that landed in it."""

    __slots__ = ("entry", "festivals", "label")

    def __init__(self, entry: Entry, label: Label | None) -> None:
        self.entry = entry
        self.label = label
        self.festivals: list[tuple[date, Entry]] = []

    def merged(self) -> Entry:
        """Return the entry with its festivals' activities behind its own, in date order."""
        if not self.festivals:
            return self.entry
        landed = [activity for _, activity in sorted(self.festivals, key=lambda pair: pair[0])]
        return self.entry._replace(entries=(*self.entry.entries, *landed))


def arrange(schedule: Schedule, period: Period | None, findings: Findings) -> Schedule:
    """Return the schedule in the order of the plan's period; without a period it keeps its written order.

    Noted to `findings`: joined spellings, re-sorting, unknown labels, labels and festivals outside the period.
    """
    slots = _joined(schedule, findings)
    if period is None:
        return schedule._replace(periods=tuple(slot.merged() for slot in slots))
    arranger = _Arranger(period, slots, findings)
    return schedule._replace(periods=tuple(slot.merged() for slot in arranger.arranged()))


def _joined(schedule: Schedule, findings: Findings) -> list[_Slot]:
    """Make a slot of each period, joining those that are the same period in two spellings."""
    slots: list[_Slot] = []
    for entry in schedule.periods:
        found = parse_label(entry.heading)
        label = found if isinstance(found, Label) else None
        same = next((slot for slot in slots if label and slot.label == label), None)
        if same is None:
            slots.append(_Slot(entry, label))
            continue
        first = same.entry.heading
        same.entry = together(same.entry, entry)
        message = f"“{entry.heading}”与“{first}”是同一时间，已合并"
        findings.note("joined-periods", message, entry.heading.span, f"都写在“{first}”下")
    return slots


def together(first: Entry, second: Entry) -> Entry:
    """Return two entries for one period as one, under the heading of the first."""
    return first._replace(
        attributes=(*first.attributes, *second.attributes),
        lead=(*first.lead, *second.lead),
        entries=(*first.entries, *second.entries),
        run_ons=(*first.run_ons, *second.run_ons),
        schedule=_both(first.schedule, second.schedule),
        closing=(*first.closing, *second.closing),
        numbering=first.numbering or second.numbering,
    )


def _both(first: Schedule | None, second: Schedule | None) -> Schedule | None:
    if first is None or second is None:
        return first or second
    return first._replace(
        periods=(*first.periods, *second.periods),
        lead=(*first.lead, *second.lead),
        closing=(*first.closing, *second.closing),
    )


class _Arranger:
    def __init__(self, period: Period, slots: list[_Slot], findings: Findings) -> None:
        self.period = period
        self.slots = slots
        self.findings = findings
        self.august_first = self._august_comes_first()

    def arranged(self) -> list[_Slot]:
        """Land the festivals, then sort each class of labels within the places it takes."""
        for slot in list(self.slots):
            if slot.label is None:
                self._place_unlabelled(slot)
        positions = {id(slot): self._position(slot) for slot in self.slots}
        order = [slot for slot in self.slots if positions[id(slot)]]
        for kind in {self._class(slot) for slot in order}:
            self._sort(kind, lambda slot: positions[id(slot)] or ())
        return self.slots

    def _august_comes_first(self) -> bool:
        """Tell whether August is written before September: then it is the first month of a 学年, else the last."""
        starts = [slot.label.months for slot in self.slots if slot.label]
        august = next((i for i, months in enumerate(starts) if months[:1] == (8,)), None)
        september = next((i for i, months in enumerate(starts) if 9 in months), None)
        return august is not None and september is not None and august <= september

    def _months_of(self, month: int) -> tuple[Month, ...]:
        return self.period.months_of(month, august_first=self.august_first)

    def _class(self, slot: _Slot) -> str:
        kind = slot.label.kind if slot.label else ""
        return _CLASSES.get(kind, kind)

    def _position(self, slot: _Slot) -> tuple[int, ...] | None:
        """Return what a slot is sorted by within its class, or None for one that keeps its place."""
        label = slot.label
        if label is None:
            return None
        if label.kind == "week" and not label.months:
            return label.numbers or None
        if label.kind not in ("week", "months", "ten-days", "date", "quarter", "half"):
            return None
        found = [month for month in self._months_of(label.months[0]) if label.year in (None, month.year)]
        if not found:
            self._note_outside(slot.entry.heading)
        return (*found[0], label.day) if len(found) == 1 else None

    def _note_outside(self, label: Text) -> None:
        message = f"“{label}”不在期间“{self.period.text}”之内，已留在原处"
        self.findings.note("outside-period", message, label.span, "检查月份或期间")

    def _sort(self, kind: str, position: Callable[[_Slot], tuple[int, ...]]) -> None:
        places = [i for i, slot in enumerate(self.slots) if position(slot) and self._class(slot) == kind]
        written = [self.slots[i] for i in places]
        ordered = sorted(written, key=position)
        moved = next((slot for slot, other in zip(written, ordered, strict=True) if slot is not other), None)
        if moved is None:
            return
        for i, slot in zip(places, ordered, strict=True):
            self.slots[i] = slot
        if [slot for slot in written if slot.entry.span] != [slot for slot in ordered if slot.entry.span]:
            label = moved.entry.heading
            self.findings.note("resorted", "安排没有按时间先后写，已重新排序", label.span, "按月份先后写")

    def _place_unlabelled(self, slot: _Slot) -> None:
        heading = slot.entry.heading
        if isinstance(parse_label(heading), NearMiss):  # the reader has said so
            return
        observance = find_observance(heading)
        if observance is None:
            hint = "时间写成“3月”“七、八月”“第一季度”“第一周”等，或节日名称"
            self.findings.note("unknown-label", f"“{heading}”不是认识的时间，已留在原处", heading.span, hint)
            return
        dates = occurrences(observance, *self.period.days)
        if not dates:
            message = f"“{heading}”不在期间“{self.period.text}”之内，已留在原处"
            self.findings.note("festival-outside", message, heading.span, "检查节日或期间")
            return
        if len(dates) > 1:
            months = "、".join(f"{day.year}年{day.month}月" for day in dates)
            message = f"“{heading}”在期间内不止一次（{months}），已放在第一次"
            self.findings.note("festival-twice", message, heading.span, "要放在另一次，请直接写月份")
        self._land(slot, dates[0])

    def _land(self, festival: _Slot, day: date) -> None:
        """Move a festival's activities to the narrowest period that covers its month; make one if there is none."""
        activity = [(day, entry) for entry in _activities(festival.entry)]
        covering = [slot for slot in self.slots if slot.label and self._covers(slot.label, day)]
        if covering:
            host = min(covering, key=lambda slot: len(slot.label.months) if slot.label else 0)
            host.festivals += activity
            self.slots.remove(festival)
            return
        like = next((s.entry.heading for s in self.slots if s.label and s.label.kind == "months"), Text("1月"))
        festival.entry = Entry(heading=Text(spell_month(day.month, like)))
        festival.label = Label("months", (day.month,))
        festival.festivals = activity

    def _covers(self, label: Label, day: date) -> bool:
        if label.kind not in ("months", "quarter", "half") or day.month not in label.months:
            return False
        return label.year in (None, day.year) and Month(day.year, day.month) in self._months_of(day.month)


def _activities(festival: Entry) -> tuple[Entry, ...]:
    """Return a festival's activities, the first led by its name; plain ones are joined into one sentence.

    One that has more than activities is a heading over all of it.
    """
    bare = Entry(heading=festival.heading, lead=festival.lead, entries=festival.entries)
    if festival != bare or (festival.lead and festival.entries):
        return (festival,)
    entries = festival.entries or (Entry(content=festival.lead),)
    if all(entry.content and entry == Entry(content=entry.content) for entry in entries):
        texts = [text for entry in entries for text in entry.content]
        words = texts[0]
        for text in texts[1:]:
            words = Text(f"{words}{'' if words[-1] in _END_MARKS else '；'}{text}", words.span)
        return (entries[0]._replace(content=(_named(festival.heading, words),)),)
    first, *others = entries
    if first.heading:
        first = first._replace(heading=_named(festival.heading, first.heading))
    elif first.content:
        first = first._replace(content=(_named(festival.heading, first.content[0]), *first.content[1:]))
    else:
        first = first._replace(content=(festival.heading,))
    return (first, *others)


def _named(festival: Text, words: Text) -> Text:
    return Text(f"{festival}：{words}", words.span)
