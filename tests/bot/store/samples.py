"""Values that the tests put in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.schedule import Card, Grade, review
from bot.store import (
    Answer,
    Attempt,
    ClassQuestion,
    ClassQuiz,
    Move,
    Phase,
    Run,
    Store,
    Vote,
)
from bot.talk import Learner

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANN = Learner(id="test:1", name="Ann")
BOB = Learner(id="test:2", name="Bob")


def answer(asked: str, **changes: object) -> Answer:
    """A right answer, with changes."""
    values: dict[str, object] = {
        "asked": asked,
        "question": "futures.1",
        "topic": "futures",
        "given": "b",
        "is_right": True,
        "grade": Grade.GOOD,
        "at": NOW,
        **changes,
    }
    return Answer(**values)  # type: ignore[arg-type]


def card(objective: str = "futures.what", grade: Grade = Grade.GOOD) -> Card:
    """The card of an objective after one review."""
    return review(None, objective, grade, NOW)


async def put(store: Store, name: str, learner: Learner = ANN, place: str = "square") -> None:
    """Put a question to a learner."""
    await store.ask(learner.id, "futures.1", id=name, seed=7, place=place, now=NOW)


def class_quiz(host: Learner = ANN, place: str = "test:hall", **changes: object) -> ClassQuiz:
    """A class quiz of two questions that is about to open its first."""
    values: dict[str, object] = {
        "id": f"{host.id}@{place}",
        "place": place,
        "host": host.id,
        "topic": "futures",
        "seconds": 20,
        "has_second_vote": False,
        "questions": tuple(ClassQuestion(question=f"futures.{n}", seed=n) for n in (1, 2)),
        "phase": Phase.OPENING,
        "number": 0,
        "deadline": NOW,
        "at": NOW,
        **changes,
    }
    return ClassQuiz(**values)  # type: ignore[arg-type]


async def open_vote(store: Store, quiz: ClassQuiz) -> ClassQuiz:
    """Keep a class quiz, and open the vote on its first question."""
    await store.classroom.begin(quiz)
    deadline = NOW + timedelta(seconds=quiz.seconds)
    await store.classroom.move(
        quiz, Move(phase=Phase.VOTING, number=0, deadline=deadline, post="post")
    )
    found = await store.classroom.quiz(quiz.id)
    assert found is not None
    return found


async def live(store: Store, learner: Learner, mark: str = "") -> None:
    """Leave something in every table that keeps anything of a learner."""
    await store.meet(learner, NOW)
    asked = f"{learner.id}-{mark}asked"
    await put(store, asked, learner)
    await store.hinted(asked)
    await store.answered(learner.id, answer(asked, given=f"{mark}given", myth="M01"), card())
    await store.read(learner.id, "futures", "what", NOW)
    source = f"print('{mark}source')"
    await store.ran(
        Run(id=f"{learner.id}-{mark}run", learner=learner.id, source=source, verdict="ok", at=NOW)
    )
    attempt = Attempt(challenge="fan-out", source=source, is_passed=True, at=NOW)
    await store.attempted(learner.id, attempt)
    quiz = await open_vote(store, class_quiz(learner, f"test:hall of {learner.id}"))
    vote = Vote(number=0, turn=1, learner=learner.id, choice=1)
    await store.classroom.vote(quiz.id, vote, NOW)
