"""Group commit: many in one transaction, one failure alone, trouble survived."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import Store, StoreError, open_store
from bot.store.connection import Link, prepare
from bot.store.writer import GROUP, IN_FLIGHT, Writer, write
from tests.bot.store.samples import ANN, BOB, NOW, answer, card, put


@pytest.fixture
async def link(file: Path) -> AsyncIterator[Link]:
    """A connection to a fresh database with one plain table."""
    async with Link.to(str(file)) as opened:
        await opened.visit(lambda db: prepare(db, name="test"))
        await opened.visit(lambda db: db.execute("CREATE TABLE t (x INT UNIQUE) STRICT"))
        yield opened


class Insert:
    """A unit that inserts a number and returns it; those of `bad` fail after they wrote."""

    def __init__(self, number: int, bad: type[Exception] | None = None) -> None:
        self.number = number
        self.bad = bad

    def __call__(self, db: sqlite3.Connection) -> int:
        db.execute("INSERT INTO t VALUES (:x)", {"x": self.number})
        if self.bad:
            raise self.bad("mine")
        return self.number


def rows(db: sqlite3.Connection) -> list[int]:
    return [x for (x,) in db.execute("SELECT x FROM t ORDER BY x")]


async def test_many_at_once_share_a_transaction(link: Link) -> None:
    """A thousand units take a few commits, each at most 256 units."""
    commits: list[str] = []
    await link.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)
    async with Writer(link) as writer:
        done = await asyncio.gather(*(writer.do(Insert(number)) for number in range(1000)))

    assert done == list(range(1000))
    assert 1000 / GROUP <= len(commits) <= 10


async def test_failing_unit_spoils_no_other(link: Link) -> None:
    """What it wrote before it failed is undone; its neighbours are kept."""
    units = [Insert(1), Insert(2, KeyError), Insert(1), Insert(3)]
    async with Writer(link) as writer:
        done = await asyncio.gather(*map(writer.do, units), return_exceptions=True)

    assert (done[0], done[3]) == (1, 3)
    assert isinstance(done[1], KeyError)
    assert isinstance(done[2], ValueError), "the same number twice"
    assert await link.visit(rows) == [1, 3]


def test_lost_transaction_is_made_up_for_one_by_one() -> None:
    """When SQLite undoes a whole group, those that can be kept are kept."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute("CREATE TABLE t (x INT UNIQUE) STRICT")

    def spoil(db: sqlite3.Connection) -> None:
        db.execute("ROLLBACK")

    outcomes = write(db, [Insert(1), spoil, Insert(2)])
    kept = rows(db)
    db.close()

    assert [outcome.value for outcome in outcomes] == [1, None, 2]
    assert isinstance(outcomes[1].error, sqlite3.OperationalError)
    assert kept == [1, 2]


async def test_cancelled_caller_takes_nobody_along(link: Link) -> None:
    """Others in the same group get their answers."""
    async with Writer(link) as writer:
        tasks = [asyncio.create_task(writer.do(Insert(number))) for number in range(20)]
        await asyncio.sleep(0)
        for task in tasks[::2]:
            task.cancel()
        done = await asyncio.gather(*tasks, return_exceptions=True)

    assert done[1::2] == list(range(1, 20, 2))
    assert all(isinstance(one, asyncio.CancelledError) for one in done[::2])
    assert set(range(1, 20, 2)) <= set(await link.visit(rows))


async def test_what_was_given_is_written_before_the_end(link: Link) -> None:
    """Leaving waits for all that was taken; what did not fit in yet is told so."""
    async with Writer(link) as writer:
        tasks = [asyncio.create_task(writer.do(Insert(number))) for number in range(IN_FLIGHT + 9)]
        await asyncio.sleep(0)
    done = await asyncio.gather(*tasks, return_exceptions=True)

    assert done[:IN_FLIGHT] == list(range(IN_FLIGHT))
    assert all(isinstance(one, StoreError) for one in done[IN_FLIGHT:])
    assert await link.visit(rows) == list(range(IN_FLIGHT))


async def test_late_caller_is_told_that_it_is_closed(link: Link) -> None:
    """It does not wait for ever."""
    async with Writer(link) as writer:
        pass

    with pytest.raises(StoreError, match="closed"):
        await writer.do(Insert(1))


async def test_killed_writer_leaves_nobody_waiting(link: Link) -> None:
    """Should its task be cancelled from outside, every caller gets an error."""
    async with Writer(link) as writer:
        tasks = [asyncio.create_task(writer.do(Insert(number))) for number in range(600)]
        await asyncio.sleep(0)
        assert writer._task is not None
        writer._task.cancel()
        done = await asyncio.gather(*tasks, return_exceptions=True)

    assert all(isinstance(one, StoreError) for one in done)


@pytest.mark.parametrize("at_once", [1, 40])
async def test_full_disk_fails_what_does_not_fit_and_nothing_else(file: Path, at_once: int) -> None:
    """The error is for the operator, what was kept stays, and with room it goes on."""
    async with open_store(file) as store:
        await store.meet(ANN, NOW)
        await store.set_setting("before", "kept")
        await store._link.visit(lambda db: db.execute("PRAGMA max_page_count = 1").fetchone())
        big = "x" * 20_000
        calls = (store.set_setting(f"big {number}", big) for number in range(at_once))
        done = await asyncio.gather(*calls, return_exceptions=True)
        await store.set_setting("before", "changed without a new page")
        await store._link.visit(lambda db: db.execute("PRAGMA max_page_count = 9999").fetchone())
        await store.set_setting("after", big)

        assert all(isinstance(one, StoreError) and "full" in one.message for one in done)
        assert await store.setting("before") == "changed without a new page"
        assert await store.setting("after") == big
        assert await store.setting("big 0") is None


async def test_read_error_is_told_and_survived(file: Path) -> None:
    """A table that vanished is an error for one caller, not the end of the store."""
    async with open_store(file) as store:
        await store._link.visit(lambda db: db.execute("ALTER TABLE runs RENAME TO walks"))
        with pytest.raises(StoreError, match="no such table: runs"):
            await store.run("r1")
        await store._link.visit(lambda db: db.execute("ALTER TABLE walks RENAME TO runs"))

        assert await store.run("r1") is None


async def test_reader_sees_what_was_acknowledged(store: Store) -> None:
    """Whoever has the answer to a write finds it in the next read, every time."""
    for number in range(50):
        await store.set_setting("count", str(number))

        assert await store.setting("count") == str(number)


async def test_reader_never_sees_half_an_answer(store: Store) -> None:
    """While answers come in, what is read of several tables is of one moment."""
    for number in range(100):
        await put(store, f"k{number}", BOB)

    async def write_all() -> None:
        for number in range(100):
            await store.answered(BOB.id, answer(f"k{number}"), card())

    writing = asyncio.create_task(write_all())
    looks = 0
    while not writing.done():
        tables = (await store.export(BOB.id)).tables
        looks += 1

        assert len(tables["answers"]) == sum(row["all_answers"] for row in tables["topic_totals"])
    await writing
    assert looks > 10
