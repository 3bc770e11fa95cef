"""The values of a class quiz that the store gives and takes. No SQL here."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.schedule import Card
from bot.store.records import Answer
from bot.talk import Learner


class Phase(enum.Enum):
    """Where a class quiz stands with its current question."""

    OPENING = "opening"  # about to be posted
    VOTING = "voting"
    TALKING = "talking"  # the first vote is shown without the answer
    AGAIN = "again"
    SHOWN = "shown"  # the answer too
    OVER = "over"

    @property
    def turn(self) -> int:
        """Which vote is open; 0 for none."""
        return {Phase.VOTING: 1, Phase.AGAIN: 2}.get(self, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassQuestion:
    """One question of a class quiz, and the message that shows it."""

    question: str
    seed: int
    post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassQuiz:
    """A class quiz as it stands.

    `number` is the question's, from 0; once it is over, how many came to their answer.
    """

    id: str
    place: str
    host: str  # empty once the host is forgotten
    topic: str
    seconds: int
    has_second_vote: bool
    questions: tuple[ClassQuestion, ...]
    phase: Phase
    number: int
    deadline: datetime  # when this phase ends
    at: datetime
    ending: str = ""  # why it ends before its last question

    @property
    def current(self) -> ClassQuestion:
        """The question that it stands at."""
        return self.questions[self.number]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """The next step of a class quiz; `post` is the message of the question it comes to."""

    phase: Phase
    deadline: datetime
    number: int
    post: str = ""
    ending: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one learner picked in one turn; `ms` from the start of the turn."""

    number: int
    turn: int
    learner: str
    choice: int
    changes: int = 0
    ms: int = 0


class Cast(enum.Enum):
    """What became of a press."""

    FIRST = "first"
    CHANGED = "changed"
    SAME = "same"
    SPENT = "spent"  # it was changed before
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """What became of a press, and the vote that stands, if there is one."""

    cast: Cast
    vote: Vote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Somebody who voted in a class quiz."""

    learner: Learner
    is_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A vote that counts as an answer of its learner, with the card that it makes."""

    learner: str
    answer: Answer
    card: Card
    seed: int


# What the votes on a question are worth, given what each learner remembers of its objective. It
# is called on the writer's thread, perhaps twice, so it must be pure.
Worth = Callable[[tuple[Vote, ...], Mapping[str, Card | None]], tuple[Counted, ...]]
