"""`render` for many plans: the same whatever the processes, drift in words, parts for CI, and nothing half-written."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from cli_program import FAULTY, PLAN, PROGRAM, Result, run
from conftest import ROOT
from docx import Document

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/plan.yaml"))
COUNT = 24


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder `units` of plans of different kinds, one of them faulty, one with a note."""
    for number in range(COUNT):
        folder = tmp_path / "units" / f"{number:02}"
        folder.mkdir(parents=True)
        shutil.copy(EXAMPLES[number % len(EXAMPLES)] / "plan.yaml", folder)
    (tmp_path / "units/05/plan.yaml").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "units/06/plan.yaml").write_text(PLAN.replace("单位: ", "单位："), encoding="utf-8")
    return tmp_path


@pytest.fixture
def rendered(tmp_path: Path) -> Path:
    """Plans with their outputs, in both formats, in the folder `out`."""
    for name in ("a", "b", "c"):
        (tmp_path / "units" / name).mkdir(parents=True)
        (tmp_path / "units" / name / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert run("render", "units", "--md", "--docx", "-o", "out", cwd=tmp_path).code == 0
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def render(here: Path, *options: str) -> Result:
    return run("render", "units", "--docx", "--md", *options, cwd=here)


def drift(here: Path, *options: str) -> Result:
    return render(here, "-o", "out", "--check", *options)


def test_processes_change_neither_files_nor_words(here: Path) -> None:
    alone = render(here, "-o", "one", "-j", "1")
    shared = render(here, "-o", "two", "-j", "3")
    assert (alone.code, shared.code) == (1, 1)
    assert alone.err.replace("one/", "two/") == shared.err
    assert files(here / "one") == files(here / "two")
    assert len(files(here / "one")) == 2 * (COUNT - 1)
    assert alone.err.splitlines()[-1] == f"共 {COUNT} 份计划：生成 {COUNT - 1}，失败 1"


def test_a_second_run_says_that_nothing_changed_and_repeats_what_it_found(here: Path) -> None:
    first = render(here)
    second = render(here)
    assert second.err == first.err.replace("已生成", "未改动").replace("：生成", "：未改动")
    assert "units/06/plan.yaml:1:" in second.err


def test_the_shards_make_the_whole_and_nothing_twice(here: Path) -> None:
    render(here, "-o", "whole")
    parts = [files(here / f"part{number}") for number in (1, 2, 3) if shard(here, number)]
    whole = files(here / "whole")
    assert sum(map(len, parts)) == len(whole)
    assert {name: data for part in parts for name, data in part.items()} == whole


def shard(here: Path, number: int) -> Result:
    return render(here, "-o", f"part{number}", "--shard", f"{number}/3")


def test_a_shard_without_plans_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    done = run("render", "plan.yaml", "--shard", "2/2", cwd=tmp_path)
    assert (done.code, done.err) == (0, "这一份里没有计划\n")


@pytest.mark.parametrize(
    "options", [["-j", "0"], ["-j", "x"], ["--shard", "0/2"], ["--shard", "3/2"], ["--shard", "2"]]
)
def test_a_number_that_cannot_be_is_refused(options: list[str], here: Path) -> None:
    done = render(here, *options)
    assert done.code == 2
    assert options[1] in done.err
    assert not list(here.rglob("*.md"))


def test_what_agrees_is_passed_in_silence(rendered: Path) -> None:
    before = files(rendered)
    done = drift(rendered)
    assert (done.code, done.out, done.err) == (0, "", "共 3 份计划：未改动 3\n")
    assert files(rendered) == before


def test_a_changed_plan_is_told_by_its_sentences_and_the_command_mends_it(rendered: Path) -> None:
    plan = rendered / "units/b/plan.yaml"
    plan.write_text(PLAN.replace("两次", "三次"), encoding="utf-8")
    before = files(rendered)
    done = drift(rendered)
    assert done.code == 1
    assert files(rendered) == before
    heads = [line for line in done.out.splitlines() if not line.startswith(" ")]
    assert heads == ["out/b/plan.md 和计划不一致", "out/b/plan.docx 和计划不一致"]
    assert re.findall(r"(?m)^    ([-+]).*召开(.次)", done.out) == [("-", "两次"), ("+", "三次")] * 2
    for command in re.findall(r"改好：planforge (.*)", done.out):
        assert run(*command.split(), cwd=rendered).code == 0
    assert drift(rendered).code == 0


def test_the_diff_of_markdown_can_be_applied(rendered: Path) -> None:
    plan = rendered / "units/b/plan.yaml"
    plan.write_text(PLAN.replace("两次", "三次") + "结语: 望各组落实。\n", encoding="utf-8")
    done = run("render", "units/b/plan.yaml", "-o", "out/b/plan.md", "--check", "--diff", cwd=rendered)
    diff = "".join(line for line in done.out.splitlines(keepends=True)[1:] if not line.startswith("    "))
    subprocess.run(["git", "apply", "-p0", "-"], cwd=rendered, input=diff.encode(), check=True)
    assert drift(rendered, "--shard", "1/1").out.count("plan.md 和计划不一致") == 0


def restyle(file: Path) -> None:
    document = Document(str(file))
    document.styles["heading 1"].font.bold = True
    document.save(str(file))


def retype(file: Path) -> None:
    document = Document(str(file))
    paragraph = next(each for each in document.paragraphs if "两次" in each.text)
    paragraph.runs[0].text = paragraph.text.replace("两次", "五次")
    document.save(str(file))


def repack(file: Path) -> None:
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as new:
        for name, data in parts.items():
            new.writestr(name, data)


def test_every_planted_drift_is_named_and_nothing_else(rendered: Path) -> None:
    out = rendered / "out"
    restyle(out / "a/plan.docx")
    retype(out / "b/plan.docx")
    repack(out / "c/plan.docx")
    (out / "a/plan.md").unlink()
    (out / "b/plan.md").write_bytes((out / "b/plan.md").read_bytes() + b"\n")
    (out / "gone").mkdir()
    (out / "gone/plan.docx").write_bytes(b"PK")
    (out / "gone/notes.txt").write_bytes(b"x")
    done = drift(rendered)
    assert done.code == 1
    heads = [line for line in done.out.splitlines() if not line.startswith(" ")]
    assert heads == [
        "out/a/plan.md 还没有生成",
        "out/a/plan.docx 和计划不一致",
        "out/b/plan.md 和计划不一致",
        "out/b/plan.docx 和计划不一致",
        "out/gone/plan.docx 没有对应的计划",
    ]
    assert "样式“heading 1”不同" in done.out
    assert re.findall(r"(?m)^    ([-+]).*召开(.次)", done.out) == [("-", "五次"), ("+", "两次")]
    assert "换行或空行不同" in done.out


@pytest.mark.parametrize("edited", [False, True])
def test_line_ends_of_another_system_hide_no_sentence(edited: bool, rendered: Path) -> None:
    file = rendered / "out/a/plan.md"
    data = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(data.replace("两次".encode(), "五次".encode()) if edited else data)
    name, *lines, _ = drift(rendered).out.splitlines()
    assert name == "out/a/plan.md 和计划不一致"
    assert [line[4] for line in lines] == (["-", "+"] if edited else ["换"])


@pytest.mark.parametrize("data", [b"", b"PK", b"not a package", b"\x00" * 99])
def test_what_is_no_word_file_is_named_as_such(data: bytes, rendered: Path) -> None:
    (rendered / "out/a/plan.docx").write_bytes(data)
    done = drift(rendered)
    assert done.code == 1
    assert "不是能读的 Word 文件" in done.out


def test_a_check_against_standard_output_is_refused(rendered: Path) -> None:
    done = run("render", "units/a/plan.yaml", "--check", "-o", "-", cwd=rendered)
    assert done.code == 2
    assert "--check" in done.err


def on_a_terminal(cwd: Path, *args: str, kind: str = "xterm") -> tuple[int, str]:
    """Run planforge with both its streams on a terminal of some kind; return its exit code and what is shown."""
    controller, terminal = pty.openpty()
    environment = os.environ | {"TERM": kind, "COLUMNS": "80"}
    with subprocess.Popen([*PROGRAM, *args], cwd=cwd, stderr=terminal, stdout=terminal, env=environment) as process:
        os.close(terminal)
        shown = b""
        while chunk := read(controller):
            shown += chunk
    os.close(controller)
    return process.returncode, shown.decode()


def test_a_terminal_shows_how_far_the_run_is(here: Path) -> None:
    code, shown = on_a_terminal(here, "render", "units", "-q", "-j", "2")
    assert code == 1
    assert "生成计划" in shown
    assert "units/05/plan.yaml:2:" in shown


def test_a_terminal_that_shows_nothing_but_lines_has_no_empty_ones(here: Path) -> None:
    code, shown = on_a_terminal(here, "render", "units", "-q", kind="dumb")
    assert (code, shown.splitlines().count("")) == (1, 0)


def test_a_word_file_is_not_shown_on_a_terminal(here: Path) -> None:
    sentence = "planforge: 错误：Word 文件不能显示在终端里，请写到文件，如 -o plan.docx"
    assert on_a_terminal(here, "render", "units/00/plan.yaml", "--docx", "-o", "-") == (2, f"{sentence}\r\n")
    assert on_a_terminal(here, "render", "units/00/plan.yaml", "-o", "-")[0] == 0


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how Linux says that the other end was closed
        return b""


def plenty(here: Path) -> Path:
    for number in range(COUNT, 300):
        shutil.copytree(here / "units/00", here / "units" / f"{number:03}")
    return here


def status(process: str | int) -> list[str]:
    """Return the state and the parent of a process, nothing where it is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
    except OSError:
        return []


def workers_of(parent: int) -> list[int]:
    return [int(each.name) for each in Path("/proc").glob("[0-9]*") if status(each.name)[1:] == [str(parent)]]


def alive(process: int) -> bool:
    return status(process)[:1] not in ([], ["Z"])


def heed_interrupts() -> None:
    """Heed Ctrl-C, which is ignored below a shell's background job; nothing else runs before the program starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes under /proc")
@pytest.mark.parametrize(
    ("how", "sentence"), [("Ctrl-C", "已中断"), ("kill the run", ""), ("kill a worker", "意外中断")]
)
def test_a_run_cut_short_leaves_whole_files_and_no_process(how: str, sentence: str, here: Path) -> None:
    plenty(here)
    command = [*PROGRAM, "render", "units", "--docx", "-o", "out", "-j", "2"]
    process = subprocess.Popen(
        command,
        cwd=here,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 (no thread runs here)
    )
    with process:
        while len(list((here / "out").glob("*/plan.docx"))) < 5:
            assert process.poll() is None
            time.sleep(0.01)
        workers = workers_of(process.pid)
        assert len(workers) == 2
        if how == "Ctrl-C":
            os.killpg(process.pid, signal.SIGINT)
        else:
            os.kill(process.pid if how == "kill the run" else workers[0], signal.SIGKILL)
        said = process.communicate()[1].decode()
    deadline = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, workers))
    assert "Traceback" not in said
    assert sentence in said
    assert 0 < len(list((here / "out").glob("*/plan.docx"))) < 300
    for file in (here / "out").glob("*/plan.docx"):
        assert Document(str(file)).paragraphs
    assert run("render", "units", "--docx", "-o", "out", cwd=here).code == 1
    assert run("render", "units", "--docx", "-o", "out", "--check", cwd=here).out == ""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes under /proc")
