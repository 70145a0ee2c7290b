"""The plan as typed, frozen values; every text knows where in the file it was written."""

from typing import NamedTuple, Self

from planforge.diagnostics import Span

_NOWHERE = (0, 0, 0, 0)


class Text(str):
    """A text of the plan: a plain string that also carries its place in the file, as four numbers, which are light.

    `line` is 0 where it was not read from a file.
    """

    __slots__ = Span._fields
    line: int
    column: int
    end_line: int
    end_column: int

    def __new__(cls, value: str = "", span: Span | None = None) -> Self:
        """Make a text from a string and its place."""
        text = str.__new__(cls, value)
        text.line, text.column, text.end_line, text.end_column = span or _NOWHERE
        return text

    @property
    def span(self) -> Span | None:
        """Its place in the file; None where it was not read from one."""
        return Span(self.line, self.column, self.end_line, self.end_column) if self.line else None


EMPTY = Text()


class Attribute(NamedTuple):
    """An attribute of an entry, such as 责任人 or 时间, under its canonical name."""

    name: str
    value: Text


class RunOn(NamedTuple):
    """A list run into the lead: 一是…；二是…. `word` is 一是 or 一要."""

    word: str
    texts: tuple[Text, ...]


class Entry(NamedTuple):
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

    @property
    def span(self) -> Span | None:
        """The place of the entry's first text."""
        texts = (self.heading, *self.content, *self.lead, *(text for run_on in self.run_ons for text in run_on.texts))
        return next((text.span for text in texts if text), None)

    @property
    def stands_alone(self) -> bool:
        """Whether the heading is a line of its own, with no text running behind it."""
        return bool(self.heading) and not self.content


class Schedule(NamedTuple):
    """What is done when: each period is an entry whose heading is the period as written (3月, 第一季度, 重阳节)."""

    periods: tuple[Entry, ...]
    lead: tuple[Text, ...] = ()
    closing: tuple[Text, ...] = ()
    numbering: Text = EMPTY
    tabular: bool = False


class Signature(NamedTuple):
    """落款: the signing unit and the date, or `lines` printed as they are."""

    unit: Text = EMPTY
    date: Text = EMPTY
    sealed: bool = False
    lines: tuple[Text, ...] = ()


class Attachment(NamedTuple):
    """附件: a name in the note, and optionally a body of its own."""

    name: Text
    body: Entry | None = None


class Letterhead(NamedTuple):
    """版头: 发文机关标志 and 发文字号."""

    mark: Text = EMPTY
    number: Text = EMPTY


class Imprint(NamedTuple):
    """版记: 抄送, 印发机关, 印发日期."""

    copies: Text = EMPTY
    office: Text = EMPTY
    date: Text = EMPTY


class Checks(NamedTuple):
    """检查: the ids of findings that are not to be told, and whether all others are errors."""

    ignore: tuple[Text, ...] = ()
    strict: bool = False


NO_CHECKS = Checks()


class StyleSetting(NamedTuple):
    """One setting of 样式 under canonical names: of 正文 the 字号 is 小四. The value stands as it was written."""

    part: Text
    name: Text
    value: Text


class Style(NamedTuple):
    """样式: the name of a preset, empty for the default, and what the plan changes in it."""

    preset: Text = EMPTY
    settings: tuple[StyleSetting, ...] = ()


NO_STYLE = Style()


class Plan(NamedTuple):
    """A work plan as written: nothing sorted, numbered or completed yet.

    `sections` are in written order; 正文 is the one without a heading. `numbering` is the plan's 编号. `unset` are the
    blanks that stand for a setting, such as 样式 or 盖章: nothing is set there, and nothing of them is printed.
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
    style: Style = NO_STYLE
    checks: Checks = NO_CHECKS
    unset: tuple[Text, ...] = ()
