"""When to ask again, and how an answer becomes a grade."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import Card, Confidence, Grade, grade_for, review

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SURE = {"confidence": Confidence.SURE, "is_first_sight": False}


def days(card: Card, since: datetime = NOW) -> int:
    return (card.due - since).days


# ---- review


@pytest.mark.parametrize(
    ("grade", "wait"), [(Grade.AGAIN, 1), (Grade.HARD, 1), (Grade.GOOD, 2), (Grade.EASY, 8)]
)
def test_first_interval_is_of_days(grade: Grade, wait: int) -> None:
    """The first review is days away whatever the grade: minutes make no sense in a chat."""
    card = review(None, "futures.what", grade, NOW)

    assert days(card) == wait
    assert card.objective == "futures.what"
    assert card.last_review == NOW


def test_intervals_grow_to_half_a_year_and_no_further() -> None:
    """An objective that is always recalled is asked 2, 11, 46, 163 and then each 180 days."""
    card, now, waits = None, NOW, []
    for _ in range(6):
        card = review(card, "futures.what", Grade.GOOD, now)
        waits.append(days(card, now))
        now = card.due

    assert waits == [2, 11, 46, 163, 180, 180]


def test_same_session_retries_are_harmless() -> None:
    """Five right answers within minutes still mean two days, not half a year."""
    card = None
    for minute in range(5):
        card = review(card, "futures.what", Grade.GOOD, NOW + timedelta(minutes=minute))

    assert card is not None
    assert days(card, NOW + timedelta(minutes=4)) == 2


def test_lapse_brings_the_card_back_tomorrow() -> None:
    """What was known well and then missed is asked again after a day."""
    card = review(None, "futures.what", Grade.EASY, NOW)
    card = review(card, "futures.what", Grade.AGAIN, card.due)

    assert card.last_review is not None
    assert days(card, card.last_review) == 1


@pytest.mark.parametrize(
    "zone", [ZoneInfo("UTC"), ZoneInfo("Asia/Tokyo"), timezone(timedelta(hours=-3))]
)
def test_any_time_zone_will_do(zone: ZoneInfo | timezone) -> None:
    """The same moment gives the same card, in UTC, wherever the clock stands."""
    card = review(None, "futures.what", Grade.GOOD, NOW.astimezone(zone))

    assert card == review(None, "futures.what", Grade.GOOD, NOW)
    assert card.due.tzinfo is UTC


def test_time_without_a_zone_is_refused() -> None:
    """A naive time could mean any moment of a day."""
    with pytest.raises(ValueError, match="time zone"):
        review(None, "futures.what", Grade.GOOD, NOW.replace(tzinfo=None))


def test_card_of_another_objective_is_refused() -> None:
    """Mixing two objectives up would spoil both."""
    card = review(None, "tasks.what", Grade.GOOD, NOW)

    with pytest.raises(ValueError, match="tasks"):
        review(card, "futures.what", Grade.GOOD, NOW)


def test_review_does_not_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library sleeps when it must invent an id for a card, which would block the loop."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)

    review(review(None, "futures.what", Grade.GOOD, NOW), "futures.what", Grade.GOOD, NOW)

    assert slept == []


@given(st.lists(st.tuples(st.sampled_from(Grade), st.integers(0, 400)), min_size=1, max_size=12))
def test_history_gives_the_same_card_every_time(history: list[tuple[Grade, int]]) -> None:
    """Any history can be replayed, and is always due within 1 to 180 days."""

    def replay() -> tuple[Card, datetime]:
        card, now = None, NOW
        for grade, wait in history:
            now += timedelta(days=wait)
            card = review(card, "futures.what", grade, now)
        assert card is not None
        return card, now

    card, now = replay()

    assert replay() == (card, now)
    assert timedelta(days=1) <= card.due - now <= timedelta(days=180)


# ---- grade_for


def test_right_unaided_is_good() -> None:
    """The common case."""
    assert grade_for(is_right=True) is Grade.GOOD


@given(
    hints=st.integers(0, 5),
    tries=st.integers(1, 5),
    confidence=st.sampled_from(Confidence),
    is_first_sight=st.booleans(),
    guess_chance=st.floats(0, 1),
)
def test_wrong_is_always_again(
    hints: int, tries: int, confidence: Confidence, is_first_sight: bool, guess_chance: float
) -> None:
    """Never Hard, which is a pass."""
    grade = grade_for(
        is_right=False,
        hints=hints,
        tries=tries,
        confidence=confidence,
        is_first_sight=is_first_sight,
        guess_chance=guess_chance,
    )

    assert grade is Grade.AGAIN


@pytest.mark.parametrize("help_had", [{"hints": 1}, {"tries": 2}, {"confidence": Confidence.GUESS}])
def test_right_with_help_or_by_guess_is_hard(help_had: dict[str, object]) -> None:
    """A hint, a second try and a guess each tell less than an unaided answer."""
    assert grade_for(is_right=True, guess_chance=0.0, **help_had) is Grade.HARD  # type: ignore[arg-type]


def test_sure_on_a_known_objective_is_easy() -> None:
    """Only certainty that is not luck, on something seen before."""
    assert grade_for(is_right=True, guess_chance=1 / 4, **SURE) is Grade.EASY  # type: ignore[arg-type]


def test_sure_on_first_sight_is_good() -> None:
    """The first sight says nothing about memory."""
    grade = grade_for(is_right=True, confidence=Confidence.SURE, guess_chance=0.0)

    assert grade is Grade.GOOD


def test_true_or_false_is_never_easy() -> None:
    """A coin gets half of them right."""
    assert grade_for(is_right=True, guess_chance=1 / 2, **SURE) is Grade.GOOD  # type: ignore[arg-type]


def test_sure_after_a_hint_is_hard() -> None:
    """Help counts more than confidence."""
    assert grade_for(is_right=True, hints=1, guess_chance=0.0, **SURE) is Grade.HARD  # type: ignore[arg-type]
