import pytest
from cases import hits

ID = "unmentioned-attachment"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("主要工作:\n  - 名单见附件1。\n附件:\n  - 社团名单\n  - 活动备案表\n", ["活动备案表"]),
        ("主要工作:\n  - 组织体检。\n附件:\n  - 社团名单\n  - 活动备案表\n", ["社团名单", "活动备案表"]),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "主要工作:\n  - 组织体检。\n附件: [社团名单]\n",
        "主要工作:\n  - 名单见附件1、2。\n附件:\n  - 社团名单\n  - 活动备案表\n",
        "主要工作:\n  - 名单见附件1，方案于2月底前填写《活动备案表》。\n附件:\n  - 社团名单\n  - 活动备案表\n",
        "主要工作:\n  - 有关表格见附件。\n附件:\n  - 社团名单\n  - 活动备案表\n",
        "主要工作:\n  - 名单见附件1至附件2。\n附件:\n  - 社团名单\n  - 活动备案表\n",
        "主要工作:\n  - 社团名单和活动备案表一并印发。\n附件:\n  - 社团名单\n  - 活动备案表\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []
