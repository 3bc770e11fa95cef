"""One run at a time for each person: who runs, who of their own waits, and who is one too many.

How people take turns with each other is the sandbox's business.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

WAITING = 2  # more of one person's runs than that do not wait


class TooManyRunsError(Exception):
    """The person has as many runs under way and waiting as fit."""


class Turns:
    """Every person's own short line; the first in it runs."""

    def __init__(self) -> None:
        self._lines: dict[str, list[Turn]] = {}

    def turn(self, who: str, allow: Callable[[], None]) -> Turn:
        """What one request needs to run code; `allow` may refuse by raising."""
        return Turn(self._lines, who, allow)


class Turn:
    """One request's turn: taken at its first run, kept for all its runs, given up at its end."""

    def __init__(
        self, lines: dict[str, list[Turn]], who: str, allow: Callable[[], None] | None = None
    ) -> None:
        self._lines = lines
        self._who = who
        self._allow = allow
        self.moved = asyncio.Event()

    async def begin(self) -> AsyncIterator[int]:
        """Wait until it is this one's turn; gives how many go before, each time that changes.

        Raises:
            TooManyRunsError: too many wait already.
        """
        if self._allow is None:
            return
        line = self._lines.get(self._who, [])
        if self not in line:
            self._join(line)
        while before := self._lines[self._who].index(self):
            yield before
            self.moved.clear()
            await self.moved.wait()

    def _join(self, line: list[Turn]) -> None:
        assert self._allow is not None
        if len(line) > WAITING:
            raise TooManyRunsError
        self._allow()
        self._lines.setdefault(self._who, line).append(self)

    def end(self) -> None:
        """Let the next one run; nothing happens if this one never did."""
        line = self._lines.get(self._who, [])
        if self not in line:
            return
        line.remove(self)
        for other in line:
            other.moved.set()
        if not line:
            del self._lines[self._who]


def unbound() -> Turn:
    """A turn that never waits."""
    return Turn({}, "")
