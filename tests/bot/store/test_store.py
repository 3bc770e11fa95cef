"""Opening and closing: what is refused, in what words, and what is left behind."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.store import StoreError, open_store
from bot.store.errors import EXIT_STATUS
from tests.bot.store.samples import ANN, NOW, live


async def refusal(path: Path | str) -> StoreError:
    """The error that opening ends in."""
    with pytest.raises(StoreError) as caught:
        async with open_store(path, wait_s=0):
            pass
    assert caught.value.status == EXIT_STATUS == 4
    assert caught.value.hint
    return caught.value


def make(path: Path, *statements: str) -> bytes:
    """Make a database with other means; its bytes."""
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()
    return path.read_bytes()


def pragmas(db: sqlite3.Connection) -> list[tuple[Any, ...]]:
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    return [db.execute(f"PRAGMA {name}").fetchone() for name in names]


# ---- what is fine


async def test_what_was_kept_is_there_after_reopening(file: Path) -> None:
    """Everything survives a normal end."""
    async with open_store(file) as store:
        await live(store, ANN)
        before = await store.export(ANN.id)
    async with open_store(str(file)) as store:
        after = await store.export(ANN.id)

    assert after == before
    assert len(after.tables["answers"]) == 1


async def test_folder_is_made(tmp_path: Path) -> None:
    """Also several levels of it."""
    async with open_store(tmp_path / "a" / "b" / "corobot.db") as store:
        await store.meet(ANN, NOW)

    assert (tmp_path / "a" / "b" / "corobot.db").stat().st_size > 0


async def test_file_is_for_its_owner_alone(file: Path) -> None:
    """What is kept of people is not for every user of the machine."""
    async with open_store(file) as store:
        await store.meet(ANN, NOW)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}

    assert len(modes) == 4, "the database, its log, the log's index, the lock"
    assert set(modes.values()) == {0o600}


async def test_log_is_folded_into_the_file_at_the_end(file: Path) -> None:
    """Whoever copies the one file after a normal end has everything."""
    async with open_store(file) as store:
        await live(store, ANN)
    left = sorted(path.name for path in file.parent.iterdir())

    assert left == ["corobot.db", "corobot.db-lock"]


async def test_name_with_odd_characters_is_a_name(tmp_path: Path) -> None:
    """Question marks and percents are no part of an address."""
    file = tmp_path / "what? 100%#1 ☃.db"
    async with open_store(file) as store:
        await store.meet(ANN, NOW)

    assert file.is_file()


async def test_memory_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name ":memory:" is not the name of a file."""
    monkeypatch.chdir(tmp_path)
    async with open_store(":memory:") as store:
        await live(store, ANN)

    assert list(tmp_path.iterdir()) == []


async def test_empty_file_becomes_a_database(file: Path) -> None:
    """A mounted empty file is a place to start, not a fault."""
    file.touch()
    async with open_store(file) as store:
        await store.meet(ANN, NOW)

    assert file.read_bytes().startswith(b"SQLite format 3")


async def test_errors_of_the_block_come_out_as_they_are(file: Path) -> None:
    """An error inside is not wrapped, and the store is closed all the same."""
    with pytest.raises(KeyError, match="mine"):
        async with open_store(file):
            raise KeyError("mine")
    async with open_store(file, wait_s=0) as store:
        assert await store.setting("x") is None


async def test_closed_store_says_so(file: Path) -> None:
    """A call that comes too late gets an error, not silence."""
    async with open_store(file) as store:
        pass

    with pytest.raises(StoreError, match="closed"):
        await store.set_setting("x", "y")
    with pytest.raises(StoreError, match="closed"):
        await store.setting("x")


async def test_commit_waits_for_the_disk(file: Path) -> None:
    """Write-ahead log and full synchronisation: no test here can cut the power."""
    async with open_store(file) as store:
        values = await store._link.visit(pragmas)

    assert values == [("wal",), (2,), (1,), (1,)]


# ---- what is refused


async def test_newer_version_is_refused_untouched(file: Path) -> None:
    """The message names both versions; not one byte is changed."""
    before = make(file, "CREATE TABLE future (x)", "PRAGMA user_version = 7")
    error = await refusal(file)

    assert "newer Corobot: version 7, this one knows 5" in error.message
    assert str(file) in error.message
    assert file.read_bytes() == before


async def test_database_of_another_program_is_refused_untouched(file: Path) -> None:
    """Whatever its version says."""
    for version in (0, 1):
        file.unlink(missing_ok=True)
        statements = ("CREATE TABLE theirs (x)", f"PRAGMA user_version = {version}")
        before = make(file, *statements)
        error = await refusal(file)

        assert "another program" in error.message
        assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"x", b"# notes\n" * 1000, b"SQLite format 3\0" + b"x" * 9000, b"\0" * 8192]
)
async def test_what_is_no_database_is_refused_untouched(file: Path, content: bytes) -> None:
    """Not a byte of somebody's notes is lost."""
    file.write_bytes(content)
    error = await refusal(file)

    assert "Nothing was overwritten" in error.message
    assert file.read_bytes() == content


