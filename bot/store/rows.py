"""Rows of the database and the values they stand for. No SQL here, and no connection."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.schedule import Card, Grade
from bot.store.records import Answer, Asked, Attempt, Run

Row = tuple[Any, ...]


def to_text(moment: datetime) -> str:
    """The moment as it is stored: UTC, always 32 characters, so that texts sort as times do.

    Raises:
        ValueError: it carries no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a moment must carry a time zone: {moment!r}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_plain(text: str) -> str:
    """A person's text as it can be stored; half a surrogate pair is no UTF-8 and becomes `?`."""
    return text.encode("utf-8", "replace").decode("utf-8")


def to_moment(text: str) -> datetime:
    """The stored moment, aware, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def to_answer(row: Row) -> Answer:
    """An answer from its columns asked, question, topic, given, is_right, grade, at, myth."""
    asked, question, topic, given, is_right, grade, at, myth = row
    return Answer(
        asked=asked,
        question=question,
        topic=topic,
        given=given,
        is_right=bool(is_right),
        grade=Grade(grade),
        at=to_moment(at),
        myth=myth,
    )


def to_asked(row: Row, answer: Answer | None) -> Asked:
    """An asked question from its columns id, learner, question, seed, at, hints."""
    id_, learner, question, seed, at, hints = row
    return Asked(
        id=id_,
        learner=learner,
        question=question,
        seed=seed,
        at=to_moment(at),
        hints=hints,
        answer=answer,
    )


def from_card(card: Card) -> dict[str, Any]:
    """A card as named parameters, one for each of its columns."""
    return {
        "objective": card.objective,
        "due": to_text(card.due),
        "stability": card.stability,
        "difficulty": card.difficulty,
        "state": card.state,
        "step": card.step,
        "last_review": None if card.last_review is None else to_text(card.last_review),
    }


def to_card(row: Row) -> Card:
    """A card from its columns objective, due, stability, difficulty, state, step, last_review."""
    objective, due, stability, difficulty, state, step, last_review = row
    return Card(
        objective=objective,
        due=to_moment(due),
        stability=stability,
        difficulty=difficulty,
        state=state,
        step=step,
        last_review=None if last_review is None else to_moment(last_review),
    )


def to_run(row: Row) -> Run:
    """A run from its columns id, learner, source, verdict, at, stdin."""
    id_, learner, source, verdict, at, stdin = row
    return Run(
        id=id_, learner=learner, source=source, verdict=verdict, at=to_moment(at), stdin=stdin
    )


def to_attempt(row: Row) -> Attempt:
    """An attempt from its columns challenge, source, is_passed, at."""
    challenge, source, is_passed, at = row
    return Attempt(challenge=challenge, source=source, is_passed=bool(is_passed), at=to_moment(at))
