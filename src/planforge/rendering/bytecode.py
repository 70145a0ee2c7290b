"""Keeps compiled templates between runs, as Python keeps its modules: compiling them is a third of a cold render."""

import os
from contextlib import suppress
from pathlib import Path

import jinja2.compiler
from jinja2.bccache import Bucket, BytecodeCache

from planforge.errors import CallError
from planforge.output import make_folder, write_file
from planforge.resources import cache_folder
from planforge.version import __version__


def _stamp(file: str) -> str:
    """Return when a module was installed, "0" where it is no file of its own."""
    try:
        return str(int(os.stat(file).st_mtime))  # noqa: PTH116 (a name is all there is)
    except OSError:
        return "0"


class CompiledTemplates(BytecodeCache):
    """Jinja2's bytecode, a file for each template; without a writable folder every run compiles anew.

    Jinja2 itself discards a file of another Python, of another template source, or a damaged one.
    """

    def __init__(self) -> None:
        # Another release of either compiles the same source into other code.
        stamps = [_stamp(file) for file in (jinja2.compiler.__file__, __file__)]
        self._folder = cache_folder() / "templates" / "-".join((__version__, *stamps))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, if there is one."""
        with suppress(OSError), self._file(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket to its file in one step."""
        with suppress(CallError):
            make_folder(self._folder)
            write_file(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.bin"
