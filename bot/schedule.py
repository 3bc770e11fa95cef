"""When to ask again: grade + card + now -> card, by FSRS (https://github.com/open-spaced-repetition).

Pure: no clock, no store, no chance.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import UTC, datetime

import fsrs

# Learning steps of minutes make no sense in a chat: the first interval is a day. Without fuzz the
# same answers always give the same dates, so the review log can be replayed.
_SCHEDULER = fsrs.Scheduler(
    learning_steps=(), relearning_steps=(), maximum_interval=180, enable_fuzzing=False
)
_EASY_GUESS_CHANCE = 1 / 4  # above this, a right answer says too little to wait eight days


class Grade(enum.IntEnum):
    """How well an objective was recalled; the numbers are FSRS's ratings."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Confidence(enum.Enum):
    """How sure the learner said they were."""

    GUESS = "guess"
    UNSAID = "unsaid"
    SURE = "sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is remembered of one objective of one learner."""

    objective: str
    due: datetime  # aware, UTC
    stability: float | None = None
    difficulty: float | None = None
    state: int = 1
    step: int | None = None
    last_review: datetime | None = None


def grade_for(
    *,
    is_right: bool,
    hints: int = 0,
    tries: int = 1,
    confidence: Confidence = Confidence.UNSAID,
    is_first_sight: bool = True,
    guess_chance: float = 1.0,
) -> Grade:
    """The grade of one answer; time taken never lowers it, for slow readers and phones.

    Args:
        is_right: False also for an answer that was given up or timed out.
        hints: how many were shown before the answer.
        tries: which try this was, 1 for the first.
        confidence: what the learner said, if they were asked.
        is_first_sight: whether this objective has never been asked before.
        guess_chance: how likely a blind guess is right: 1/4 for one of four, 1/2 for true/false.
    """
    if not is_right:
        return Grade.AGAIN  # never Hard: for FSRS, Hard is a pass
    if hints > 0 or tries > 1 or confidence is Confidence.GUESS:
        return Grade.HARD
    is_sure = confidence is Confidence.SURE and not is_first_sight
    if is_sure and guess_chance <= _EASY_GUESS_CHANCE:
        return Grade.EASY
    return Grade.GOOD


def review(card: Card | None, objective: str, grade: Grade, now: datetime) -> Card:
    """The card after one more answer; without a card, the first card of the objective.

    Raises:
        ValueError: `now` carries no time zone, or the card is of another objective.
    """
    if now.tzinfo is None:
        raise ValueError(f"now must carry a time zone: {now!r}")
    if card is not None and card.objective != objective:
        raise ValueError(f"the card is of {card.objective!r}, the review of {objective!r}")
    now = now.astimezone(UTC)  # fsrs takes timezone.utc alone, not ZoneInfo("UTC")
    new, _ = _SCHEDULER.review_card(_to_fsrs(card, now), fsrs.Rating(grade), now)
    return Card(
        objective=objective,
        due=new.due,
        stability=new.stability,
        difficulty=new.difficulty,
        state=int(new.state),
        step=new.step,
        last_review=new.last_review,
    )


def _to_fsrs(card: Card | None, now: datetime) -> fsrs.Card:
    # Without a card_id, fsrs.Card sleeps for a millisecond to invent one, which blocks the loop.
    if card is None:
        return fsrs.Card(card_id=0, due=now)
    return fsrs.Card(
        card_id=0,
        state=fsrs.State(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.last_review,
    )
