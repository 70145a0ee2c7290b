import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import click.shell_completion  # one of the modules whose words a user may see
import pytest
from cli_program import columns

from planforge.cli import main
from planforge.cli.chinese import MESSAGES, speak_chinese, translate, translate_plural
from planforge.cli.group import COMMANDS

FOLDER = Path(click.__file__).parent
DEVELOPER_ERRORS = {"TypeError", "ValueError", "RuntimeError"}

# What may stand in Latin letters: names of commands, options, formats, files and programs, and what is typed.
LATIN = set(
    re.findall(
        r"\w+",
        "planforge render new rollover check explain styles schema export word markdown starters Markdown Word YAML"
        " JSON unknown key ignore fix diff GitHub github auto text sarif Schema GB T"
        " md docx yaml plan plans toml my school union json Dask tcp import txt keep simplify",
    )
)


def called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def spoken(node: ast.AST) -> Iterator[str]:
    """Yield the messages below a node, but for those that only a programmer meets."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Raise) and child.exc is not None and called(child.exc) in DEVELOPER_ERRORS:
            continue
        if isinstance(child, ast.Call):
            count = {"_": 1, "ngettext": 2}.get(called(child), 0)
            for argument in child.args[:count]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value
        yield from spoken(child)


def loaded_sources() -> list[Path]:
    names = [name.partition(".")[2] for name in sys.modules if name.startswith("click.")]
    return sorted(FOLDER / f"{name}.py" for name in names if name not in ("_termui_impl", "testing"))


@pytest.mark.parametrize("source", loaded_sources(), ids=lambda path: path.stem)
def test_every_message_of_click_has_a_translation(source: Path) -> None:
    missing = set(spoken(ast.parse(source.read_text(encoding="utf-8")))) - MESSAGES.keys()
    assert not missing


def test_the_scan_finds_messages_at_all() -> None:
    found = [message for path in loaded_sources() for message in spoken(ast.parse(path.read_text(encoding="utf-8")))]
    assert "Missing command." in found
    assert len(found) > 40


@pytest.mark.parametrize("message", MESSAGES)
def test_a_translation_uses_only_the_fields_of_its_message(message: str) -> None:
    def fields(text: str) -> set[str]:
        return set(re.findall(r"\{([\w.]+)", text)) | set(re.findall(r"%\((\w+)\)s", text))

    assert fields(MESSAGES[message]) <= fields(message)
    assert set(re.findall(r"[A-Za-z]{2,}", re.sub(r"\{[^}]*\}|%\(\w+\)s", "", MESSAGES[message]))) <= {
        *("UUID", "Bash", "yes", "no"),
    }


def test_the_hook_replaces_the_words_of_every_loaded_module() -> None:
    speak_chinese()
    speak_chinese()
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "shell_completion", "termui", "types"):
        module = vars(sys.modules[f"click.{name}"])
        assert module.get("_", translate) is translate
        assert module.get("ngettext", translate_plural) is translate_plural


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=str)
def test_help_is_chinese_throughout(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("用法：planforge")
    assert "选项：\n" in page
    words = set(re.findall(r"[A-Za-z]+", re.sub(r"(?<!\w)-{1,2}[a-z-]+", "", page)))
    assert words <= LATIN


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=str)
def test_help_fits_the_terminal(
    command: tuple[str, ...], width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    main([*command, "--help"])
    assert max(map(columns, capsys.readouterr().out.splitlines())) <= width


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ("rendr", "没有这个命令“rendr”，是不是“render”？"),
        ("xyz", "没有这个命令“xyz”"),
        ("plan.yaml --docx", "没有这个命令“plan.yaml”，是不是“render plan.yaml”？"),
        ("去年.docx", "没有这个命令“去年.docx”，是不是“import 去年.docx”？"),
        ("--foo", "没有这个选项“--foo”"),
        ("--docx plan.yaml", "选项“--docx”写在命令后面：planforge render … --docx"),
        ("--fix check plan.yaml", "选项“--fix”写在命令后面：planforge check … --fix"),
        ("-o x render plan.yaml", "选项“-o”写在命令后面：planforge render … -o"),
        ("render --drft x", "没有这个选项“--drft”，是不是“--draft”？"),
        ("render -z x", "没有这个选项“-z”"),
        ("render x -docx", "没有这个选项“-docx”，是不是“--docx”？"),
        ("check -fix x", "没有这个选项“-fix”，是不是“--fix”？"),
        ("import -output x y", "没有这个选项“-output”，是不是“--output”？"),
        ("render y -output=x", "没有这个选项“-output”，是不是“--output”？"),
        ("-version", "没有这个选项“-version”，是不是“--version”？"),
        ("render", "没有写是哪份计划，请写文件名，如 planforge render plan.yaml（有 planforge.toml 才能不写）"),
        ("render x -o", "选项“-o”后面缺少值"),
        ("render --md=1 x", "选项“--md”不带值"),
        ("render --template nowhere x", "“--template”的值不对：没有文件夹“nowhere”"),
        ("export", "缺少参数“模板”"),
        ("export ward x", "“模板”的值不对：没有“ward”，可用的有“word”、“markdown”、“starters”"),
        ("export word a b c", "多出了参数：b c"),
        ("new --today 明天", "“--today”的值不对：“明天”不是日期，请写成 2027-01-05"),
    ],
)
def test_a_wrong_call_is_one_chinese_sentence_and_the_way_to_help(
    args: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(args.split()) == 2
    out, err = capsys.readouterr()
    command = args.partition(" ")[0]
    path = f"planforge {command}" if command in COMMANDS else "planforge"
    assert (out, err) == ("", f"planforge: 错误：{sentence}\n用法见：{path} --help\n")


def test_no_command_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("用法：planforge")
