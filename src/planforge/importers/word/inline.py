"""What stands in a paragraph: its text in pieces of one look, and the text boxes that hang on it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from lxml import etree

from planforge.importers.word.opening import MATH
from planforge.importers.word.signs import set_over, symbol
from planforge.importers.word.source import Source, excerpt
from planforge.importers.word.styles import Look, value
from planforge.ooxml.xml import Element, is_on, w

_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ALTERNATIVES = f"{{{_COMPATIBILITY}}}AlternateContent"
_CHOICE, _FALLBACK = f"{{{_COMPATIBILITY}}}Choice", f"{{{_COMPATIBILITY}}}Fallback"

_PRINTED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None) | dict.fromkeys(
    map(ord, "\t\r\n"), " "
)
"""Characters that are not printed, and white space of the XML's own layout."""

_PICTURES = {
    "pic": "图片",
    "imagedata": "图片",
    "chart": "图表",
    "relIds": "图示",
    "object": "嵌入的对象",
    "control": "控件",
    "altChunk": "嵌入的文件",
    "subDoc": "子文档",
    "contentPart": "墨迹",
}
"""What has no text to be read, by the names of elements in whichever namespace."""

_MOST_FIELDS = 100
"""How deep fields may stand in each other."""

CHANGES = "文件里有修订（{} 处），已按全部接受来读"


class Piece(NamedTuple):
    """A stretch of text under one character style and of one look."""

    text: str
    style: str
    look: Look


class Content(NamedTuple):
    """What a paragraph holds; `is_contents` tells whether it stands in a table of contents that Word makes."""

    pieces: tuple[Piece, ...]
    boxes: tuple[Element, ...] = ()
    is_contents: bool = False


class _Field:
    """A complex field that is open: only what it results in is printed (ECMA-376-1, 17.16.18)."""

    def __init__(self) -> None:
        self.instruction = ""
        self.has_result = False
        self.held: list[Piece] = []

    @property
    def is_contents(self) -> bool:
        """Whether it makes a table of contents."""
        return self.instruction.split()[:1] == ["TOC"]


