"""What an id means: rules explain themselves, what is found elsewhere is explained by tables."""

import json
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from planforge.checks.documentation import take_apart
from planforge.checks.registry import all_rules, find_rule, rule_ids
from planforge.diagnostics import LEVELS

DATA = Path(__file__).parent / "data"

_HEAD = """\
# 检查的规则

<!-- 由规则的文档生成，不要手改：pytest tests/checks --update-goldens -->

`planforge check plan.yaml` 按下面的规则检查计划，`planforge explain 代号` 打印其中一条。某一行不想检查，在行末写
`# planforge: ignore=代号`；整份计划不想检查的，写 `检查: {忽略: [代号]}`。
能自动修改的，`planforge check --fix` 会改好。

给程序看的，用 `--format json`：`version` 是 1；`diagnostics` 是列表，每一项有 `id`（代号）、`level`
（error、warning、note）、`message`、`hint`、`file`、`line`、`column`、`end_line`、`end_column`，
行列从 1 数，结尾不含在内，说整个文件的是 null；`summary` 有 `files`、`errors`、`warnings`、`notes` 四个数。
另有 `--format sarif`、`--format github` 和 `--format markdown`（汇总成一张表）。
"""


def known_ids() -> tuple[str, ...]:
    """Return every id that a check may tell, sorted."""
    return tuple(sorted({*rule_ids(), *_table("reading")}))


def explained_ids() -> tuple[str, ...]:
    """Return every id that can be explained, whichever command tells it, sorted."""
    return tuple(sorted({*rule_ids(), *_tables()}))


def title_of(id: str) -> str:
    """Return in a few words what an id means; that of a finding which nothing explains is the id itself."""
    if id in rule_ids():
        return find_rule(id).title
    return _tables()[id][0] if id in _tables() else id


def no_such_id(id: str, ids: Sequence[str] = ()) -> tuple[str, str]:
    """Return what is said of an id that is none of `ids`, or of those of a check, and a hint with the nearest one."""
    close = get_close_matches(id, ids or known_ids(), n=1)
    meant = f"是不是“{close[0]}”？" if close else ""
    return f"没有“{id}”这个代号", f"{meant}全部代号见 planforge explain"


def explain(id: str) -> str:
    """Return what `planforge explain` prints of an id, which must be one of `explained_ids`."""
    if id in rule_ids():
        rule = find_rule(id)
        return f"{id}（{LEVELS[rule.level]}）：{rule.doc}\n"
    title, body = _tables()[id]
    return f"{id}：{title}\n\n{body}\n"


def rules_page() -> str:
    """Return the page of all rules, docs/checks.md."""
    parts = [_HEAD]
    for level, name in LEVELS.items():
        parts.append(f"\n## {name}\n")
        for rule in all_rules():
            if rule.level == level:
                title, body, wrong, right, source = take_apart(rule.doc)
                parts.append(f"\n### {rule.id}：{title}\n\n{body}\n")
                parts += [_example("错误", wrong), _example("正确", right), f"\n出处：{source}\n"]
    parts += ["\n## 读取时发现的\n\n", *_rows("reading"), "\n## 改成下一年时列出的\n\n"]
    parts += ["`planforge rollover` 列出的除了上面的，还有这些，由写计划的人核对：\n\n", *_rows("renewal")]
    parts += ["\n## 照参考文档生成时提示的\n\n", *_rows("reference")]
    return "".join(parts)


def _rows(name: str) -> Iterator[str]:
    yield "| 代号 | 情况 | 怎么办 |\n|---|---|---|\n"
    for id, (title, body) in _table(name).items():
        cell = body.replace("|", "\\|")
        yield f"| {id} | {title} | {cell} |\n"


def _example(name: str, text: str) -> str:
    return f"\n{name}：\n\n```yaml rule\n{text}```\n"


def _tables() -> dict[str, list[str]]:
    return _table("reading") | _table("renewal") | _table("reference")


@cache
def _table(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return found
