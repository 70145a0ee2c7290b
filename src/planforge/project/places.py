"""Where the keys and values of a TOML text stand; Python's own reader does not tell."""

import re
import tomllib
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""Names and numbers in lists that lead to a value: ("术语", 0, "写法")."""

Stretch: TypeAlias = tuple[int, int]
"""Where something begins and ends in the text."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{}=,.\n]"
    r"""|[^\s\[\]{}=,."'#]+""",
    re.DOTALL,
)
_ENDS = frozenset("\n,]}")


class Places:
    """The places in a text that tomllib can read, or in as much of it as it could; the first of a path counts.

    `tables` holds those that are named only on the way to a key, as 检查 is in "检查"."严格". `twice` holds the paths
    that were written again, with their second place.
    """

    def __init__(self, text: str) -> None:
        self.keys: dict[KeyPath, Stretch] = {}
        self.tables: dict[KeyPath, Stretch] = {}
        self.values: dict[KeyPath, Stretch] = {}
        self.twice: dict[KeyPath, Stretch] = {}
        self._rows: dict[KeyPath, int] = {}
        self._tokens = [token for token in _TOKEN.finditer(text) if not token[0].startswith("#")]
        self._at = 0
        try:
            self._statements()
        except IndexError:
            return  # here the text was cut

    def _statements(self) -> None:
        table: KeyPath = ()
        while self._at < len(self._tokens):
            if self._next() == "\n":
                self._at += 1
            elif self._next() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> KeyPath:
        """Read [name] or [[name]]; return the path of what follows."""
        self._at += 1
        is_row = self._next() == "["
        self._at += is_row
        names, place = self._key()
        path = (*self._below((), names[:-1], place), names[-1])
        if is_row:
            row = self._rows[path] = self._rows.get(path, -1) + 1
            self.keys.setdefault(path, place)
            path = (*path, row)
        self._note(path, place)
        self._at += 1 + is_row
        return path

    def _pair(self, table: KeyPath) -> None:
        names, place = self._key()
        path = (*self._below(table, names[:-1], place), names[-1])
        self._note(path, place)
        self._at += 1
        self._value(path)

    def _note(self, path: KeyPath, place: Stretch) -> None:
        if self.keys.setdefault(path, place) != place:
            self.twice.setdefault(path, place)

    def _key(self) -> tuple[tuple[str, ...], Stretch]:
        """Read a name, or names with dots between them."""
        start = self._tokens[self._at].start()
        names = [_name(self._next())]
        self._at += 1
        while self._at < len(self._tokens) and self._next() == ".":
            names.append(_name(self._tokens[self._at + 1][0]))
            self._at += 2
        return tuple(names), (start, self._tokens[self._at - 1].end())

    def _below(self, table: KeyPath, names: tuple[str, ...], place: Stretch) -> KeyPath:
        """Return the path of the table of these names; a name of rows means the last of them."""
        for name in names:
            table = (*table, name)
            self.tables.setdefault(table, place)
            if table in self._rows:
                table = (*table, self._rows[table])
        return table

    def _value(self, path: KeyPath) -> None:
        start = self._tokens[self._at].start()
        opening = self._next()
        self._at += 1
        if opening == "[":
            self._items(path)
        elif opening == "{":
            self._pairs(path)
        else:
            while self._at < len(self._tokens) and self._next() not in _ENDS:
                self._at += 1
        self.values.setdefault(path, (start, self._tokens[self._at - 1].end()))

    def _items(self, path: KeyPath) -> None:
        index = 0
        while (token := self._next()) != "]":
            if token in _ENDS:
                self._at += 1
            else:
                self._value((*path, index))
                index += 1
        self._at += 1

    def _pairs(self, path: KeyPath) -> None:
        while (token := self._next()) != "}":
            if token in _ENDS:
                self._at += 1
            else:
                self._pair(path)
        self._at += 1

    def _next(self) -> str:
        return self._tokens[self._at][0]


def _name(token: str) -> str:
    """Return the name that a key's token spells, the token itself where it spells none."""
    if token[0] not in "\"'":
        return token
    try:
        return str(tomllib.loads(f"name = {token}")["name"])
    except tomllib.TOMLDecodeError:
        return token