class Inline:
    """Reads paragraphs in their order; a field may begin in one and end in another."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._fields: list[_Field] = []
        self._pieces: list[Piece] = []
        self._boxes: list[Element] = []
        self._paragraph = ""
        self._run = ("", Look())

    def read(self, paragraph: Element, style: str) -> Content:
        """Read one paragraph of a style."""
        self._pieces, self._boxes, self._paragraph = [], [], style
        self._set_run(None)
        is_contents = any(field.is_contents for field in self._fields)
        self._walk(paragraph)
        is_contents = is_contents or any(field.is_contents for field in self._fields)
        # Instructions do not go on in another paragraph: one that does was never closed.
        for field in self._fields:
            self._pieces += field.held if not field.has_result else ()
        self._fields = [field for field in self._fields if field.has_result]
        return Content(tuple(self._pieces), tuple(self._boxes), is_contents)

    def _walk(self, parent: Element) -> None:
        for element in parent:
            reader = _READERS.get(element.tag)
            if reader is not None:
                reader(self, element)
            elif element.tag not in _PASSED_OVER and isinstance(element.tag, str):
                kind = _PICTURES.get(etree.QName(element).localname)
                if kind:
                    self._source.report(f"这里的{kind}没有读入")
                if kind is None or kind == "图片":
                    self._walk(element)

    def _say(self, text: str) -> None:
        style, look = self._run
        instructing = next((field for field in self._fields if not field.has_result), None)
        if not text:
            return
        if instructing is not None:
            instructing.held.append(Piece(text, style, look))
        elif look.hidden:
            self._source.count("隐藏的文字没有读入（{} 处）")
        else:
            self._pieces.append(Piece(text, style, look))

    def _set_run(self, properties: Element | None) -> None:
        style = "" if properties is None else value(properties.find(w("rStyle")))
        self._run = (style, self._source.styles.look(self._paragraph, style, properties))

    def _read_run(self, run: Element) -> None:
        self._set_run(run.find(w("rPr")))
        self._walk(run)

    def _read_text(self, element: Element) -> None:
        self._say((element.text or "").translate(_PRINTED))

    def _read_math(self, element: Element) -> None:
        words = "".join(text.text or "" for text in element.iter(f"{{{MATH}}}t"))
        self._source.report(f"公式只读入了文字{excerpt(words)}，请核对", "likely")
        self._say(words)

    def _read_symbol(self, element: Element) -> None:
        font, code = element.get(w("font"), ""), element.get(w("char"), "")
        text = symbol(font, code)
        if text is None:
            self._source.report(f"这里有一个 {font} 字体的符号（{code}）没有读入，请自己补")
        self._say(text or "")

    def _read_field_mark(self, element: Element) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin" and len(self._fields) < _MOST_FIELDS:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if not field.has_result:
                self._say(set_over(field.instruction))

    def _read_instruction(self, element: Element) -> None:
        if self._fields:
            self._fields[-1].instruction += element.text or ""

    def _read_ruby(self, element: Element) -> None:
        for base in element.iterchildren(w("rubyBase")):
            self._walk(base)

    def _read_note(self, element: Element) -> None:
        kind, name = ("footnotes", "脚注") if element.tag == w("footnoteReference") else ("endnotes", "尾注")
        text = self._source.note(kind, element.get(w("id"), ""))
        self._source.report(f"{name}{excerpt(text)}没有读入" if text else f"这里的{name}没有读入")

    def _read_comment(self, element: Element) -> None:
        text = self._source.note("comments", element.get(w("id"), ""))
        self._source.report(f"批注{excerpt(text)}没有读入" if text else "这里的批注没有读入")

    def _read_alternatives(self, element: Element) -> None:
        branch = alternative(element)
        if branch is not None:
            self._walk(branch)

    def _read_deleted(self, _: Element) -> None:
        self._source.count(CHANGES)

    def _read_inserted(self, element: Element) -> None:
        self._source.count(CHANGES)
        self._walk(element)

    def _read_box(self, element: Element) -> None:
        self._boxes.append(element)

    def _read_word_art(self, element: Element) -> None:
        self._source.report(f"艺术字{excerpt(element.get('string', ''))}没有读入")

    def _read_control(self, element: Element) -> None:
        if is_placeholder(element):
            self._source.report("没有填的内容控件没有读入")
        else:
            self._walk(element)

    def _read_nested(self, element: Element) -> None:
        self._say("\n")
        self._walk(element)


def alternative(element: Element) -> Element | None:
    """Return the branch of alternative contents that is read: the first, for the last is only drawn anew (VML)."""
    choice = element.find(_CHOICE)
    return element.find(_FALLBACK) if choice is None else choice


def is_placeholder(control: Element) -> bool:
    """Tell whether a content control shows only what to type there (ECMA-376-1, 17.5.2.39)."""
    return is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}"))


def _saying(text: str) -> Callable[[Inline, Element], None]:
    return lambda inline, _: inline._say(text)


_READERS: Mapping[str, Callable[[Inline, Element], None]] = {
    w("r"): Inline._read_run,
    w("t"): Inline._read_text,
    w("tab"): _saying("\t"),
    w("ptab"): _saying("\t"),
    w("br"): _saying("\n"),
    w("cr"): _saying("\n"),
    w("noBreakHyphen"): _saying("-"),
    w("sym"): Inline._read_symbol,
    w("ruby"): Inline._read_ruby,
    w("fldChar"): Inline._read_field_mark,
    w("instrText"): Inline._read_instruction,
    w("footnoteReference"): Inline._read_note,
    w("endnoteReference"): Inline._read_note,
    w("commentReference"): Inline._read_comment,
    w("ins"): Inline._read_inserted,
    w("moveTo"): Inline._read_inserted,
    w("del"): Inline._read_deleted,
    w("moveFrom"): Inline._read_deleted,
    w("txbxContent"): Inline._read_box,
    w("sdt"): Inline._read_control,
    w("p"): Inline._read_nested,
    f"{{{MATH}}}oMath": Inline._read_math,
    ALTERNATIVES: Inline._read_alternatives,
    "{urn:schemas-microsoft-com:vml}textpath": Inline._read_word_art,
}

_PASSED_OVER = frozenset(
    map(w, ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "delText", "rt", "ffData"))
)
