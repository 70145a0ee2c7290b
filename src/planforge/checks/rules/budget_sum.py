"""预算的合计不对

各项“预算”加起来，不等于写明的合计。合计可以是标题的“预算”，
也可以是列表里的一行“合计”“小计”，或者同一部分文字里的“经费合计3.2万元”“总预算32000元”。前言和结语里的合计，与整份计划各项预算的和比较。

合计写到万元、各项写到元的，四舍五入之内不算错；有一项不是单纯的金额（如“200元/人”“约3万元”）就不算；
有的条目没有预算时，只看超出合计的；“不超过”的也只看超出的。

一句话里写“运动会2万元、健步走1万元，合计4万元”“共3万元，其中运动会2万元、健步走2万元”的，加起来不对是警告。

错误：
    主要工作:
      - 标题: 开展文体活动
        预算: 3.2万元
        条目:
          - {内容: 教职工运动会, 预算: 2万元}
          - {内容: 健步走, 预算: 8000元}
正确：
    主要工作:
      - 标题: 开展文体活动
        预算: 2.8万元
        条目:
          - {内容: 教职工运动会, 预算: 2万元}
          - {内容: 健步走, 预算: 8000元}
出处：算术；《基层工会经费收支管理办法》（总工办发〔2017〕32号）：支出按预算执行。
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from planforge.almanac import to_chinese
from planforge.checks.amounts import AMOUNT, UNIT, Amount, amount_of, read_amount, spell_amount
from planforge.checks.prose_sums import wrong_sums
from planforge.checks.subject import Finding, Subject
from planforge.spec.keys import BUDGET
from planforge.spec.model import Entry, Plan, Text
from planforge.spec.places import all_entries, entries_below

LEVEL = "error"

_MONEY, _SUM = "(?:经费|經費|预算|預算|费用|費用|资金|資金|支出)", "(?:合计|合計|共计|共計|总计|總計|总额|總額)"
_TOTAL = re.compile(
    rf"(?:{_MONEY}[^，。；：0-9]{{0,4}}{_SUM}|[总總](?:预算|預算|经费|經費)|合[计計](?:经费|經費))"
    rf"(?:[为為是：:]|人民币|控制在|不超过|不超過)*\s*(?P<amount>(?P<number>{AMOUNT})\s*(?P<unit>{UNIT}))"
    "(?:以内|以內|左右|以上|余|餘|多)?"
)
_OF_ALL = re.compile("全年|年度|全部|各项|各項|以上|上述|[总總](?:预算|預算|经费|經費)|[总總][计計额額]")
_ROW = re.compile(
    rf"(?:以上)?(?:各项|各項|(?P<count>[两兩二三四五六七八九十])[项項])?{_MONEY}?(?:{_SUM}|(?P<sub>小[计計]))(?:金额|金額)?[为為是：:]?"
    rf"(?:(?P<amount>(?P<number>{AMOUNT})\s*(?P<unit>{UNIT}))|$)"
)
"""How a row begins that is the total of those before it; 小计 is that of those since the last one."""

_VAGUE = re.compile("约|約|左右|以上|余|餘|多|近")
_AT_MOST = re.compile("不超|控制|以内|以內")


class _Sum(NamedTuple):
    """The sum of the budgets below something; not `whole` if an item has none."""

    amounts: tuple[Amount, ...]
    whole: bool


class _Unclear(Exception):
    """A budget is no plain amount."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find totals that are not the sum of their parts."""
    plan = subject.plan
    for place in subject.prose if "元" in subject.joined else ():
        for start, end, found in wrong_sums(place.text) if "元" in place.text else ():
            written = place.text[start:end]
            message = f"这一句里各项相加是{spell_amount(found, written)}，不是{written}"
            yield Finding(place.text, start, end, message, "核对各项金额和合计", level="warning")
    if not any(place.name == BUDGET for place in subject.texts("attribute")):
        return
    for entry in all_entries(plan):
        yield from _of_heading(entry)
        yield from _in_texts((*entry.content, *entry.lead, *entry.closing), _parts(entry))
        yield from _in_rows(_parts(entry))
    yield from _of_plan(plan)


