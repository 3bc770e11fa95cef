"""Requests that were heard, and workspaces that have installed the bot: facts of no learner.

What is sealed, and how, is the surface's business.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from bot.store.rows import to_text

KEPT_FOR = timedelta(days=1)  # Slack delivers again for an hour at most


def heard(db: sqlite3.Connection, key: str, now: datetime) -> bool:
    """Whether this key comes for the first time; from now on it is known."""
    db.execute("DELETE FROM heard WHERE at < :before", {"before": to_text(now - KEPT_FOR)})
    done = db.execute(
        "INSERT INTO heard (key, at) VALUES (:key, :at) ON CONFLICT DO NOTHING",
        {"key": key, "at": to_text(now)},
    )
    return done.rowcount == 1


def install(db: sqlite3.Connection, workspace: str, sealed: str, now: datetime) -> None:
    """Keep an installation in place of the one before."""
    db.execute(
        "INSERT INTO installations (workspace, sealed, at) VALUES (:workspace, :sealed, :at)"
        " ON CONFLICT DO UPDATE SET sealed = :sealed, at = :at",
        {"workspace": workspace, "sealed": sealed, "at": to_text(now)},
    )


def uninstall(db: sqlite3.Connection, workspace: str) -> None:
    """Keep the installation no more."""
    db.execute("DELETE FROM installations WHERE workspace = :key", {"key": workspace})


def installation(db: sqlite3.Connection, workspace: str) -> str | None:
    """What was sealed for this workspace."""
    row = db.execute(
        "SELECT sealed FROM installations WHERE workspace = :key", {"key": workspace}
    ).fetchone()
    return None if row is None else str(row[0])
