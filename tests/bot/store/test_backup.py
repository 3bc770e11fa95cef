"""A backup is a whole database, made while the bot runs, and never overwrites a file."""

from __future__ import annotations

import asyncio
import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from bot.store import Store, StoreError, back_up, open_store
from tests.bot.store.samples import ANN, BOB, live


async def test_backup_opens_as_a_store_with_everything(store: Store, tmp_path: Path) -> None:
    """Put in the database's place, it is as if nothing had happened."""
    await live(store, ANN)
    await store.backup(tmp_path / "copy.db")
    async with open_store(tmp_path / "copy.db") as copy:
        assert await copy.export(ANN.id) == await store.export(ANN.id)
        await live(copy, ANN, "again")

    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


async def test_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    """Neither a file nor an empty one, nor what another backup is writing."""
    for name in ("old.db", "empty.db", "busy.db.part"):
        (tmp_path / name).write_text("mine" if name != "empty.db" else "")
    for name in ("old.db", "empty.db", "busy.db"):
        with pytest.raises(StoreError, match="Cannot write the backup") as caught:
            await store.backup(tmp_path / name)

        assert caught.value.status == 4
    assert (tmp_path / "old.db").read_text() == "mine"
    assert (tmp_path / "empty.db").read_text() == ""
    assert (tmp_path / "busy.db.part").read_text() == "mine"
    assert not (tmp_path / "busy.db").exists()


async def test_backup_that_does_not_fit_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told, and half a copy is not left to be taken for a whole one."""

    def fail(_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("bot.store.backup._sync", fail)
    with pytest.raises(StoreError, match="No space left"):
        await store.backup(tmp_path / "copy.db")

    assert list(tmp_path.glob("copy*")) == []


async def test_failed_backup_leaves_no_half_file(store: Store, tmp_path: Path) -> None:
    """A folder that is not there, and the store goes on."""
    with pytest.raises(StoreError, match="No such file"):
        await store.backup(tmp_path / "nowhere" / "copy.db")

    await store.backup(tmp_path / "copy.db")
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"]


async def test_backup_while_answers_come_in_is_of_one_moment(file: Path, tmp_path: Path) -> None:
    """The copy holds together, whatever was written meanwhile."""
    async with open_store(file) as store:
        lives = asyncio.gather(*(live(store, ANN, f"{number}-") for number in range(20)))
        await store.backup(tmp_path / "copy.db")
        await lives
    async with open_store(tmp_path / "copy.db") as copy:
        tables = (await copy.export(ANN.id)).tables

    assert len(tables["answers"]) == sum(row["all_answers"] for row in tables["topic_totals"])


async def test_others_read_write_and_are_forgotten_meanwhile(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large copy takes seconds, and nobody has to wait for it."""
    go_on = threading.Event()
    monkeypatch.setattr("bot.store.backup._sync", lambda _: go_on.wait(20))
    async with open_store(file) as store:
        await live(store, ANN)
        copying = asyncio.create_task(store.backup(tmp_path / "copy.db"))
        while not list(tmp_path.glob("copy.db.part")):
            await store.set_setting("x", "y")
        await live(store, BOB)
        await store.forget(ANN.id)
        rest = await store.export(BOB.id)
        is_copying = not copying.done()
        go_on.set()
        await copying

    assert is_copying
    assert len(rest.tables["answers"]) == 1


async def test_database_is_backed_up_beside_a_running_bot(file: Path, tmp_path: Path) -> None:
    """Without the lock, only reading; also one that nobody has open."""
    async with open_store(file) as store:
        await live(store, ANN)
        await back_up(file, tmp_path / "running.db")
        export = await store.export(ANN.id)
    await back_up(file, tmp_path / "stopped.db")
    for name in ("running.db", "stopped.db"):
        async with open_store(tmp_path / name) as copy:
            assert await copy.export(ANN.id) == export


async def test_nothing_to_back_up_is_said(tmp_path: Path) -> None:
    """No database is made by asking for its copy."""
    (tmp_path / "notes").write_text("mine")

    with pytest.raises(StoreError, match="no database"):
        await back_up(tmp_path / "never.db", tmp_path / "copy.db")
    with pytest.raises(StoreError, match="cannot be opened"):
        await back_up(tmp_path, tmp_path / "copy.db")
    with pytest.raises(StoreError, match="not a database"):
        await back_up(tmp_path / "notes", tmp_path / "copy.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes"]
