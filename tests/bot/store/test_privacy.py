"""Export gives everything, forget leaves nothing, also of tables that come later."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import Store, open_store
from bot.store.migrations import FOLDER
from bot.talk import Learner
from tests.bot.store.samples import ANN, BOB, NOW, answer, card, live

SECRET = "never-to-be-found-again"
CID = Learner(id="test:3", name=SECRET)


async def test_export_has_every_table_and_is_ready_for_json(store: Store) -> None:
    """No table is empty when the learner has done everything once."""
    await live(store, ANN)
    export = await store.export(ANN.id)

    assert {table for table, rows in export.tables.items() if not rows} == set()
    assert json.loads(json.dumps(export.tables)) == export.tables
    assert len(export.tables) == 13


async def test_export_is_of_one_learner_alone(store: Store) -> None:
    """Nothing of Bob is in what Ann gets."""
    await live(store, ANN)
    await live(store, BOB)
    text = json.dumps((await store.export(ANN.id)).tables)

    assert ANN.id in text
    assert BOB.id not in text
    assert "Bob" not in text


async def test_forgotten_learner_leaves_nothing(store: Store) -> None:
    """Not in any table, not in the totals, not on the leaderboard; the others stay whole."""
    await live(store, ANN)
    await live(store, BOB)
    bob = await store.export(BOB.id)
    await store.forget(ANN.id)
    export = await store.export(ANN.id)

    assert [rows for rows in export.tables.values() if rows] == []
    assert [rank.learner for rank in await store.leaders("square")] == [BOB.id]
    assert await store.export(BOB.id) == bob
    assert await store.asked(f"{ANN.id}-asked") is None
    assert await store.run(f"{ANN.id}-run") is None


async def test_forgetting_twice_or_nobody_is_no_error(store: Store) -> None:
    """There is nothing left to do."""
    await store.forget(ANN.id)
    await store.forget(ANN.id)
    await store.forget("test:404")

    assert await store.progress(BOB.id, NOW)


async def test_forgotten_learner_may_start_again(store: Store) -> None:
    """From nothing, with a new count."""
    await live(store, ANN)
    await store.forget(ANN.id)
    await live(store, ANN)
    progress = await store.progress(ANN.id, NOW)

    assert (progress.answers, progress.runs) == (1, 1)


async def test_answer_that_comes_after_forgetting_keeps_nothing(store: Store) -> None:
    """A button that was pressed too late does not bring the learner back."""
    await live(store, ANN)
    await store.forget(ANN.id)

    with pytest.raises(LookupError):
        await store.answered(ANN.id, answer(f"{ANN.id}-asked"), card())
    with pytest.raises(LookupError):
        await store.read(ANN.id, "futures", "what", NOW)
    export = await store.export(ANN.id)
    assert [rows for rows in export.tables.values() if rows] == []


async def test_no_byte_of_the_forgotten_stays_in_the_files(file: Path) -> None:
    """Deleted rows are overwritten and the log is emptied, while the bot goes on."""
    async with open_store(file) as store:
        await live(store, BOB)
        await live(store, CID, mark=SECRET)
        await store.export(CID.id)
        before = [SECRET.encode() in path.read_bytes() for path in file.parent.iterdir()]
        await store.forget(CID.id)
        after = [SECRET.encode() in path.read_bytes() for path in file.parent.iterdir()]

    assert any(before)
    assert not any(after)


async def test_forgetting_waits_for_a_reader_and_blocks_no_writer(file: Path) -> None:
    """While something still reads the log, others are served; then the log is emptied."""
    log = file.parent / "corobot.db-wal"
    async with open_store(file) as store:
        await live(store, CID, mark=SECRET)
        with closing(sqlite3.connect(file, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM learners").fetchone()
            forgetting = asyncio.create_task(store.forget(CID.id))
            while (await store.export(CID.id)).tables["learners"]:
                await asyncio.sleep(0)
            start = time.monotonic()
            await store.set_setting("x", "y")
            took = time.monotonic() - start
            was_there = SECRET.encode() in log.read_bytes()
        await forgetting

        assert was_there
        assert took < 2
        assert SECRET.encode() not in log.read_bytes() + file.read_bytes()


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that a later migration adds, which no line of Python knows."""
    folder = tmp_path / "later"
    folder.mkdir()
    (folder / "0001_start.sql").write_text((FOLDER / "0001_start.sql").read_text())
    (folder / "0002_streaks.sql").write_text(
        'CREATE TABLE "odd name" (id INTEGER PRIMARY KEY, "who is it" TEXT NOT NULL'
        " REFERENCES learners (id) ON DELETE CASCADE, days INTEGER NOT NULL) STRICT;"
    )
    monkeypatch.setattr("bot.store.migrations.FOLDER", folder)


@pytest.mark.usefixtures("later")
async def test_later_table_is_exported_and_forgotten(file: Path) -> None:
    """Whoever adds a table need not think of either."""
    async with open_store(file):
        pass
    with closing(sqlite3.connect(file)) as db:
        db.execute("INSERT INTO learners VALUES ('test:1', 'Ann', 0, '2026')")
        db.execute("""INSERT INTO "odd name" VALUES (5, 'test:1', 9)""")
        db.commit()
    async with open_store(file) as store:
        before = (await store.export(ANN.id)).tables
        await store.forget(ANN.id)
        after = (await store.export(ANN.id)).tables

    assert before["odd name"] == [{"id": 5, "who is it": "test:1", "days": 9}]
    assert after["odd name"] == []
