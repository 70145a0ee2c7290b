"""A project file from the disk: read, or refused with all that is wrong with it."""

import os
from pathlib import Path

from planforge.diagnostics import Findings, in_file_order
from planforge.errors import CallError, ProjectError, reason
from planforge.project.model import Project
from planforge.project.reader import Reader
from planforge.project.toml import decode, read_toml
from planforge.spec.text import MAX_BYTES, Refused


def load_project(file: Path, templates: Path | None) -> Project:
    """Read a project file.

    Raises:
        CallError: it cannot be read. ProjectError where it says what it cannot say.
    """
    data = _bytes(file)
    findings = Findings(shown(file))
    text = decode(data, findings)
    project = None
    try:
        if toml := read_toml(text, findings):
            project = Reader(toml, templates, findings).read(file, text)
    except RecursionError:
        findings.error("toml-syntax", "括号套得太深", None, "请确认选对了文件")
    except Refused:
        pass
    if project is None or findings.found:
        raise ProjectError(in_file_order(findings.found), text)
    return project


def shown(file: Path) -> str:
    """Return the name of a file as a user would type it here: the shorter of the two that there are."""
    try:
        return min(os.path.relpath(file), str(file), key=len)
    except ValueError:  # on Windows, a file on another drive
        return str(file)


def _bytes(file: Path) -> bytes:
    name = shown(file)
    try:
        if file.exists() and not file.is_file():
            raise CallError(f"{name} {'是文件夹' if file.is_dir() else '不是普通文件'}，请改个名称，或者移到别处")
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise CallError(f"读不了 {name}：它是失效的链接") from error
    except OSError as error:
        raise CallError(f"读不了 {name}：{reason(error)}") from error
    if len(data) > MAX_BYTES:
        raise CallError(f"{name} 超过 {MAX_BYTES // 1024 // 1024} MB，不像是给 planforge 的设置")
    return data
