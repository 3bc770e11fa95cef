"""Class quizzes in the store: steps that nobody takes twice, votes in time, answers once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.schedule import Card
from bot.store import Cast, Counted, Move, Phase, Store, UnknownLearnerError, Vote
from bot.talk import Learner
from tests.bot.store.samples import ANN, BOB, NOW, answer, card, class_quiz, open_vote

END = NOW + timedelta(seconds=20)


@pytest.fixture(autouse=True)
async def met(store: Store) -> None:
    for learner in (ANN, BOB):
        await store.meet(learner, NOW)


def vote(learner: Learner = BOB, choice: int = 1, turn: int = 1) -> Vote:
    return Vote(number=0, turn=turn, learner=learner.id, choice=choice)


async def test_quiz_reads_back_as_it_was_kept(store: Store) -> None:
    """With its host, its questions in order, and the message of the one that is open."""
    quiz = class_quiz()
    opened = await open_vote(store, quiz)

    first, second = quiz.questions
    assert opened == replace(
        quiz, phase=Phase.VOTING, deadline=END, questions=(replace(first, post="post"), second)
    )


async def test_a_place_has_one_open_quiz(store: Store) -> None:
    """A second one is told of the first; another place, or one that is over, is free."""
    first = class_quiz()
    begun = await store.classroom.begin(first)
    second = await store.classroom.begin(class_quiz(BOB))
    elsewhere = await store.classroom.begin(class_quiz(BOB, "other:hall"))
    on_test = await store.classroom.open_on("test")
    await store.classroom.move(first, Move(phase=Phase.OVER, number=0, deadline=NOW))
    third = await store.classroom.begin(class_quiz(BOB))

    assert (begun, second) == (first.id, first.id)
    assert on_test == (first.id,)
    assert (elsewhere, third) == (class_quiz(BOB, "other:hall").id, class_quiz(BOB).id)


async def test_a_step_is_taken_once(store: Store) -> None:
    """Whoever saw an older state moves nothing."""
    quiz = class_quiz()
    await open_vote(store, quiz)

    assert not await store.classroom.move(quiz, Move(phase=Phase.SHOWN, number=0, deadline=END))


async def test_a_phase_is_ended_early_only_as_it_was_seen(store: Store) -> None:
    """The button of another phase or question does nothing; stopping always ends."""
    quiz = await open_vote(store, class_quiz())
    soon = NOW + timedelta(seconds=3)
    classroom = store.classroom
    missed = [
        await classroom.hurry(quiz.id, 1, Phase.VOTING, soon),
        await classroom.hurry(quiz.id, 0, Phase.SHOWN, soon),
        await classroom.hurry("another", 0, Phase.VOTING, soon),
    ]
    done = await classroom.hurry(quiz.id, 0, Phase.VOTING, soon)
    later = await classroom.hurry(quiz.id, 0, Phase.VOTING, END)
    hurried = await classroom.quiz(quiz.id)
    await classroom.stop(class_quiz(), NOW, "stopped")
    await classroom.stop(class_quiz(), NOW, "idle")
    stopped = await classroom.quiz(quiz.id)

    assert (missed, done, later) == ([False] * 3, True, True)
    assert hurried is not None
    assert hurried.deadline == soon
    assert stopped is not None
    assert stopped.ending == "stopped"


@pytest.mark.parametrize(
    ("presses", "casts", "stands"),
    [
        ([1], [Cast.FIRST], 1),
        ([1, 1], [Cast.FIRST, Cast.SAME], 1),
        ([1, 2], [Cast.FIRST, Cast.CHANGED], 2),
        ([1, 2, 2, 1], [Cast.FIRST, Cast.CHANGED, Cast.SAME, Cast.SPENT], 2),
    ],
)
async def test_a_vote_may_be_changed_once(
    store: Store, presses: list[int], casts: list[Cast], stands: int
) -> None:
    """The same press again costs no change."""
    quiz = await open_vote(store, class_quiz())
    told = [await store.classroom.vote(quiz.id, vote(choice=n), NOW) for n in presses]
    (kept,) = await store.classroom.votes(quiz.id)

    assert [each.cast for each in told] == casts
    assert kept.choice == stands
    assert await store.classroom.count(quiz) == 1


async def test_a_vote_counts_from_its_turn_and_only_in_it(store: Store) -> None:
    """Its time is that since the turn opened; late, or for another turn, it is not kept."""
    quiz = await open_vote(store, class_quiz())
    cast = [
        (await store.classroom.vote(quiz.id, given, when)).cast
        for given, when in (
            (vote(ANN), NOW + timedelta(seconds=2.5)),
            (vote(), END),
            (vote(turn=2), NOW),
            (replace(vote(), number=1), NOW),
        )
    ]
    (kept,) = await store.classroom.votes(quiz.id)

    assert cast == [Cast.FIRST, Cast.LATE, Cast.LATE, Cast.LATE]
    assert (kept.learner, kept.ms) == (ANN.id, 2500)


async def test_a_stranger_cannot_vote(store: Store) -> None:
    """Whom the store has not met has no vote."""
    quiz = await open_vote(store, class_quiz())
    with pytest.raises(UnknownLearnerError):
        await store.classroom.vote(quiz.id, vote(Learner(id="test:9")), NOW)


async def test_answers_are_counted_with_the_step_and_once(store: Store) -> None:
    """All votes that were taken before it are worth something; the same reveal again, nothing."""
    quiz = await open_vote(store, class_quiz())
    for learner in (ANN, BOB):
        await store.classroom.vote(quiz.id, vote(learner), NOW)
    seen: list[tuple[list[str], Mapping[str, Card | None]]] = []

    def worth(votes: tuple[Vote, ...], cards: Mapping[str, Card | None]) -> tuple[Counted, ...]:
        seen.append(([each.learner for each in votes], cards))
        return tuple(
            Counted(learner=who, answer=answer(f"class:{who}"), card=card(), seed=1)
            for who in cards
        )

    step = Move(phase=Phase.SHOWN, number=0, deadline=END)
    done = [await store.classroom.reveal(quiz, step, "futures.what", worth) for _ in range(2)]
    ranks = await store.leaders(quiz.place)
    progress = await store.progress(BOB.id, NOW)

    assert done == [True, False]
    assert seen == [([ANN.id, BOB.id], {ANN.id: None, BOB.id: None})]
    assert [(rank.learner, rank.total) for rank in ranks] == [(ANN.id, 1), (BOB.id, 1)]
    assert (progress.answers, progress.right) == (1, 1)


async def test_a_forgotten_host_leaves_the_quiz_and_the_votes(store: Store) -> None:
    """A forgotten player takes their vote along."""
    quiz = await open_vote(store, class_quiz())
    await store.classroom.vote(quiz.id, vote(BOB), NOW)
    await store.forget(ANN.id)
    hostless = await store.classroom.quiz(quiz.id)
    players = await store.classroom.players(quiz.id)
    await store.forget(BOB.id)

    assert hostless is not None
    assert hostless.host == ""
    assert [player.learner for player in players] == [BOB]
    assert await store.classroom.votes(quiz.id) == ()


async def test_questions_of_a_place_are_known_in_order(store: Store) -> None:
    """Those asked longest ago come first, those of other places not at all."""
    old = class_quiz(place="test:a", id="old", at=NOW - timedelta(days=1))
    questions = tuple(reversed(class_quiz().questions))[:1]
    for quiz in (old, class_quiz(place="test:b", id="other")):
        await store.classroom.begin(quiz)
    await store.classroom.move(old, Move(phase=Phase.OVER, number=0, deadline=NOW))
    await store.classroom.begin(class_quiz(place="test:a", id="new", questions=questions))

    assert await store.classroom.asked_in("test:a") == ("futures.1", "futures.2")
    assert await store.classroom.asked_in("test:c") == ()
