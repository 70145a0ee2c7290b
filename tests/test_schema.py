"""The schema and the reader are in step: what an editor accepts is read, what it refuses is refused."""

import json
import re
from datetime import date

import jsonschema
import pytest
import yaml
from conftest import ROOT

from planforge import api
from planforge.almanac import parse_period
from planforge.spec.schema import schema
from planforge.starters import list_starters, render_starter

VALIDATOR = jsonschema.Draft202012Validator(schema())
HEAD = "单位: 示例小学工会\n期间: 2027年\n"


class Loader(yaml.SafeLoader):
    """Reads YAML as an editor does: numbers and booleans are such, dates are text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def complaints(text: str) -> list[str]:
    # A round through JSON, which has no other keys than texts.
    data = json.loads(json.dumps(yaml.load(text, Loader=Loader), ensure_ascii=False))
    return [error.message for error in VALIDATOR.iter_errors(data)]


def plans() -> dict[str, str]:
    found = {path.parent.name: path.read_text(encoding="utf-8") for path in (ROOT / "examples").glob("*/plan.yaml")}
    guide = (ROOT / "docs" / "plan-file.zh-CN.md").read_text(encoding="utf-8")
    for number, block in enumerate(re.findall(r"^```yaml\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL), 1):
        found[f"guide {number}"] = block
    period = parse_period("2027年")
    assert period is not None
    for starter in list_starters(None):
        found[starter.name] = render_starter(starter.name, "", period, date(2026, 11, 1), None)
    return found


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in plans().items()])
def test_both_take_every_plan_of_ours(text: str) -> None:
    assert complaints(text) == []
    assert api.read(text.encode()).ok


FAULTS = {
    "no period": "单位: 一小\n",
    "unit is a list": "单位: [一小]\n期间: 2027年\n",
    "unit is empty": "单位: ''\n期间: 2027年\n",
    "unknown key in the signature": f"{HEAD}落款: {{签字: 甲}}\n",
    "unknown mark": f"{HEAD}编号: [甲、]\n",
    "unknown layout": f"{HEAD}月份安排: {{版式: 图, 3月: 甲}}\n",
    "list in a list": f"{HEAD}主要工作:\n  - [甲, 乙]\n",
    "entries are text": f"{HEAD}主要工作:\n  - 标题: 甲\n    条目: 乙\n",
    "arrangement is text": f"{HEAD}主要工作:\n  - 标题: 甲\n    安排: 乙\n",
    "attachments are a mapping": f"{HEAD}附件: {{名称: 甲}}\n",
    "letterhead is text": f"{HEAD}版头: 甲\n",
    "preface is a mapping": f"{HEAD}前言: {{甲: 乙}}\n",
    "attribute is a mapping": f"{HEAD}主要工作:\n  - 内容: 甲\n    责任人: {{乙: 丙}}\n",
    "empty entry": f"{HEAD}主要工作:\n  -\n  - 甲\n",
    "list at the root": "- 单位: 一小\n",
}


@pytest.mark.parametrize("text", FAULTS.values(), ids=FAULTS)
def test_both_refuse_a_fault(text: str) -> None:
    assert complaints(text)
    assert not api.read(text.encode()).ok


WRITTEN_AS_AN_EDITOR_SEES_THEM = {
    "numbers": "单位: 1\n期间: 2027\n编号: [1., ①]\n工作目标: 100\n",
    "booleans": f"{HEAD}落款: {{盖章: true}}\n",
    "traditional": "單位: 一小\n學年: 2026—2027學年\n指導思想: 甲\n月份安排:\n  九月: 乙\n",
    "nothing": f"{HEAD}标题:\n前言:\n主要工作:\n落款:\n版头:\n",
    "blanks": (
        f"{HEAD}编号: 【待补】\n样式: {{正文: {{对齐: 【待补】, 加粗: 【待补】}}, 标题: 【待补】}}\n"
        "检查: {严格: 【待补】}\n版头: 【待补】\n落款: {盖章: 【待补】}\n月份安排: {版式: 【待补】, 3月: 甲}\n"
        "主要工作:\n  - {标题: 甲, 标题编号: 【待补】, 条目: 【待补】}\n  - {标题: 乙, 安排: 【待补】}\n"
    ),
    "small letters": f"{HEAD}样式: {{页面: {{纸张: a4}}}}\n",
    "a date": f"{HEAD}落款: {{日期: 2027-01-05}}\n",
}


@pytest.mark.parametrize("text", WRITTEN_AS_AN_EDITOR_SEES_THEM.values(), ids=WRITTEN_AS_AN_EDITOR_SEES_THEM)
def test_values_of_every_yaml_type_are_text_to_both(text: str) -> None:
    assert complaints(text) == []
    assert api.read(text.encode(), draft=True).ok
