import re

import pytest

from planforge.diagnostics import Diagnostic, Level, Span
from planforge.reporters.display import visible, width, wrap
from planforge.reporters.text import TextReport

PLAN = "单位: 一小\n主要工作:\n  - 责任人员: 文体委员\n"


def finding(
    span: Span | None,
    level: Level = "error",
    message: str = "不认识“责任人员”",
    hint: str = "是不是“责任人”？",
    file: str = "plan.yaml",
) -> Diagnostic:
    return Diagnostic("unknown-key", level, message, hint, file, span)


def report(*findings: Diagnostic, source: str = PLAN, colour: bool = False) -> str:
    text = TextReport(colour=colour)
    return text.add(findings, source) + text.end()


def test_a_finding_shows_place_line_carets_and_hint() -> None:
    assert report(finding(Span(3, 5, 3, 9))) == (
        "plan.yaml:3:5 错误 unknown-key：不认识“责任人员”\n"
        "    3 |   - 责任人员: 文体委员\n"
        "      |     ^^^^^^^^ 是不是“责任人”？\n"
        "1 个错误\n"
    )


def test_a_clean_run_says_nothing() -> None:
    assert report() == ""


def test_a_finding_without_a_place_stands_without_an_excerpt() -> None:
    assert report(finding(None)) == ("plan.yaml 错误 unknown-key：不认识“责任人员”\n    是不是“责任人”？\n1 个错误\n")


def test_a_place_behind_the_end_of_the_file_does_no_harm() -> None:
    assert "99:1 错误" in report(finding(Span(99, 1, 99, 2)))


def test_the_summary_counts_only_what_is_there_in_falling_weight() -> None:
    place = Span(1, 1, 1, 3)
    findings = finding(place, "note"), finding(place, "error"), finding(place, "note"), finding(place, "error")
    assert report(*findings).splitlines()[-1] == "2 个错误，2 条提示"
    assert report(finding(place, "warning")).splitlines()[-1] == "1 个警告"


def test_fifty_findings_are_shown_and_all_are_counted() -> None:
    text = report(*[finding(Span(1, 1, 1, 3), message=f"第{n}处") for n in range(53)])
    assert text.count("unknown-key") == 50
    assert text.splitlines()[-2:] == ["……另有 3 条", "53 个错误"]


def test_order_is_kept_over_several_files() -> None:
    text = TextReport()
    first = text.add([finding(Span(3, 1, 3, 2), file="b.yaml"), finding(Span(1, 1, 1, 2), file="b.yaml")], PLAN)
    second = text.add([finding(Span(1, 1, 1, 2), file="a.yaml")], PLAN)
    assert re.findall(r"^\w\.yaml:\d", first + second, re.MULTILINE) == ["b.yaml:3", "b.yaml:1", "a.yaml:1"]
    assert text.end() == "3 个错误\n"


def carets(text: str) -> tuple[str, str]:
    """Return the part of the excerpt that the carets stand under, and what is printed before it."""
    line, marks = text.splitlines()[1:3]
    column = marks.index("^")
    before = ""
    for char in line:
        if width(before) >= column:
            break
        before += char
    marked = ""
    for char in line[len(before) :]:
        if width(marked) >= marks.count("^"):
            break
        marked += char
    return marked, before


@pytest.mark.parametrize(
    ("line", "span", "marked"),
    [
        ("单位: 一小", Span(1, 5, 1, 7), "一小"),
        ("e\u0301单位: 一小", Span(1, 3, 1, 5), "\u0301单位"),
        ("\t单位: 一小", Span(1, 2, 1, 4), "单位"),
        ("a\t单位", Span(1, 3, 1, 5), "单位"),
        ("“单位”: 一小", Span(1, 6, 1, 8), " 一"),
        ("ABC单位", Span(1, 2, 1, 5), "BC单"),
        ("单位\x1b[31m: 一小", Span(1, 3, 1, 4), "\\x1b"),
    ],
)
def test_carets_stand_under_what_they_mark(line: str, span: Span, marked: str) -> None:
    assert carets(report(finding(span), source=line))[0] == marked


def test_a_span_over_several_lines_marks_the_first_to_its_end() -> None:
    assert carets(report(finding(Span(1, 1, 2, 3)), source="单位: 一小  \n期间:"))[0] == "单位: 一小"


@pytest.mark.parametrize("span", [Span(1, 3, 1, 3), Span(1, 9, 1, 12), Span(1, 3, 1, 4)])
def test_an_empty_place_and_one_behind_the_line_get_one_caret(span: Span) -> None:
    assert report(finding(span), source="单位").count("^") == 1


LONG = "工作" * 100


@pytest.mark.parametrize("start", [1, 2, 20, 60, 100, 150, 190, 198, 200, 201])
@pytest.mark.parametrize("length", [0, 1, 2, 20, 60, 199])
@pytest.mark.parametrize("filler", ["工", "a", "\t", "\x1b", "“"])
def test_eighty_columns_hold_for_any_place_in_a_long_line(start: int, length: int, filler: str) -> None:
    line = filler * (start - 1) + "责任" + filler * (200 - start)
    text = report(finding(Span(1, start, 1, start + length)), source=line)
    excerpt = text.splitlines()[1:-1]
    assert all(width(row) <= 80 for row in excerpt)
    marked = carets(text)[0]
    assert marked.startswith("责"[: length or 1])


def test_a_long_hint_goes_below_the_carets_and_is_wrapped() -> None:
    rows = report(finding(Span(1, 1, 1, 3), hint="请改写。" * 30)).splitlines()[1:-1]
    assert all(width(row) <= 80 for row in rows)
    assert "".join(row[8:] for row in rows[2:]) == "请改写。" * 30


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\r", "\x07", "\x9b", "\u202e", "\u2066", "\ud800", "\u2028", "\u200b"])
def test_hostile_characters_are_never_raw(hostile: str) -> None:
    evil = f"甲{hostile}乙"
    text = report(Diagnostic("unknown-key", "error", evil, evil, evil, Span(1, 1, 1, 5)), source=f"单{hostile[-1]}位")
    assert not set(hostile) - set("[2J") & set(text)
    assert visible(hostile) in text
    text.encode()


def test_colour_is_added_only_where_asked_and_changes_no_text() -> None:
    place = finding(Span(3, 5, 3, 9))
    coloured = report(place, colour=True)
    assert "\x1b[31m^^^^^^^^\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == report(place)


def test_lines_break_as_the_reader_counts_them() -> None:
    assert "2 | 期间: x" in report(finding(Span(2, 1, 2, 3)), source="单位: 一小\r\n期间: x\r\n")


@pytest.mark.parametrize("columns", [10, 20, 38, 80])
@pytest.mark.parametrize("text", ["请把（甲）乙，丙。丁" * 8, "see the --option of 工会 planforge render " * 5, ""])
def test_wrapping_fits_keeps_every_word_and_starts_no_line_with_a_mark(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns or " " not in line for line in lines)
    assert all(line[:1] not in tuple("，。）") for line in lines[1:])


def test_plain_text_is_left_alone() -> None:
    assert visible("工会\u3000“计划”①…—\\x1b") == "工会\u3000“计划”①…—\\x1b"
