import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from planforge import api
from planforge.document.nodes import Document
from planforge.errors import TemplateFault
from planforge.rendering.word import kept
from planforge.rendering.word.kept import kept_package
from planforge.rendering.word.templated import make_package
from planforge.spec.model import NO_STYLE

PLAN = ROOT / "examples" / "school-union" / "plan.yaml"
STYLED = PLAN.read_bytes() + "样式:\n  页面:\n    上边距: 30毫米\n".encode()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "planforge" / "presets"


@pytest.fixture
def document() -> Document:
    found = api.read(PLAN.read_bytes()).document
    assert found is not None
    return found


def render(document: Document, style: str = "") -> bytes:
    """Render as a new process does, which knows no package yet."""
    kept_package.cache_clear()
    return api.render(document, "docx", style=style)


def test_a_package_is_kept_and_used(cache: Path, document: Document) -> None:
    first = render(document)
    (file,) = cache.iterdir()
    written = file.stat().st_mtime_ns
    assert render(document) == first
    assert file.stat().st_mtime_ns == written
    kept_package.cache_clear()
    assert kept_package(NO_STYLE) == make_package(NO_STYLE)


def test_each_style_has_a_package_of_its_own(cache: Path, document: Document) -> None:
    styled = api.read(STYLED).document
    assert styled is not None
    made = {render(document), render(document, "school"), render(styled), render(styled, "school")}
    assert len(made) == len(list(cache.iterdir())) == 4
    assert {render(document), render(document, "school"), render(styled), render(styled, "school")} == made


def test_a_damaged_file_is_made_anew(cache: Path, document: Document) -> None:
    first = render(document)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    for damage in (b"", b"nonsense", whole[: len(whole) // 2], whole[:-1], whole[:-200] + b"?" + whole[-199:]):
        file.write_bytes(damage)
        assert render(document) == first
        assert file.read_bytes() == whole


def test_a_file_that_was_written_for_something_else_is_made_anew(cache: Path, document: Document) -> None:
    first = render(document)
    (file,) = cache.iterdir()
    render(document, "school")
    (other,) = set(cache.iterdir()) - {file}
    file.write_bytes(other.read_bytes())
    assert render(document) == first


def test_without_a_writable_folder_packages_are_made_each_time(cache: Path, document: Document) -> None:
    cache.parent.write_text("a file in the way", encoding="utf-8")
    assert render(document) == render(document)


def test_packages_that_are_too_many_are_forgotten(cache: Path, document: Document) -> None:
    cache.mkdir(parents=True)
    for number in range(kept.MOST):
        (cache / f"{number}.bin").touch()
    first = render(document)
    (file,) = cache.iterdir()
    assert file.stat().st_size
    assert render(document) == first


def test_templates_that_changed_are_heeded(
    cache: Path, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render(document)
    copy = tmp_path / "templates"
    for file in (ROOT / "templates" / "word").rglob("*.*"):
        target = copy / file.relative_to(ROOT / "templates")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    monkeypatch.setattr(kept, "templates_folder", lambda: copy)
    before = kept._stamps()
    assert all(f"/{name}'" in str(before) for name in ("presets.py", "environment.py", "looks.py", "gbt9704.yaml"))
    settings = copy / "word" / "settings.xml.j2"
    os.utime(settings, ns=(1, 1))
    assert kept._stamps() != before


def test_a_fault_is_told_and_nothing_kept(cache: Path, document: Document, tmp_path: Path) -> None:
    override = tmp_path / "my" / "word" / "styles.xml.j2"
    override.parent.mkdir(parents=True)
    override.write_text("{{ nothing }}", encoding="utf-8")
    with pytest.raises(TemplateFault, match="没有“nothing”这个名字"):
        api.render(document, "docx", templates=tmp_path / "my")
    assert not cache.exists()


def test_a_second_render_loads_no_templates(cache: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    program = (
        "import sys; from planforge.cli import main;"
        f"main(['render', {str(PLAN)!r}, '-q', '-o', {str(target)!r}]); print('jinja2' in sys.modules)"
    )
    found = [subprocess.check_output([sys.executable, "-c", program], text=True).strip() for _ in range(2)]
    assert found == ["True", "False"]
    assert target.read_bytes() == PLAN.with_name("plan.docx").read_bytes()
