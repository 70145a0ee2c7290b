"""What checking a long plan takes, as a multiple of loading it: both in one process, in turn.

Run from the top of a checkout, with planforge installed: `python benchmarks/rules.py`.
"""

from statistics import median
from time import perf_counter

from planforge import api
from planforge.checking import check

LINES = 2_000
RUNS = 9

_HEAD = "单位: 示例小学工会\n期间: 2027年\n主要工作:\n"
_TASK = """\
  - 完善第{0}项民主管理:
      - 内容: 召开第{0}次座谈会，听取教职工对规章制度和福利待遇的意见，三个工作日内答复。
        责任人: 组织委员
        时间: {1}月
      - 公开第{0}批经费收支情况，接受经费审查委员会审查；发现问题，及时整改。
      - 走访慰问: 教职工生病住院、生育的，由工会委员和所在小组组长看望（第{0}组）。
      - 内容: 组织“青年教师”座谈，主题为《第{0}份提案》的办理。
        责任部门: 教务处
"""


def long_plan() -> bytes:
    """Return a plan of so many lines, in which no rule finds anything."""
    lines = _TASK.count("\n")
    tasks = "".join(_TASK.format(number, number % 12 + 1) for number in range(1, LINES // lines + 1))
    return f"{_HEAD}{tasks}".encode()


def main() -> None:
    """Time both, interleaved, and print the medians and their ratio."""
    data = long_plan()
    found = check(data).reading.diagnostics
    times: dict[str, list[float]] = {"load": [], "check": []}
    for _ in range(RUNS):
        for name, run in (("load", api.read), ("check", check)):
            start = perf_counter()
            run(data)
            times[name].append(perf_counter() - start)
    load, checked = (median(times[name]) for name in ("load", "check"))
    lines = data.decode().count("\n")
    print(f"{lines} lines, {len(found)} findings")
    print(f"load   {1000 * load:7.1f} ms")
    print(f"check  {1000 * checked:7.1f} ms    {checked / load:.2f} x")


if __name__ == "__main__":
    main()
