"""A copy of the database, made while the bot runs.

Restoring one is to put the file in the database's place while the bot does not run.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.store.connection import Link
from bot.store.errors import StoreError, trouble


async def back_up(database: Path, target: Path) -> None:
    """Copy a database file, in use or not, to a new file.

    Raises:
        StoreError: there is no such database, the target is there already, or it cannot be written.
    """
    try:
        source = await asyncio.to_thread(database.resolve, strict=True)
    except OSError as error:
        raise StoreError(f"There is no database {database} to copy.") from error
    async with Link.to(str(source), mode="ro") as link:
        await copy(link, target)


async def copy(link: Link, target: Path) -> None:
    """Copy what this connection sees to a new file; it has its name only when it is whole."""
    await link.visit(lambda db: _copy(db, target))


def _copy(db: sqlite3.Connection, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        with _reserved(target), _reserved(part):
            db.execute("VACUUM INTO :part", {"part": str(part)})  # it takes an empty file
            _sync(part)
            part.replace(target)  # over our own empty file, nobody else's
            _sync(target.parent)
    except OSError as error:
        raise StoreError(
            f"Cannot write the backup {error.filename or target}: {error.strerror}.",
            hint="Name a new file in a folder that can be written; none is ever overwritten.",
        ) from error
    except sqlite3.Error as error:
        raise trouble(error) from error


@contextmanager
def _reserved(path: Path) -> Iterator[None]:
    """A new empty file for the owner's eyes alone, gone again if the block fails."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)
