"""The numbered SQL files and how a database is brought up to them.

No query of the bot is here, and no connection is opened.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.store.errors import StoreError

FOLDER = Path(__file__).parent
APPLICATION_ID = 0x436F726F  # "Coro", in the file header: tells our database from another program's
_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql\Z")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a version to the next."""

    number: int
    name: str
    sql: str


def load(folder: Path | None = None) -> tuple[Migration, ...]:
    """All steps in order, numbered from 1 without a gap."""
    folder = folder or FOLDER
    names = sorted(path.name for path in folder.iterdir() if _NAME.match(path.name))
    steps = tuple(
        Migration(int(name[:4]), name, (folder / name).read_text(encoding="utf-8"))
        for name in names
    )
    numbers = [step.number for step in steps]
    if numbers != list(range(1, len(steps) + 1)):
        raise ValueError(f"migrations must be numbered from 1 without a gap, not {numbers}")
    return steps


def check(db: sqlite3.Connection, steps: Sequence[Migration], *, name: str) -> None:
    """Refuse a database that this version must not touch; only reads.

    Raises:
        StoreError: made by a newer Corobot, or by another program.
    """
    version = _pragma(db, "user_version")
    if version > len(steps):
        raise StoreError(
            f"{name} was made by a newer Corobot: version {version}, "
            f"this one knows {len(steps)}. Nothing was changed.",
            hint="Install the newer Corobot again, or name another file in COROBOT_DATABASE.",
        )
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if (tables or version) and _pragma(db, "application_id") != APPLICATION_ID:
        raise StoreError(
            f"{name} is a database of another program. Nothing was changed.",
            hint="Name another file in COROBOT_DATABASE.",
        )


def migrate(db: sqlite3.Connection, steps: Sequence[Migration]) -> None:
    """Bring the database to the newest version: all of it or, after a crash, none of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        version = _pragma(db, "user_version")  # again: another process may have been faster
        for step in steps[version:]:
            for statement in _statements(step.sql):
                db.execute(statement)
        if version < len(steps):
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {len(steps)}")  # part of the transaction
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _statements(sql: str) -> Iterator[str]:
    # Not executescript(): it commits whatever transaction is open before it starts.
    statement = ""
    for piece in re.split(r"(?<=;)", sql):
        statement += piece
        if sqlite3.complete_statement(statement):  # not so inside a text or a trigger
            yield statement
            statement = ""
    yield statement  # a comment, or one that lacks its semicolon


def _pragma(db: sqlite3.Connection, name: str) -> int:
    (value,) = db.execute(f"PRAGMA {name}").fetchone()
    return int(value)
