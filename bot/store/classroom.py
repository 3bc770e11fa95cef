"""The part of the store that class quizzes use.

No SQL here: each method hands one unit of work to the writer or to the reader.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Protocol, TypeVar

from bot.store import classes
from bot.store.class_records import ClassQuiz, Move, Phase, Player, Vote, Voted, Worth

T = TypeVar("T")


class Does(Protocol):
    """Hands a unit of work to a connection."""

    def __call__(self, work: Callable[[sqlite3.Connection], T], /) -> Coroutine[Any, Any, T]:
        """What the work returns."""


class Classroom:
    """What is remembered of class quizzes. What was written survives even a power cut."""

    def __init__(self, do: Does, ask: Does) -> None:
        self._do = do
        self._ask = ask

    async def begin(self, quiz: ClassQuiz) -> str:
        """Keep a new quiz; the id of the one that is open in its place, which may be another.

        Raises:
            UnknownLearnerError: the store has not met the host.
        """
        return await self._do(lambda db: classes.begin(db, quiz))

    async def move(self, quiz: ClassQuiz, step: Move) -> bool:
        """Take the next step; False if the quiz no longer stands where the caller saw it."""
        return await self._do(lambda db: classes.move(db, quiz, step))

    async def reveal(self, quiz: ClassQuiz, step: Move, objective: str, worth: Worth) -> bool:
        """Take the step to the answer, and count the votes as answers of their learners."""
        return await self._do(lambda db: classes.reveal(db, quiz, step, objective, worth))

    async def posted(self, quiz_id: str, number: int, post: str) -> None:
        """Keep which message shows a question."""
        await self._do(lambda db: classes.posted(db, quiz_id, number, post))

    async def hurry(self, quiz_id: str, number: int, phase: Phase, now: datetime) -> bool:
        """End this phase of this question now; False if it is over already."""
        return await self._do(lambda db: classes.hurry(db, quiz_id, number, phase, now, ""))

    async def stop(self, quiz: ClassQuiz, now: datetime, ending: str) -> bool:
        """End the quiz where it stands; False if it is over already."""
        return await self._do(
            lambda db: classes.hurry(db, quiz.id, quiz.number, quiz.phase, now, ending)
        )

    async def vote(self, quiz_id: str, given: Vote, now: datetime) -> Voted:
        """Keep a vote, or its one change.

        Raises:
            UnknownLearnerError: the store has not met the learner.
        """
        return await self._do(lambda db: classes.vote(db, quiz_id, given, now))

    async def quiz(self, quiz_id: str) -> ClassQuiz | None:
        """A class quiz as it stands."""
        return await self._ask(lambda db: classes.quiz(db, quiz_id))

    async def open_on(self, surface: str) -> tuple[str, ...]:
        """The quizzes of a surface that are not over."""
        return await self._ask(lambda db: classes.open_on(db, surface))

    async def asked_in(self, place: str) -> tuple[str, ...]:
        """The questions of this place's class quizzes, those asked longest ago first."""
        return await self._ask(lambda db: classes.asked_in(db, place))

    async def votes(self, quiz_id: str) -> tuple[Vote, ...]:
        """All votes of a quiz."""
        return await self._ask(lambda db: classes.votes(db, quiz_id))

    async def count(self, quiz: ClassQuiz) -> int:
        """How many have voted in the turn that is open."""
        return await self._ask(lambda db: classes.count(db, quiz.id, quiz.number, quiz.phase.turn))

    async def players(self, quiz_id: str) -> tuple[Player, ...]:
        """All who voted."""
        return await self._ask(lambda db: classes.players(db, quiz_id))
