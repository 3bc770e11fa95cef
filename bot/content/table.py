"""One TOML table being read: each key is asked for by type, what is wrong becomes a fault.

Which keys a table has is for its reader to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rapidfuzz import process

from bot.content.places import Where
from bot.content.prose import prose_faults, with_full_links
from bot.content.sheet import Sheet

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z")  # ids travel in tokens of at most 100 characters
_NAMES: Mapping[type, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


def near(word: str, known: list[str]) -> str:
    """`; did you mean 'x'?` when something known is close, else nothing."""
    match = process.extractOne(word, known, score_cutoff=70)
    return f"; did you mean {match[0]!r}?" if match else ""


class Table:
    """Reads one table of a sheet. `close()` reports the keys nobody asked for."""

    def __init__(self, sheet: Sheet, where: Where = (), values: Any = None) -> None:
        self.sheet = sheet
        self.where = where
        self.values: Mapping[str, Any] = sheet.values if values is None else values
        self._asked: set[str] = set()
        self._allows_all = False

    @property
    def line(self) -> int:
        """The line where the table begins."""
        return self.sheet.line(self.where)

    def line_of(self, *keys: str | int) -> int:
        """The line of a key, or of the table when the key is missing."""
        return self.sheet.line((*self.where, *keys))

    def fault(self, what: str, *keys: str | int) -> None:
        """Note a fault at a key of this table."""
        self.sheet.fault((*self.where, *keys), what)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.values

    def _get(self, key: str, kind: type, *, is_required: bool) -> Any:
        """The value if it is there and of the kind, else None and maybe a fault."""
        self._asked.add(key)
        if key not in self.values:
            if is_required:
                self.fault(f"missing key {key!r}")
            return None
        value = self.values[key]
        is_number = kind is float and type(value) is int
        if type(value) is not kind and not is_number:
            given = _NAMES.get(type(value), "a date or time")
            self.fault(f"{key!r} must be {_NAMES[kind]}, not {given}", key)
            return None
        return value

    def text(
        self, key: str, *, is_required: bool = True, least: int = 1, most: int | None = None
    ) -> str:
        """A text, as it stands."""
        value = self._get(key, str, is_required=is_required)
        if value is None:
            return ""
        length = len(value.strip())
        if length < least:
            need = "is empty" if not length else f"has {length} characters, at least {least}"
            self.fault(f"{key!r} {need}", key)
        if most is not None and length > most:
            self.fault(f"{key!r} has {length} characters, at most {most}", key)
        return str(value)

    def prose(
        self, key: str, *, is_required: bool = True, least: int = 1, most: int | None = None
    ) -> str:
        """A text in our Markdown, stripped, its documentation links in full."""
        text = self.text(key, is_required=is_required, least=least, most=most).strip()
        self._check_prose(text, key)
        return with_full_links(text)

    def proses(self, key: str, *, least: int = 1, most: int | None = None) -> tuple[str, ...]:
        """A list of texts in our Markdown."""
        texts = self.texts(key, least=least)
        for index, text in enumerate(texts):
            self._check_prose(text, key, index)
            if most is not None and len(text) > most:
                self.fault(f"{key!r} has {len(text)} characters, at most {most}", key, index)
        return tuple(with_full_links(text.strip()) for text in texts)

    def _check_prose(self, text: str, *keys: str | int) -> None:
        for _, what in prose_faults(text):
            self.fault(f"{keys[0]!r}: {what}", *keys)

    def id(self, key: str = "id") -> str:
        """An id: lower case, digits and hyphens."""
        value = self.text(key)
        if value and not ID.match(value):
            self.fault(f"{key} {value!r}: only a-z, 0-9 and hyphens, at most 40 characters", key)
        return value

    def texts(self, key: str, *, is_required: bool = True, least: int = 0) -> tuple[str, ...]:
        """A list of texts."""
        values = self._get(key, list, is_required=is_required)
        if values is None:
            return ()
        for index, value in enumerate(values):
            if not isinstance(value, str) or not value.strip():
                self.fault(f"{key!r} must hold texts only", key, index)
        if len(values) < least:
            self.fault(f"{key!r} needs at least {least}", key)
        return tuple(value for value in values if isinstance(value, str))

    def whole(self, key: str, *, low: int, high: int, default: int | None = None) -> int:
        """A whole number between two bounds."""
        value = self._get(key, int, is_required=default is None)
        if value is None:
            return default if default is not None else low
        if not low <= value <= high:
            self.fault(f"{key!r} must be from {low} to {high}, not {value}", key)
        return int(value)

    def number(self, key: str, *, default: float | None = None) -> float:
        """Any number."""
        value = self._get(key, float, is_required=default is None)
        return (default or 0.0) if value is None else value

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """True or false."""
        value = self._get(key, bool, is_required=default is None)
        return bool(default) if value is None else value

    def tables(self, key: str, *, least: int = 0, is_required: bool = True) -> Iterator[Table]:
        """The tables of a list, each closed after the reader is done with it."""
        values = self._get(key, list, is_required=is_required)
        if values is not None and len(values) < least:
            self.fault(f"{key!r} needs at least {least}", key)
        for index, value in enumerate(values or ()):
            if not isinstance(value, dict):
                self.fault(f"{key!r} must hold tables only", key, index)
                continue
            table = Table(self.sheet, (*self.where, key, index), value)
            yield table
            table.close()

    def table(self, key: str) -> Table | None:
        """One table by its key; the reader closes it."""
        value = self._get(key, dict, is_required=True)
        return None if value is None else Table(self.sheet, (*self.where, key), value)

    def allow_all(self) -> None:
        """Report no key as unknown: which ones belong here cannot be told."""
        self._allows_all = True

    def close(self) -> None:
        """Report every key that nobody asked for."""
        for key in self.values:
            if key not in self._asked and not self._allows_all:
                self.fault(f"unknown key {key!r}{near(key, sorted(self._asked))}", key)
