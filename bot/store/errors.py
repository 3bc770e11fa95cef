"""What can go wrong with the store.

Nothing is caught here.
"""

from __future__ import annotations

import sqlite3

from bot.errors import SetupError

EXIT_STATUS = 4


class StoreError(SetupError):
    """The database cannot be opened, read or written: one clear line and what to do about it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint, status=EXIT_STATUS)


class StoreInUse(StoreError):
    """Another process has the database open; that one answers."""


class UnknownLearnerError(LookupError):
    """Something was kept for a learner whom the store has not met, or has been told to forget."""


class UnknownAskedError(LookupError):
    """The question was never put to this learner, or has been forgotten with everything else."""


def trouble(error: sqlite3.Error) -> Exception:
    """What the caller is told of an error of SQLite while running; the store itself goes on."""
    if isinstance(error, sqlite3.IntegrityError):
        if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
            return UnknownLearnerError("the store does not know this learner, or no longer")
        return ValueError(f"cannot be kept: {error}")
    return StoreError(
        f"The database did not do what was asked: {error}.",
        hint="Look at the free space and the state of the disk; what was saved before is safe.",
    )
