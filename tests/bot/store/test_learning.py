"""Learners, pages, runs, attempts, and what they add up to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.store import Attempt, Progress, Rank, Run, Store, TopicScore, UnknownLearnerError
from bot.talk import Learner
from tests.bot.store.samples import ANN, BOB, DAY, NOW, SQUARE, answer, live, put


async def test_new_name_replaces_the_old_one(store: Store) -> None:
    """A learner is the same under a new name; no name leaves the old one."""
    for name in ("Annie", "", "Annie"):
        await store.meet(Learner(id=ANN.id, name=name), NOW + DAY)
    (row,) = (await store.export(ANN.id)).tables["learners"]

    assert row["name"] == "Annie"
    assert row["met_at"] == "2026-11-22T12:00:00.000000+00:00"


async def test_nameless_learner_gets_a_name_later(store: Store) -> None:
    """Some surfaces do not know a name at first."""
    await store.meet(Learner(id="test:3"), NOW)
    await store.meet(Learner(id="test:3", name="Cid"), NOW)
    (row,) = (await store.export("test:3")).tables["learners"]

    assert row["name"] == "Cid"


async def test_page_is_read_once(store: Store) -> None:
    """Reading again changes nothing; the order of reading is kept for progress."""
    for minute, page in enumerate([("tasks", "why"), ("futures", "what"), ("tasks", "why")]):
        await store.read(ANN.id, *page, NOW + timedelta(minutes=minute))

    assert await store.pages_read(ANN.id) == {("tasks", "why"), ("futures", "what")}
    assert (await store.progress(ANN.id, NOW)).pages == (("tasks", "why"), ("futures", "what"))
    assert await store.pages_read(BOB.id) == frozenset()


async def test_run_comes_back_to_be_run_again(store: Store) -> None:
    """Every character of the source is kept."""
    run = Run(id="r1", learner=ANN.id, source="print('☃\0')\r\n\t", verdict="ok", at=NOW)
    await store.ran(run)

    assert await store.run("r1") == run
    assert await store.run("r2") is None
    assert (await store.progress(ANN.id, NOW)).runs == 1


async def test_half_a_surrogate_pair_is_kept_as_a_question_mark(store: Store) -> None:
    """Some clients send such text; it must not be an error, nor a write at each meeting."""
    odd = "a\ud83db"
    for _ in range(2):
        await store.meet(Learner(id=ANN.id, name=odd), NOW)
    await store.ran(Run(id="r1", learner=ANN.id, source=odd, verdict="ok", at=NOW))
    await store.attempted(ANN.id, Attempt(challenge="c", source=odd, is_passed=False, at=NOW))
    await put(store, "k3j2")
    kept = await store.answered(ANN.id, answer("k3j2", given=odd), None)
    run = await store.run("r1")
    (attempt,) = await store.attempts(ANN.id, "c")
    (row,) = (await store.export(ANN.id)).tables["learners"]

    assert run is not None
    assert {kept.given, run.source, attempt.source, row["name"]} == {"a?b"}


async def test_run_of_a_stranger_is_not_kept(store: Store) -> None:
    """Nothing is kept for a learner who is not there to be forgotten."""
    with pytest.raises(UnknownLearnerError):
        await store.ran(Run(id="r1", learner="test:404", source="", verdict="ok", at=NOW))
    assert await store.run("r1") is None


async def test_attempts_come_oldest_first(store: Store) -> None:
    """Each try is kept, the passed challenge is named once."""
    tries = [
        Attempt(challenge="fan-out", source=f"# {number}", is_passed=number > 0, at=NOW)
        for number in range(3)
    ]
    for one in tries:
        await store.attempted(ANN.id, one)
    await store.attempted(ANN.id, Attempt(challenge="limit", source="", is_passed=False, at=NOW))

    assert await store.attempts(ANN.id, "fan-out") == tuple(tries)
    assert await store.attempts(BOB.id, "fan-out") == ()
    assert (await store.progress(ANN.id, NOW)).challenges == ("fan-out",)


async def test_progress_of_a_stranger_is_empty(store: Store) -> None:
    """Somebody who did nothing yet has nothing, and no error."""
    assert await store.progress("test:404", NOW) == Progress()


async def test_progress_adds_up(store: Store) -> None:
    """Scores by topic, sums over all, and different days."""
    plan = [("tasks", True, 0), ("futures", True, 0), ("futures", False, 1), ("futures", True, 1)]
    for number, (topic, is_right, day) in enumerate(plan):
        await put(store, f"k{number}")
        one = answer(f"k{number}", topic=topic, is_right=is_right, at=NOW + day * DAY)
        await store.answered(ANN.id, one, None)
    progress = await store.progress(ANN.id, NOW)

    assert progress.scores == (
        TopicScore(topic="futures", right=2, total=3),
        TopicScore(topic="tasks", right=1, total=1),
    )
    assert (progress.answers, progress.right, progress.days) == (4, 3, 2)


async def test_leaders_are_those_of_the_place(store: Store) -> None:
    """More right answers first; of as many, the one who needed fewer."""
    cid = Learner(id="test:3", name="Cid")
    await store.meet(cid, NOW)
    plan = [(ANN, 1, 1), (BOB, 2, 1), (cid, 2, 0)]
    for learner, right, wrong in plan:
        for number in range(right + wrong):
            name = f"{learner.id}-{number}"
            await put(store, name, learner)
            await store.answered(learner.id, answer(name, is_right=number < right), None)
    await put(store, "elsewhere", ANN, place="garden")
    await store.answered(ANN.id, answer("elsewhere"), None)

    assert await store.leaders("square") == (
        Rank(learner=cid.id, name="Cid", right=2, total=2),
        Rank(learner=BOB.id, name="Bob", right=2, total=3),
        Rank(learner=ANN.id, name="Ann", right=1, total=2),
    )
    assert [rank.learner for rank in await store.leaders("square", 1)] == [cid.id]
    assert [rank.learner for rank in await store.leaders("garden")] == [ANN.id]
    assert await store.leaders("nowhere") == ()


async def test_hidden_learner_is_on_no_leaderboard(store: Store) -> None:
    """Until they come back; a new name does not bring them back."""
    await live(store, ANN)
    await store.hide(ANN.id, hidden=True)
    await store.meet(Learner(id=ANN.id, name="Annie"), NOW)
    hidden = (await store.leaders(SQUARE), await store.server_leaders("discord:9"))
    await store.hide(ANN.id, hidden=False)

    assert hidden == ((), ())
    assert [rank.name for rank in await store.leaders(SQUARE)] == ["Annie"]
    assert [rank.name for rank in await store.server_leaders("discord:9")] == ["Annie"]


async def test_setting_is_kept_and_replaced(store: Store) -> None:
    """The bot's own facts, by name."""
    before = await store.setting("commands")
    await store.set_setting("commands", "abc")
    await store.set_setting("commands", "def")

    assert before is None
    assert await store.setting("commands") == "def"
