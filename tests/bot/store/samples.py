"""Values that the tests put in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.schedule import Card, Grade, review
from bot.store import Answer, Attempt, Run, Store
from bot.talk import Learner

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANN = Learner(id="test:1", name="Ann")
BOB = Learner(id="test:2", name="Bob")
SQUARE = "discord:9:1"


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


async def live(store: Store, learner: Learner, mark: str = "") -> None:
    """Leave something in every table that keeps anything of a learner."""
    await store.meet(learner, NOW)
    asked = f"{learner.id}-{mark}asked"
    await put(store, asked, learner, SQUARE)
    await store.hinted(asked)
    await store.answered(learner.id, answer(asked, given=f"{mark}given", myth="M01"), card())
    await store.read(learner.id, "futures", "what", NOW)
    source = f"print('{mark}source')"
    await store.ran(
        Run(id=f"{learner.id}-{mark}run", learner=learner.id, source=source, verdict="ok", at=NOW)
    )
    attempt = Attempt(challenge="fan-out", source=source, is_passed=True, at=NOW)
    await store.attempted(learner.id, attempt)
