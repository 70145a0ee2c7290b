"""Names of files: those that every system takes, whatever text they are made of, and those behind links."""

import os
from pathlib import Path
from unicodedata import category, normalize

MOST_BYTES = 255
"""The longest name of a file, in UTF-8, that the usual file systems take."""

NAMELESS = "未命名"
"""What stands for a name that has nothing left."""

FORBIDDEN = '<>:"/\\|?*'
"""Signs that Windows does not take in a name."""

_FULL_WIDTH = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in FORBIDDEN})
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS})


def safe_name(text: str, suffix: str = "") -> str:
    """Return a name for a file or a folder that Linux, macOS and Windows take; one that they take stays as it is.

    Signs that Windows forbids become full-width (`:` is `：`), what cannot be seen becomes `_`, the names of devices
    (CON, nul.txt) get a `_`, dots and spaces at the end go, and what is longer than 255 bytes is cut; the suffix stays.
    """
    name = "".join("_" if category(char) in _UNSEEN else char for char in text.translate(_FULL_WIDTH))
    name = name.rstrip(" .") or NAMELESS
    first, dot, rest = name.partition(".")
    if first.rstrip(" ").lower() in _DEVICES:
        name = f"{first}_{dot}{rest}"
    cut = name.encode()[: MOST_BYTES - len(suffix.encode())].decode(errors="ignore")
    return cut.rstrip(" .") + suffix


def is_yaml(name: str) -> bool:
    """Tell whether a file has the name of a YAML file."""
    return name.lower().endswith((".yaml", ".yml"))


def argument(path: str) -> str:
    """Return a path as it is typed behind a command: one that begins with a dash would be taken for an option."""
    return f"./{path}" if path.startswith("-") and path != "-" else path


def quoted(path: str) -> str:
    """Return a path as it is typed behind a command in any shell: in double quotes where it has a space."""
    typed = argument(path)
    return f'"{typed}"' if " " in typed else typed


def without_case(path: str) -> str:
    """Return what a path is to a file system for which case, or how an accent is composed, makes no difference."""
    return normalize("NFC", path.casefold())


class RealPaths:
    """Finds what paths are behind all links; a folder is looked up once, which holds for one look at the disk."""

    def __init__(self) -> None:
        self._folders: dict[Path, str] = {}

    def folder(self, path: Path) -> str:
        """Return the real path of a folder."""
        if path not in self._folders:
            self._folders[path] = os.path.realpath(path)
        return self._folders[path]

    def file(self, path: Path) -> str:
        """Return the real path of a file, which need not be there."""
        if path.name in {"", ".."} or os.path.islink(path):  # noqa: PTH114 (Path.is_symlink raises where a folder is locked)
            return os.path.realpath(path)
        return f"{self.folder(path.parent).rstrip(os.sep)}{os.sep}{path.name}"
