import pytest
from cases import hits

ID = "task-without-time"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (
                "主要工作:\n  - {内容: 工作甲, 时间: 3月}\n  - {内容: 工作乙, 时间: 4月}\n"
                "  - {内容: 工作丙, 时间: 5月}\n  - 走访退休教师\n"
            ),
            ["走访退休教师"],
        ),
    ],
)
def test_it_fires(body: str, expected: list[str]) -> None:
    assert hits(ID, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "主要工作:\n  - {内容: 工作甲, 时间: 3月}\n  - {内容: 工作乙, 时间: 4月}\n  - 走访\n",
        "主要工作:\n  - {内容: 工作甲, 时间: 3月}\n  - {内容: 工作乙, 时间: 4月}\n  - 走访\n  - 慰问\n",
        (
            "主要工作:\n  - {内容: 工作甲, 时间: 3月}\n  - {内容: 工作乙, 时间: 4月}\n"
            "  - {内容: 工作丙, 时间: 5月}\n  - 9月走访退休教师\n"
        ),
        (
            "主要工作:\n  - {内容: 工作甲, 时间: 3月}\n  - {内容: 工作乙, 时间: 4月}\n"
            "  - {内容: 工作丙, 时间: 5月}\n  - 重阳节走访\n"
        ),
        (
            "主要工作:\n  - {内容: 工作甲, 时间: 3月}\n  - {内容: 工作乙, 时间: 4月}\n"
            "  - {内容: 工作丙, 时间: 5月}\n  - 每学期走访\n"
        ),
        (
            "主要工作:\n  - {内容: 工作甲, 时间: 3月}\n  - {内容: 工作乙, 时间: 4月}\n"
            "  - {内容: 工作丙, 时间: 5月}\n  - {内容: 工作丁, 时间: 6月}\n"
        ),
    ],
)
def test_it_stays_silent(body: str) -> None:
    assert hits(ID, body) == []
