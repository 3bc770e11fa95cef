"""What a learner did besides answering, and what it adds up to: pages, runs, attempts, progress.

Each function is one unit of work on an open connection; transactions are the caller's.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.store import answers
from bot.store.records import Attempt, Progress, Rank, Run, TopicScore
from bot.store.rows import to_attempt, to_plain, to_run, to_text
from bot.talk import Learner

# ---- writing


def meet(db: sqlite3.Connection, learner: Learner, now: datetime) -> None:
    """Keep a learner, or their new name; an empty name leaves the old one."""
    db.execute(
        "INSERT INTO learners (id, name, met_at) VALUES (:id, :name, :now)"
        " ON CONFLICT DO UPDATE SET name = :name WHERE :name <> ''",
        {"id": learner.id, "name": to_plain(learner.name), "now": to_text(now)},
    )


def hide(db: sqlite3.Connection, learner: str, *, hidden: bool) -> None:
    """Take a learner off every leaderboard, or put them back."""
    db.execute(
        "UPDATE learners SET is_hidden = :hidden WHERE id = :learner",
        {"learner": learner, "hidden": int(hidden)},
    )


def read(db: sqlite3.Connection, learner: str, topic: str, page: str, now: datetime) -> None:
    """A page was read; the first time counts."""
    db.execute(
        "INSERT INTO pages_read (learner, topic, page, at) VALUES (:learner, :topic, :page, :now)"
        " ON CONFLICT DO NOTHING",
        {"learner": learner, "topic": topic, "page": page, "now": to_text(now)},
    )


def ran(db: sqlite3.Connection, run: Run) -> None:
    """Keep a run."""
    db.execute(
        "INSERT INTO runs (id, learner, source, verdict, at, stdin)"
        " VALUES (:id, :learner, :source, :verdict, :at, :stdin)",
        {
            "id": run.id,
            "learner": run.learner,
            "source": to_plain(run.source),
            "verdict": run.verdict,
            "at": to_text(run.at),
            "stdin": to_plain(run.stdin),
        },
    )


def attempted(db: sqlite3.Connection, learner: str, attempt: Attempt) -> None:
    """Keep a try at a challenge."""
    db.execute(
        "INSERT INTO attempts (learner, challenge, source, is_passed, at)"
        " VALUES (:learner, :challenge, :source, :is_passed, :at)",
        {
            "learner": learner,
            "challenge": attempt.challenge,
            "source": to_plain(attempt.source),
            "is_passed": int(attempt.is_passed),
            "at": to_text(attempt.at),
        },
    )


def set_setting(db: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a fact of the bot's own."""
    db.execute(
        "INSERT INTO settings (key, value) VALUES (:key, :value)"
        " ON CONFLICT DO UPDATE SET value = :value",
        {"key": key, "value": value},
    )


# ---- reading


def name(db: sqlite3.Connection, learner: str) -> str | None:
    """The name of a learner, None if the store has not met them."""
    row = db.execute("SELECT name FROM learners WHERE id = :id", {"id": learner}).fetchone()
    return None if row is None else str(row[0])


def setting(db: sqlite3.Connection, key: str) -> str | None:
    """A fact of the bot's own."""
    row = db.execute("SELECT value FROM settings WHERE key = :key", {"key": key}).fetchone()
    return None if row is None else str(row[0])


def pages_read(db: sqlite3.Connection, learner: str) -> tuple[tuple[str, str], ...]:
    """The pages (topic, page) that a learner has read, in the order of reading."""
    rows = db.execute(
        "SELECT topic, page FROM pages_read WHERE learner = :learner ORDER BY at, topic, page",
        {"learner": learner},
    )
    return tuple((topic, page) for topic, page in rows)


def run(db: sqlite3.Connection, run_id: str) -> Run | None:
    """A run that was kept."""
    row = db.execute(
        "SELECT id, learner, source, verdict, at, stdin FROM runs WHERE id = :id", {"id": run_id}
    ).fetchone()
    return None if row is None else to_run(row)


def attempts(db: sqlite3.Connection, learner: str, challenge: str) -> tuple[Attempt, ...]:
    """The tries of a learner at a challenge, oldest first."""
    rows = db.execute(
        "SELECT challenge, source, is_passed, at FROM attempts"
        " WHERE learner = :learner AND challenge = :challenge ORDER BY id",
        {"learner": learner, "challenge": challenge},
    )
    return tuple(to_attempt(row) for row in rows)


def progress(db: sqlite3.Connection, learner: str, now: datetime) -> Progress:
    """All that `/progress` shows of one learner."""
    scores = _scores(db, learner)
    return Progress(
        pages=pages_read(db, learner),
        scores=scores,
        answers=sum(score.total for score in scores),
        right=sum(score.right for score in scores),
        runs=_count(db, "SELECT count(*) FROM runs WHERE learner = :learner", learner),
        challenges=_passed(db, learner),
        due=answers.due(db, learner, now),
        next_due=answers.next_due(db, learner, now),
        days=_count(db, "SELECT count(*) FROM answer_days WHERE learner = :learner", learner),
    )


def _scores(db: sqlite3.Connection, learner: str) -> tuple[TopicScore, ...]:
    rows = db.execute(
        "SELECT topic, right_answers, all_answers FROM topic_totals WHERE learner = :learner"
        " ORDER BY topic",
        {"learner": learner},
    )
    return tuple(TopicScore(topic=topic, right=right, total=total) for topic, right, total in rows)


def _passed(db: sqlite3.Connection, learner: str) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT challenge FROM attempts WHERE learner = :learner AND is_passed = 1"
        " GROUP BY challenge ORDER BY min(id)",
        {"learner": learner},
    )
    return tuple(challenge for (challenge,) in rows)


def _count(db: sqlite3.Connection, sql: str, learner: str) -> int:
    (count,) = db.execute(sql, {"learner": learner}).fetchone()
    return int(count)


def leaders(db: sqlite3.Connection, place: str, limit: int) -> tuple[Rank, ...]:
    """Those who answered in a place and do not hide, the most right answers first."""
    rows = db.execute(
        "SELECT learner, name, right_answers, all_answers"
        " FROM place_totals JOIN learners ON learners.id = learner"
        " WHERE place = :place AND is_hidden = 0"
        " ORDER BY right_answers DESC, all_answers, learner LIMIT :limit",
        {"place": place, "limit": limit},
    )
    return tuple(
        Rank(learner=learner, name=name, right=right, total=total)
        for learner, name, right, total in rows
    )
