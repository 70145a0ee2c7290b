"""Shared by all tests: where the project's files are, and how goldens are renewed."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="planforge-cache-")

settings.register_profile("planforge", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("planforge")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write all goldens anew")


@pytest.fixture
def root() -> Path:
    return ROOT


@pytest.fixture
def updating_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))
