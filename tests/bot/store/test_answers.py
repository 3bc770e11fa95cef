"""Questions put, answers given, cards, and the totals they move."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from bot.schedule import Card, Grade, review
from bot.store import Store, UnknownAskedError, UnknownLearnerError
from tests.bot.store.samples import ANN, BOB, DAY, NOW, answer, card, put


async def test_asked_question_comes_back_as_it_was_put(store: Store) -> None:
    """Id, seed and moment survive, and there is no answer yet."""
    put_ = await store.ask(ANN.id, "futures.1", id="k3j2", seed=2**62, place="square", now=NOW)

    assert await store.asked("k3j2") == put_
    assert put_.seed == 2**62
    assert put_.answer is None


async def test_unknown_id_was_not_asked(store: Store) -> None:
    """An id out of the air is nobody's question."""
    assert await store.asked("never") is None


async def test_what_is_asked_once_stays_as_it_was(store: Store) -> None:
    """The second time the first question comes back, with its answer."""
    ask = partial(store.ask_once, ANN.id, id="k3j2", place="square", now=NOW)
    first = await ask("futures.1", seed=7)
    await store.answered(ANN.id, answer("k3j2"), None)
    second = await ask("futures.2", seed=8)

    assert (second.question, second.seed) == (first.question, first.seed)
    assert second.answer is not None


async def test_id_is_not_given_twice(store: Store) -> None:
    """A second question under the same id is a fault, and changes nothing."""
    await put(store, "k3j2")

    with pytest.raises(ValueError, match="UNIQUE"):
        await put(store, "k3j2", BOB)
    asked = await store.asked("k3j2")
    assert asked is not None
    assert asked.learner == ANN.id


async def test_nobody_is_asked_whom_the_store_has_not_met(store: Store) -> None:
    """Nothing is kept for a learner who is not there to be forgotten."""
    with pytest.raises(UnknownLearnerError):
        await store.ask("test:404", "futures.1", id="k3j2", seed=1, place="square", now=NOW)


async def test_hints_are_counted(store: Store) -> None:
    """Each hint shown is one more, also for the question itself."""
    await put(store, "k3j2")

    assert [await store.hinted("k3j2"), await store.hinted("k3j2")] == [1, 2]
    asked = await store.asked("k3j2")
    assert asked is not None
    assert asked.hints == 2


async def test_hint_for_nothing_is_refused(store: Store) -> None:
    """A hint belongs to a question that was put."""
    with pytest.raises(UnknownAskedError):
        await store.hinted("never")


async def test_answer_comes_back_with_its_question(store: Store) -> None:
    """The answer that was kept is the one that was given, to the microsecond."""
    await put(store, "k3j2")
    given = answer("k3j2", given="a;b\0 ☃", myth="M05", at=NOW + timedelta(microseconds=1))
    kept = await store.answered(ANN.id, given, card())
    asked = await store.asked("k3j2")

    assert kept == given
    assert asked is not None
    assert asked.answer == given


async def test_second_answer_changes_nothing(store: Store) -> None:
    """The first one stays and is returned; neither card nor totals move."""
    await put(store, "k3j2")
    first = await store.answered(ANN.id, answer("k3j2"), card())
    before = await store.progress(ANN.id, NOW)
    second = answer("k3j2", given="c", is_right=False, grade=Grade.AGAIN)
    kept = await store.answered(ANN.id, second, card(grade=Grade.AGAIN))

    assert kept == first
    assert await store.progress(ANN.id, NOW) == before
    assert await store.card(ANN.id, "futures.what") == card()
    assert len((await store.export(ANN.id)).tables["reviews"]) == 1


async def test_answers_at_once_count_once(store: Store) -> None:
    """Thirty presses in the same moment get the same verdict and one mark."""
    await put(store, "k3j2")
    presses = [answer("k3j2", given=str(number)) for number in range(30)]
    kept = await asyncio.gather(*(store.answered(ANN.id, one, card()) for one in presses))
    progress = await store.progress(ANN.id, NOW)

    assert len(set(kept)) == 1
    assert (progress.answers, progress.right) == (1, 1)


