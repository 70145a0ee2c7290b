"""The plan file as a JSON Schema (draft 2020-12), for editors that complete and check YAML."""

from typing import Any, TypeAlias

from planforge.spec import keys, looks
from planforge.spec.keys import NO, YES
from planforge.spec.scalars import MARKS

Schema: TypeAlias = dict[str, Any]

_DESCRIPTIONS = {
    "标题": "文件的标题；不写就是 单位 + 期间 + “工作计划”",
    "题注": "标题下面的一行或几行",
    "单位": "制定计划的单位",
    "期间": "如 2027年、2027年上半年、2026—2027学年第一学期、2026年8月—2027年1月",
    "主送": "主送单位",
    "前言": "第一个标题之前的文字，每行一段",
    "正文": "没有标题的正文",
    "结语": "末尾不编号的文字",
    "落款": "署名和日期",
    "附件": "附件名称，可以带内容",
    "编号": "各级编号，如 [一、, 1.]",
    "样式": "Word 样式的名称，或对它的修改",
    "检查": "检查的设置",
    "版头": "发文机关标志和发文字号",
    "版记": "抄送、印发机关和印发日期",
    "导语": "标题下、条目前的文字",
    "条目": "条目的列表",
    "内容": "这一条的文字",
    "安排": "按时间的安排",
    "版式": "表格 或 列表",
    "标题编号": "写“无”，这个标题就不编号",
    "一是": "接在导语后面，排成 一是……；二是……",
    "一要": "接在导语后面，排成 一要……；二要……",
}
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _SCALAR}]}
_BLANK: Schema = {"type": "string", "pattern": keys.BLANK}


def _words(*words: str | int) -> Schema:
    """Return the schema of one of these words, or of a blank, which may stand anywhere."""
    return {"anyOf": [{"enum": list(words)}, _BLANK]}


_FLAG = _words(*YES, *NO, True, False)
_STYLE_VALUES: dict[str, Schema] = {
    **dict.fromkeys(("加粗", "双面"), _FLAG),
    "对齐": _words(*looks.ALIGNMENTS),
    "纸张": _words(*dict.fromkeys((*looks.PAPERS, *map(str.lower, looks.PAPERS)))),
}


def schema() -> Schema:
    """Return the schema of a plan file; what it accepts in shape, the reader reads."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "planforge 计划文件",
        "type": "object",
        "properties": _properties(_document_values()),
        "additionalProperties": {"$ref": "#/$defs/value"},
        "allOf": [{"anyOf": [{"required": [name]} for name in keys.spellings(key)]} for key in ("单位", "期间")],
        "$defs": {
            "value": {
                "description": "文字、条目的列表、按时间的安排，或小标题",
                "anyOf": [_TEXT, {"$ref": "#/$defs/list"}, {"$ref": "#/$defs/entry"}],
            },
            "list": {"type": "array", "items": {"anyOf": [_SCALAR, {"$ref": "#/$defs/entry"}]}},
            "entry": {
                "type": "object",
                "minProperties": 1,
                "properties": _properties(_entry_values()),
                "additionalProperties": {"$ref": "#/$defs/value"},
            },
        },
    }


def _properties(values: dict[str, Schema]) -> Schema:
    """Give every key its description and its other spellings."""
    described = {
        key: {"description": _DESCRIPTIONS[key], **value} if key in _DESCRIPTIONS else value
        for key, value in values.items()
    }
    return _spelt(described)


def _spelt(values: dict[str, Schema]) -> Schema:
    return {name: value for key, value in values.items() for name in keys.spellings(key)}


def _document_values() -> dict[str, Schema]:
    named = {
        "落款": {"单位": _TEXT, "日期": _TEXT, "盖章": _FLAG},
        "检查": {keys.IGNORE: _TEXTS, keys.STRICT: _FLAG},
        "版头": dict.fromkeys(keys.LETTERHEAD_KEYS, _TEXT),
        "版记": dict.fromkeys(keys.IMPRINT_KEYS, _TEXT),
    }
    objects = {key: _object(values) for key, values in named.items()}
    required: Schema = {**_SCALAR, "minLength": 1}
    return {
        "单位": required,
        "期间": required,
        **dict.fromkeys(("标题", "主送"), _TEXT),
        **dict.fromkeys(("题注", "前言", "结语"), _TEXTS),
        "正文": {"$ref": "#/$defs/value"},
        "落款": {"anyOf": [objects["落款"], *_TEXTS["anyOf"]]},
        "附件": {"anyOf": [_TEXT, {"$ref": "#/$defs/list"}]},
        "编号": {"anyOf": [_marks(()), {"type": "array", "items": _marks(())}]},
        "样式": {"anyOf": [_TEXT, _style()]},
        "检查": {"anyOf": [*_TEXTS["anyOf"], objects["检查"]]},
        **{key: {"anyOf": [objects[key], _BLANK]} for key in ("版头", "版记")},
    }


def _style() -> Schema:
    parts = {part: {"anyOf": [_object(_settings(part)), _BLANK]} for part in (looks.PAGE, *looks.PARTS)}
    described = {looks.PRESET: {**_TEXT, "description": "样式的名称，见 planforge styles"}, **parts}
    return {"type": "object", "properties": _spelt(described), "additionalProperties": False}


def _settings(part: str) -> dict[str, Schema]:
    return {
        name: {"description": setting.wanted, **_STYLE_VALUES.get(name, _TEXT)}
        for name, setting in looks.settings_of(part).items()
    }


def _entry_values() -> dict[str, Schema]:
    return {
        "标题": _TEXT,
        **dict.fromkeys(("导语", "结语", "内容", *keys.RUN_ONS), _TEXTS),
        "条目": {"anyOf": [{"$ref": "#/$defs/list"}, _BLANK]},
        "安排": {"anyOf": [{"$ref": "#/$defs/entry"}, _BLANK]},
        "编号": _marks(keys.RUN_ONS),
        "标题编号": _FLAG,
        "版式": _words("表格", "列表"),
        **dict.fromkeys(keys.ATTRIBUTES, _TEXTS),
    }


def _object(values: dict[str, Schema]) -> Schema:
    return {"type": ["object", "null"], "properties": _properties(values), "additionalProperties": False}


def _marks(more: tuple[str, ...]) -> Schema:
    """Return the schema of one mark; unquoted, `1.` and `1` are the number 1 to an editor."""
    return _words(*(word for words in MARKS.values() for word in words), *more, 1)