def _of_plan(plan: Plan) -> Iterator[Finding]:
    """Compare totals of the whole plan, unless its budgets may stand in it twice, in a list and in a schedule."""
    with_budgets = tuple(section for section in plan.sections if _has_budget(section))
    if len(with_budgets) > 1 and any(section.schedule for section in with_budgets):
        return
    yield from _in_texts((*plan.preface, *plan.closing), with_budgets)
    for entry in entries_below(tuple(section for section in plan.sections if section not in with_budgets)):
        texts = (text for text in (*entry.content, *entry.lead, *entry.closing) if _OF_ALL.search(text))
        yield from _in_texts(texts, with_budgets)


def _of_heading(entry: Entry) -> Iterator[Finding]:
    own = _budget(entry)
    total = read_amount(own) if own else None
    if own and total:
        yield from _compared(own, 0, len(own), total, _parts(entry), at_most=False)


def _in_rows(parts: tuple[Entry, ...]) -> Iterator[Finding]:
    """Compare rows of a list that are totals with the rows before them."""
    since = 0
    for at, row in enumerate(parts):
        match = _row(row)
        if match is None:
            continue
        before = parts[since:at] if match["sub"] else parts[:at]
        since = at + 1 if match["sub"] else since
        text = _budget(row) or next(iter(row.content), row.heading)
        start, end = match.span("amount") if match["amount"] and text is match.string else (0, len(text))
        total = read_amount(text[start:end].rstrip("。"))
        if before and total and match["count"] in (None, *_counts(len(before))):
            yield from _compared(text, start, end, total, before, at_most=False)
        if not match["sub"]:
            return  # another total may be that of all rows, or of those since this one


def _counts(number: int) -> tuple[str, ...]:
    """Return the ways in which so many rows are counted."""
    return ("二", "两", "兩") if number == 2 else (to_chinese(number),)


def _row(entry: Entry) -> re.Match[str] | None:
    texts = (entry.heading, *entry.content)
    return _ROW.match(next(filter(None, texts), ""))


def _in_texts(texts: Iterable[Text], parts: tuple[Entry, ...]) -> Iterator[Finding]:
    for text in texts:
        matches = list(_TOTAL.finditer(text)) if parts and "元" in text else []
        if len(matches) != 1 or _VAGUE.search(matches[0][0]):
            continue
        match = matches[0]
        total = amount_of(match["number"], match["unit"])
        if total:
            at_most = bool(_AT_MOST.search(match[0]))
            yield from _compared(text, *match.span("amount"), total, parts, at_most=at_most)


def _compared(
    text: Text, start: int, end: int, total: Amount, parts: tuple[Entry, ...], *, at_most: bool
) -> Iterator[Finding]:
    try:
        amounts, whole = _sum(parts)
    except _Unclear:
        return
    if not amounts or any(bool(each.unit) != bool(total.unit) for each in amounts):
        return
    found = sum((each.yuan for each in amounts), Decimal(0))
    rounding = total.step / 2 if any(each.unit < total.unit for each in amounts) else Decimal(0)
    differs = found > total.yuan + rounding or (found < total.yuan - rounding and whole and not at_most)
    if differs:
        message = f"各项预算相加是{spell_amount(found, text[start:end])}，不是{text[start:end]}"
        yield Finding(text, start, end, message, "核对各项预算和合计")


def _sum(entries: Iterable[Entry]) -> _Sum:
    """Add up what stands below; an entry with its own budget counts for all below it."""
    amounts: list[Amount] = []
    whole = True
    for entry in entries:
        own = _budget(entry)
        if _row(entry):
            continue
        if own:
            amount = read_amount(own)
            if amount is None:
                raise _Unclear
            amounts.append(amount)
            continue
        below = _sum(_parts(entry))
        amounts += below.amounts
        whole = whole and bool(below.amounts) and below.whole
    return _Sum(tuple(amounts), whole)


def _has_budget(section: Entry) -> bool:
    return any(_budget(entry) for entry in entries_below((section,)))


def _parts(entry: Entry) -> tuple[Entry, ...]:
    return (*entry.entries, *(entry.schedule.periods if entry.schedule else ()))


def _budget(entry: Entry) -> Text | None:
    return next((each.value for each in entry.attributes if each.name == BUDGET), None)