async def test_nobody_answers_for_another(store: Store) -> None:
    """Bob cannot use up Ann's question, and nothing is counted for either."""
    await put(store, "k3j2", ANN)

    with pytest.raises(UnknownAskedError):
        await store.answered(BOB.id, answer("k3j2"), card())
    assert (await store.progress(BOB.id, NOW)).answers == 0
    asked = await store.asked("k3j2")
    assert asked is not None
    assert asked.answer is None


async def test_answer_to_nothing_is_refused(store: Store) -> None:
    """An id out of the air cannot be answered."""
    with pytest.raises(UnknownAskedError):
        await store.answered(ANN.id, answer("never"), card())


async def test_answer_without_a_card_leaves_no_review(store: Store) -> None:
    """A question outside the schedule counts all the same."""
    await put(store, "k3j2")
    await store.answered(ANN.id, answer("k3j2"), None)
    tables = (await store.export(ANN.id)).tables

    assert tables["cards"] == tables["reviews"] == []
    assert (await store.progress(ANN.id, NOW)).answers == 1


async def test_card_survives_to_the_last_digit(store: Store) -> None:
    """A card that went through the store is reviewed as one that did not."""
    await put(store, "k3j2")
    await store.answered(ANN.id, answer("k3j2"), card())
    kept = await store.card(ANN.id, "futures.what")
    later = NOW + 3 * DAY

    assert kept == card()
    assert review(kept, "futures.what", Grade.GOOD, later) == review(
        card(), "futures.what", Grade.GOOD, later
    )
    assert await store.card(BOB.id, "futures.what") is None


async def test_due_cards_come_most_overdue_first(store: Store) -> None:
    """Only what is due, in order, no more than asked for, and only one's own."""
    waits = {"c": -3, "a": 0, "d": 1, "b": -1}
    for number, (objective, wait) in enumerate(waits.items()):
        await put(store, f"k{number}")
        due = Card(objective=objective, due=NOW + wait * DAY)
        await store.answered(ANN.id, answer(f"k{number}"), due)
    progress = await store.progress(ANN.id, NOW)

    assert [one.objective for one in await store.due(ANN.id, NOW)] == ["c", "b", "a"]
    assert [one.objective for one in await store.due(ANN.id, NOW, 1)] == ["c"]
    assert await store.due(BOB.id, NOW) == ()
    assert [one.objective for one in progress.due] == ["c", "b", "a"]
    assert progress.next_due == NOW + DAY


async def test_recent_answers_come_newest_first(store: Store) -> None:
    """By the time of answering, and by the order of keeping where that is the same."""
    for name, hours in (("k1", 0), ("k2", 2), ("k3", 1), ("k4", 2)):
        await put(store, name)
        await store.answered(ANN.id, answer(name, at=NOW + timedelta(hours=hours)), None)

    assert [one.asked for one in await store.recent(ANN.id)] == ["k4", "k2", "k3", "k1"]
    assert [one.asked for one in await store.recent(ANN.id, 2)] == ["k4", "k2"]


async def test_myths_are_counted_in_wrong_answers_alone(store: Store) -> None:
    """A right answer that names a myth has overcome it; no myth is no hit."""
    for name, myth, is_right in (("k1", "M05", False), ("k2", "M05", True), ("k3", "", False)):
        await put(store, name)
        await store.answered(ANN.id, answer(name, myth=myth, is_right=is_right), None)

    assert await store.myth_hits(ANN.id, "M05") == 1
    assert await store.myth_hits(ANN.id, "") == 0
    assert await store.myth_hits(BOB.id, "M05") == 0


async def test_moment_without_a_zone_is_refused(store: Store) -> None:
    """It is refused before anything is kept."""
    await put(store, "k3j2")

    with pytest.raises(ValueError, match="time zone"):
        await store.answered(ANN.id, answer("k3j2", at=NOW.replace(tzinfo=None)), card())
    assert (await store.progress(ANN.id, NOW)).answers == 0
