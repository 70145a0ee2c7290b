"""Plans of any size and number, made of an example."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "examples" / "school-union" / "plan.yaml"
_BEGIN, _HEADING, _END = "主要工作:\n", "\n  - ", "\n月份安排:"


def grown(times: int) -> str:
    """Return the example with so many times its lines: the tasks below each heading over and over, in other words."""
    text = PLAN.read_text(encoding="utf-8")
    head, rest = text.split(_BEGIN)
    tasks, tail = rest.split(_END)
    headed = f"\n{tasks}".split(_HEADING)[1:]
    copies = 1 + round((times - 1) * text.count("\n") / (tasks.count("\n") - len(headed)))
    return f"{head}{_BEGIN}{''.join(_repeated(task, copies) for task in headed)}{_END}{tail}"


def variant(text: str, number: int) -> str:
    """Return the example as the plan of another unit."""
    return text.replace("青溪实验学校", f"青溪第{number}实验学校")


def fill(folder: Path, count: int) -> None:
    """Write so many plans, each of another unit."""
    folder.mkdir()
    text = PLAN.read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"plan{number + 1:05}.yaml").write_text(variant(text, number + 1), encoding="utf-8")


def _repeated(task: str, copies: int) -> str:
    heading, _, below = task.rstrip("\n").partition("\n")
    again = "".join(below.replace("，", f"（第{number}组），") + "\n" for number in range(2, copies + 1))
    return f"  - {heading}\n{below}\n{again}"
