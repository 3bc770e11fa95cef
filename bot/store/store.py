"""The store as the rest of the bot sees it: what is remembered of learners.

No SQL here: each method hands one unit of work to the writer or to the reader.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot.schedule import Card
from bot.store import answers, backup, connection, installs, learning, privacy
from bot.store.classroom import Classroom
from bot.store.connection import MEMORY, Link
from bot.store.errors import trouble
from bot.store.lock import Lock
from bot.store.records import Answer, Asked, Attempt, Export, Progress, Rank, Run
from bot.store.rows import to_plain
from bot.store.writer import Writer
from bot.talk import Learner

T = TypeVar("T")
_FOLDING_TRIES, _FOLDING_PAUSE_S = 100, 0.1  # after that, at the latest when the store is closed


@asynccontextmanager
async def open_store(path: Path | str, *, wait_s: float = 5.0) -> AsyncIterator[Store]:
    """The store in this file, which is made if there is none; ":memory:" keeps nothing.

    Args:
        path: the database file.
        wait_s: how long to wait for another Corobot to let go of it.

    Raises:
        StoreError: it cannot be opened; nothing was overwritten.
    """
    async with AsyncExitStack() as stack:
        name = str(path)
        if name != MEMORY:
            file = await asyncio.to_thread(connection.settle, Path(path))
            await stack.enter_async_context(Lock(file, wait_s=wait_s))
            await asyncio.to_thread(connection.inspect, file)
            name = str(file)
        link = await stack.enter_async_context(Link.to(name))
        try:
            await link.visit(lambda db: connection.prepare(db, name=name))
        except sqlite3.Error as error:
            raise connection.unopened(name, error) from error
        writer = await stack.enter_async_context(Writer(link))
        reader = link
        if name != MEMORY:
            # Closed before the writing one, which then folds the log into the file as the last.
            reader = await stack.enter_async_context(Link.to(name, mode="ro"))
        yield Store(writer, reader, link)


class Store:
    """What is remembered. When a writing method returns, it survives even a power cut."""

    def __init__(self, writer: Writer, reader: Link, link: Link) -> None:
        self._writer = writer
        self._reader = reader
        self._link = link
        self.classroom = Classroom(writer.do, self._ask)

    async def _ask(self, query: Callable[[sqlite3.Connection], T]) -> T:
        return await _visit(self._reader, lambda db: _snapshot(db, query))

    # ---- learners

    async def meet(self, learner: Learner, now: datetime) -> None:
        """Know this learner from now on, by this name; an empty name leaves the old one."""
        known = await self._ask(lambda db: learning.name(db, learner.id))
        if known is None or to_plain(learner.name) not in ("", known):
            await self._writer.do(lambda db: learning.meet(db, learner, now))

    async def hide(self, learner_id: str, *, hidden: bool) -> None:
        """Take the learner off every leaderboard, or put them back."""
        await self._writer.do(lambda db: learning.hide(db, learner_id, hidden=hidden))

    async def export(self, learner_id: str) -> Export:
        """Everything that is kept of the learner."""
        return await self._ask(lambda db: privacy.export(db, learner_id))

    async def forget(self, learner_id: str) -> None:
        """Keep nothing of the learner any more, not even in deleted parts of the file."""
        await self._writer.do(lambda db: privacy.forget(db, learner_id))
        for _ in range(_FOLDING_TRIES):  # a reader, a backup perhaps, may still need the log
            if await _visit(self._link, _fold_log):
                return
            await asyncio.sleep(_FOLDING_PAUSE_S)

    # ---- questions

    async def ask(
        self,
        learner_id: str,
        question: str,
        *,
        id: str,  # noqa: A002 - named like the field of Asked that it becomes
        seed: int,
        place: str,
        now: datetime,
    ) -> Asked:
        """Keep that this question is put to the learner in this place; `seed` is below 2**63.

        Raises:
            UnknownLearnerError: the store has not met the learner.
        """
        asked = Asked(id=id, learner=learner_id, question=question, seed=seed, at=now)
        return await self._writer.do(lambda db: answers.ask(db, asked, place))

    async def asked(self, asked_id: str) -> Asked | None:
        """What was asked under this id, with its answer if there is one."""
        return await self._ask(lambda db: answers.asked(db, asked_id))

    async def hinted(self, asked_id: str) -> int:
        """One more hint was shown; how many that makes.

        Raises:
            UnknownAskedError: nothing was asked under this id.
        """
        return await self._writer.do(lambda db: answers.hinted(db, asked_id))

    async def answered(self, learner_id: str, answer: Answer, card: Card | None) -> Answer:
        """Keep an answer with its card, its review and the totals; the first one stays.

        Returns:
            The answer that is kept, which on a second press is the first one.

        Raises:
            UnknownAskedError: this was not asked of this learner.
        """
        return await self._writer.do(lambda db: answers.answered(db, learner_id, answer, card))

    async def card(self, learner_id: str, objective: str) -> Card | None:
        """What is remembered of one objective."""
        return await self._ask(lambda db: answers.card(db, learner_id, objective))

    async def due(self, learner_id: str, now: datetime, limit: int = 20) -> tuple[Card, ...]:
        """The cards that are due, the most overdue first."""
        return await self._ask(lambda db: answers.due(db, learner_id, now, limit))

    async def recent(self, learner_id: str, limit: int = 20) -> tuple[Answer, ...]:
        """The last answers, newest first."""
        return await self._ask(lambda db: answers.recent(db, learner_id, limit))

    async def myth_hits(self, learner_id: str, myth: str) -> int:
        """How many wrong answers of the learner named this misconception."""
        return await self._ask(lambda db: answers.myth_hits(db, learner_id, myth))

    # ---- pages, runs, challenges

    async def read(self, learner_id: str, topic: str, page: str, now: datetime) -> None:
        """The learner has read this page."""
        await self._writer.do(lambda db: learning.read(db, learner_id, topic, page, now))

    async def pages_read(self, learner_id: str) -> frozenset[tuple[str, str]]:
        """The pages (topic, page) that the learner has read."""
        return frozenset(await self._ask(lambda db: learning.pages_read(db, learner_id)))

    async def ran(self, run: Run) -> None:
        """Keep a run."""
        await self._writer.do(lambda db: learning.ran(db, run))

    async def run(self, run_id: str) -> Run | None:
        """The run of this id."""
        return await self._ask(lambda db: learning.run(db, run_id))

    async def attempted(self, learner_id: str, attempt: Attempt) -> None:
        """Keep a try at a challenge."""
        await self._writer.do(lambda db: learning.attempted(db, learner_id, attempt))

    async def attempts(self, learner_id: str, challenge: str) -> tuple[Attempt, ...]:
        """The tries at a challenge, oldest first."""
        return await self._ask(lambda db: learning.attempts(db, learner_id, challenge))

    # ---- what it adds up to

    async def progress(self, learner_id: str, now: datetime) -> Progress:
        """All that `/progress` shows, as of one moment."""
        return await self._ask(lambda db: learning.progress(db, learner_id, now))

    async def leaders(self, place: str, limit: int = 10) -> tuple[Rank, ...]:
        """Those who answered in this place and do not hide, the most right answers first."""
        return await self._ask(lambda db: learning.leaders(db, place, limit))

    # ---- the bot's own

    async def setting(self, key: str) -> str | None:
        """A fact of the bot's own."""
        return await self._ask(lambda db: learning.setting(db, key))

    async def set_setting(self, key: str, value: str) -> None:
        """Keep a fact of the bot's own."""
        await self._writer.do(lambda db: learning.set_setting(db, key, value))

    async def heard(self, key: str, now: datetime) -> bool:
        """Whether a request comes for the first time; asking makes it known for a day."""
        return await self._writer.do(lambda db: installs.heard(db, key, now))

    async def install(self, workspace: str, sealed: str, now: datetime) -> None:
        """Keep what a workspace has given the bot; it must be sealed."""
        await self._writer.do(lambda db: installs.install(db, workspace, sealed, now))

    async def uninstall(self, workspace: str) -> None:
        """Keep nothing of this workspace's installation."""
        await self._writer.do(lambda db: installs.uninstall(db, workspace))

    async def installation(self, workspace: str) -> str | None:
        """What a workspace has given the bot, sealed."""
        return await self._ask(lambda db: installs.installation(db, workspace))

    async def backup(self, target: Path) -> None:
        """Copy the database to a new file; no file is ever overwritten."""
        if self._link.name == MEMORY:
            await backup.copy(self._link, target)
        else:  # on a connection of its own: large copies take seconds, and others want to read
            await backup.back_up(Path(self._link.name), target)


async def _visit(link: Link, work: Callable[[sqlite3.Connection], T]) -> T:
    try:
        return await link.visit(work)
    except sqlite3.Error as error:
        raise trouble(error) from error


def _snapshot(db: sqlite3.Connection, query: Callable[[sqlite3.Connection], T]) -> T:
    """What the query returns, all of it as of one moment."""
    db.execute("BEGIN")
    try:
        return query(db)
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _fold_log(db: sqlite3.Connection) -> bool:
    """Whether the write-ahead log, where deleted rows still stand, could be emptied at once."""
    (timeout,) = db.execute("PRAGMA busy_timeout").fetchone()
    db.execute("PRAGMA busy_timeout = 0")  # the writer must not wait for a reader
    try:
        busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        db.execute(f"PRAGMA busy_timeout = {timeout}")
    return not busy
