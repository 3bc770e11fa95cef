"""Class quizzes: the steps that one takes, the votes, and what they count for.

Each function is one unit of work on an open connection; transactions are the caller's.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from bot.store import answers
from bot.store.class_records import (
    Cast,
    ClassQuestion,
    ClassQuiz,
    Move,
    Phase,
    Player,
    Vote,
    Voted,
    Worth,
)
from bot.store.records import Asked
from bot.store.rows import to_moment, to_text
from bot.talk import Learner

# ---- writing


def begin(db: sqlite3.Connection, quiz: ClassQuiz) -> str:
    """Keep a new quiz; the id of the one that is open in its place, which may be another."""
    row = db.execute(
        "SELECT id FROM class_quizzes WHERE place = :place AND phase <> 'over'",
        {"place": quiz.place},
    ).fetchone()
    if row is not None:
        return str(row[0])
    db.execute(
        "INSERT INTO class_quizzes"
        " (id, place, topic, seconds, has_second_vote, phase, number, deadline, at)"
        " VALUES (:id, :place, :topic, :seconds, :again, :phase, :number, :deadline, :at)",
        {
            "id": quiz.id,
            "place": quiz.place,
            "topic": quiz.topic,
            "seconds": quiz.seconds,
            "again": int(quiz.has_second_vote),
            "phase": quiz.phase.value,
            "number": quiz.number,
            "deadline": to_text(quiz.deadline),
            "at": to_text(quiz.at),
        },
    )
    db.execute(
        "INSERT INTO class_hosts (quiz, learner) VALUES (:quiz, :learner)",
        {"quiz": quiz.id, "learner": quiz.host},
    )
    db.executemany(
        "INSERT INTO class_questions (quiz, number, question, seed)"
        " VALUES (:quiz, :number, :question, :seed)",
        [
            {"quiz": quiz.id, "number": number, "question": each.question, "seed": each.seed}
            for number, each in enumerate(quiz.questions)
        ],
    )
    return quiz.id


def move(db: sqlite3.Connection, quiz: ClassQuiz, step: Move) -> bool:
    """Take the next step, unless the quiz no longer stands where the caller saw it."""
    moved = db.execute(
        "UPDATE class_quizzes SET phase = :phase, number = :number, deadline = :deadline,"
        " ending = CASE WHEN :ending = '' THEN ending ELSE :ending END"
        " WHERE id = :id AND phase = :old_phase AND number = :old_number",
        {
            "id": quiz.id,
            "phase": step.phase.value,
            "number": step.number,
            "deadline": to_text(step.deadline),
            "ending": step.ending,
            "old_phase": quiz.phase.value,
            "old_number": quiz.number,
        },
    ).rowcount
    if moved and step.post:
        posted(db, quiz.id, step.number, step.post)
    return bool(moved)


def posted(db: sqlite3.Connection, quiz: str, number: int, post: str) -> None:
    """Keep which message shows a question."""
    db.execute(
        "UPDATE class_questions SET post = :post WHERE quiz = :quiz AND number = :number",
        {"quiz": quiz, "number": number, "post": post},
    )


def hurry(
    db: sqlite3.Connection, quiz: str, number: int, phase: Phase, now: datetime, ending: str
) -> bool:
    """End the phase that was seen now, and the quiz with it if an ending is given."""
    return bool(
        db.execute(
            "UPDATE class_quizzes SET deadline = min(deadline, :now),"
            " ending = CASE WHEN ending = '' THEN :ending ELSE ending END"
            " WHERE id = :id AND phase <> 'over'"
            " AND (:ending <> '' OR (number = :number AND phase = :phase))",
            {
                "id": quiz,
                "number": number,
                "phase": phase.value,
                "now": to_text(now),
                "ending": ending,
            },
        ).rowcount
    )


def vote(db: sqlite3.Connection, quiz_id: str, given: Vote, now: datetime) -> Voted:
    """Keep a vote, or its one change, while its turn is open."""
    row = db.execute(
        "SELECT phase, number, seconds, deadline FROM class_quizzes WHERE id = :id AND ending = ''",
        {"id": quiz_id},
    ).fetchone()
    standing = _vote(db, quiz_id, given)
    if row is None or (row[1], Phase(row[0]).turn) != (given.number, given.turn):
        return Voted(cast=Cast.LATE, vote=standing)
    left = to_moment(row[3]) - now
    if left <= timedelta():
        return Voted(cast=Cast.LATE, vote=standing)
    if standing is not None and standing.choice == given.choice:
        return Voted(cast=Cast.SAME, vote=standing)
    if standing is not None and standing.changes:
        return Voted(cast=Cast.SPENT, vote=standing)
    taken = timedelta(seconds=row[2]) - left
    _keep_vote(db, quiz_id, given, ms=max(0, taken // timedelta(milliseconds=1)), now=now)
    cast = Cast.FIRST if standing is None else Cast.CHANGED
    return Voted(cast=cast, vote=_vote(db, quiz_id, given))


def _keep_vote(
    db: sqlite3.Connection, quiz_id: str, given: Vote, *, ms: int, now: datetime
) -> None:
    db.execute(
        "INSERT INTO class_votes (quiz, number, turn, learner, choice, ms, at)"
        " VALUES (:quiz, :number, :turn, :learner, :choice, :ms, :at)"
        " ON CONFLICT DO UPDATE SET choice = :choice, ms = :ms, at = :at, changes = changes + 1",
        {
            "quiz": quiz_id,
            "number": given.number,
            "turn": given.turn,
            "learner": given.learner,
            "choice": given.choice,
            "ms": ms,
            "at": to_text(now),
        },
    )


def reveal(
    db: sqlite3.Connection, quiz: ClassQuiz, step: Move, objective: str, worth: Worth
) -> bool:
    """Show the answer, and count what was voted as answers, in one step.

    The votes are read here, after the step: one that was taken before it counts, and none later.
    """
    if not move(db, quiz, step):
        return False
    cast = tuple(each for each in votes(db, quiz.id) if each.number == quiz.number)
    known = {each.learner: answers.card(db, each.learner, objective) for each in cast}
    for each in worth(cast, known):
        asked = Asked(
            id=each.answer.asked,
            learner=each.learner,
            question=each.answer.question,
            seed=each.seed,
            at=each.answer.at,
        )
        answers.ask(db, asked, quiz.place)
        answers.answered(db, each.learner, each.answer, each.card)
    return True


# ---- reading


def quiz(db: sqlite3.Connection, quiz_id: str) -> ClassQuiz | None:
    """A class quiz as it stands."""
    row = db.execute(
        "SELECT place, topic, seconds, has_second_vote, phase, number, deadline, at, ending,"
        " (SELECT learner FROM class_hosts WHERE quiz = id) FROM class_quizzes WHERE id = :id",
        {"id": quiz_id},
    ).fetchone()
    if row is None:
        return None
    place, topic, seconds, again, phase, number, deadline, at, ending, host = row
    questions = db.execute(
        "SELECT question, seed, post FROM class_questions WHERE quiz = :id ORDER BY number",
        {"id": quiz_id},
    )
    return ClassQuiz(
        id=quiz_id,
        place=place,
        host=host or "",
        topic=topic,
        seconds=seconds,
        has_second_vote=bool(again),
        questions=tuple(ClassQuestion(question=q, seed=s, post=p) for q, s, p in questions),
        phase=Phase(phase),
        number=number,
        deadline=to_moment(deadline),
        at=to_moment(at),
        ending=ending,
    )


def open_on(db: sqlite3.Connection, surface: str) -> tuple[str, ...]:
    """The quizzes of a surface that are not over."""
    rows = db.execute(
        "SELECT id FROM class_quizzes WHERE phase <> 'over'"
        " AND substr(place, 1, length(:start)) = :start ORDER BY at",
        {"start": f"{surface}:"},
    )
    return tuple(quiz_id for (quiz_id,) in rows)


def asked_in(db: sqlite3.Connection, place: str) -> tuple[str, ...]:
    """The questions of this place's class quizzes, those asked longest ago first."""
    rows = db.execute(
        "SELECT question FROM class_questions JOIN class_quizzes ON class_quizzes.id = quiz"
        " WHERE place = :place GROUP BY question ORDER BY max(at), question",
        {"place": place},
    )
    return tuple(question for (question,) in rows)


