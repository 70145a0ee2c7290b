"""The one Jinja2 environment: where templates are found, what they may do, and what is said when one fails."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError, TemplateAssertionError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planforge.errors import PlanforgeError, TemplateFault
from planforge.rendering.bytecode import CompiledTemplates
from planforge.rendering.scalars import yaml_text
from planforge.resources import ENCODING, templates_folder

XML_SUFFIXES = (".xml.j2", ".rels.j2")

_UNDEFINED_NAME = r"'([^']*)' is undefined"
_UNDEFINED_ITEM = r"has no (?:attribute|element) '?([^']*)'?$"
_UNKNOWN_PART = r"No (filter|test) named '([^']*)'"
_PARTS = {"filter": "过滤器", "test": "判断"}


def render_template(name: str, context: Mapping[str, object], folder: Path | None) -> str:
    """Render the template `name` (such as `markdown/document.md.j2`) with plan data; `folder` overrides built-ins.

    Raises:
        TemplateFault: whatever goes wrong in or around the template; the sentence names file, line and reason.
    """
    try:
        text = _environment(folder).get_template(name).render(context)
    except PlanforgeError:
        raise
    except Exception as error:
        place, line = _place(error, name, folder)
        where = f"{place} 第 {line} 行" if line else place
        raise TemplateFault(f"模板 {where}：{_reason(error)}") from error
    if folder is not None:
        _refuse_unwritable(text, name)
    return text


def _refuse_unwritable(text: str, name: str) -> None:
    from xml.parsers.expat import ExpatError, ParserCreate

    try:
        data = text.encode()
        if name.endswith(XML_SUFFIXES):
            ParserCreate().Parse(data, True)
    except UnicodeEncodeError as error:
        raise TemplateFault(f"模板 {name}：生成的内容里有半个字符（代理项），存不成文件") from error
    except ExpatError as error:
        place, _, _ = str(error).rpartition(": line ")
        raise TemplateFault(f"模板 {name}：生成的第 {error.lineno} 行不是正确的 XML（{place}），Word 打不开") from error


def find_template(name: str, folder: Path | None) -> Path:
    """Return the file behind a template name: the override folder's own, or the built-in one, which may be absent.

    Raises:
        TemplateFault: the override folder is none, or its file leads outside of it.
    """
    if folder is not None:
        override = _override_root(folder) / name
        if override.is_symlink() or override.exists():
            if not override.resolve().is_relative_to(folder.resolve()):
                raise TemplateFault(f"模板 {name}：链接到了模板文件夹之外，不予读取")
            return override
    return templates_folder() / name


def read_template(name: str, folder: Path | None) -> str:
    """Return the text of a template file that is not rendered, such as a preset.

    Raises:
        TemplateFault: the file is absent, unreadable or not UTF-8.
    """
    try:
        return find_template(name, folder).read_text(encoding=ENCODING)
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateFault(f"模板 {name}：{_reason(error)}") from error


def _override_root(folder: Path) -> Path:
    if not folder.is_dir():
        raise TemplateFault(f"模板文件夹 {folder} 不存在，或者不是文件夹")
    return folder


class _Loader(BaseLoader):
    """Loads from the override folder first, then from the built-in templates."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        if ".." in PurePosixPath(template).parts or PurePosixPath(template).is_absolute():
            raise TemplateNotFound(template)
        path = find_template(template, self.folder)
        try:
            return path.read_text(encoding=ENCODING), str(path), None
        except FileNotFoundError as error:
            raise TemplateNotFound(template) from error
        except (OSError, UnicodeDecodeError) as error:
            raise TemplateFault(f"模板 {template}：{_reason(error)}") from error


@cache
def _environment(folder: Path | None) -> Environment:
    if folder is not None:
        _override_root(folder)
    environment = ImmutableSandboxedEnvironment(
        loader=_Loader(folder),
        autoescape=lambda name: name is not None and name.endswith(XML_SUFFIXES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(),
    )
    environment.filters["yaml_text"] = yaml_text
    return environment


def _place(error: Exception, name: str, folder: Path | None) -> tuple[str, int]:
    """Return the template and the line where the error arose; line 0 where no line is to blame."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or name, error.lineno
    roots = [root for root in (folder, templates_folder()) if root is not None]
    place, line = name, 0
    traceback = error.__traceback__
    while traceback is not None:
        path = Path(traceback.tb_frame.f_code.co_filename)
        for root in roots:
            if path.suffix == ".j2" and path.is_relative_to(root):
                place, line = path.relative_to(root).as_posix(), traceback.tb_lineno
                break
        traceback = traceback.tb_next
    return place, line


_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (TemplateSyntaxError, "语法错误（{}）"),
    (TemplateNotFound, "找不到模板“{}”"),
    (SecurityError, "不允许的操作（{}）"),
    (UnicodeDecodeError, "不是 UTF-8 编码的文本"),
    (OSError, "读不了这个文件"),
    (OverflowError, "数目超出上限（{}）"),
    (ZeroDivisionError, "除数为零"),
    (RecursionError, "嵌套太深，可能在反复引用自己"),
    (MemoryError, "内存不够"),
)


def _reason(error: Exception) -> str:
    """Put an exception of Jinja2 or of an expression into one Chinese clause."""
    message = " ".join(str(getattr(error, "message", None) or error).split())
    if isinstance(error, UndefinedError):
        return _undefined(message)
    unknown = re.search(_UNKNOWN_PART, message) if isinstance(error, TemplateAssertionError) else None
    if unknown:
        return f"没有“{unknown[2]}”这个{_PARTS[unknown[1]]}"
    for kind, sentence in _REASONS:
        if isinstance(error, kind):
            return sentence.format(message)
    return f"运行出错（{type(error).__name__}: {message}）"


def _undefined(message: str) -> str:
    name = re.search(_UNDEFINED_NAME, message)
    if name:
        return f"没有“{name[1]}”这个名字"
    item = re.search(_UNDEFINED_ITEM, message)
    return f"没有“{item[1]}”这一项" if item else f"用到了没有的内容（{message}）"
