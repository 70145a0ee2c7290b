"""The programs to measure beside planforge, in an environment of their own, and the machine."""

import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

PACKAGES = ("docxtpl", "python-docx", "pypandoc_binary", "PyYAML")
_BINARY = "import pypandoc; print(pypandoc.get_pandoc_path())"
_VERSION = "from importlib.metadata import version; print(version({!r}))"


class Tools(NamedTuple):
    """The peers that are there: a Python with packages, pandocs by where they are from; versions; what is missing."""

    python: Path
    packages: dict[str, str]
    pandocs: dict[str, str]
    versions: dict[str, str]
    missing: tuple[str, ...]


def install(folder: Path) -> Tools:
    """Make a virtual environment with what of the peers can be had."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    packages = {name: found for name in PACKAGES if (found := _installed(python, name))}
    pandocs = {"PyPI": _output(python, "-c", _BINARY)} if "pypandoc_binary" in packages else {}
    if on_path := shutil.which("pandoc"):
        pandocs["system"] = on_path
    versions = dict(packages)
    for origin, program in pandocs.items():
        versions[f"pandoc ({origin})"] = _output(program, "--version").split()[1]
    missing = [name for name in PACKAGES if name not in packages]
    return Tools(python, packages, pandocs, versions, (*missing, *([] if on_path else ["pandoc on PATH"])))


def own_versions() -> dict[str, str]:
    """Return the versions of planforge and of what it runs on."""
    return {name: version(name) for name in ("planforge", "click", "Jinja2", "PyYAML")}


def machine() -> dict[str, str]:
    """Say on what the figures were taken."""
    return {
        "cores": str(os.cpu_count()),
        "CPU": _processor(),
        "OS": f"{_system()}, {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def _processor() -> str:
    try:
        names = re.findall(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        names = []
    return names[0] if names else platform.processor() or "unknown"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"


def _installed(python: Path, name: str) -> str:
    result = subprocess.run([python, "-m", "pip", "install", "-q", name], capture_output=True, check=False)
    return "" if result.returncode else _output(python, "-c", _VERSION.format(name))


def _output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
