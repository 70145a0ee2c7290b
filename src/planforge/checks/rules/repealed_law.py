"""法律已经废止，或者没有这个名称

计划里引用的法律法规在期间开始以前已经废止，或者从来没有这个名称，如《妇女权益保护法》；书名号里的名称与
一部法律只差一个字的，提示是不是写错了。只查全国性的法律法规，地方和单位自己的规定不查。
写明“原”“废止”的不算，同一段里写了新法的也不算；旧计划引用当时有效的法律也不算。

错误：
    工作目标:
      - 学习《妇女权益保护法》《婚姻法》，落实《女职工劳动保护特殊规定》。
正确：
    工作目标:
      - 学习《妇女权益保障法》《民法典》，落实《女职工劳动保护特别规定》。
出处：民法典第一千二百六十条、国务院令第619号等，见 checks/data/laws.json 中各条的 source。
"""

import re
from collections.abc import Iterator

from planforge.checks.laws import Law, laws, meant_by, plain
from planforge.checks.subject import Finding, Subject
from planforge.spec.model import Text

LEVEL = "error"

_TITLE = re.compile(r"《(?P<book>[^《》〈〉]{2,40})》|[“\"](?P<quoted>[^“”\"《》，。]{3,20})[”\"]")
_PAST_BEFORE = re.compile(r"[原旧舊][的《“]?$|(?:废止|廢止|取代|替代|代替)(?:了|的)?[《“]?$")
_PAST_BEHIND = re.compile(r"[》”]?[^，。；]{0,6}(?:废止|廢止|失效)")
_NOT_BEHIND, _NOT_BEFORE = '(?<![省市区區县縣州校厂廠司院《“"])', '(?![律规規学學官庭实實》”"])'


def check(subject: Subject) -> Iterator[Finding]:
    """Find laws that are not in force, titles that no law has, and slips in titles."""
    bare = [(form, law) for form, law in laws().bare.items() if form in subject.joined]
    for place in subject.places:
        text = place.text
        for match in _TITLE.finditer(text) if any(mark in text for mark in '《“"') else ():
            group = match.lastgroup or ""
            yield from _titled(text, *match.span(group), subject, in_book=group == "book")
        for form, law in bare:
            if form in text:
                yield from _bare(law, form, text, subject)


def _titled(text: Text, start: int, end: int, subject: Subject, *, in_book: bool) -> Iterator[Finding]:
    title = plain(text[start:end])
    law = laws().by_title.get(title)
    if law:
        yield from _wrong(law, text, end - len(title) if text.endswith(title, start, end) else start, end, subject)
    elif in_book and (meant := meant_by(title)):
        message = f"没有查到“{title}”"
        yield Finding(text, start, end, message, f"是不是《{meant}》？", level="warning")


def _wrong(law: Law, text: Text, start: int, end: int, subject: Subject) -> Iterator[Finding]:
    if not law.wrong_on(subject.starts):
        return
    if law.since is None:
        fix = law.instead if law.level == "error" and text[start:end] == law.title else None
        message, hint = f"全国性法律法规里没有“{law.title}”", f"应为《{law.instead}》"
        yield Finding(text, start, end, message, hint if fix else f"是不是《{law.instead}》？", fix, law.level)
        return
    if _PAST_BEFORE.search(text, 0, start) or _PAST_BEHIND.match(text, end) or law.instead in text:
        return
    assert law.until is not None
    message = f"《{law.title}》到{law.until.year}年{law.until.month}月为止"
    yield Finding(text, start, end, message, f"现行的是《{law.instead}》", level=law.level)


def _bare(law: Law, form: str, text: Text, subject: Subject) -> Iterator[Finding]:
    for match in re.finditer(_NOT_BEHIND + form + _NOT_BEFORE, text):
        for finding in _wrong(law, text, *match.span(), subject):
            yield finding if law.since is None else finding._replace(level="warning")
