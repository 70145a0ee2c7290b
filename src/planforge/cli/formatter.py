"""Help pages in Chinese: columns counted as a terminal counts them, full-width marks, lines kept."""

from collections.abc import Iterable

import click

from planforge.reporters.display import pad, width, wrap


class Formatter(click.HelpFormatter):
    """Lays out usage, paragraphs and lists by display width; a line break in a text stays a line break."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line, continued below its first argument."""
        head = f"{'用法：' if prefix is None else prefix}{prog} "
        first, *rest = wrap(args, self.width - width(head))
        self.write(f"{head}{first}".rstrip() + "\n")
        self.write("".join(f"{' ' * width(head)}{line}\n" for line in rest))

    def write_heading(self, heading: str) -> None:
        """Write a heading closed by a full-width colon."""
        self.write(f"{' ' * self.current_indent}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Write each line of the text, wrapped."""
        indent = " " * self.current_indent
        for paragraph in text.splitlines():
            for line in wrap(paragraph, self.width - self.current_indent):
                self.write(f"{indent}{line}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 26, col_spacing: int = 2) -> None:
        """Write terms and their texts side by side, a long term on a line of its own."""
        pairs = list(rows)
        column = min(max(width(term) for term, _ in pairs), col_max) + col_spacing
        for term, text in pairs:
            self._write_pair(term, text, column)

    def _write_pair(self, term: str, text: str, column: int) -> None:
        indent = " " * self.current_indent
        lines = wrap(text, self.width - self.current_indent - column) if text else []
        if width(term) < column and lines:
            self.write(f"{indent}{pad(term, column)}{lines.pop(0)}\n")
        else:
            self.write(f"{indent}{term}\n")
        self.write("".join(f"{indent}{' ' * column}{line}\n" for line in lines))
