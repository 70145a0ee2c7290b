"""What -o means: standard output, a file or a folder, settled for all plans before the first is read."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planforge.errors import CallError
from planforge.sources import Source

if TYPE_CHECKING:
    from planforge.api import Format

STDOUT = "-"
SUFFIXES: dict[str, "Format"] = {".md": "md", ".docx": "docx"}
DEFAULT: tuple["Format", ...] = ("md",)


class Target(NamedTuple):
    """One output: its format and its file, None for standard output; whether its folder is to be made."""

    format: "Format"
    path: Path | None
    in_folder: bool = False


class Job(NamedTuple):
    """A plan and what becomes of it."""

    source: Source
    targets: tuple[Target, ...]


def settle(
    sources: Sequence[Source],
    formats: Sequence["Format"],
    output: str | None,
    *,
    from_folder: bool,
    kept: Path | None = None,
) -> list[Job]:
    """Say where each plan goes; `from_folder` tells that a folder was among the arguments, `kept` is never written.

    Raises:
        CallError: -o contradicts the formats or the plans, or two plans would write one file.
    """
    if output == "":
        raise CallError("-o 后面是空的")
    if output == STDOUT or (output is None and _only_stdin(sources)):
        return [Job(sources[0], (_to_stdout(sources, formats, from_folder=from_folder),))]
    if output is None:
        jobs = [_beside(source, formats or DEFAULT) for source in sources]
    elif _is_folder(output) or len(sources) > 1 or len(formats) > 1 or from_folder:
        jobs = _into_folder(sources, formats or DEFAULT, output)
    else:
        jobs = [Job(sources[0], (_file(output, formats),))]
    _refuse_collisions(jobs, kept)
    return jobs


def _only_stdin(sources: Sequence[Source]) -> bool:
    return len(sources) == 1 and sources[0].path is None


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _to_stdout(sources: Sequence[Source], formats: Sequence["Format"], *, from_folder: bool) -> Target:
    if len(sources) > 1 or from_folder:
        raise CallError("标准输出只能放一份计划，请用 -o 指定文件夹")
    if len(formats) > 1:
        raise CallError("标准输出只能放一种格式，请只留 --md 或 --docx，或者用 -o 指定文件夹")
    return Target((*formats, *DEFAULT)[0], None)


def _beside(source: Source, formats: Sequence["Format"]) -> Job:
    if source.path is None:
        raise CallError("标准输入和文件一起生成时，请用 -o 指定文件夹")
    path = source.path
    return Job(source, tuple(Target(each, _renamed(path, each)) for each in formats))


def _into_folder(sources: Sequence[Source], formats: Sequence["Format"], output: str) -> list[Job]:
    folder = Path(output)
    if not _is_folder(output) and (folder.exists() or folder.suffix.lower() in SUFFIXES):
        raise CallError(f"-o {output} 是文件名，这里要的是文件夹：多份计划或两种格式要放进一个文件夹")
    return [
        Job(
            source,
            tuple(Target(each, folder / _renamed(source.place, each), in_folder=True) for each in formats),
        )
        for source in sources
    ]


def _renamed(path: Path, suffix: str) -> Path:
    stem = path.stem if path.suffix.lower() in (".yaml", ".yml") else path.name
    return path.with_name(f"{stem}.{suffix}")


def _file(output: str, formats: Sequence["Format"]) -> Target:
    chosen = SUFFIXES.get(Path(output).suffix.lower())
    if chosen is None:
        raise CallError(f"-o {output} 的后缀要是 .md 或 .docx；要放进文件夹，请在末尾加 /")
    if formats and formats[0] != chosen:
        raise CallError(f"-o {output} 和 --{formats[0]} 矛盾，请改后缀或去掉 --{formats[0]}")
    return Target(chosen, Path(output))


def _refuse_collisions(jobs: Sequence[Job], kept: Path | None) -> None:
    sources = {os.path.realpath(job.source.path): job.source for job in jobs if job.source.path}
    writers: dict[str, Source] = {}
    for job in jobs:
        for target in job.targets:
            assert target.path is not None
            place = os.path.realpath(target.path)
            if place in sources:
                raise CallError(f"输出 {target.path} 会覆盖计划本身，请用 -o 换一个地方")
            if kept is not None and place == os.path.realpath(kept):
                raise CallError(f"输出 {target.path} 会覆盖参考文档，请用 -o 换一个地方")
            other = writers.setdefault(place, job.source)
            if other is not job.source:
                raise CallError(f"{other.name} 和 {job.source.name} 都要写 {target.path}，请分开生成")
