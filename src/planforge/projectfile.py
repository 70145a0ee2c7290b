"""planforge.toml, what an office tells all its plans: so far the names that checks look things up in."""

import datetime
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from planforge.checks.names import NO_NAMES, Names, OwnTerm
from planforge.errors import CallError, reason

NAME = "planforge.toml"
PEOPLE, UNITS, TERMS = "人员名单", "单位名单", "术语"

_TERM = {"写法": str, "改为": str, "截止": datetime.date}
_SHAPE = f'{TERMS} 的每一项写成 {{"写法" = "旧称", "改为" = "新称"}}，可以加 "截止" = 2026-12-31'


def names_for(folder: Path) -> Names:
    """Return the names that hold for plans in a folder: those of the nearest planforge.toml in it or above.

    Raises:
        CallError: the file cannot be read, or does not say what it can say.
    """
    folder = folder.absolute()
    found = (parent / NAME for parent in (folder, *folder.parents))
    file = next((path for path in found if path.is_file()), None)
    return NO_NAMES if file is None else _read(file)


@cache
def _read(file: Path) -> Names:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise CallError(f"读不了 {file}：{reason(error)}") from error
    except UnicodeDecodeError as error:
        raise CallError(f"{file} 不是 UTF-8 编码，请另存为 UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        hint = f'中文名称要加引号，如 "{PEOPLE}" = ["组织委员"]'
        raise CallError(f"{file} 不合 TOML 的写法（{error}）；{hint}") from error
    unknown = next((key for key in data if key not in (PEOPLE, UNITS, TERMS)), None)
    if unknown is not None:
        raise CallError(f"{file} 里不认识“{unknown}”，可以写：{PEOPLE}、{UNITS}、{TERMS}")
    return Names(_words(data, PEOPLE, file), _words(data, UNITS, file), _terms(data, file))


def _words(data: dict[str, Any], key: str, file: Path) -> tuple[str, ...]:
    words = data.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise CallError(f'{file} 的“{key}”要写成列表，如 "{key}" = ["甲", "乙"]')
    return tuple(words)


def _terms(data: dict[str, Any], file: Path) -> tuple[OwnTerm, ...]:
    rows = data.get(TERMS, [])
    if not isinstance(rows, list) or not all(_is_term(row) for row in rows):
        raise CallError(f"{file}：{_SHAPE}")
    return tuple(OwnTerm(row["写法"], row.get("改为", ""), row.get("截止")) for row in rows)


def _is_term(row: object) -> bool:
    if not isinstance(row, dict) or not row.get("写法"):
        return False
    return all(name in _TERM and isinstance(value, _TERM[name]) for name, value in row.items())
