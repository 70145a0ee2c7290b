"""The library as its users call it."""

from pathlib import Path

import pytest

import planforge
from planforge.errors import CallError, PlanError

PLAN = "单位: 示例小学工会\n期间: 2027年\n主要工作:\n  - 一、召开会议\n  - 走访慰问\n"
BLANK = "单位: 示例小学工会\n期间: 【待补：期间】\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.yaml"


def test_a_plan_is_loaded_and_rendered(path: Path) -> None:
    path.write_text(PLAN, encoding="utf-8")
    plan = planforge.load(path)
    assert plan.unit == "示例小学工会"
    assert planforge.render(plan, "md").decode().startswith("# 示例小学工会2027年工作计划\n")
    assert planforge.render(plan, "docx").startswith(b"PK\3\4")


BESIDE = """\
单位: 一小
期间: 2027年
主要工作:
  - 走访:
      责任人: 甲
      一是: [乙]
    时间: 3月
    一要: [丙]
  - 活动:
      3月: 丁
    版式: 表格
"""


def test_what_stands_beside_a_heading_is_added_to_what_stands_below_it(path: Path) -> None:
    path.write_text(BESIDE, encoding="utf-8")
    walk, activities = planforge.load(path).sections[0].entries
    assert walk.attributes == (("责任人", "甲"), ("时间", "3月"))
    assert walk.run_ons == (("一是", ("乙",)), ("一要", ("丙",)))
    assert activities.schedule is not None
    assert activities.schedule.tabular


def test_every_name_of_the_package_is_there() -> None:
    assert all(getattr(planforge, name) for name in planforge.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        planforge.nothing  # noqa: B018 (asking is the test)


def test_load_raises_with_every_finding_and_says_the_first_error(path: Path) -> None:
    path.write_text("单位：示例小学工会\n期间: 明年\n落款人: 甲\n", encoding="utf-8")
    with pytest.raises(PlanError) as caught:
        planforge.load(path)
    assert [finding.id for finding in caught.value.diagnostics] == ["chinese-colon", "bad-period", "unknown-key"]
    assert str(caught.value) == f"{path}:2:5 看不懂期间“明年”（另有 1 处错误）"


def test_load_says_why_a_file_cannot_be_read(path: Path) -> None:
    with pytest.raises(CallError, match=r"读不了文件 .*plan\.yaml：文件夹不存在|没有这个文件"):
        planforge.load(path)


def test_load_refuses_a_name_that_no_file_can_have() -> None:
    with pytest.raises(CallError, match="文件名里有不能用的字符"):
        planforge.load("plan\0.yaml")


def test_strict_makes_an_error_of_a_note(path: Path) -> None:
    path.write_text(PLAN, encoding="utf-8")
    with pytest.raises(PlanError, match="手写的序号“一、”已略去"):
        planforge.load(path, strict=True)


def test_a_blank_stands_only_in_a_draft(path: Path) -> None:
    path.write_text(BLANK, encoding="utf-8")
    with pytest.raises(PlanError, match="【待补：期间】"):
        planforge.load(path)
    plan = planforge.load(path, draft=True)
    with pytest.raises(PlanError, match="【待补：期间】"):
        planforge.render(plan, "md")
    assert "【待补：期间】" in planforge.render(plan, "md", draft=True).decode()


def test_an_unknown_format_or_style_is_said(path: Path) -> None:
    path.write_text(PLAN, encoding="utf-8")
    plan = planforge.load(path)
    with pytest.raises(CallError, match="可用的有：md、docx"):
        planforge.render(plan, "pdf")  # type: ignore[arg-type]
    with pytest.raises(CallError, match="没有名为“无此样式”的样式"):
        planforge.render(plan, "docx", style="无此样式")


def test_the_plan_names_its_own_style(path: Path) -> None:
    path.write_text(f"{PLAN}样式: 无此样式\n", encoding="utf-8")
    with pytest.raises(PlanError, match="没有名为“无此样式”的样式"):
        planforge.load(path)
    plan = planforge.read(path.read_bytes()).plan
    assert plan is not None
    with pytest.raises(CallError, match="没有名为“无此样式”的样式"):
        planforge.render(plan, "docx")
    assert planforge.render(plan, "docx", style="gbt9704")


def test_a_reading_holds_as_much_of_a_faulty_plan_as_there_is() -> None:
    reading = planforge.read("单位: 一小\n期间: 明年\n主要工作: 甲\n".encode(), "计划.yaml")
    assert not reading.ok
    assert reading.plan is not None
    assert reading.plan.sections[0].lead == ("甲",)
    assert [(finding.file, finding.span) for finding in reading.diagnostics] == [("计划.yaml", (2, 5, 2, 7))]
