"""What -o means: standard output, a file or a folder, settled for all plans before anything is written."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planforge.errors import CallError
from planforge.filenames import RealPaths, without_case
from planforge.sources import Source

if TYPE_CHECKING:
    from planforge.api import Format
    from planforge.naming import Pattern

STDOUT = "-"
SUFFIXES: dict[str, "Format"] = {".md": "md", ".docx": "docx"}
DEFAULT: tuple["Format", ...] = ("md",)


class Target(NamedTuple):
    """One output: its format and its file, None for standard output; `root` is the folder that it must not leave.

    Folders below `root` are made where they are missing.
    """

    format: "Format"
    path: Path | None
    root: Path | None = None


class Job(NamedTuple):
    """A plan and what becomes of it: nothing for a plan that would name its outputs and is at fault."""

    source: Source
    targets: tuple[Target, ...]


class Custom(NamedTuple):
    """What a house does where the call does not say: formats, the output folder, the names in it.

    Without a folder, outputs are put beside their plans; without a pattern, they are named like them.
    """

    formats: tuple["Format", ...] = DEFAULT
    folder: Path | None = None
    pattern: "Pattern | None" = None


def settle(
    sources: Sequence[Source],
    formats: Sequence["Format"],
    output: str | None,
    *,
    from_folder: bool,
    kept: Path | None = None,
    custom: Custom = Custom(),  # noqa: B008 (a constant)
) -> list[Job]:
    """Say where each plan goes; `from_folder` tells that the arguments stand for as many plans as there are.

    `kept` is never written.

    Raises:
        CallError: -o contradicts the formats or the plans, two plans would write one file, or one leads elsewhere.
    """
    if output == "":
        raise CallError("-o 后面是空的")
    if output == STDOUT or (output is None and _only_stdin(sources)):
        return [Job(sources[0], (_to_stdout(sources, formats, custom, from_folder=from_folder),))]
    chosen, remedy = formats or custom.formats, "请分开生成"
    if output is None:
        remedy = "请在“文件名”里加上 {名称} 或 {目录}" if custom.pattern else remedy
        jobs = [_job(source, chosen, custom.folder, custom.pattern) for source in sources]
    elif _is_folder(output) or len(sources) > 1 or len(formats) > 1 or from_folder:
        folder = _folder(output)
        jobs = [_job(source, chosen, folder, None) for source in sources]
    else:
        jobs = [Job(sources[0], (_file(output, formats),))]
    _refuse_collisions(jobs, kept, remedy)
    return jobs


def _only_stdin(sources: Sequence[Source]) -> bool:
    return len(sources) == 1 and sources[0].path is None


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _to_stdout(sources: Sequence[Source], formats: Sequence["Format"], custom: Custom, *, from_folder: bool) -> Target:
    if len(sources) > 1 or from_folder:
        raise CallError("标准输出只能放一份计划，请用 -o 指定文件夹")
    if len(formats) > 1:
        raise CallError("标准输出只能放一种格式，请只留 --md 或 --docx，或者用 -o 指定文件夹")
    return Target((*formats, *custom.formats)[0], None)


def _job(source: Source, formats: Sequence["Format"], folder: Path | None, pattern: "Pattern | None") -> Job:
    """Name the outputs of a plan: by the pattern, else like the plan; in the folder, else beside the plan."""
    if folder is None and source.path is None:
        raise CallError("标准输入和文件一起生成时，请用 -o 指定文件夹")
    if folder is None and pattern is None:
        assert source.path is not None
        stem = source.path.with_name(_stem(source.path))
        return Job(source, tuple(Target(each, stem.with_name(f"{stem.name}.{each}")) for each in formats))
    # Not at the top: most plans are rendered one by one, beside themselves.
    from planforge.naming import USUAL

    pattern = pattern or USUAL
    if pattern.asks_plan and source.path is None:
        source = source._replace(data=source.read())  # it can be read only once
    values = _values(source, pattern)
    if values is None:
        return Job(source, ())
    root = source.folder if folder is None else folder
    return Job(source, tuple(Target(each, root / pattern.path(values, f".{each}"), root) for each in formats))


def _values(source: Source, pattern: "Pattern") -> Mapping[str, str] | None:
    """Return what the fields of a pattern mean for a plan; None if it is at fault, as carrying out its job will say."""
    from planforge.naming import FOLDER, OF_PLAN, STEM

    above = source.place.parent
    values = {STEM: _stem(source.place), FOLDER: "" if above == Path() else above.as_posix()}
    if not pattern.asks_plan:
        return values
    from planforge.document.build import title_of
    from planforge.spec.reader import read_plan

    try:
        plan = read_plan(source.read(), source.name).plan
    except CallError:
        return None
    if plan is None or not plan.unit or not plan.period:
        return None
    return values | dict(zip(OF_PLAN, (plan.unit, plan.period, title_of(plan)), strict=True))


def _stem(path: Path) -> str:
    return path.stem if path.suffix.lower() in (".yaml", ".yml") else path.name


def _folder(output: str) -> Path:
    folder = Path(output)
    if not _is_folder(output) and (folder.exists() or folder.suffix.lower() in SUFFIXES):
        raise CallError(f"-o {output} 是文件名，这里要的是文件夹：多份计划或两种格式要放进一个文件夹")
    return folder


def _file(output: str, formats: Sequence["Format"]) -> Target:
    chosen = SUFFIXES.get(Path(output).suffix.lower())
    if chosen is None:
        raise CallError(f"-o {output} 的后缀要是 .md 或 .docx；要放进文件夹，请在末尾加 /")
    if formats and formats[0] != chosen:
        raise CallError(f"-o {output} 和 --{formats[0]} 矛盾，请改后缀或去掉 --{formats[0]}")
    return Target(chosen, Path(output))


def _refuse_collisions(jobs: Sequence[Job], kept: Path | None, remedy: str) -> None:
    real = RealPaths()
    sources = {without_case(real.file(job.source.path)): job.source for job in jobs if job.source.path}
    reference = without_case(real.file(kept)) if kept is not None else ""
    writers: dict[str, tuple[Source, Path]] = {}
    for job in jobs:
        for target in job.targets:
            assert target.path is not None
            path = real.file(target.path)
            if target.root is not None:
                _refuse_way_out(path, real.folder(target.root), target)
            place = without_case(path)
            if place in sources:
                raise CallError(f"输出 {target.path} 会覆盖计划本身，请用 -o 换一个地方")
            if place == reference:
                raise CallError(f"输出 {target.path} 会覆盖参考文档，请用 -o 换一个地方")
            other, _ = writers.setdefault(place, (job.source, target.path))
            if other is not job.source:
                raise CallError(f"{other.name} 和 {job.source.name} 都要写 {target.path}，{remedy}")
    _refuse_files_as_folders(writers, remedy)


def _refuse_way_out(path: str, root: str, target: Target) -> None:
    """Refuse an output that a link leads out of its folder; `path` and `root` are real."""
    if not path.startswith(f"{root.rstrip(os.sep)}{os.sep}"):
        message = f"{target.path} 经过符号链接，通到了文件夹 {target.root} 外面"
        raise CallError(f"{message}；请删去链接，或者用 -o 换一个地方")


def _refuse_files_as_folders(writers: Mapping[str, tuple[Source, Path]], remedy: str) -> None:
    """Refuse a file below what is to be a file itself."""
    clear: set[str] = set()
    for place, (source, path) in writers.items():
        above = place.rpartition(os.sep)[0]
        while above not in clear:
            clear.add(above)
            if above in writers:
                other, file = writers[above]
                raise CallError(f"{other.name} 要写文件 {file}，{source.name} 要写它下面的 {path}，{remedy}")
            above = above.rpartition(os.sep)[0]
