import pytest
from cases import findings, fixed, hits

ID = "straight-quotes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('办好"三八"妇女节和"五一"活动', ['"三八"', '"五一"']),
        ('"教工之家"建设', ['"教工之家"']),
        ("办好'三八'妇女节", ["'三八'"]),
        ("他说\"办好'三八'节\"。", ["\"办好'三八'节\""]),
        ("他说“办好'三八'节”", ["'三八'"]),
        ('使用"Word"写计划', ['"Word"']),
        ('办好"三八妇女节', ['"']),
        ('办好“三八"妇女节', ['"']),
        ('辦好"三八"婦女節', ['"三八"']),
    ],
)
def test_it_fires(text: str, expected: list[str]) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "办好“三八”妇女节，读‘好书’",
        '购置55"电视一台',
        "播放Teachers' Day和Let's go歌曲",
        'It\'s a "good" plan.',
        '学习 say "hello world" again 对话',
        "选一首 'n' 开头的歌",
        "东经120°30'，北纬30°15'",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert hits(ID, f"前言: |\n  {text}\n") == []


def test_quotes_of_yaml_are_none() -> None:
    assert hits(ID, "前言: \"办好活动\"\n工作目标: '办好活动'\n") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('前言: 办好"三八"节\n', "前言: 办好“三八”节\n"),
        ("前言: '办好\"三八\"节'\n", "前言: '办好“三八”节'\n"),
        ("前言: '''三八''节'\n", "前言: '‘三八’节'\n"),
        ('前言: |\n  "三八"节"五一"节\n', "前言: |\n  “三八”节“五一”节\n"),
        ("前言: |\n  他说\"办好'三八'节\"\n", "前言: |\n  他说“办好‘三八’节”\n"),
        ('工作目标:\n  - "三八"节活动\n', "工作目标:\n  - “三八”节活动\n"),
        ('前言: 办好"三八节\n', '前言: 办好"三八节\n'),
    ],
)
def test_what_is_certain_is_mended(body: str, expected: str) -> None:
    assert fixed(ID, body) == expected


def test_what_cannot_be_mended_is_found() -> None:
    assert [level for _, level, _ in findings(ID, '前言: "办好\\"三八\\"节"\n')] == ["warning"]
    assert hits(ID, '前言: |\n  ""甲"\n') == ['"']
