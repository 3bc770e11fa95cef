"""Where each value of a TOML text stands: path of keys -> line.

No value is read here: `tomllib` reads them but tells no positions.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

Where = tuple[str | int, ...]

_TOKEN = re.compile(
    r'''(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')'''
    r"""|(?P<comment>\#[^\n]*)|(?P<newline>\n)|(?P<mark>[\[\]{},=.])"""
    r"""|(?P<bare>[^\s\[\]{},=.#"']+)|(?P<space>[^\S\n]+)""",
    re.DOTALL,
)
_ENDS_OF_VALUE = {",", "]", "}", "\n"}


def places(text: str) -> dict[Where, int]:
    """The line of every table, key and array item of a valid TOML text, the first line is 1."""
    scanner = _Scanner(_tokens(text))
    scanner.document()
    return scanner.found


def open_string(text: str) -> int | None:
    """The line of the first string that is never closed, or None."""
    position = 0
    while match := _TOKEN.match(text, position):
        position = match.end()
    return None if position == len(text) else text.count("\n", 0, position) + 1


def _tokens(text: str) -> list[tuple[str, int]]:
    """Each token with its line, without comments and spaces."""
    tokens, line = [], 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup not in ("comment", "space"):
            tokens.append((match.group(), line))
        line += match.group().count("\n")
    return tokens


def _name(token: str) -> str:
    return str(ast.literal_eval(token)) if token[0] in "\"'" else token


@dataclass(slots=True)
class _Scanner:
    """Walks the tokens once and notes where each path begins."""

    tokens: list[tuple[str, int]]
    at: int = 0
    found: dict[Where, int] = field(default_factory=dict)
    counts: dict[Where, int] = field(default_factory=dict)  # arrays of tables: the last index

    def document(self) -> None:
        table: Where = ()
        while self.at < len(self.tokens):
            if self._peek() == "\n":
                self.at += 1
            elif self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else "\n"

    def _skip_newlines(self) -> None:
        while self.at < len(self.tokens) and self._peek() == "\n":
            self.at += 1

    def _key(self) -> tuple[str, ...]:
        parts = [_name(self._peek())]
        self.at += 1
        while self._peek() == ".":
            parts.append(_name(self.tokens[self.at + 1][0]))
            self.at += 2
        return tuple(parts)

    def _header(self) -> Where:
        line = self.tokens[self.at][1]
        opening = self.at
        while self._peek() == "[":
            self.at += 1
        is_array = self.at - opening == 2
        *parents, last = self._key()
        path: Where = (*self._inside(parents), last)
        while self._peek() == "]":
            self.at += 1
        self.found.setdefault(path, line)
        if is_array:
            self.counts[path] = self.counts.get(path, -1) + 1
            path += (self.counts[path],)
        self.found[path] = line
        return path

    def _inside(self, parents: list[str]) -> Where:
        path: Where = ()
        for part in parents:
            path += (part,)
            if path in self.counts:
                path += (self.counts[path],)
        return path

    def _pair(self, table: Where) -> None:
        line = self.tokens[self.at][1]
        path = table + self._key()
        self.found.setdefault(path, line)
        self.at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Where) -> None:
        if self._peek() == "[":
            self._array(path)
        elif self._peek() == "{":
            self._inline_table(path)
        else:
            self.at += 1
            while self._peek() not in _ENDS_OF_VALUE:
                self.at += 1

    def _array(self, path: Where) -> None:
        self.at += 1
        index = 0
        self._skip_newlines()
        while self._peek() != "]":
            self.found[(*path, index)] = self.tokens[self.at][1]
            self._value((*path, index))
            index += 1
            self._skip_newlines()
            if self._peek() == ",":
                self.at += 1
                self._skip_newlines()
        self.at += 1

    def _inline_table(self, path: Where) -> None:
        self.at += 1
        self._skip_newlines()
        while self._peek() != "}":
            self._pair(path)
            self._skip_newlines()
            if self._peek() == ",":
                self.at += 1
                self._skip_newlines()
        self.at += 1
