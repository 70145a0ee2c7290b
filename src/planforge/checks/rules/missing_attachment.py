"""正文提到的附件没有

正文写了“见附件2”“（见附件《活动安排表》）”，“附件”里却没有这一个：编号超出了附件的个数，没有这个名称，
或者根本没有写“附件”。正文里手写的“附件：……”也算，附件说明由 planforge 按“附件”编排。
提到别的文件的附件，不在此列。

错误：
    主要工作:
      - 社团名单见附件2。
    附件:
      - 社团名单
正确：
    主要工作:
      - 社团名单见附件。
    附件:
      - 社团名单
出处：GB/T 9704—2012《党政机关公文格式》7.3.4、7.3.8：附件说明与附件的顺序号、名称应前后一致。
"""

from collections.abc import Iterator

from planforge.checks.attachment_mentions import Mention, attachment_mentions
from planforge.checks.plain_words import plain_words
from planforge.checks.subject import Finding, Subject

LEVEL = "error"


def check(subject: Subject) -> Iterator[Finding]:
    """Find mentions of attachments that the plan does not have."""
    mentions = list(attachment_mentions(subject))
    if not mentions or any(place.text.startswith(("附件", "附表")) for place in subject.texts("heading")):
        return
    names = [plain_words(each.name) for each in subject.plan.attachments]
    notes = [each for each in mentions if each.is_note and not names]
    for mention in notes or mentions:
        message = _fault(mention, names)
        if message:
            hint = "改正编号或者名称" if names else "把附件的名称写在最外层的“附件:”下面，每个一条"
            yield Finding(mention.text, mention.start, mention.end, message, hint)


def _fault(mention: Mention, names: list[str]) -> str:
    if not names:
        return "计划里没有写“附件”"
    beyond = [number for number in mention.numbers if number > len(names)]
    if beyond:
        return f"没有附件{beyond[0]}，一共只有 {len(names)} 个附件"
    wanted = plain_words(mention.name)
    if wanted and not any(wanted in name or name in wanted for name in names):
        return f"没有名为《{mention.name}》的附件"
    return ""
