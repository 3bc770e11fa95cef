"""One file of a pack as text, TOML with line numbers, and the collected faults.

What the values mean is not known here.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.content.model import Fault
from bot.content.places import Where, open_string, places

FILE_LIMIT = 512 * 1024  # a whole topic of questions is about 20 KB
TO_FILL = "FILL IN"  # stands in new files where the author's words belong
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_AT_END = " (at end of document)"


@dataclass(slots=True)
class Faults:
    """All faults of one load, in the order found."""

    found: list[Fault] = field(default_factory=list)

    def add(self, path: str, line: int, what: str) -> None:
        """Note a fault; the same one is kept once."""
        fault = Fault(path, line, what)
        if fault not in self.found:
            self.found.append(fault)


@dataclass(slots=True)
class Sheet:
    """A TOML text in a file: the values, and the line of each."""

    path: str
    faults: Faults
    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[Where, int] = field(default_factory=dict)
    first_line: int = 1

    def line(self, where: Where) -> int:
        """The line of a value, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1) + self.first_line - 1

    def fault(self, where: Where, what: str) -> None:
        """Note a fault at the line of a value."""
        self.faults.add(self.path, self.line(where), what)


def shown(path: Path) -> str:
    """The path as people see it: from the current folder where it lies inside."""
    # A link keeps its own name: the fault lies in the pack, wherever it leads.
    here, whole = Path.cwd(), Path(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def read_text(path: Path, faults: Faults) -> str | None:
    """The text of a file with plain newlines, or None and a fault."""
    if path.exists() and not path.is_file():  # a folder, or a pipe, which would never end
        faults.add(shown(path), 1, "not a file")
        return None
    try:
        with path.open("rb") as file:
            raw = file.read(FILE_LIMIT + 1)
    except OSError as error:
        faults.add(shown(path), 1, f"cannot be read: {error.strerror}")
        return None
    if len(raw) > FILE_LIMIT:
        faults.add(shown(path), 1, f"larger than {FILE_LIMIT // 1024} KB")
        return None
    try:
        text = raw.decode().replace("\r\n", "\n").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        faults.add(shown(path), raw.count(b"\n", 0, error.start) + 1, "not UTF-8 text")
        return None
    for number, what in _to_fill(text):
        faults.add(shown(path), number, f"still to be filled in: {what}")
    return text


def _to_fill(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a new file that its author has not written yet, and what belongs there."""
    for number, line in enumerate(text.split("\n"), 1) if TO_FILL in text else ():
        _, mark, rest = line.partition(TO_FILL)
        if mark:
            yield number, rest.partition('"')[0].strip(" :',.?{}*") or "this line"


def parse_sheet(text: str, path: str, faults: Faults, *, first_line: int = 1) -> Sheet | None:
    """The TOML text as values, or None and a fault at the line of the syntax error."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, what = _syntax_error(str(error), text)
        faults.add(path, line + first_line - 1, f"TOML: {what}")
        return None
    except RecursionError:
        faults.add(path, first_line, "TOML: nested too deeply")
        return None
    return Sheet(path, faults, values, places(text), first_line)


def read_sheet(path: Path, faults: Faults) -> Sheet | None:
    """The TOML file as values, or None and a fault."""
    text = read_text(path, faults)
    return None if text is None else parse_sheet(text, shown(path), faults)


def _syntax_error(message: str, text: str) -> tuple[int, str]:
    """The line and the text of what tomllib says."""
    if match := _AT_LINE.search(message):
        return int(match[1]), message[: match.start()]
    last = max(1, len(text.splitlines()))
    return open_string(text) or last, message.removesuffix(_AT_END)
