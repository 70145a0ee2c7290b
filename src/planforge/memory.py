"""Remembers what plans gave, so that one is rendered again only when something about it changed."""

import hashlib
import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from planforge.diagnostics import Diagnostic, Span
from planforge.errors import CallError
from planforge.orders import Look, Order, Outcome, Result
from planforge.output import read_file
from planforge.resources import cache_folder, stamp, templates_folder
from planforge.version import __version__

KEPT = 100_000
"""So many outcomes are kept; when there are more, all are forgotten."""

WAIT = 2
"""Seconds to wait for another run that is writing; after them this one goes without."""

_PRIMARY = 0xFF
_IN_THE_WAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
"""What says nothing against the file itself (https://sqlite.org/rescode.html); its low byte tells the kind."""

ENVIRONMENT = ("SOURCE_DATE_EPOCH",)
_SCHEMA = "CREATE TABLE IF NOT EXISTS outcomes (key BLOB PRIMARY KEY, outcome TEXT) WITHOUT ROWID"


class Memory:
    """A file of outcomes under the platform's cache folder; one that is damaged is made anew, without a word.

    An outcome belongs to a plan's text and name, its outputs' formats, what its house says, everything of `Look`, the
    files of templates and reference, and the program itself. It counts only where the outputs still hold what it says.
    """

    def __init__(self, look: Look) -> None:
        self._about = _about(look)
        self._new: list[tuple[bytes, str]] = []
        self._file = cache_folder() / "outcomes.sqlite"
        self._connection: sqlite3.Connection | None = None
        self._is_out_of_use = False

    def find(self, orders: Iterable[Order]) -> list[Outcome | None]:
        """Return for each order what is known to come of it without carrying it out, None where nothing is."""
        return [self._find(order) for order in orders]

    def keep(self, order: Order, outcome: Outcome) -> None:
        """Remember an outcome, if its order would give it again."""
        if outcome.refusal or not outcome.results or not all(result.digest for result in outcome.results):
            return
        record = {
            "text": outcome.text,
            "diagnostics": outcome.diagnostics,
            "remarks": outcome.remarks,
            "digests": [result.digest for result in outcome.results],
        }
        self._new.append((self._key(order), json.dumps(record, ensure_ascii=False)))

    def close(self) -> None:
        """Write down what was remembered; without a place for it nothing is lost but time."""
        if self._new:
            self._with_file(self._write)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _write(self, connection: sqlite3.Connection) -> None:
        with connection:
            connection.executemany("REPLACE INTO outcomes VALUES (?, ?)", self._new)
            if connection.execute("SELECT count(*) FROM outcomes").fetchone()[0] > KEPT:
                connection.execute("DELETE FROM outcomes")

    def _find(self, order: Order) -> Outcome | None:
        key = self._key(order)
        query = "SELECT outcome FROM outcomes WHERE key = ?"
        row = self._with_file(lambda connection: connection.execute(query, (key,)).fetchone())
        try:
            return None if row is None else _recalled(order, json.loads(row[0]))
        except (ValueError, KeyError, TypeError):
            return None

    def _with_file(self, act: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401 (a row of a table)
        """Do something with the file; None where it cannot be used. One that is damaged is made anew, once."""
        for _ in range(2):
            if self._is_out_of_use:
                return None
            try:
                self._connection = self._connection or self._connect()
                return act(self._connection)
            except sqlite3.Error as error:
                self._forsake(error)
        return None

    def _forsake(self, error: sqlite3.Error) -> None:
        """Leave the file alone from now on where the system or another run is in the way; else it is damaged."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _IN_THE_WAY:
            self._is_out_of_use = True
            return
        try:
            self._file.unlink()
        except OSError:
            self._is_out_of_use = True

    def _connect(self) -> sqlite3.Connection:
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._file, timeout=WAIT)
        try:
            connection.execute(_SCHEMA)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _key(self, order: Order) -> bytes:
        source = order.job.source
        formats = [target.format for target in order.job.targets]
        about = json.dumps([source.name, formats, order.style, sorted(order.ignore)]).encode()
        return hashlib.sha256(b"\0".join((self._about, about, source.data or b""))).digest()


def _recalled(order: Order, record: dict[str, Any]) -> Outcome | None:
    """Return the outcome that a record tells, None where an output no longer holds what it says."""
    outcome = Outcome(order.job)
    outcome.text = record["text"]
    outcome.diagnostics += map(_diagnostic, record["diagnostics"])
    outcome.remarks += map(_diagnostic, record["remarks"])
    for target, digest in zip(order.job.targets, record["digests"], strict=True):
        try:
            held = read_file(target.path) if target.path else b""
        except (FileNotFoundError, CallError):
            return None
        if hashlib.sha256(held).hexdigest() != digest:
            return None
        outcome.results.append(Result(target, "unchanged", digest))
    return outcome


def _diagnostic(row: list[Any]) -> Diagnostic:
    id, level, message, hint, file, span = row
    return Diagnostic(id, level, message, hint, file, Span(*span) if span else None)


def _about(look: Look) -> bytes:
    """Return what of a run, beside the plan, an output depends on."""
    folders = [Path(__file__).parent, templates_folder(), *([look.templates] if look.templates else [])]
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.suffix not in {"", ".pyc"}]
    stamps = [stamp(file) for file in [*files, *([look.reference] if look.reference else [])]]
    machine = [sys.version, zlib.ZLIB_RUNTIME_VERSION, *(os.environ.get(name) for name in ENVIRONMENT)]
    options = [look.style, look.draft, look.strict, str(look.templates), str(look.reference)]
    return json.dumps([__version__, machine, options, stamps]).encode()
