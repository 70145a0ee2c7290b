from pathlib import Path

import pytest
from conftest import ROOT

from planforge import api
from planforge.rendering import bytecode
from planforge.rendering.environment import _environment

PLAN = (ROOT / "examples" / "school-union" / "plan.yaml").read_bytes()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "planforge"


def render() -> bytes:
    """Render with an environment that has compiled nothing yet."""
    _environment.cache_clear()
    document = api.read(PLAN).document
    assert document is not None
    return api.render(document, "md")


def test_compiled_templates_are_kept_and_used(cache: Path) -> None:
    first = render()
    (kept,) = cache.rglob("*.bin")
    written = kept.stat().st_mtime_ns
    assert render() == first
    assert kept.stat().st_mtime_ns == written
    assert not list(cache.rglob("*.tmp"))


def test_a_damaged_cache_is_made_anew(cache: Path) -> None:
    first = render()
    (kept,) = cache.rglob("*.bin")
    whole = kept.read_bytes()
    for damage in (b"", b"nonsense", whole[: len(whole) // 2], whole[:-1]):
        kept.write_bytes(damage)
        assert render() == first
    assert kept.read_bytes() == whole


def test_without_a_writable_folder_templates_are_compiled_each_time(cache: Path) -> None:
    cache.write_text("a file in the way", encoding="utf-8")
    assert render() == render()


def test_another_source_is_compiled_anew(cache: Path, tmp_path: Path) -> None:
    render()
    template = tmp_path / "my" / "markdown" / "document.md.j2"
    template.parent.mkdir(parents=True)
    document = api.read(PLAN).document
    assert document is not None
    for words in ("甲", "乙"):
        template.write_text(words, encoding="utf-8")
        _environment.cache_clear()
        assert api.render(document, "md", templates=tmp_path / "my").decode().strip() == words


def test_a_module_without_a_file_has_a_stamp_too() -> None:
    assert bytecode._stamp("nowhere/compiler.py") == "0"
