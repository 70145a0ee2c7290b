"""Files that other programs write, turned into Word files by LibreOffice where it is installed."""

import shutil
import subprocess
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

SECONDS = 120
"""The longest that a conversion may take; starting LibreOffice takes some of it."""

_PROGRAMS = ("soffice", "libreoffice")


def as_docx(data: bytes, name: str) -> bytes | None:
    """Return a file as a Word file; None where LibreOffice is missing, gives up or takes too long.

    It runs with a profile of its own, so that the user's settings and open windows have no part in it.
    """
    program = _program()
    if program is None:
        return None
    with TemporaryDirectory() as folder:
        source = Path(folder, f"source{PurePath(name).suffix.lower()}")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", folder, str(source)]
        try:
            subprocess.run(  # noqa: S603 (a program found on PATH, a file that was just written)
                command, check=True, timeout=SECONDS, stdin=subprocess.DEVNULL, capture_output=True
            )
            return source.with_suffix(".docx").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
