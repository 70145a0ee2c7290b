import pytest

from planforge.document.build import build
from planforge.spec.model import Attachment, Plan, Text


@pytest.mark.parametrize(
    ("written", "name", "typed"),
    [
        ("任务分解表", "任务分解表", ""),
        ("1. 任务分解表", "任务分解表", "1."),
        ("（一）任务分解表", "任务分解表", "（一）"),
        ("附件：任务分解表", "任务分解表", "附件："),
        ("附件1：任务分解表", "任务分解表", "附件1："),
        ("附件 2 任务分解表", "任务分解表", "附件 2"),
        ("附件12任务分解表", "任务分解表", "附件12"),
        ("附件二、任务分解表", "任务分解表", "附件二、"),
        ("附件一 任务分解表", "任务分解表", "附件一"),
        ("附件一览表", "附件一览表", ""),
        ("附件材料清单", "附件材料清单", ""),
        ("附件2027年修订稿", "附件2027年修订稿", ""),
        ("附件1", "附件1", ""),
        ("一、二年级课表", "一、二年级课表", ""),
        ("任务分解表。", "任务分解表", ""),
        ("任务分解表（草案）；", "任务分解表（草案）", ""),
    ],
)
def test_a_name_stands_without_a_label_typed_before_it_and_without_an_end_mark(
    written: str, name: str, typed: str
) -> None:
    document, found = build(Plan(Text("一小"), Text("2027年"), attachments=(Attachment(Text(written)),)))
    assert document.attachments[0].name == name
    assert [each.message for each in found] == ([f"手写的“{typed}”已略去，附件的序号自动编排"] if typed else [])
