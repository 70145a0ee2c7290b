import pytest
from cases import hits

ID = "printed-comment"
COMMENT = "# planforge: ignore=doubled-mark"


@pytest.mark.parametrize(
    "body",
    [
        f"前言: 总结。。{COMMENT}\n",
        f"前言: |\n  总结。。 {COMMENT}\n  整改。\n",
        f"前言: |\n  总结。\n  {COMMENT}\n",
        f'工作目标:\n  - "总结。。 {COMMENT}"\n',
        f"工作目标:\n  - 总结。。{COMMENT}\n",
    ],
)
def test_it_fires(body: str) -> None:
    assert hits(ID, body) == [COMMENT.removesuffix("doubled-mark")]


@pytest.mark.parametrize(
    "body",
    [
        f"前言: 总结。。 {COMMENT}\n",
        f"{COMMENT}\n前言: |\n  总结。\n",
        "前言: 用 planforge 编写计划，planforge 的 ignore 不必多用。\n",
        "前言: 参加#planforge#话题。\n",
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []
