"""Runs planforge as a user does: as a process of its own, with the environment that the test asks for."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROGRAM = [sys.executable, "-m", "planforge"]
SETTINGS = ("LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "COLUMNS")

PLAN = """\
单位: 示例小学工会
期间: 2027年
工作目标:
  - 召开两次教职工代表大会。
"""
FAULTY = "单位: 示例小学工会\n期间: 2027年13月\n"


@dataclass(frozen=True)
class Result:
    """What a run left behind; `out` and `err` are its streams read as UTF-8."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()


def columns(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)


def run(*args: str, cwd: Path | None = None, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Result:
    """Run `planforge ARGS` with a clean locale plus `env`."""
    inherited = {
        name: value for name, value in os.environ.items() if name not in SETTINGS and not name.startswith("LC_")
    }
    done = subprocess.run(
        [*PROGRAM, *args], cwd=cwd, input=stdin, env=inherited | dict(env or {}), capture_output=True, check=False
    )
    return Result(done.returncode, done.stdout, done.stderr.decode())
