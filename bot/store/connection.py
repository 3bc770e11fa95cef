"""Connections to one database file: looked at first, then opened to write or only to read.

What is asked of them is in the query modules; who may write at all is settled in `lock`.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

import aiosqlite

from bot.store import migrations
from bot.store.errors import StoreError
from bot.store.finishing import finish

T = TypeVar("T")
MEMORY = ":memory:"
_BUSY_S = 5.0  # how long another program, a sqlite3 shell perhaps, may keep us waiting
_MAGIC = b"SQLite format 3\0"


class Link(aiosqlite.Connection):
    """A connection on its own thread that can do many statements in one visit to that thread.

    Each public call of aiosqlite is a hop to the thread and back. A unit of work is five to ten
    statements, so one visit is several times faster, and nothing can come between them. Entered
    and left by `async with`, its thread ends however the block is left.
    """

    name: str

    @classmethod
    def to(cls, database: str, *, mode: str = "rwc") -> Link:
        """A connection to this file, or to ":memory:", that is not open yet."""
        uri = database if database == MEMORY else f"{Path(database).as_uri()}?mode={mode}"
        connect = partial(sqlite3.connect, uri, uri=True, isolation_level=None, timeout=_BUSY_S)
        link = cls(connect, iter_chunk_size=64)
        link.name = database
        return link

    async def __aenter__(self) -> Link:
        try:
            await finish(self._start())
        except BaseException:
            await finish(self.close())
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await finish(self.close())

    async def _start(self) -> None:
        try:
            await self
        except sqlite3.Error as error:
            raise unopened(self.name, error) from error

    async def visit(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` returns; it runs to its end even if the caller is cancelled.

        Raises:
            StoreError: the connection is closed.
        """
        if self._connection is None:
            raise StoreError("The database is closed.")
        result = await self._execute(lambda: work(self._conn))  # type: ignore[no-untyped-call]
        return cast("T", result)


def prepare(db: sqlite3.Connection, *, name: str) -> None:
    """Settings of the one connection that writes, then all migrations.

    Raises:
        StoreError: made by a newer Corobot, or by another program.
    """
    steps = migrations.load()
    migrations.check(db, steps, name=name)
    (journal,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
    if journal not in ("wal", "memory"):
        raise StoreError(
            f"{name} cannot have a write-ahead log: its journal stays {journal!r}.",
            hint="Keep the database on a local disk, not on a network share.",
        )
    # A simulated power cut lost 174 of 29,365 acknowledged answers under NORMAL, none under FULL.
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten, not only unlinked
    migrations.migrate(db, steps)


def inspect(path: Path) -> None:
    """Refuse what must not be opened; make the file if there is none. Nothing is overwritten.

    Raises:
        StoreError: not a file, read-only, not a database, corrupt, newer, or another program's.
    """
    size = _make_file(path)
    if size == 0:
        return
    with path.open("rb") as file:
        magic = file.read(len(_MAGIC))
    if magic != _MAGIC:
        raise StoreError(
            f"{path} is not a database. Nothing was overwritten.",
            hint="Name another file in COROBOT_DATABASE, or restore a backup.",
        )
    try:
        _check_content(path)
    except sqlite3.OperationalError as error:
        raise unopened(path, error) from error
    except sqlite3.DatabaseError as error:
        raise _corrupt(path, str(error)) from error


def _make_file(path: Path) -> int:
    """The size of the file, which is made if there is none."""
    try:
        if path.exists() and not path.is_file():
            kind = "a folder" if path.is_dir() else "not a regular file"
            raise StoreError(
                f"{path} is {kind}, not a database.",
                hint=f"Name a file in COROBOT_DATABASE, such as {path / 'corobot.db'}.",
            )
        # What is kept of people is for the owner of the bot alone.
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            found = os.fstat(file)
        finally:
            os.close(file)
        if not found.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            # The system lets root write here, yet somebody has said that nobody should.
            raise PermissionError(13, "nobody has the right to write it")
    except OSError as error:
        raise StoreError(
            f"Cannot write {path}: {error.strerror}.",
            hint="Give the bot the right to write the file and its folder (chmod u+w), "
            "or name another file in COROBOT_DATABASE.",
        ) from error
    return found.st_size


def _check_content(path: Path) -> None:
    uri = f"{path.as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=_BUSY_S)) as db:
        migrations.check(db, migrations.load(), name=str(path))
        (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise _corrupt(path, str(verdict))


def _corrupt(path: Path, what: str) -> StoreError:
    return StoreError(
        f"{path} cannot be read: {what}. Nothing was overwritten.",
        hint="Move it aside and restore a backup: a copy of it made by `corobot backup`.",
    )


def unopened(path: Path | str, error: sqlite3.Error) -> StoreError:
    """The error for a database that is sound, as far as is known, and still does not open."""
    return StoreError(
        f"{path} cannot be opened: {error}. Nothing was overwritten.",
        hint="See that the bot may write the file and its folder, that no other program has it "
        "open, and that the disk has room.",
    )


def settle(path: Path) -> Path:
    """The full name of the database file, whatever symlink leads to it; its folder is made.

    Raises:
        StoreError: the name cannot be one, or the folder cannot be made.
    """
    try:
        file = path.expanduser().resolve()
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"Cannot make the folder of {path}: {error.strerror}.",
            hint="Name another file in COROBOT_DATABASE, or make the folder yourself.",
        ) from error
    except (RuntimeError, ValueError) as error:  # a symlink loop, an unknown ~user, a NUL
        raise StoreError(
            f"{str(path)!r} cannot be the name of a database: {error}.",
            hint="Name another file in COROBOT_DATABASE.",
        ) from error
    return file
