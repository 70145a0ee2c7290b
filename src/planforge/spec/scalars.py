"""Single values of the plan file: lines of text, names, flags and marks, and a kind word for anything else."""

import re
from collections.abc import Iterator

from planforge.diagnostics import Findings
from planforge.spec import keys
from planforge.spec.keys import IGNORE, NO, STRICT, YES
from planforge.spec.model import EMPTY, NO_STYLE, Checks, Style, StyleSetting, Text
from planforge.spec.nodes import Mapping, Node, Scalar, Sequence

_COMMA = r"(?<!\d)\s*[,，]\s*|\s*[,，]\s*(?!\d)|(?<=\d)[,，]\s+(?=\d)"
MARKS = {
    "一、": ("一、", "一", "一，", "一,"),
    "（一）": ("（一）", "(一)"),
    "1.": ("1.", "1", "1、", "1．", "１．"),
    "（1）": ("（1）", "(1)"),
    "①": ("①",),
    keys.UNNUMBERED: ("无", "無"),
}


class Scalars:
    """Reads single values; each method reports what it cannot read and returns an empty value instead."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.unset: list[Text] = []

    def wrong_type(self, key: Text, node: Node, wanted: str) -> None:
        """Report a value of the wrong kind; a key without a value is none, nor is one with a blank."""
        if isinstance(node, Scalar) and not self._set(node.text):
            return
        kind = "文字" if isinstance(node, Scalar) else "列表" if isinstance(node, Sequence) else "“名称: 内容”"
        self.findings.error("wrong-type", f"“{key}”这里应是{wanted}，不能是{kind}", node.span)

    def texts(self, node: Node, key: Text) -> tuple[Text, ...]:
        """Read paragraphs: each line of a text, or each item of a list of texts."""
        if isinstance(node, Scalar):
            return node.lines
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
            return tuple(line for item in node.items if isinstance(item, Scalar) for line in item.lines)
        self.wrong_type(key, node, "文字")
        return ()

    def line(self, node: Node, key: Text) -> Text:
        """Read a text of one line."""
        if not isinstance(node, Scalar):
            self.wrong_type(key, node, "一行文字")
            return EMPTY
        if len(node.lines) > 1:
            self.findings.error("wrong-type", f"“{key}”只能写一行", node.span, "合并成一行")
        return node.lines[0] if node.lines else EMPTY

    def setting(self, node: Node, key: Text) -> Text:
        """Read a line that is not printed but obeyed; a blank is put by and counts as nothing."""
        return self._set(self.line(node, key))

    def _set(self, text: Text) -> Text:
        if not is_blank(text):
            return text
        self.unset.append(text)
        return EMPTY

    def listed(self, node: Node, key: Text) -> Text:
        """Read an attribute's value; names and dates in a list, or between commas, are joined by 、."""
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
            names = [item.text for item in node.items if isinstance(item, Scalar) and item.text]
            return Text("、".join(names), node.span)
        text = self.line(node, key)
        if ("," in text or "，" in text) and keys.canonical(key) in keys.LISTED_ATTRIBUTES:
            return Text(re.sub(_COMMA, "、", text), text.span)
        return text

    def flag(self, node: Node, key: Text, *, default: bool = True) -> bool:
        """Read 是 or 否 (标题编号: 无 is no); `default` where nothing readable is written."""
        word = self.setting(node, key).lower()
        if word and word not in YES + NO:
            self.findings.error("wrong-value", f"“{key}”只能写“是”或“否”", node.span)
        return word in YES or (word not in NO and default)

    def layout(self, node: Node, key: Text) -> bool:
        """Read 版式: whether it is 表格."""
        word = keys.canonical(self.setting(node, key))
        if word not in ("", "表格", "列表"):
            self.findings.error("wrong-value", f"不认识版式“{word}”", node.span, "只能写“表格”或“列表”")
        return word == "表格"

    def numbering(self, node: Node, key: Text, *, with_run_ons: bool = False) -> Text:
        """Read one mark of 编号."""
        word = self.setting(node, key)
        if not word or (with_run_ons and word in keys.RUN_ONS):
            return word
        for mark, spellings in MARKS.items():
            if word in spellings:
                return Text(mark, word.span)
        marks = " ".join((*MARKS, *(keys.RUN_ONS if with_run_ons else ())))
        self.findings.error("wrong-value", f"不认识编号“{word}”", node.span, f"可用的有：{marks}")
        return EMPTY

    def numberings(self, node: Node, key: Text) -> tuple[Text, ...]:
        """Read the plan's 编号: the marks of its levels, from the outermost."""
        items = node.items if isinstance(node, Sequence) else (node,)
        marks = tuple(mark for item in items if (mark := self.numbering(item, key)))
        numbered = [mark for mark in marks if mark != keys.UNNUMBERED]
        if len(set(numbered)) < len(numbered):
            self.findings.error("wrong-value", "“编号”里各级的写法不能重复", node.span)
            return ()
        return marks

    def checks(self, node: Node, key: Text) -> Checks:
        """Read 检查: ids under 忽略 and whether it is 严格; words alone are ids."""
        if not isinstance(node, Mapping):
            return Checks(self._ids(node, key))
        found = self.named(node, key, keys.CHECK_KEYS)
        ignored = self._ids(found[IGNORE][1], found[IGNORE][0]) if IGNORE in found else ()
        return Checks(ignored, STRICT in found and self.flag(found[STRICT][1], found[STRICT][0], default=False))

    def _ids(self, node: Node, key: Text) -> tuple[Text, ...]:
        texts = [text for text in self.texts(node, key) if self._set(text)]
        return tuple(Text(word, text.span) for text in texts for word in re.findall(r"[^\s,，、]+", text))

    def style(self, node: Node, key: Text) -> Style:
        """Read 样式: a preset's name, or settings by part, each checked."""
        from planforge.spec import looks  # few plans change their looks

        if isinstance(node, Scalar):
            return Style(self.setting(node, key))
        if not isinstance(node, Mapping):
            self.wrong_type(key, node, f"样式的名称，或“{looks.PRESET}: ……”这样的几行")
            return NO_STYLE
        found = self.named(node, key, (looks.PRESET, looks.PAGE, *looks.PARTS))
        preset = self.setting(found[looks.PRESET][1], found[looks.PRESET][0]) if looks.PRESET in found else EMPTY
        parts = ((name, *written) for name, written in found.items() if name != looks.PRESET)
        return Style(preset, tuple(setting for part in parts for setting in self._look(*part)))

    def _look(self, part: str, key: Text, node: Node) -> Iterator[StyleSetting]:
        from planforge.spec import looks

        if not isinstance(node, Mapping):
            example = "上边距: 37毫米" if part == looks.PAGE else "字号: 三号"
            self.wrong_type(key, node, f"“{example}”这样的几行")
            return
        known = looks.settings_of(part)
        for name, (written, value) in self.named(node, key, tuple(known)).items():
            text = self.setting(value, written)
            if text and known[name].read(text) is None:
                message = f"“{key}”的“{written}”不能是“{text}”"
                self.findings.error("wrong-value", message, value.span, f"可以写：{known[name].wanted}")
            elif text:
                yield StyleSetting(Text(part, key.span), Text(name, written.span), text)

    def named(self, node: Mapping, key: Text, names: tuple[str, ...]) -> dict[str, tuple[Text, Node]]:
        """Return the entries of a mapping under the canonical names it may have; others are reported."""
        found: dict[str, tuple[Text, Node]] = {}
        for written, value in node.entries:
            name = keys.canonical(written)
            if name in found:
                self.findings.error("duplicate-key", f"“{name}”写了两次", written.span, "合并成一处")
            elif name in names:
                found[name] = (written, value)
            else:
                meant = keys.slip_of(name, names)
                hint = f"是不是“{meant}”？" if meant else f"这里可以写：{'、'.join(names)}"
                self.findings.error("unknown-key", f"“{key}”里不认识“{written}”", written.span, hint)
        return found


def is_blank(text: str) -> bool:
    """Tell whether a value, or a part of it, is still to come: 【待补：期间】."""
    return "【待" in text and re.search(keys.BLANK, text) is not None
