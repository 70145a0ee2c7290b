"""What the YAML parser complains of, in words that say what to type."""

import yaml

from planforge.diagnostics import Findings
from planforge.spec.edits import Patched

_NO_COLON = "could not find expected ':'"
_SENTENCES = (
    (
        "mapping values are not allowed",
        "bad-indent",
        "这里多了一个冒号，或缩进与上一行对不齐",
        "把这一行与同级的行左对齐",
    ),
    (_NO_COLON, "missing-colon", "这一行缺冒号", "写成“名称: 内容”"),
    ("unexpected end of stream", "unclosed-quote", "引号没有配对", "补上后一个引号"),
    ("document separator", "unclosed-quote", "引号没有配对", "补上后一个引号"),
    ("document start", "bad-indent", "这一行比上面的行缩进得少", "最外层的行都顶格写"),
    ("',' or ']'", "unclosed-bracket", "方括号里的写法有误", "写成 [甲, 乙]，或每行一条"),
    ("',' or '}'", "unclosed-bracket", "花括号里的写法有误", "写成 {名称: 内容, 名称: 内容}"),
    ("alphabetic or numeric", "unknown-alias", "“&”“*”后面的名称只能用字母和数字", "若是正文，请给整句加引号"),
    ("undefined alias", "unknown-alias", "“*”引用的名称没有定义", "若是正文，请给整句加引号"),
    ("duplicate anchor", "duplicate-anchor", "“&”定义的名称重复了", "若是正文，请给整句加引号"),
    ("escape character", "bad-escape", "双引号里的反斜杠写法有误", "改用单引号，或写成两个反斜杠"),
    ("escape code", "bad-escape", "双引号里的转义不是有效的字符", "请直接写出这个字符"),
    ("hexdecimal number", "bad-escape", "双引号里的转义不完整", "改用单引号，或写成两个反斜杠"),
    ("hexadecimal", "bad-escape", "双引号里的转义不完整", "改用单引号，或写成两个反斜杠"),
    ("cannot start any token", "bad-character", "这里的字符不能这样开头", "给整句加引号"),
    ("control characters", "control-character", "这里有一个看不见的控制字符", "请删去它"),
    ("special characters", "control-character", "这里有一个看不见的控制字符", "请删去它"),
    ("indentation", "bad-indent", "缩进与上一行对不齐", "把这一行与同级的行左对齐"),
    ("block end", "bad-indent", "缩进与上一行对不齐", "把这一行与同级的行左对齐"),
    ("did not find expected key", "bad-indent", "缩进与上一行对不齐", "把这一行与同级的行左对齐"),
    ("'-' indicator", "bad-indent", "缩进与上一行对不齐", "把这一行与同级的行左对齐"),
    (
        "block sequence entries are not allowed",
        "bad-indent",
        "“-”不能写在这里",
        "“-”要另起一行，并比上一级多缩进两格",
    ),
    ("tag", "tag", "计划里不能用“!”开头的 YAML 标签", "若是正文，请给整句加引号"),
    ("directive", "bad-character", "“%”不能写在行首", "给整句加引号"),
)


def report_yaml_error(error: yaml.YAMLError, patched: Patched, findings: Findings) -> None:
    """Add the parser's complaint as an error in Chinese, unless the line that it names has one already."""
    problem = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    marks = [mark for name in ("problem_mark", "context_mark") if (mark := getattr(error, name, None))]
    # That a key's colon is missing is noticed lines below the key.
    mark = marks and marks[-1 if _NO_COLON in problem else 0]
    found = (sentence for words, *sentence in _SENTENCES if words in problem)
    id_, message, hint = next(found, ["yaml-syntax", "这里不合 YAML 的写法", "检查冒号、缩进和引号"])
    line, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, len(patched.lines) - 1)
    span = patched.span(line, column, line, column + 1)
    if span.line not in {found.span.line for found in findings.found if found.level == "error" and found.span}:
        findings.error(id_, message, span, hint)
