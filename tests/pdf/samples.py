"""The documents to measure, each for what the standard says about it."""

from planforge.document.nodes import (
    Attachment,
    Block,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Paragraph,
    Signature,
    Table,
)
from planforge.spec.model import Style, Text

HAN = "围绕中心服务大局依法履行维权服务基本职责推动建设学习型服务型创新型组织团结引领全体教职员工"
UNIT = "示例市第一实验小学工会委员会"
DATE = "2027年1月5日"
STEMS = "子丑寅卯辰巳午未申酉戌亥"
SENTENCE = "做好会员登记，建立台账，按时汇总。"


def han(count: int, start: int = 0) -> str:
    """Return so many Han characters, without a mark among them."""
    return (HAN * (count // len(HAN) + 2))[start : start + count]


def text(count: int, start: int = 0) -> str:
    """Return a paragraph of so many characters with marks, figures and quotation marks, closed by a full stop."""
    parts: list[str] = []
    while len("".join(parts)) < count:
        place = start + 3 * len(parts)
        parts.append(f"{han(11, place % 40)}，{han(6, place % 31)}“{han(4, place % 17)}”不少于{place % 7 + 2}次；")
    return "".join(parts)[: count - 1].rstrip("，；“") + "。"


def signed(unit: str = UNIT, date: str = DATE, *, sealed: bool = False) -> Signature:
    """Return a signature."""
    return Signature(Text(unit), Text(date), sealed)


def plan(*blocks: Block, title: str = "示例小学2027年工会工作计划", signature: Signature | None = None) -> Document:
    """Return a document with this body."""
    return Document(title=title, unit="示例小学", period="2027年", blocks=blocks, signature=signature)


def _sections(count: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for number in range(count):
        blocks += [
            Heading("一二三四五六七八九十"[number] + "、", f"推进第{number + 1}方面工作", 1),
            Paragraph(text(150 + 17 * number, number)),
            Heading("（一）", f"完善制度之{number + 1}", 2),
            Paragraph(text(190 - 11 * number, number + 5), "（二）", f"加强领导{number + 1}。", 2),
            Paragraph(text(90, number + 2), "1."),
            Paragraph(text(61 + number, number + 3), "2."),
        ]
    return tuple(blocks)


SHORT = plan(
    Paragraph(text(120)),
    Heading("一、", "工作目标", 1),
    Paragraph(text(70), "1."),
    Paragraph(text(50, 4), "2."),
    signature=signed(),
)._replace(addressee="各工会小组：", captions=("（2027年1月5日教职工代表大会通过）",))

LONG = plan(
    *_sections(5),
    title="中共示例市教育局直属机关委员会关于在全市教育系统深入开展主题教育和作风建设活动的2027年度工作计划",
    signature=signed(),
)._replace(unit="中共示例市教育局直属机关委员会", period="2027年度")

LONG_NAME = "示例市第一实验小学教育集团二〇二七年教职工文化体育活动月份安排及经费预算一览表"
ATTACHED = plan(Paragraph(text(60)), signature=signed())._replace(
    attachments=(
        Attachment("附件1", LONG_NAME, (Paragraph(text(60)), Heading("一、", "说明", 1), Paragraph(text(90, 3)))),
        Attachment("附件2", "经费预算"),
    )
)

SCHEDULE = plan(
    Paragraph(text(80)),
    Table(
        ("时间", "工作内容", "责任人"),
        tuple(
            ((f"{month}月",), (f"自{stem}始{text(48, month)}", text(40, month + 3), f"至{stem}止"), ("组织委员",))
            for month, stem in enumerate(STEMS, 1)
        ),
    ),
    signature=signed(),
)

SEALED = plan(Paragraph(text(100)), signature=signed(sealed=True))
SEALED_SHORT = plan(Paragraph(text(100)), signature=signed("示例工会", sealed=True))
LATE = plan(Paragraph(text(100)), signature=signed("示例工会", "2027年12月25日"))
SEALED_LONG = plan(Paragraph(text(100)), signature=signed(f"示例市{UNIT}", sealed=True))
LONGEST_UNIT = f"示例市人民政府机关事务管理服务中心{UNIT}"
LONG_UNIT = plan(Paragraph(text(100)), signature=signed(LONGEST_UNIT))
LONG_UNIT_SEALED = plan(Paragraph(text(100)), signature=signed(LONGEST_UNIT, sealed=True))
NOTES = plan(Paragraph(text(195)), signature=signed())._replace(
    attachments=tuple(Attachment(f"附件{number}", f"第{number}号工作任务分解表") for number in range(1, 12))
)
OFFICIAL = plan(
    Paragraph(text(60)), Heading("一、", "工作目标", 1), Paragraph(text(200)), signature=signed(sealed=True)
)._replace(
    letterhead=Letterhead(Text("示例市教育工会文件"), Text("示教工〔2027〕1号")),
    addressee="各基层工会：",
    imprint=Imprint(Text("市总工会，市教育局"), Text("示例市教育工会办公室"), Text("2027年1月6日")),
)
LONG_OFFICE = "示例市教育科学文化卫生体育工会委员会"
LONG_COPIES = "，".join(f"示例市{han(5 + place % 4, 3 * place)}" for place in range(11))
LONG_IMPRINT = Imprint(Text(LONG_COPIES), Text(f"{LONG_OFFICE}办公室"), Text("2027年12月16日"))
LONG_OFFICIAL = OFFICIAL._replace(
    letterhead=Letterhead(Text(f"{LONG_OFFICE}文件"), Text("示教科文卫体工〔2027〕12号")),
    imprint=LONG_IMPRINT,
)
PARAGRAPH = plan(Paragraph(han(726)))
NUMBERS = plan(*(Paragraph(f"{han(count)}2027名会员") for count in range(20, 26)))
FULL = plan(
    *(Paragraph(SENTENCE) for _ in range(14)),
    signature=signed(),
)._replace(imprint=OFFICIAL.imprint)
OFFICE = plan(*(Paragraph(SENTENCE) for _ in range(17)), signature=signed())._replace(
    style=Style(Text("gbt9704-office"))
)

DOCUMENTS = {
    "short": SHORT,
    "long": LONG,
    "attached": ATTACHED,
    "schedule": SCHEDULE,
    "sealed": SEALED,
    "sealed-short": SEALED_SHORT,
    "late": LATE,
    "sealed-long": SEALED_LONG,
    "long-unit": LONG_UNIT,
    "long-unit-sealed": LONG_UNIT_SEALED,
    "notes": NOTES,
    "official": OFFICIAL,
    "official-long": LONG_OFFICIAL,
    "paragraph": PARAGRAPH,
    "numbers": NUMBERS,
    "full": FULL,
    "office": OFFICE,
    **{
        f"foot-{lines}": plan(*(Paragraph(SENTENCE) for _ in range(lines)), signature=signed())
        for lines in range(14, 22)
    },
    **{
        f"heading-{lines}": plan(
            *(Paragraph(SENTENCE) for _ in range(lines)),
            Heading("一、", "工作目标", 1),
            Heading("（一）", "学习目标", 2),
            Paragraph(text(90)),
        )
        for lines in range(17, 21)
    },
}
