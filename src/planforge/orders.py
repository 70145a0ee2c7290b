"""What is asked of a run with many plans, and what comes of it: values that any process can be sent."""

from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from planforge.diagnostics import Diagnostic
from planforge.targets import Job, Target

State: TypeAlias = Literal["written", "unchanged", "missing", "drifted", "streamed"]


class Drift(NamedTuple):
    """A difference: each line with the sign of a diff, `-` as it is and `+` as it would be; then what else differs."""

    lines: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    diff: str = ""


class Look(NamedTuple):
    """How all plans of a run are rendered, as for `api.read` and `api.render`; `compare` writes nothing."""

    style: str = ""
    templates: Path | None = None
    reference: Path | None = None
    draft: bool = False
    strict: bool = False
    compare: bool = False

    def absolute(self) -> "Look":
        """Return the same with paths that hold in any folder, for workers that stand in another."""
        templates, reference = (path and path.absolute() for path in (self.templates, self.reference))
        return self._replace(templates=templates, reference=reference)


class Order(NamedTuple):
    """A plan, what becomes of it, and how.

    Of its house: `style` is the preset of a plan that names none, `ignore` the ids that are passed over.
    """

    job: Job
    look: Look
    style: str = ""
    ignore: frozenset[str] = frozenset()


class Result(NamedTuple):
    """What became of one output; `data` is what goes to standard output, `drift` how a file differs.

    `digest` is the SHA-256 of what the file holds, in hexadecimal, where it is to be remembered.
    """

    target: Target
    state: State
    digest: str = ""
    data: bytes = b""
    drift: Drift = Drift()

    @property
    def is_right(self) -> bool:
        """Whether the file now holds what the plan gives."""
        return self.state in {"written", "unchanged"}


class Outcome:
    """What came of an order: exit code, findings with the text for their excerpts, remarks on the reference, outputs.

    `rendered` holds the outputs' bytes until they are written. `refusal` is the sentence of what stopped it, where the
    call or the system is at fault.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.code = 0
        self.text = ""
        self.diagnostics: list[Diagnostic] = []
        self.remarks: list[Diagnostic] = []
        self.rendered: list[bytes] = []
        self.results: list[Result] = []
        self.refusal = ""
