"""重复的字词

“的的”“和和”“开展开展”这样连写两遍，多半是改稿时多打的。叠用有意思的不算，如的的确确、和和美美、研究研究。

错误：
    前言: 根据教职工的的意见，开展开展文体活动。
正确：
    前言: 根据教职工的意见，开展文体活动，创建和和美美的集体。
出处：校对惯例。
"""

import re
from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject

LEVEL = "warning"

_WORDS = (
    "进行|开展|以及|根据|按照|我们|他们|为了|并且|由于|但是|因为|围绕|切实|进一步"
    "|举办|召开|确保|贯彻|关于|对于|充分|深入|认真|全面|广泛|大力|扎实|不断|推动|建立"
)
_DOUBLED = re.compile(
    "(?<![目标端有])(?P<de>的)的(?![确士])"
    r"|(?<![不甚明大免未一完目时])(?P<le>了)了(?=[，。；！？\n]|$)"
    "|(?<=[工员师生校会部])(?P<he>和)和(?=[工教职会学全各退家])(?!会)"
    # 建立建立在互信上的机制, 认真认真再认真
    f"|(?P<word>{_WORDS})(?P=word)(?![曲情再]|(?<=建立)在)"
    # 党组织组织活动, 组织组织能力强的会员, 做好做好事
    "|(?:^|(?<=[，。；：、]))(?P<organise>组织)组织(?![部法委建生机工能协])"
    "|(?P<work>工作)工作(?=计划|要点|安排|方案|总结)|(?P<plan>计划)计划(?!生育|单列)"
    "|(?P<verb>加强|做好|坚持)(?P=verb)(?![再好事]|人好事)"
)

_TWICE = re.compile(rf"(的|了|和|组织|工作|计划|加强|做好|坚持|{_WORDS})\1")
"""What every finding has in it."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find words that stand twice and cannot."""
    if not _TWICE.search(subject.joined):
        return
    for place in subject.places:
        for match in _DOUBLED.finditer(place.text):
            word = match[match.lastgroup or 0]
            yield Finding(place.text, *match.span(), f"“{match[0]}”重复了", f"只留一个“{word}”", word)
