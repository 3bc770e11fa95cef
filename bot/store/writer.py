"""The one that writes: it gathers what waits and commits it together.

What is written is in the query modules.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, TypeVar, cast

from bot.store.connection import Link
from bot.store.errors import StoreError, trouble
from bot.store.finishing import finish

T = TypeVar("T")
Unit = Callable[[sqlite3.Connection], Any]

GROUP = 256  # units in one transaction, at most
IN_FLIGHT = 1024  # units that wait or are being written; more callers wait for their turn


@dataclass(frozen=True, slots=True)
class _Waiting:
    unit: Unit
    done: asyncio.Future[Any]


class Writer:
    """Runs units of work, many in one transaction. When `do` returns, its unit is on the disk.

    Entered and left by `async with`; on leaving, all that it was given is written first. Its task
    is not in a TaskGroup: that would wrap the errors of the block in an ExceptionGroup.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self._room = asyncio.Semaphore(IN_FLIGHT)
        self._waiting: deque[_Waiting] = deque()
        self._bell = asyncio.Event()
        self._is_closed = False
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Writer:
        self._task = asyncio.create_task(self._serve(), name="store writer")
        return self

    async def __aexit__(self, *_: object) -> None:
        self._close()
        await finish(self._ended())

    async def _ended(self) -> None:
        assert self._task is not None, "it was entered"
        await asyncio.wait([self._task])
        if not self._task.cancelled():
            self._task.result()

    async def do(self, unit: Callable[[sqlite3.Connection], T]) -> T:
        """What `unit` returns, once it is committed. It may be run twice, so it only writes.

        Raises:
            StoreError: it could not be written; nothing of it was kept.
        """
        async with self._room:
            if self._is_closed:
                raise StoreError("The database is closed.")
            done = asyncio.get_running_loop().create_future()
            self._waiting.append(_Waiting(unit, done))
            self._bell.set()
            return cast("T", await done)

    async def _serve(self) -> None:
        try:
            while not self._is_closed or self._waiting:
                await self._bell.wait()
                self._bell.clear()
                while self._waiting:
                    await self._write(self._take())
        finally:
            self._close()
            _settle(self._waiting, ())

    def _close(self) -> None:
        self._is_closed = True
        self._bell.set()

    def _take(self) -> list[_Waiting]:
        size = min(GROUP, len(self._waiting))
        taken = [self._waiting.popleft() for _ in range(size)]
        return [one for one in taken if not one.done.done()]  # a cancelled caller wants nothing

    async def _write(self, group: list[_Waiting]) -> None:
        outcomes: Sequence[_Outcome] = ()
        try:
            if group:
                outcomes = await self._link.visit(partial(write, units=[one.unit for one in group]))
        finally:
            _settle(group, outcomes)


# ---- on the connection's thread


@dataclass(slots=True)
class _Outcome:
    value: Any = None
    error: Exception | None = None


class _Savepoint:
    """A unit's own failure is undone and kept for the one who waits; the others go on."""

    def __init__(self, db: sqlite3.Connection, outcome: _Outcome) -> None:
        self._db = db
        self._outcome = outcome

    def __enter__(self) -> None:
        self._db.execute("SAVEPOINT unit")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> bool:
        if not self._db.in_transaction:  # SQLite does so when the disk is full, for one
            if isinstance(error, sqlite3.Error):
                return False
            raise sqlite3.OperationalError("the whole transaction was undone") from error
        if error is not None:
            self._db.execute("ROLLBACK TO unit")
        self._db.execute("RELEASE unit")
        if isinstance(error, Exception):
            self._outcome.error = error
        return isinstance(error, Exception)


def write(db: sqlite3.Connection, units: Sequence[Unit]) -> Sequence[_Outcome]:
    """Run all units in one transaction; if that cannot be kept, each in its own."""
    try:
        return _transaction(db, units)
    except sqlite3.Error as error:
        if len(units) == 1:
            return [_Outcome(error=error)]
    return [write(db, [unit])[0] for unit in units]


def _transaction(db: sqlite3.Connection, units: Sequence[Unit]) -> Sequence[_Outcome]:
    outcomes = [_Outcome() for _ in units]
    try:
        db.execute("BEGIN IMMEDIATE")
        for unit, outcome in zip(units, outcomes, strict=True):
            with _Savepoint(db, outcome):
                outcome.value = unit(db)
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
    return outcomes


# ---- back in the loop


def _settle(group: Sequence[_Waiting] | deque[_Waiting], outcomes: Sequence[_Outcome]) -> None:
    """Tell every caller; those without an outcome, that theirs was not kept."""
    lost = _Outcome(error=StoreError("The database was closed before this could be saved."))
    rest = [lost] * (len(group) - len(outcomes))
    for one, outcome in zip(group, [*outcomes, *rest], strict=True):
        if one.done.done():
            continue
        if outcome.error is None:
            one.done.set_result(outcome.value)
        else:
            one.done.set_exception(_told(outcome.error))


def _told(error: Exception) -> Exception:
    if not isinstance(error, sqlite3.Error):
        return error
    told = trouble(error)
    told.__cause__ = error
    return told
