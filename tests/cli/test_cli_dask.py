"""`render --dask`: the plans go to a real scheduler with two workers, and come out as they do here."""

import json
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_program import FAULTY, run
from conftest import ROOT
from distributed import Client

DASK = (sys.executable, str(Path(sysconfig.get_path("scripts"), "dask")))
SECONDS = 60


def start(folder: Path, *args: str) -> "subprocess.Popen[bytes]":
    """Start a part of a cluster in a folder of its own, where it finds no plan by a relative path."""
    return subprocess.Popen([*DASK, *args], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("cluster")
    file = folder / "scheduler.json"
    common = ("--scheduler-file", str(file))
    scheduler = start(folder, "scheduler", *common, "--port", "0", "--host", "127.0.0.1", "--no-dashboard")
    workers = [start(folder, "worker", *common, "--nthreads", "1", "--no-dashboard", "--no-nanny") for _ in range(2)]
    try:
        yield address(file)
    finally:
        for process in (*workers, scheduler):
            process.terminate()
            process.wait()


def address(file: Path) -> str:
    """Return where the scheduler listens, once both workers have come to it."""
    deadline = time.monotonic() + SECONDS
    while not file.exists() or not file.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    found = json.loads(file.read_text(encoding="utf-8"))["address"]
    with Client(found) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(2, timeout=SECONDS)
    return str(found)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for number, example in enumerate(sorted((ROOT / "examples").glob("*/plan.yaml"))):
        (tmp_path / "units" / f"{number:02}").mkdir(parents=True)
        shutil.copy(example, tmp_path / "units" / f"{number:02}")
    (tmp_path / "units/faulty.yaml").write_text(FAULTY, encoding="utf-8")
    shutil.copytree(ROOT / "templates/markdown", tmp_path / "my/markdown")
    return tmp_path


def test_a_cluster_gives_the_files_and_words_of_this_machine(cluster: str, here: Path) -> None:
    common = ("render", "units", "--md", "--docx", "--no-cache", "--template", "my")
    alone = run(*common, "-o", "one", cwd=here)
    shared = run(*common, "-o", "two", "--dask", cluster, cwd=here)
    assert (shared.code, shared.err) == (alone.code, alone.err.replace("one/", "two/"))
    assert alone.code == 1
    files = [path.relative_to(here / "one") for path in (here / "one").rglob("*.*")]
    assert len(files) > 2
    assert all((here / "one" / file).read_bytes() == (here / "two" / file).read_bytes() for file in files)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "x"])
def test_a_scheduler_that_is_not_there_is_told_in_a_sentence(address: str, here: Path) -> None:
    done = run("render", "units", "--dask", address, cwd=here)
    assert done.code == 2
    assert done.err == f"planforge: 错误：连不上 Dask 调度器 {address}；地址形如 tcp://主机:8786\n"
