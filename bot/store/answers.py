"""What is asked and answered: asked questions, answers, cards, and the totals they move.

Each function is one unit of work on an open connection; transactions are the caller's.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.schedule import Card
from bot.store.errors import UnknownAskedError
from bot.store.records import Answer, Asked
from bot.store.rows import (
    from_card,
    to_answer,
    to_asked,
    to_card,
    to_moment,
    to_plain,
    to_text,
)
from bot.talk import server_of

# ---- writing


def ask(db: sqlite3.Connection, asked: Asked, place: str) -> Asked:
    """Keep a question that is put to a learner."""
    db.execute(
        "INSERT INTO asked (id, learner, place, question, seed, hints, at)"
        " VALUES (:id, :learner, :place, :question, :seed, :hints, :at)",
        {
            "id": asked.id,
            "learner": asked.learner,
            "place": place,
            "question": asked.question,
            "seed": asked.seed,
            "hints": asked.hints,
            "at": to_text(asked.at),
        },
    )
    return asked


def hinted(db: sqlite3.Connection, asked_id: str) -> int:
    """One more hint was shown; how many that makes."""
    row = db.execute(
        "UPDATE asked SET hints = hints + 1 WHERE id = :id RETURNING hints", {"id": asked_id}
    ).fetchone()
    if row is None:
        raise UnknownAskedError(f"nothing was asked under {asked_id!r}")
    return int(row[0])


def answered(db: sqlite3.Connection, learner: str, answer: Answer, card: Card | None) -> Answer:
    """Keep the first answer to an asked question, and return the one that is kept."""
    place = _place(db, learner, answer.asked)
    kept = _answer(db, answer.asked)
    if kept is not None:
        return kept
    _keep_answer(db, learner, answer)
    if card is not None:
        _keep_card(db, learner, answer, card)
    _count(db, learner, answer, place)
    kept = _answer(db, answer.asked)
    assert kept is not None, "it was inserted above"
    return kept


def _place(db: sqlite3.Connection, learner: str, asked_id: str) -> str:
    row = db.execute(
        "SELECT place FROM asked WHERE id = :id AND learner = :learner",
        {"id": asked_id, "learner": learner},
    ).fetchone()
    if row is None:
        raise UnknownAskedError(f"{asked_id!r} was not asked of {learner!r}")
    return str(row[0])


def _keep_answer(db: sqlite3.Connection, learner: str, answer: Answer) -> None:
    db.execute(
        "INSERT INTO answers (learner, asked, question, topic, given, is_right, grade, myth, at)"
        " VALUES (:learner, :asked, :question, :topic, :given, :is_right, :grade, :myth, :at)",
        {
            "learner": learner,
            "asked": answer.asked,
            "question": answer.question,
            "topic": answer.topic,
            "given": to_plain(answer.given),
            "is_right": int(answer.is_right),
            "grade": int(answer.grade),
            "myth": answer.myth,
            "at": to_text(answer.at),
        },
    )


def _keep_card(db: sqlite3.Connection, learner: str, answer: Answer, card: Card) -> None:
    db.execute(
        "INSERT OR REPLACE INTO cards"
        " (learner, objective, due, stability, difficulty, state, step, last_review)"
        " VALUES (:learner, :objective, :due, :stability, :difficulty, :state, :step,"
        " :last_review)",
        {"learner": learner, **from_card(card)},
    )
    db.execute(
        "INSERT INTO reviews (learner, asked, objective, grade, at)"
        " VALUES (:learner, :asked, :objective, :grade, :at)",
        {
            "learner": learner,
            "asked": answer.asked,
            "objective": card.objective,
            "grade": int(answer.grade),
            "at": to_text(answer.at),
        },
    )


def _count(db: sqlite3.Connection, learner: str, answer: Answer, place: str) -> None:
    values = {
        "learner": learner,
        "topic": answer.topic,
        "place": place,
        "server": server_of(place),
        "right": int(answer.is_right),
        "day": to_text(answer.at)[:10],
    }
    db.execute(
        "INSERT INTO topic_totals (learner, topic, right_answers, all_answers)"
        " VALUES (:learner, :topic, :right, 1) ON CONFLICT DO UPDATE SET"
        " right_answers = right_answers + :right, all_answers = all_answers + 1",
        values,
    )
    db.execute(
        "INSERT INTO place_totals (learner, place, right_answers, all_answers)"
        " VALUES (:learner, :place, :right, 1) ON CONFLICT DO UPDATE SET"
        " right_answers = right_answers + :right, all_answers = all_answers + 1",
        values,
    )
    if values["server"]:
        db.execute(
            "INSERT INTO server_totals (learner, server, right_answers, all_answers)"
            " VALUES (:learner, :server, :right, 1) ON CONFLICT DO UPDATE SET"
            " right_answers = right_answers + :right, all_answers = all_answers + 1",
            values,
        )
    db.execute(
        "INSERT INTO answer_days (learner, day) VALUES (:learner, :day) ON CONFLICT DO NOTHING",
        values,
    )


# ---- reading


def _answer(db: sqlite3.Connection, asked_id: str) -> Answer | None:
    row = db.execute(
        "SELECT asked, question, topic, given, is_right, grade, at, myth"
        " FROM answers WHERE asked = :asked",
        {"asked": asked_id},
    ).fetchone()
    return None if row is None else to_answer(row)


def asked(db: sqlite3.Connection, asked_id: str) -> Asked | None:
    """A question that was put to a learner, with its answer if there is one."""
    row = db.execute(
        "SELECT id, learner, question, seed, at, hints FROM asked WHERE id = :id",
        {"id": asked_id},
    ).fetchone()
    return None if row is None else to_asked(row, _answer(db, asked_id))


def card(db: sqlite3.Connection, learner: str, objective: str) -> Card | None:
    """What is remembered of one objective of a learner."""
    row = db.execute(
        "SELECT objective, due, stability, difficulty, state, step, last_review"
        " FROM cards WHERE learner = :learner AND objective = :objective",
        {"learner": learner, "objective": objective},
    ).fetchone()
    return None if row is None else to_card(row)


def due(db: sqlite3.Connection, learner: str, now: datetime, limit: int = -1) -> tuple[Card, ...]:
    """The cards that are due, the most overdue first; -1 is no limit."""
    rows = db.execute(
        "SELECT objective, due, stability, difficulty, state, step, last_review"
        " FROM cards WHERE learner = :learner AND due <= :now"
        " ORDER BY due, objective LIMIT :limit",
        {"learner": learner, "now": to_text(now), "limit": limit},
    )
    return tuple(to_card(row) for row in rows)


def next_due(db: sqlite3.Connection, learner: str, now: datetime) -> datetime | None:
    """When the first card falls due that is not due yet."""
    (moment,) = db.execute(
        "SELECT min(due) FROM cards WHERE learner = :learner AND due > :now",
        {"learner": learner, "now": to_text(now)},
    ).fetchone()
    return None if moment is None else to_moment(moment)


def recent(db: sqlite3.Connection, learner: str, limit: int) -> tuple[Answer, ...]:
    """The last answers of a learner, newest first."""
    rows = db.execute(
        "SELECT asked, question, topic, given, is_right, grade, at, myth"
        " FROM answers WHERE learner = :learner"
        " ORDER BY at DESC, id DESC LIMIT :limit",
        {"learner": learner, "limit": limit},
    )
    return tuple(to_answer(row) for row in rows)


def myth_hits(db: sqlite3.Connection, learner: str, myth: str) -> int:
    """How many wrong answers of a learner named this misconception."""
    (count,) = db.execute(
        "SELECT count(*) FROM answers WHERE learner = :learner AND myth = :myth"
        " AND myth <> '' AND is_right = 0",
        {"learner": learner, "myth": myth},
    ).fetchone()
    return int(count)
