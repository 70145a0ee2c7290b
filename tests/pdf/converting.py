"""Word files to PDF: one LibreOffice for all of them, with a profile and font stand-ins of its own."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

FONTS = Path(__file__).parent / "fonts.conf"
PROGRAMS = {"soffice": "libreoffice-writer", "pdftoppm": "poppler-utils", "fc-list": "fontconfig"}
FAMILIES = {
    "Noto Serif CJK SC": "fonts-noto-cjk",
    "LXGW WenKai": "fonts-lxgw-wenkai",
    "Liberation Serif": "fonts-liberation",
}


def missing_packages() -> list[str]:
    """Return the Debian packages without which nothing here can be measured."""
    missing = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if "fontconfig" in missing:
        return missing
    listing = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    families = {name for line in listing.splitlines() for name in line.split(",")}
    return missing + [package for family, package in FAMILIES.items() if family not in families]


def convert(documents: Mapping[str, bytes], folder: Path, kind: str = "pdf") -> dict[str, Path]:
    """Convert Word files, by name, to files of another kind, in a folder of its own in `folder`."""
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *("--convert-to", kind, "--outdir", str(folder / kind)),
            *(str(folder / f"{name}.docx") for name in documents),
        ],
        env=os.environ | {"FONTCONFIG_FILE": str(FONTS)},
        capture_output=True,
        timeout=300,
        check=True,
    )
    return {name: folder / kind / f"{name}.{kind}" for name in documents}
