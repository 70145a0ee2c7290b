"""The plan as typed, frozen values; every text knows where in the file it was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self, TypeAlias

from planforge.diagnostics import Span


class Text(str):
    """A text of the plan: a plain string that also carries its place in the file (None when built by hand)."""

    __slots__ = ("span",)
    span: Span | None

    def __new__(cls, value: str = "", span: Span | None = None) -> Self:
        """Make a text from a string and its place."""
        text = super().__new__(cls, value)
        text.span = span
        return text


EMPTY = Text()
Setting: TypeAlias = "str | tuple[Setting, ...] | Mapping[str, Setting]"
"""An uninterpreted value of 样式 or 检查: text, list or mapping."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an entry, such as 责任人 or 时间, under its canonical name."""

    name: str
    value: Text


@dataclass(frozen=True, slots=True)
class RunOn:
    """A list run into the lead: 一是…；二是…. `word` is 一是 or 一要."""

    word: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list, a section, a schedule's period or an attachment's body: one shape for all.

    Fields stand in the order in which they are printed. With `heading` and `content` the heading runs into the
    first paragraph of the content; with `heading` alone it stands alone; with `content` alone it is an item.
    `numbering` is the mark asked for the entry's own list (编号), `numbered` is False for 标题编号: 无.
    """

    heading: Text = EMPTY
    content: tuple[Text, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    lead: tuple[Text, ...] = ()
    entries: tuple["Entry", ...] = ()
    run_ons: tuple[RunOn, ...] = ()
    schedule: "Schedule | None" = None
    closing: tuple[Text, ...] = ()
    numbering: Text = EMPTY
    numbered: bool = True
    span: Span | None = field(default=None, compare=False)

    @property
    def stands_alone(self) -> bool:
        """Whether the heading is a line of its own, with no text running behind it."""
        return bool(self.heading) and not self.content


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is done when: each period is an entry whose heading is the period as written (3月, 第一季度, 重阳节)."""

    periods: tuple[Entry, ...]
    lead: tuple[Text, ...] = ()
    closing: tuple[Text, ...] = ()
    numbering: Text = EMPTY
    tabular: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: the signing unit and the date, or `lines` printed as they are."""

    unit: Text = EMPTY
    date: Text = EMPTY
    sealed: bool = False
    lines: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件: a name in the note, and optionally a body of its own."""

    name: Text
    body: Entry | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """版头: 发文机关标志 and 发文字号."""

    mark: Text = EMPTY
    number: Text = EMPTY


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记: 抄送, 印发机关, 印发日期."""

    copies: Text = EMPTY
    office: Text = EMPTY
    date: Text = EMPTY


@dataclass(frozen=True, slots=True)
class Plan:
    """A work plan as written: nothing sorted, numbered or completed yet.

    `sections` are in written order; 正文 is the one without a heading. `numbering` is the plan's 编号.
    """

    unit: Text
    period: Text
    title: Text = EMPTY
    captions: tuple[Text, ...] = ()
    addressee: Text = EMPTY
    preface: tuple[Text, ...] = ()
    sections: tuple[Entry, ...] = ()
    closing: tuple[Text, ...] = ()
    signature: Signature | None = None
    attachments: tuple[Attachment, ...] = ()
    numbering: tuple[Text, ...] = ()
    letterhead: Letterhead | None = None
    imprint: Imprint | None = None
    style: Mapping[str, Setting] = field(default_factory=dict)
    checks: Mapping[str, Setting] = field(default_factory=dict)
