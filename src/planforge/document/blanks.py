"""Blanks that a writer left for later: 【待补：期间】, 20××年, XX区, ____, （　　）."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.spec.keys import BLANK

_CROSS, _LINE, _ZERO, _GAP = "XxＸｘ×", "_＿", "○〇◯", " \u3000\u00a0"
_LATIN = "0-9A-Za-z０-９"
_NUMERALS = "一二三四五六七八九十百千"
_NOTHING = rf"(?:[{_CROSS}]{{2}}|[{_LINE}]{{2}}|[{_ZERO}]{{2}}|[*＊]{{2}}|[?？]{{2}})"
_SURNAMES = (
    "王李张刘陈杨赵黄吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧曹袁邓傅沈曾彭吕"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧呂"
)  # fmt: skip
_HOUSE = (
    "[年月日市县縣区區镇鎮乡鄉村街厂廠校局司院所]|公司|集[团團]|[学學][校院]|[小中大][学學]|幼[儿兒][园園]"
    "|[单單]位|工[会會]|机关|機關|部[门門]|医院|醫院|[银銀]行|社[区區]"
)
_FORMS = (
    # 【待补：期间】, 【请填写单位名称】, （待填）; 【待办事项】 and （待定） are words
    BLANK,
    "【(?:[请請]|此[处處]|[这這][里裡])[^】]*[填补補写寫输輸][^】]*】",
    r"[\[［〔](?:[请請]|此[处處])(?:填[写寫入]|[补補]充|[输輸]入)[^\]］〕]*[\]］〕]",
    "[（(](?:待[补補]充?|待填[写寫]?|此[处處]填[写寫][^）)]*)[）)]",
    # 20××年×月×日, 202X年
    rf"(?<![{_LATIN}])(?:(?:19|20){_NOTHING}|二[{_ZERO}][{_CROSS}]{{2}})(?![{_LATIN}])(?:[年月][{_CROSS}{_LINE}]{{1,4}})*",
    rf"(?<![{_LATIN}])20[0-9][{_CROSS}{_LINE}](?=年)",
    # XX区, X月X日, 第×届; neither XXL and 130XXXX1234 nor the “XX学校+姓名” that files are named by
    (
        rf"(?<![{_LATIN}_@./\\-])[{_CROSS}]{{2,}}(?![{_LATIN}{_CROSS}_@\\]|\.[a-z])"
        rf"(?![^。；\n]{{0,30}}(?:命名|格式|字[样樣]))(?:[年月][{_CROSS}]{{1,4}})*"
    ),
    rf"(?<![{_LATIN}])[{_CROSS}](?:年[{_CROSS}]{{1,2}}(?=月)|月[{_CROSS}]{{1,2}}(?=日))(?:月[{_CROSS}]{{1,2}}(?=日))?",
    rf"第[{_CROSS}](?=[届屆次期周季章])|第[{_GAP}]+(?=[届屆次])",
    # **区, ***元, but not **年度重点**
    rf"(?<![*＊])[*＊]{{2,}}(?={_HOUSE}|[元人])(?![^*＊]*[^*＊\s][*＊]{{2,}}+(?!{_HOUSE}|[元人]))",
    # ____年__月, but no file's name
    rf"(?<![{_LATIN}{_LINE}./\\])(?:[{_LINE}]{{3,}}|[{_LINE}]{{2}}(?=[年月日届屆次号號人名场場项項元个個期]))(?![{_LATIN}{_LINE}./\\]|\w*\.[A-Za-z])(?:[年月][{_LINE}]+)*",
    # ○○街道, but neither 二○○七年 nor ○○后
    rf"(?<![{_LATIN}{_ZERO}{_NUMERALS}])[{_ZERO}]{{2,}}(?![{_LATIN}{_ZERO}{_NUMERALS}后後])",
    r"[△□]{2,}(?=[\u4e00-\u9fff])",
    # 某某年, 某某公司, but not 张某某
    rf"(?<![{_SURNAMES}])某某+(?={_HOUSE})|(?<![\w“‘])某某+(?=同志|老[师師])|^某某+$|(?<=由)某某+(?=[负負]责|[负負]責|[牵牽]头|[牵牽]頭)",
    rf"（[{_GAP}]+）|(?<![{_LATIN}])\([{_GAP}]+\)|（）|《[{_GAP}]*》|“[{_GAP}]*”",
    # 　年　月　日, 2027年　月　日, 2027年3月　日
    rf"(?<![{_LATIN}{_NUMERALS}])(?:20)?[{_GAP}]*年[{_GAP}]+月[{_GAP}]+日|(?<=[0-9])年[{_GAP}]+月[{_GAP}]+日",
    rf"(?:(?<=[于在至到自])[{_GAP}]+|^)月[{_GAP}]+日(?![常报報程志历歷记記期])",
    rf"(?<=[0-9{_NUMERALS}]月)[{_GAP}]+日(?![常报報程志历歷记記期])|^年月日$",
    r"(?:第|19|20)(?:…+|\.{3,})(?=[年届屆次期])",
    "(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z]| ?(?:清[单單]|列表|[Ll]ist|LIST))",
)
_SIGNS = (
    (_CROSS, f"{_CROSS}年月"),
    (_LINE, _LINE),
    (_ZERO, _ZERO),
    ("△□", "△□"),
    ("某", "某"),
    ("【", "待请請此这這"),
    ("待", "补補填"),
    ("此", "处處"),
    ("第", f"{_CROSS}{_GAP}…"),
    ("90", "*＊?？…"),
    ("*＊", "*＊"),
    ("[［〔", "请請此"),
    (".", "."),
    ("0123456789", f"{_CROSS}{_LINE}"),
    ("（(《“", f"{_GAP}）)》”"),
    ("年月", f"{_GAP}月"),
    ("T", "OB"),
    ("F", "I"),
)
"""A text in which none of the first is followed by its second has no blank; the pattern of all is slow to compile."""

_PAIRS = frozenset(first + second for firsts, seconds in _SIGNS for first in firsts for second in seconds)
_FIRSTS, _SECONDS = ("".join(dict.fromkeys("".join(signs))) for signs in zip(*_SIGNS, strict=True))
_PAIR = re.compile(f"[{_FIRSTS}](?=[{_SECONDS}])")

_BY_HAND = (
    "[签簽][字名章]|[盖蓋]章|姓名|填[表报報]人|[电電][话話]|性[别別]|身份[证證]|意[见見][：:]|得[票分]|满意|滿意"
    "|同意[（(]|[是优優男][（(]"
)
"""With these a text is a form that is filled in or ticked on paper, and its gaps are meant."""

_BOLD = rf"[*]{{2}}(?!{_HOUSE}|[元人])[^*]*[^*\s]([*]{{2}})(?![*元])"
"""What Markdown prints bold, whatever follows it: **安全生产**月."""

_GAPS = tuple("_＿ \u3000\u00a0（(“《年月日")


def find_blanks(text: str) -> Iterator[re.Match[str]]:
    """Yield the blanks of a text; the gaps of a form to be filled in on paper (签字：____) are none."""
    if not may_hold_blank(text):
        return
    by_hand = re.search(_BY_HAND, text)
    bold = {match.start(1) for match in re.finditer(_BOLD, text)} if "**" in text else ()
    for match in _blank().finditer(text):
        if not (by_hand and match[0].startswith(_GAPS)) and match.start() not in bold:
            yield match


def may_hold_blank(text: str) -> bool:
    """Tell quickly whether a text, or one of several lines, may have a blank; where it says no, there is none."""
    for match in _PAIR.finditer(text):  # a loop: most texts end it at once, and any() would take as long again
        start = match.start()
        if text[start : start + 2] in _PAIRS:
            return True
    return False


@cache
def _blank() -> re.Pattern[str]:
    return re.compile("|".join(_FORMS))  # not on import: it takes as long as a short plan


def message_of(blank: re.Match[str]) -> str:
    """Return what is said of a blank."""
    return f"还有一处没有写：{blank[0].strip()}"


def cut_at_blanks(text: str) -> list[str]:
    """Cut a text into what is written and its blanks, in turn; it begins and ends with what is written."""
    if not may_hold_blank(text):
        return [text]
    pieces, start = [], 0
    for match in find_blanks(text):
        pieces += [text[start : match.start()], match[0]]
        start = match.end()
    return [*pieces, text[start:]]
