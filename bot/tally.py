"""Tally: what a class picked, what it is worth, who leads. Pure.

How it is said is in `bot.classpages`, what comes next in `bot.conductor`.
"""

from __future__ import annotations

import json
import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.content import Kind, Library, Question
from bot.marking import Mark, mark_option, shuffled
from bot.schedule import Card, Grade, grade_for, review
from bot.store import Answer, ClassQuiz, Counted, Phase, Player, Vote

FITTING = frozenset({Kind.CHOICE, Kind.PREDICT, Kind.STATE, Kind.TRUE_FALSE, Kind.FIX, Kind.BUG})
MOST_PICKS = 5
MISSED = 3  # pages that are named at the end


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to pick: its button, and what is said of it afterwards."""

    label: str
    is_right: bool
    why: str


def fits(question: Question) -> bool:
    """Whether one button answers the question."""
    return question.kind in FITTING and len(question.options) <= MOST_PICKS


def picks(question: Question, seed: int) -> tuple[Pick, ...]:
    """What can be picked: true or false without a reason, else the options by letters."""
    if question.kind is Kind.TRUE_FALSE:
        return tuple(
            Pick(label, question.answer is value, question.explain)
            for label, value in (("True", True), ("False", False))
        )
    return tuple(
        Pick(letter, option.is_right, option.why)
        for letter, option in zip(string.ascii_uppercase, shuffled(question, seed), strict=False)
    )


def counts(votes: Iterable[Vote], of: int) -> tuple[int, ...]:
    """How often each of so many was picked."""
    found = Counter(vote.choice for vote in votes)
    return tuple(found[choice] for choice in range(of))


def cast_in(votes: Iterable[Vote], number: int, turn: int) -> tuple[Vote, ...]:
    """The votes of one turn of one question."""
    return tuple(vote for vote in votes if (vote.number, vote.turn) == (number, turn))


def final(votes: Iterable[Vote], number: int) -> tuple[Vote, ...]:
    """The vote of each learner that counts: the second; the first of those who kept to it."""
    standing = {}
    for vote in sorted(votes, key=lambda vote: vote.turn):
        if vote.number == number:
            standing[vote.learner] = vote
    return tuple(standing.values())


def worst(found: Sequence[int], offered: Sequence[Pick]) -> int | None:
    """The wrong pick that most took, if anybody took one."""
    wrong = [n for n, pick in enumerate(offered) if not pick.is_right and found[n]]
    return max(wrong, key=lambda n: (found[n], -n), default=None)


# ---- what it is worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One learner at the end; equal points in equal time share a rank."""

    rank: int
    player: Player
    points: int
    ms: int  # until the right answers, all together


def asked(quiz: ClassQuiz) -> int:
    """How many questions came to their answer; one that was stopped before it does not count."""
    return quiz.number + (quiz.phase is Phase.SHOWN)


def keys(library: Library, quiz: ClassQuiz) -> Mapping[int, int]:
    """The right pick of each question that counts and is still in the collection, by number."""
    found = {}
    for number, each in enumerate(quiz.questions[: asked(quiz)]):
        question = library.questions.get(each.question)
        if question is not None:
            right = [pick.is_right for pick in picks(question, each.seed)]
            found[number] = right.index(True)
    return found


def standings(
    votes: Sequence[Vote], players: Iterable[Player], key: Mapping[int, int]
) -> tuple[Standing, ...]:
    """All players, the best first: a point for each right answer; only a tie asks for the time."""
    points, time = Counter[str](), Counter[str]()
    for number, right in key.items():
        for vote in final(votes, number):
            if vote.choice == right:
                points[vote.learner] += 1
                time[vote.learner] += vote.ms

    def order(player: Player) -> tuple[int, int]:
        return -points[player.learner.id], time[player.learner.id]

    ranked: list[Standing] = []
    for place, player in enumerate(sorted(players, key=order), 1):
        last = ranked[-1] if ranked else None
        is_tie = last is not None and order(last.player) == order(player)
        ranked.append(
            Standing(
                rank=last.rank if last is not None and is_tie else place,
                player=player,
                points=points[player.learner.id],
                ms=time[player.learner.id],
            )
        )
    return tuple(ranked)


def visible(ranked: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those with a point who are not off the leaderboards, ranked among themselves."""
    kept = [each for each in ranked if each.points and not each.player.is_hidden]
    told: list[Standing] = []
    for place, each in enumerate(kept, 1):
        is_tie = place > 1 and kept[place - 2].rank == each.rank
        rank = told[-1].rank if is_tie else place
        told.append(Standing(rank=rank, player=each.player, points=each.points, ms=each.ms))
    return tuple(told)


def missed(
    library: Library, quiz: ClassQuiz, votes: Sequence[Vote], learner: str = ""
) -> tuple[tuple[str, str], ...]:
    """The pages (topic, page) behind most wrong answers, of all or of one learner."""
    wrong = Counter[tuple[str, str]]()
    for number, right in keys(library, quiz).items():
        question = library.questions[quiz.questions[number].question]
        for vote in final(votes, number):
            if vote.choice != right and learner in ("", vote.learner):
                wrong[question.topic, question.page] += 1
    return tuple(page for page, _ in wrong.most_common(MISSED))


def is_idle(quiz: ClassQuiz, votes: Iterable[Vote]) -> bool:
    """Whether nobody answered this question and the one before: then nobody is there."""
    lately = {quiz.number, quiz.number - 1}
    return quiz.number > 0 and not any(vote.number in lately for vote in votes)


# ---- as answers of each learner


def counted(
    quiz: ClassQuiz,
    question: Question,
    now: datetime,
    votes: Sequence[Vote],
    cards: Mapping[str, Card | None],
) -> tuple[Counted, ...]:
    """The votes as answers; one that a discussion changed comes back as soon as after a hint.

    True or false without a reason is as good as a coin, so it moves nothing.
    """
    if question.kind is Kind.TRUE_FALSE:
        return ()
    options = shuffled(question, quiz.current.seed)
    first = {vote.learner: vote.choice for vote in cast_in(votes, quiz.number, 1)}
    found = []
    for vote in final(votes, quiz.number):
        mark = mark_option(options[vote.choice])
        is_helped = vote.turn > 1 and first.get(vote.learner) != vote.choice
        grade = grade_for(is_right=mark.is_right, hints=int(is_helped))
        found.append(
            Counted(
                learner=vote.learner,
                answer=_answer(quiz, question, vote.learner, mark, grade, now),
                card=review(cards.get(vote.learner), objective_of(question), grade, now),
                seed=quiz.current.seed,
            )
        )
    return tuple(found)


def objective_of(question: Question) -> str:
    """What is remembered of a question."""
    return question.objective or f"{question.topic}#{question.page}"


def _answer(
    quiz: ClassQuiz, question: Question, learner: str, mark: Mark, grade: Grade, now: datetime
) -> Answer:
    return Answer(
        asked=f"class:{json.dumps([quiz.id, quiz.number, learner])}",
        question=question.id,
        topic=question.topic,
        given=mark.given,
        is_right=mark.is_right,
        grade=grade,
        at=now,
        myth=mark.myth,
    )