def _vote(db: sqlite3.Connection, quiz_id: str, given: Vote) -> Vote | None:
    row = db.execute(
        "SELECT number, turn, learner, choice, changes, ms FROM class_votes"
        " WHERE quiz = :quiz AND number = :number AND turn = :turn AND learner = :learner",
        {
            "quiz": quiz_id,
            "number": given.number,
            "turn": given.turn,
            "learner": given.learner,
        },
    ).fetchone()
    return None if row is None else _to_vote(row)


def votes(db: sqlite3.Connection, quiz_id: str) -> tuple[Vote, ...]:
    """All votes of a quiz."""
    rows = db.execute(
        "SELECT number, turn, learner, choice, changes, ms FROM class_votes"
        " WHERE quiz = :quiz ORDER BY number, turn, at, learner",
        {"quiz": quiz_id},
    )
    return tuple(_to_vote(row) for row in rows)


def _to_vote(row: tuple[int, int, str, int, int, int]) -> Vote:
    number, turn, learner, choice, changes, ms = row
    return Vote(number=number, turn=turn, learner=learner, choice=choice, changes=changes, ms=ms)


def count(db: sqlite3.Connection, quiz_id: str, number: int, turn: int) -> int:
    """How many voted in a turn."""
    (found,) = db.execute(
        "SELECT count(*) FROM class_votes WHERE quiz = :quiz AND number = :number AND turn = :turn",
        {"quiz": quiz_id, "number": number, "turn": turn},
    ).fetchone()
    return int(found)


def players(db: sqlite3.Connection, quiz_id: str) -> tuple[Player, ...]:
    """All who voted."""
    rows = db.execute(
        "SELECT id, name, is_hidden FROM learners WHERE id IN"
        " (SELECT learner FROM class_votes WHERE quiz = :quiz) ORDER BY id",
        {"quiz": quiz_id},
    )
    return tuple(
        Player(learner=Learner(id=learner, name=name), is_hidden=bool(is_hidden))
        for learner, name, is_hidden in rows
    )