def test_ctrl_c_twice_ends_the_run_all_the_same(here: Path) -> None:
    plenty(here)
    process = subprocess.Popen(
        [*PROGRAM, "render", "units", "--docx", "--md", "-o", "out", "-j", "2", "--no-cache"],
        cwd=here,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 (no thread runs here)
    )
    with process:
        while not list((here / "out").glob("*/plan.docx")):
            assert process.poll() is None
            time.sleep(0.01)
        workers = workers_of(process.pid)
        for _ in range(3):
            os.killpg(process.pid, signal.SIGINT)
            time.sleep(0.05)
        said = process.communicate(timeout=20)[1].decode()
    assert not any(map(alive, workers))
    assert "Traceback" not in said


def test_a_plan_that_fails_is_named_however_much_there_is_to_note_before_it(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"a{number:02}.yaml").write_text(PLAN.replace("单位: ", "单位："), encoding="utf-8")
    for number in range(60):
        (tmp_path / f"b{number:02}.yaml").write_text(FAULTY, encoding="utf-8")
    result = run("render", ".", "-o", "out/", cwd=tmp_path)
    assert all(f"b{number:02}.yaml" in result.err for number in range(60))
    assert result.err.count("chinese-colon") == 50


def test_a_word_file_that_another_program_saved_again_is_no_drift(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert run("render", "plan.yaml", "--docx", cwd=tmp_path).code == 0
    document = Document(str(tmp_path / "plan.docx"))
    document.save(str(tmp_path / "plan.docx"))
    assert run("render", "plan.yaml", "--docx", "--check", cwd=tmp_path).out == ""
    document.paragraphs[-1].add_run("改了一句")
    document.save(str(tmp_path / "plan.docx"))
    told = run("render", "plan.yaml", "--docx", "--check", cwd=tmp_path).out
    assert "改了一句" in told
    assert "不同" not in told


def test_a_folder_that_begins_with_a_dash_is_typed_so_that_it_is_one(tmp_path: Path) -> None:
    (tmp_path / "-d").mkdir()
    (tmp_path / "-d" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert "planforge render ./-d/plan.yaml" in run("render", "--md", "--check", "--", "-d", cwd=tmp_path).out
