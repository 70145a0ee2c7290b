"""The house keeps its own rules: layers, templates, and a package that works away from its source."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from conftest import ROOT

from planforge import api
from planforge.errors import TemplateFault

EXAMPLE = ROOT / "examples" / "agency-union" / "plan.yaml"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = (
        "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    )
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the source that a test may spoil."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_no_floor_imports_a_higher_one() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("floor", "line"),
    [
        ("spec/keys.py", "from planforge.document import nodes"),
        ("document/nodes.py", "from planforge.rendering import wording"),
        ("almanac/lunar.py", "import planforge.spec.model"),
        ("rendering/scalars.py", "from planforge import api"),
        ("importers/lines.py", "from planforge.rendering import wording"),
        ("ooxml/xml.py", "from planforge.importers import lines"),
        ("spec/keys.py", "from planforge import load"),
        ("filenames.py", "from planforge.naming import USUAL"),
        ("targets.py", "from planforge.project.finding import NAME"),
        ("project/finding.py", "from planforge import orders"),
        ("reporters/text.py", "def late():\n    from planforge.cli import main\n"),
    ],
)
def test_a_planted_upward_import_is_caught(copy: Path, floor: str, line: str) -> None:
    file = copy / "src" / "planforge" / floor
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    assert lint_imports(copy).returncode == 1


TEMPLATES = sorted(path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*.j2"))


@pytest.mark.parametrize("name", TEMPLATES, ids=str)
def test_an_undefined_name_planted_in_a_template_is_caught(name: Path, tmp_path: Path) -> None:
    override = tmp_path / name
    override.parent.mkdir(parents=True)
    override.write_text((ROOT / "templates" / name).read_text(encoding="utf-8") + "{{ planted }}", encoding="utf-8")
    with pytest.raises(TemplateFault, match="planted"):
        render_everything(tmp_path)


def render_everything(templates: Path | None) -> None:
    """Render an example in both formats, and every starter."""
    from datetime import date

    from planforge.almanac import parse_period
    from planforge.starters import list_starters, render_starter

    plan = api.load(EXAMPLE)
    api.render(plan, "md", templates=templates)
    api.render(plan, "docx", templates=templates)
    period = parse_period("2027年")
    assert period is not None
    for starter in list_starters(templates):
        render_starter(starter.name, "", period, date(2026, 11, 1), templates)


def test_the_wheel_renders_with_the_source_gone(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "build", ".*_cache"))
    wheels = tmp_path / "wheels"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", wheels, source], check=True)
    plan = shutil.copy(EXAMPLE, tmp_path / "plan.yaml")
    shutil.rmtree(source)
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, *pip[1:], "install", next(wheels.iterdir())], check=True)
    program = [str(python.with_name("planforge")), "render", str(plan), "--docx", "--md", "-o", str(tmp_path / "out")]
    subprocess.run(program, cwd=tmp_path, check=True)
    assert (tmp_path / "out" / "plan.md").read_bytes() == EXAMPLE.with_name("plan.md").read_bytes()
    assert (tmp_path / "out" / "plan.docx").stat().st_size > 5000
    subprocess.run([python.with_name("planforge"), "new", "school-union"], cwd=tmp_path / "out", check=True)
    assert (tmp_path / "out" / "plan.yaml").exists()
