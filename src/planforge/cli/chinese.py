"""click in Chinese: a table of its messages, and the hook that makes click use it.

click fetches every word it shows through a module-level `_` or `ngettext`. A gettext catalogue would be found
by the user's locale only, so planforge puts its own functions there instead, which hold under any locale.
"""

import gettext
import re
import sys
from collections.abc import Sequence

import click

MESSAGES = {
    # help pages
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这份帮助。",
    "Show the version and exit.": "显示版本号。",
    "Confirm the action without prompting.": "不再询问，直接执行。",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "required": "必填",
    "(dynamic)": "（动态）",
    "deprecated": "已废弃",
    "(Deprecated) {text}": "（已废弃）{text}",
    "{text} {deprecated_message}": "{text}{deprecated_message}",
    # errors of the call
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "用法见：{command} {option}",
    "Aborted!": "已中断。",
    "Missing command.": "缺少命令。",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing {param_type}": "缺少{param_type}",
    "Choose from:\n\t{choices}": "可用的有：\n\t{choices}",
    "No such command {name!r}.": "没有这个命令“{name}”。",
    "No such option: {name}": "没有这个选项“{name}”。",
    "No such option {name!r}.": "没有这个选项“{name}”。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Possible options: {possibilities})": "是不是其中之一：{possibilities}？",
    "(Did you mean one of: {possibilities}?)": "是不是其中之一：{possibilities}？",
    "Got unexpected extra argument ({args})": "多出了参数：{args}",
    "Got unexpected extra arguments ({args})": "多出了参数：{args}",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "Value must be an iterable.": "应当是多个值。",
    "Takes {nargs} values but 1 was given.": "要 {nargs} 个值，只有 1 个。",
    "Takes {nargs} values but {len} were given.": "要 {nargs} 个值，却有 {len} 个。",
    "Option {name!r} does not take a value.": "选项“{name}”不带值。",
    "Option {name!r} requires an argument.": "选项“{name}”后面缺少值。",
    "Option {name!r} requires {nargs} arguments.": "选项“{name}”后面要有 {nargs} 个值。",
    "Argument {name!r} takes {nargs} values.": "参数“{name}”要有 {nargs} 个值。",
    "DeprecationWarning: The command {name!r} is deprecated.": "“{name}”已废弃。",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": "“{name}”已废弃。",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": "“{name}”已废弃。",
    # values
    "{value!r} is not {choice}.": "没有“{value}”，只能是 {choice}。",
    "{value!r} is not one of {choices}.": "没有“{value}”，可用的有 {choices}。",
    "{value!r} does not match the format {format}.": "“{value}”不合格式 {format}。",
    "{value!r} does not match the formats {formats}.": "“{value}”不合格式 {formats}。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数。",
    "{value!r} is not a valid boolean.": "“{value}”不合用，请写 yes 或 no。",
    "{value!r} is not a valid boolean. Recognized values: {states}": "“{value}”不合用，可用的有 {states}。",
    "{value!r} is not a valid UUID.": "“{value}”不是 UUID。",
    "{value} is not in the range {range}.": "{value} 超出范围 {range}。",
    "{len_type} values are required, but {len_value} was given.": "要 {len_type} 个值，只有 {len_value} 个。",
    "{len_type} values are required, but {len_value} were given.": "要 {len_type} 个值，有 {len_value} 个。",
    "Choice({choices})": "可选（{choices}）",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "{name} {filename!r} does not exist.": "没有{name}“{filename}”。",
    "{name} {filename!r} is a file.": "{name}“{filename}”是文件。",
    "{name} {filename!r} is a directory.": "{name}“{filename}”是文件夹。",
    "{name} {filename!r} is not readable.": "{name}“{filename}”不能读。",
    "{name} {filename!r} is not writable.": "{name}“{filename}”不能写。",
    "{name} {filename!r} is not executable.": "{name}“{filename}”不能执行。",
    "Could not open file {filename!r}: {message}": "打不开文件“{filename}”：{message}",
    "unknown error": "原因不明",
    # questions
    "Do you want to continue?": "要继续吗？",
    "Repeat for confirmation": "请再输一遍",
    "Press any key to continue...": "按任意键继续……",
    "Error: {e.message}": "错误：{e.message}",
    "Error: The value you entered was invalid.": "错误：输入的值不对。",
    "Error: The two entered values do not match.": "错误：两次输入的不一样。",
    "Error: invalid input": "错误：请回答 y 或 n。",
    # shell completion
    "Shell completion is not supported for Bash versions older than 4.4.": "补全要求 Bash 4.4 以上。",
    "Couldn't detect Bash version, shell completion is not supported.": "认不出 Bash 的版本，不能补全。",
}

_QUOTED = r" ?'([^' ]+)' ?"


def translate(message: str) -> str:
    """Return click's message in Chinese, a message it does not know as it is."""
    return MESSAGES.get(message, message)


def translate_plural(singular: str, plural: str, count: int) -> str:
    """Do the same for a message with a plural."""
    return translate(singular if count == 1 else plural)


def speak_chinese() -> None:
    """Give the loaded modules of click our words in place of gettext's; doing it again changes nothing."""
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            names = vars(module)
            if names.get("_") is gettext.gettext:
                names["_"] = translate
            if names.get("ngettext") is gettext.ngettext:
                names["ngettext"] = translate_plural


def sentence_of(error: click.UsageError) -> str:
    """Return a usage error as one Chinese sentence without an end mark."""
    if isinstance(error, click.NoSuchOption):
        return unknown("选项", error.option_name, error.possibilities or ())
    if isinstance(error, click.MissingParameter) and error.param is not None:
        kind = "选项" if error.param.param_type_name == "option" else "参数"
        text = f"缺少{kind} {error.param.get_error_hint(error.ctx)}"
    else:
        text = error.format_message()
    # click puts names between straight quotes and joins them as English does.
    return re.sub(_QUOTED, r"“\1”", text).replace("”,“", "”、“").rstrip("。.")


def unknown(kind: str, name: str, close: Sequence[str]) -> str:
    """Say that there is no such thing, and what may have been meant: the first of `close`, the nearest."""
    return f"没有这个{kind}“{name}”" + (f"，是不是“{close[0]}”？" if close else "")
