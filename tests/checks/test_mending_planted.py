"""Slips planted in 500 plans: every one is mended, and nothing else is changed."""

import random
import re
from collections.abc import Callable

import pytest

from planforge.checking import mend
from planforge.spec.reader import read_plan

PLANS = 500
UNITS = ("示例小学工会", "青山镇总工会", "示例医院工会")
HEADINGS = ("加强民主管理", "维护职工权益", "开展文体活动", "做好互助保障", "建好职工之家")
ITEMS = (
    "召开职工代表大会，审议财务报告。",
    "走访困难职工，核实家庭情况；符合条件的帮助申请补助。",
    "组织“安康杯”竞赛，检查劳动防护用品。",
    "学习《中华人民共和国工会法》，以案例讲解为主。",
    "举办读书分享会（每季度一次），由各小组推荐书目。",
    "公布经费收支：预算、决算都张贴在公示栏。",
)
ACTIVITIES = ("职工体检", "安全培训", "提案征集", "经费公布", "消防演练")

Slip = Callable[[str, random.Random], str]


def clean_plan(dice: random.Random) -> str:
    """Return a plan in which there is nothing to mend."""
    lines = [f"单位: {dice.choice(UNITS)}", "期间: 2027年  # 期间", "主要工作:"]
    for heading in dice.sample(HEADINGS, 3):
        lines.append(f"  - {heading}:")
        lines += [f"      - {item}" for item in dice.sample(ITEMS, 3)]
    lines.append("月份安排:")
    for month in sorted(dice.sample(range(1, 13), 3)):
        lines.append(f"  {month}月: [{', '.join(dice.sample(ACTIVITIES, 2))}]")
    lines.append("落款: {日期: 2027年1月5日}")
    return "".join(f"{line}\n" for line in lines)


def somewhere(pattern: str, replacement: str) -> Slip:
    """Make a slip that spoils one of the places that fit a pattern."""

    def plant(text: str, dice: random.Random) -> str:
        match = dice.choice(list(re.finditer(pattern, text)))
        return text[: match.start()] + match.expand(replacement) + text[match.end() :]

    return plant


SLIPS: dict[str, Slip] = {
    "full-width colon": somewhere(r"(?m)^(单位|期间|主要工作|月份安排|落款|  - \w+|  \d+月):", r"\1："),
    "no space after the dash": somewhere(r"(?m)^( +)- (?=\w)", r"\1-"),
    "full-width blanks": somewhere(r"(?m)^  (?=- |\d)", "\u3000"),
    "number in Chinese": somewhere(r"(?m)^(  - )(?=\w+:$)", r"\1二、"),
    "number in brackets": somewhere(r"(?m)^(      - )", r"\1（3）"),
    "number with a dot": somewhere(r"(?m)^(      - )(?=\w)", r"\g<1>2."),
    "Chinese comma in brackets": somewhere(r"(?<=\w), (?=\w)", "，"),
    "half-width comma": somewhere(r"(?<=\w)，(?=\w[^]\n]*\n)", ","),
    "half-width semicolon": somewhere(r"；", ";"),
    "half-width brackets": somewhere(r"（(\w+)）", r"(\1)"),
    "straight quotes": somewhere(r"“(\w+)”", r'"\1"'),
    "doubled mark": somewhere(r"(?<=\w)([。，])(?=\n|\w)", r"\1\1"),
    "padded date": somewhere(r"年1月5日", "年01月05日"),
    "day with 号": somewhere(r"5日", "5号"),
    "blank beside a mark": somewhere(r"(?<=\w)(?=[，；（][^]\n]*\n)", " "),
}


@pytest.mark.parametrize("seed", range(PLANS))
def test_every_slip_is_mended_and_nothing_else_changes(seed: int) -> None:
    dice = random.Random(seed)
    clean = clean_plan(dice)
    spoilt = clean
    for name in dice.sample(sorted(SLIPS), 3):
        try:
            spoilt = SLIPS[name](spoilt, dice)
        except IndexError:  # no place is left for this slip
            continue
    assert spoilt != clean
    mended = mend(spoilt.encode(), "plan.yaml")
    assert mended == clean
    assert mend(mended.encode(), "plan.yaml") == mended
    assert read_plan(mended.encode(), "p").plan == read_plan(clean.encode(), "p").plan


def test_a_clean_plan_stays_as_it_is() -> None:
    for seed in range(PLANS):
        clean = clean_plan(random.Random(seed))
        assert mend(clean.encode(), "plan.yaml") == clean
