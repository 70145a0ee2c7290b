"""Standard input and output: UTF-8 under any locale, data as bytes, colour only where it is wanted."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO


def speak_utf8() -> None:
    """Make stdout and stderr UTF-8 under any locale; what UTF-8 cannot hold is written as an escape.

    What is said to a stream that the caller has closed goes nowhere, and nothing comes from one.
    """
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def wants_colour(stream: TextIO) -> bool:
    """Tell whether to colour: NO_COLOR forbids, FORCE_COLOR demands, otherwise a terminal decides."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def say(text: str) -> None:
    """Write text that ends its own lines to stderr, in colour where it is wanted; a run does not end because of it."""
    if not text:
        return
    with suppress(OSError):  # nobody reads it, or there is no room for it
        if wants_colour(sys.stderr):
            import click  # it knows the colours of every terminal

            click.echo(text, file=sys.stderr, nl=False, color=True)
        else:
            sys.stderr.write(text)


def abandon_stdout() -> None:
    """Send what stdout still holds nowhere, so that Python does not fail over it again when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def emit_text(text: str) -> None:
    """Write text to stdout as data; the bytes of a file's name that are no UTF-8 become escapes, as JSON has them."""
    emit(text.encode(errors="backslashreplace"))


def emit(data: bytes) -> None:
    """Write data to stdout, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
