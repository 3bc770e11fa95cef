"""What the admins of a server decided and who changed it; jobs that are done once in a slot.

What the texts mean is in `bot.servers`. Each function is one unit of work on an open connection.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.servers import Change
from bot.store.records import Rank
from bot.store.rows import to_moment, to_plain, to_text
from bot.talk import Learner

KEPT_CHANGES = 100  # of each server
KEPT_FOR = timedelta(days=30)  # what was done


def values(db: sqlite3.Connection, server: str) -> dict[str, str]:
    """The kept texts of a server by key."""
    rows = db.execute(
        "SELECT key, value FROM server_settings WHERE server = :server", {"server": server}
    )
    return dict(rows.fetchall())


def all_with(db: sqlite3.Connection, key: str) -> list[tuple[str, str]]:
    """Each server that keeps this key, and its text."""
    rows = db.execute(
        "SELECT server, value FROM server_settings WHERE key = :key ORDER BY server", {"key": key}
    )
    return [(server, value) for server, value in rows]


def change(
    db: sqlite3.Connection,
    server: str,
    key: str,
    new_of: Callable[[str], str],
    learner: Learner,
    now: datetime,
) -> bool:
    """Keep what `new_of` makes of the old text, and that it was changed; False if it is the same.

    An empty text is the default, and is not kept.
    """
    old = values(db, server).get(key, "")
    new = to_plain(new_of(old))
    if new == old:
        return False
    row = {"server": server, "key": key, "old": old, "new": new, "at": to_text(now)}
    if new:
        db.execute(
            "INSERT INTO server_settings (server, key, value) VALUES (:server, :key, :new)"
            " ON CONFLICT DO UPDATE SET value = :new",
            row,
        )
    else:
        db.execute("DELETE FROM server_settings WHERE server = :server AND key = :key", row)
    db.execute(
        "INSERT INTO server_changes (server, learner, name, key, old, new, at)"
        " VALUES (:server, :learner, :name, :key, :old, :new, :at)",
        {**row, "learner": learner.id, "name": to_plain(learner.name)},
    )
    db.execute(
        "DELETE FROM server_changes WHERE server = :server AND id NOT IN (SELECT id"
        " FROM server_changes WHERE server = :server ORDER BY id DESC LIMIT :kept)",
        {"server": server, "kept": KEPT_CHANGES},
    )
    return True


def undo(
    db: sqlite3.Connection, server: str, change_id: int, learner: Learner, now: datetime
) -> bool:
    """Take the last change back, which is a change too; False if it is not the last any more."""
    last = changes(db, server, 1)
    if not last or last[0].id != change_id:
        return False
    return change(db, server, last[0].key, lambda _: last[0].old, learner, now)


def changes(db: sqlite3.Connection, server: str, limit: int) -> tuple[Change, ...]:
    """The last changes, newest first."""
    rows = db.execute(
        "SELECT id, learner, name, key, old, new, at FROM server_changes"
        " WHERE server = :server ORDER BY id DESC LIMIT :limit",
        {"server": server, "limit": limit},
    )
    return tuple(
        Change(id=id_, learner=who, name=name, key=key, old=old, new=new, at=to_moment(at))
        for id_, who, name, key, old, new, at in rows
    )


def leaders(db: sqlite3.Connection, server: str, limit: int) -> tuple[Rank, ...]:
    """Those who answered in any channel of a server and do not hide, the best first."""
    rows = db.execute(
        "SELECT learner, name, right_answers, all_answers"
        " FROM server_totals JOIN learners ON learners.id = learner"
        " WHERE server = :server AND is_hidden = 0"
        " ORDER BY right_answers DESC, all_answers, learner LIMIT :limit",
        {"server": server, "limit": limit},
    )
    return tuple(
        Rank(learner=learner, name=name, right=right, total=total)
        for learner, name, right, total in rows
    )


def claim(db: sqlite3.Connection, job: str, slot: str, now: datetime) -> bool:
    """Whether this one is the first to do a job in a slot of time; nobody is told so again."""
    db.execute("DELETE FROM done_jobs WHERE at < :before", {"before": to_text(now - KEPT_FOR)})
    done = db.execute(
        "INSERT INTO done_jobs (job, slot, at) VALUES (:job, :slot, :at) ON CONFLICT DO NOTHING",
        {"job": job, "slot": slot, "at": to_text(now)},
    )
    return done.rowcount == 1


def release(db: sqlite3.Connection, job: str, slot: str) -> None:
    """Let the job be done again in this slot: it could not be done."""
    db.execute(
        "DELETE FROM done_jobs WHERE job = :job AND slot = :slot", {"job": job, "slot": slot}
    )
