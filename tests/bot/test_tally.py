"""The tally: what stands, what it is worth, who leads. Values in, values out."""

from __future__ import annotations

import pytest

from bot import tally
from bot.classpages import bar
from bot.content import Kind, Library
from bot.store import Player, Vote
from bot.talk import Learner

NAMES = ("ann", "bob", "cy", "dee")


def vote(name: str, choice: int, *, turn: int = 1, number: int = 0, ms: int = 1000) -> Vote:
    return Vote(number=number, turn=turn, learner=name, choice=choice, ms=ms)


def players(*names: str, hidden: str = "") -> list[Player]:
    return [Player(learner=Learner(id=name, name=name), is_hidden=name == hidden) for name in names]


def ranks(found: tuple[tally.Standing, ...]) -> list[tuple[int, str, int]]:
    return [(each.rank, each.player.learner.name, each.points) for each in found]


def test_second_vote_stands_and_silence_keeps_the_first() -> None:
    """Only of this question, and one for each learner."""
    votes = [
        vote("ann", 0),
        vote("bob", 1),
        vote("bob", 0, turn=2),
        vote("cy", 2, turn=2),
        vote("ann", 3, number=1),
    ]
    found = {each.learner: each.choice for each in tally.final(votes, 0)}

    assert found == {"ann": 0, "bob": 0, "cy": 2}


def test_points_lead_and_time_only_breaks_ties() -> None:
    """The slow one with more points is first; equal in both is equal in rank."""
    votes = [
        vote("ann", 0, ms=19000),
        vote("ann", 0, number=1, ms=19000),
        vote("bob", 0, ms=100),
        vote("bob", 1, number=1, ms=100),
        vote("cy", 0, ms=100),
        vote("dee", 1, ms=50),
    ]
    found = tally.standings(votes, players(*NAMES), {0: 0, 1: 0})

    assert ranks(found) == [(1, "ann", 2), (2, "bob", 1), (2, "cy", 1), (4, "dee", 0)]


def test_hidden_and_pointless_are_not_on_the_podium() -> None:
    """Those behind them move up, and a tie stays a tie."""
    votes = [vote(name, 0, ms=ms) for name, ms in (("ann", 1), ("bob", 2), ("cy", 2))]
    ranked = tally.standings(votes, players(*NAMES, hidden="ann"), {0: 0})

    assert ranks(tally.visible(ranked)) == [(1, "bob", 1), (1, "cy", 1)]


def test_a_tie_with_somebody_hidden_is_still_a_rank() -> None:
    """Equals are counted among those who are shown."""
    votes = [vote("ann", 0, ms=1), vote("bob", 0, ms=2), vote("cy", 0, ms=2), vote("dee", 0, ms=2)]
    ranked = tally.standings(votes, players(*NAMES, hidden="bob"), {0: 0})

    assert ranks(tally.visible(ranked)) == [(1, "ann", 1), (2, "cy", 1), (2, "dee", 1)]


@pytest.mark.parametrize(
    ("count", "total", "shown"),
    [
        (0, 0, "░░░░░░░░░░ 0 (0%)"),
        (1, 3, "███░░░░░░░ 1 (33%)"),
        (200, 200, "██████████ 200 (100%)"),
    ],
)
def test_a_share_is_a_bar_and_figures(count: int, total: int, shown: str) -> None:
    """Nobody needs to see the bar to know the share."""
    assert bar(count, total) == shown


def test_the_wrong_pick_that_most_took_is_named(library: Library) -> None:
    """The right one never is, nor one that nobody took."""
    question = next(q for q in library.questions.values() if q.kind is Kind.CHOICE)
    picks = tally.picks(question, 3)
    right = [pick.is_right for pick in picks].index(True)
    wrong = [n for n in range(len(picks)) if n != right]
    found = [9 if n == right else int(n == wrong[1]) for n in range(len(picks))]

    assert tally.worst(found, picks) == wrong[1]
    assert tally.worst([9 if n == right else 0 for n in range(len(picks))], picks) is None


def test_true_or_false_has_two_picks(library: Library) -> None:
    """One of them is right, and both know why."""
    question = next(q for q in library.questions.values() if q.kind is Kind.TRUE_FALSE)
    picks = tally.picks(question, 3)

    assert [pick.label for pick in picks] == ["True", "False"]
    assert [pick.is_right for pick in picks] == [question.answer is True, question.answer is False]