@pytest.mark.parametrize("damage", ["half", "middle", "one page"])
async def test_corrupt_database_is_refused_untouched(file: Path, damage: str) -> None:
    """A damaged page is found at the start, not months later in the middle of an answer."""
    async with open_store(file) as store:
        for number in range(20):
            await live(store, ANN, f"{number}-")
    content = bytearray(file.read_bytes())
    if damage == "half":
        del content[len(content) // 2 :]
    elif damage == "one page":
        content[-4096:] = bytes(4096)
    else:
        for page in range(8192, len(content), 4096):
            content[page : page + 200] = random.Random(7).randbytes(200)
    file.write_bytes(content)
    error = await refusal(file)

    assert "Nothing was overwritten" in error.message
    assert "backup" in error.hint
    assert file.read_bytes() == content


async def test_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    """The hint names a file in that folder."""
    error = await refusal(tmp_path)

    assert f"{tmp_path} is a folder" in error.message
    assert str(tmp_path / "corobot.db") in error.hint


async def test_impossible_name_is_refused(tmp_path: Path) -> None:
    """A loop of symlinks, a NUL, an unknown home."""
    (tmp_path / "loop.db").symlink_to(tmp_path / "loop.db")
    for name in (str(tmp_path / "loop.db"), "a\0b.db", "~nobody-of-that-name/a.db"):
        assert (await refusal(name)).message


async def test_file_system_without_a_log_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where SQLite cannot have a write-ahead log it says which journal it has instead."""

    class Shared(sqlite3.Connection):
        def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
            return super().execute("SELECT 'delete'" if "journal_mode" in sql else sql, values)

    monkeypatch.setattr("bot.store.connection.sqlite3.connect", Shared)

    assert "'delete'" in (await refusal(":memory:")).message


async def test_pipe_is_refused_at_once(file: Path) -> None:
    """Opening it would wait for ever."""
    os.mkfifo(file)

    assert "not a regular file" in (await refusal(file)).message


async def test_read_only_file_is_refused_also_for_root(file: Path) -> None:
    """The system would let root write it, but somebody has said that nobody should."""
    async with open_store(file) as store:
        await store.meet(ANN, NOW)
    before = file.read_bytes()
    file.chmod(0o444)
    error = await refusal(file)

    assert f"Cannot write {file}" in error.message
    assert "chmod" in error.hint
    assert file.read_bytes() == before


@pytest.mark.parametrize("place", ["/proc/corobot/corobot.db", "/proc/corobot.db"])
async def test_folder_that_takes_no_files_is_refused(place: str) -> None:
    """Neither a folder nor a file can be made there, by anybody."""
    assert "Cannot" in (await refusal(place)).message


async def test_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A folder cannot be made where a file is."""
    (tmp_path / "notes").write_text("mine")
    error = await refusal(tmp_path / "notes" / "corobot.db")

    assert str(tmp_path / "notes") in error.message
    assert (tmp_path / "notes").read_text() == "mine"


async def test_program_that_writes_the_database_is_named_as_the_cause(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell that holds a transaction open is waited for, then told of."""
    monkeypatch.setattr("bot.store.connection._BUSY_S", 0.05)
    async with open_store(file):
        pass
    with closing(sqlite3.connect(file)) as shell:
        shell.execute("PRAGMA locking_mode = EXCLUSIVE")
        shell.execute("BEGIN EXCLUSIVE")
        error = await refusal(file)

    assert "locked" in error.message
    assert "other program" in error.hint


async def test_refusal_leaves_nothing_open(file: Path) -> None:
    """Whoever is refused can be served as soon as the cause is gone."""
    make(file, "PRAGMA user_version = 7")
    before = set(threading.enumerate())
    await refusal(file)
    file.unlink()
    async with open_store(file, wait_s=0) as store:
        await store.meet(ANN, NOW)
    left = [
        thread
        for thread in set(threading.enumerate()) - before
        if not thread.name.startswith("asyncio")  # the loop's own, which it keeps
    ]
    for thread in left:
        await asyncio.to_thread(thread.join, 5)

    assert not any(thread.is_alive() for thread in left)


# ---- cancelled


async def test_cancelled_at_any_moment_it_is_closed(file: Path) -> None:
    """However far opening, use or closing had come, the next one opens at once."""

    async def use() -> None:
        async with open_store(file) as store:
            await store.meet(ANN, NOW)
            await store.set_setting("x", "y")

    found = []
    for turns in range(60):
        task = asyncio.create_task(use())
        await asyncio.wait([task], timeout=turns / 2000)
        task.cancel()
        await asyncio.wait([task])
        async with open_store(file, wait_s=0) as store:
            found.append(await store.setting("x"))
    await use()
    async with open_store(file, wait_s=0) as store:
        found.append(await store.setting("x"))

    assert (found[0], found[-1]) == (None, "y")


LEFT_OPEN = """
import asyncio, sys
from bot.store import open_store

async def main(how):
    context = open_store(sys.argv[1])
    store = await context.__aenter__()
    pending = [asyncio.create_task(store.set_setting(str(n), "y")) for n in range(50)]
    if how == "cancelled":
        asyncio.current_task().cancel()
        await asyncio.sleep(1)
    if how == "failed":
        raise SystemExit(3)

asyncio.run(main(sys.argv[2]))
"""


@pytest.mark.parametrize(("how", "status"), [("left", 0), ("failed", 3), ("cancelled", 1)])
def test_loop_may_end_with_the_store_open(file: Path, how: str, status: int) -> None:
    """A program that forgets to close it, fails or is stopped ends by itself, and quietly."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LEFT_OPEN, str(file), how],
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert done.returncode == status
    assert "Thread" not in done.stderr
    assert "never" not in done.stderr
    if how != "cancelled":
        assert done.stderr == ""
