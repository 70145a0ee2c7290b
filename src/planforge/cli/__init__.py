"""The command line: parse, call one library function, report; here errors become exit codes."""

import sys
from collections.abc import Sequence
from types import SimpleNamespace

from planforge.cli.direct import direct_call
from planforge.cli.streams import abandon_stdout, say, speak_utf8, wants_colour
from planforge.reporters.display import visible

FINE, PLAN_AT_FAULT, CALL_AT_FAULT, INTERRUPTED = 0, 1, 2, 130


def main(args: Sequence[str] | None = None) -> int:
    """Run planforge and return its exit code: 0 fine, 1 the plan's fault, 2 the call's, 130 interrupted."""
    state = SimpleNamespace(debug=False)
    try:
        speak_utf8()
        call = direct_call(sys.argv[1:] if args is None else args)
        if call is not None:
            from planforge.cli.render_call import run

            return run(call)
        from planforge.cli.by_click import run_by_click

        return run_by_click(args, state)
    except KeyboardInterrupt:
        say("已中断。\n")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of stdout has left, which click answers in the same way
        abandon_stdout()
        return PLAN_AT_FAULT
    except Exception as error:
        return _refuse(error, debug=state.debug)


def _refuse(error: Exception, *, debug: bool) -> int:
    from planforge.errors import CallError, PlanError, ProjectError

    if isinstance(error, PlanError | ProjectError):
        from planforge.reporters.text import TextReport

        report = TextReport(colour=wants_colour(sys.stderr))
        say(report.add(error.diagnostics, getattr(error, "text", "")) + report.end())
        return PLAN_AT_FAULT if isinstance(error, PlanError) else CALL_AT_FAULT
    if isinstance(error, CallError):
        say(f"planforge: 错误：{visible(str(error))}\n")
        return CALL_AT_FAULT
    if debug:
        import traceback

        traceback.print_exception(error)
    say(_system_fault(error) if isinstance(error, OSError) else _bug(error))
    return CALL_AT_FAULT


def _system_fault(error: OSError) -> str:
    from planforge.errors import reason

    abandon_stdout()
    name = f"用不了 {error.filename}：" if error.filename else ""
    return f"planforge: 错误：{visible(name)}{reason(error)}\n"


def _bug(error: Exception) -> str:
    what = visible(f"{type(error).__name__}: {error}")
    return f"planforge 内部错误（{what}）。请带上 planforge --debug 的输出，报告到项目的问题列表。\n"
