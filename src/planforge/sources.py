"""What PATH… means: files, folders and patterns of plans, and standard input, found before anything is written."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from planforge.errors import CallError, reason
from planforge.filenames import RealPaths, is_yaml, quoted
from planforge.spec.keys import USUAL_SECTIONS, spellings
from planforge.spec.text import MAX_BYTES

STDIN = "-"

_PLAN_KEYS = "|".join(name for key in ("单位", "期间", *USUAL_SECTIONS) for name in spellings(key))
_PLAN_KEY = rf"(?m)^\ufeff?[\"'“‘]?(?:{_PLAN_KEYS})[\"'”’]?[ \t\u3000]*[:：]"
_WILD = re.compile(r"[*?\[]")
WORD = (".docx", ".doc", ".wps")
"""Suffixes of the files that are likeliest to be taken for plans."""

_CODECS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Source(NamedTuple):
    """A plan to read: its name as shown, its file (None for stdin), its place below the folder given.

    `data` holds what stdin gave, once it was read for another process.
    """

    name: str
    path: Path | None
    place: Path
    data: bytes | None = None

    @property
    def folder(self) -> Path:
        """The folder in which it lies, for stdin the current one."""
        return self.path.parent if self.path else Path()

    def read(self) -> bytes:
        """Return the bytes.

        Raises:
            CallError: it cannot be read, or it is larger than a plan can be.
        """
        if self.data is not None:
            return self.data
        if self.path is None:
            return _bounded(sys.stdin.buffer.read(MAX_BYTES + 1), "标准输入")
        return _bounded(_read(self.path), str(self.path))


def find_sources(paths: Iterable[str], *, plans_only: bool = False) -> list[Source]:
    """Return the plans that the arguments name, each once, in the order given, a folder's own sorted.

    A file that is named is taken for a plan, unless `plans_only` asks for those alone that look like one.

    Raises:
        CallError: a path is missing, is no file, or is a folder or a pattern without plans.
    """
    return distinct(source for path in paths for source in _sources(path, plans_only=plans_only))


def distinct(sources: Iterable[Source]) -> list[Source]:
    """Return each plan once, whatever its names."""
    real = RealPaths()
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(real.file(source.path) if source.path else STDIN, source)
    return list(found.values())


def names_many(path: str) -> bool:
    """Tell whether an argument stands for as many plans as there are: a folder or a pattern."""
    return Path(path).is_dir() or is_pattern(path)


def is_pattern(path: str) -> bool:
    """Tell whether an argument is a pattern such as plans/**/*.yaml; what exists by that name is none."""
    return bool(_WILD.search(path)) and not os.path.lexists(path)


def base_of(path: str) -> Path:
    """Return the folder from which the places of an argument's plans are told."""
    if path == STDIN:
        return Path()
    if is_pattern(path):
        return _split(path)[0]
    return Path(path) if Path(path).is_dir() else Path(path).parent


def find_plans(folder: Path) -> list[Path]:
    """Return every YAML file below the folder that looks like a plan, sorted; hidden folders are passed over.

    Raises:
        CallError: a folder in it cannot be read.
    """
    return sorted(filter(_may_be_plan, _yaml_files(folder)))


def looks_like_plan(data: bytes) -> bool:
    """Tell whether a key that only plans have stands at the start of a line, in any usual encoding."""
    codec = _CODECS.get(data[:2], "utf-8")
    text = data.decode(codec, errors="replace")
    return bool(re.search(_PLAN_KEY, text) or re.search(_PLAN_KEY, data.decode("gb18030", errors="replace")))


def _sources(path: str, *, plans_only: bool) -> Iterator[Source]:
    if path == STDIN:
        yield Source(STDIN, None, Path("plan"))
    elif is_pattern(path):
        yield from _matching(path)
    elif not path or not os.path.lexists(path):
        raise _absent(path)
    elif not Path(path).is_dir():
        if path.lower().endswith(WORD) and not plans_only:
            raise CallError(f"{path} 是 Word 文件，不是计划；先变成计划：planforge import {quoted(path)}")
        if not plans_only or looks_like_plan(_read(Path(path))):
            yield Source(path, Path(path), Path(Path(path).name))
    else:
        folder = Path(path)
        plans = find_plans(folder)
        if not plans:
            raise CallError(f"文件夹 {path} 里没有计划（有“单位”或“期间”的 .yaml、.yml 文件）")
        yield from (Source(str(plan), plan, plan.relative_to(folder)) for plan in plans)


def _absent(path: str) -> CallError:
    """Say why there is no such path to be seen."""
    from planforge.mistyped import meant_by

    try:
        os.lstat(path)
    except PermissionError as error:
        return CallError(f"读不了 {path}：{reason(error)}")
    except (OSError, ValueError):
        pass
    return CallError(f"没有“{path}”这个文件或文件夹{meant_by(path)}")


def _matching(pattern: str) -> Iterator[Source]:
    from glob import glob

    base, rest = _split(pattern)
    found = glob(rest, root_dir=base, recursive=True)  # noqa: PTH207 (Path's does not pass hidden files over)
    names = sorted(Path(name) for name in found if is_yaml(name))
    plans = [name for name in names if not (base / name).is_dir() and _may_be_plan(base / name)]
    if not plans:
        raise CallError(f"没有符合“{pattern}”的计划；要文件夹里的全部计划，直接写文件夹的名称")
    yield from (Source(str(base / plan), base / plan, plan) for plan in plans)


def _split(pattern: str) -> tuple[Path, str]:
    """Part a pattern into the folder with which it begins, which may have a name that looks like one, and the rest."""
    base, parts = Path(), list(Path(pattern).parts)
    while parts and (not _WILD.search(parts[0]) or os.path.lexists(base / parts[0])):
        base /= parts.pop(0)
    return base, "/".join(parts)


def _may_be_plan(path: Path) -> bool:
    """Tell whether a file looks like a plan; one that cannot be read is left to who reads it, in nobody's way."""
    try:
        return looks_like_plan(_read(path))
    except CallError:
        return True


def _yaml_files(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise CallError(f"读不了 {Path(error.filename)}：{reason(error)}") from error

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in files if is_yaml(name))


def _read(path: Path) -> bytes:
    """Return what a plan can be, and one byte more where the file is larger."""
    try:
        if not path.is_file():
            raise CallError(f"读不了 {path}：{'没有这个文件' if not path.exists() else '这不是普通文件'}")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CallError(f"读不了 {path}：{reason(error)}") from error


def _bounded(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise CallError(f"{name} 超过 {MAX_BYTES // 1024 // 1024} MB，不像是一份计划")
    return data
