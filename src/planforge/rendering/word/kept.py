"""Keeps the packages of presets between runs, as Python keeps its modules: making one is half of a cold render."""

import marshal
import os
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from planforge.errors import CallError
from planforge.output import make_folder, write_file
from planforge.rendering.word.archive import Packed
from planforge.rendering.word.page import Page
from planforge.rendering.word.preset_package import PresetPackage
from planforge.resources import cache_folder, stamp, templates_folder
from planforge.spec.model import Style
from planforge.version import __version__

MOST = 256
"""So many packages are kept; when there are more, all are forgotten."""

_MARSHAL = 4
"""The version of the format that every Python from 3.11 on reads."""

_SUM = 4
"""The bytes at the start of a file that tell whether the rest is whole."""


@lru_cache(maxsize=64)
def kept_package(style: Style) -> PresetPackage:
    """Return the package of a preset with a plan's changes, made from the built-in templates or as it was kept.

    Raises:
        CallError: no preset has this name, or a change to it cannot be made.
        TemplateFault: a template or the preset cannot be used.
    """
    about = f"{__version__} {zlib.ZLIB_RUNTIME_VERSION} {_stamps()} {style}"
    file = cache_folder() / "presets" / f"{zlib.crc32(about.encode()):08x}.bin"
    package = _read(file, about)
    if package is None:
        from planforge.rendering.word.templated import make_package

        package = make_package(style)
        _write(file, about, package)
    return package


def _stamps() -> list[tuple[str, int, int] | str]:
    """Return the stamps of all that packages are made from: templates, presets, and the code that reads them."""
    word, here = templates_folder() / "word", Path(__file__).parent
    folders = (word, word / "presets", here, here.parent)
    files = sorted(Path(entry) for folder in folders for entry in os.scandir(folder) if entry.is_file())
    return [stamp(file) for file in (*files, here.parents[1] / "spec" / "looks.py")]


def _read(file: Path, about: str) -> PresetPackage | None:
    try:
        data = file.read_bytes()
        if zlib.crc32(data[_SUM:]).to_bytes(_SUM) != data[:_SUM]:
            return None
        written_for, page, members, frames = marshal.loads(data[_SUM:])  # noqa: S302 (its sum says that we wrote it)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    if written_for != about:
        return None
    return PresetPackage(Page(*page), {name: Packed(*member) for name, member in members.items()}, frames)


def _write(file: Path, about: str, package: PresetPackage) -> None:
    page, members, frames = package
    plain = (about, tuple(page), {name: tuple(member) for name, member in members.items()}, dict(frames))
    data = marshal.dumps(plain, _MARSHAL)
    with suppress(CallError, OSError):  # without a place for it every run makes it anew
        make_folder(file.parent)
        others = list(file.parent.iterdir())
        for other in others if len(others) >= MOST else ():
            other.unlink(missing_ok=True)
        write_file(file, zlib.crc32(data).to_bytes(_SUM) + data)
