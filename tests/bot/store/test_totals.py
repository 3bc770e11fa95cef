"""Totals against a plain model: in whatever order things happen, they are what one would count."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
)

from bot.schedule import Card, Grade, review
from bot.store import Answer, Progress, TopicScore, UnknownAskedError, open_store
from bot.talk import Learner
from tests.bot.store.samples import DAY, NOW, answer

LEARNERS = [Learner(id=f"test:{number}", name=f"L{number}") for number in range(3)]
PLACES = ("square", "discord:1:2", "discord:1:3", "discord:dm:4", "slack:T1:C5", "slack:T1:D6")
SERVERS = {"discord:1": PLACES[1:3], "slack:T1": PLACES[4:5]}
TOPICS, OBJECTIVES = ("futures", "tasks"), ("o1", "o2")
learners = st.sampled_from(LEARNERS)


class Model(RuleBasedStateMachine):
    """Asks, answers, forgets, and compares all that can be read with what it counted itself."""

    asked = Bundle("asked")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.context = open_store(":memory:")
        self.store = self.run(self.context.__aenter__())
        self.number = 0
        self.now = NOW
        self.met: set[str] = set()
        self.questions: dict[str, tuple[str, str]] = {}  # id -> (learner, place)
        self.answers: dict[str, Answer] = {}
        self.cards: dict[tuple[str, str], Card] = {}
        for learner in LEARNERS:
            self.meet(learner)

    def teardown(self) -> None:
        self.run(self.context.__aexit__(None, None, None))
        self.runner.close()

    def run(self, work: Any) -> Any:
        return self.runner.run(work)

    def meet(self, learner: Learner) -> None:
        self.met.add(learner.id)
        self.run(self.store.meet(learner, self.now))

    @rule(days=st.integers(0, 40))
    def time_passes(self, days: int) -> None:
        self.now += days * DAY

    @rule(target=asked, learner=learners, place=st.sampled_from(PLACES))
    def ask(self, learner: Learner, place: str) -> str:
        self.meet(learner)
        self.number += 1
        name = f"k{self.number}"
        self.questions[name] = (learner.id, place)
        self.run(
            self.store.ask(learner.id, "futures.1", id=name, seed=1, place=place, now=self.now)
        )
        return name

    @rule(
        name=asked,
        stranger=st.none() | learners,
        topic=st.sampled_from(TOPICS),
        objective=st.sampled_from(OBJECTIVES),
        grade=st.sampled_from(Grade),
        presses=st.integers(1, 3),
    )
    def answer(
        self,
        name: str,
        stranger: Learner | None,
        topic: str,
        objective: str,
        grade: Grade,
        presses: int,
    ) -> None:
        owner = self.questions.get(name, ("test:forgotten", ""))[0]
        learner = stranger.id if stranger else owner
        old = self.cards.get((learner, objective))
        card = review(old, objective, grade, self.now)
        is_right = grade is not Grade.AGAIN
        new = answer(name, topic=topic, is_right=is_right, grade=grade, at=self.now)
        calls = (self.store.answered(learner, new, card) for _ in range(presses))
        kept = self.run(gather(calls))
        if name not in self.questions or learner != owner:
            assert all(isinstance(one, UnknownAskedError) for one in kept)
            return
        if name not in self.answers:
            self.answers[name] = new
            self.cards[learner, objective] = card
        assert kept == [self.answers[name]] * presses

    @rule(learner=learners)
    def forget(self, learner: Learner) -> None:
        self.run(self.store.forget(learner.id))
        self.met.discard(learner.id)
        gone = {name for name, (owner, _) in self.questions.items() if owner == learner.id}
        self.questions = {k: v for k, v in self.questions.items() if k not in gone}
        self.answers = {k: v for k, v in self.answers.items() if k not in gone}
        self.cards = {k: v for k, v in self.cards.items() if k[0] != learner.id}

    @invariant()
    def progress_is_what_was_counted(self) -> None:
        for learner in LEARNERS:
            progress = self.run(self.store.progress(learner.id, self.now))

            assert progress == self.count(learner.id, self.now)

    @invariant()
    def leaders_are_what_was_counted(self) -> None:
        for place in PLACES:
            ranks = self.run(self.store.leaders(place))

            assert [(one.right, one.total, one.learner) for one in ranks] == self.rank(place)
        for server, places in SERVERS.items():
            ranks = self.run(self.store.server_leaders(server))

            assert [(one.right, one.total, one.learner) for one in ranks] == self.rank(*places)

    def of(self, learner: str) -> list[Answer]:
        return [one for one in self.answers.values() if self.questions[one.asked][0] == learner]

    def count(self, learner: str, now: datetime) -> Progress:
        answers = self.of(learner)
        total = Counter(one.topic for one in answers)
        right = Counter(one.topic for one in answers if one.is_right)
        cards = sorted(
            (card for (owner, _), card in self.cards.items() if owner == learner),
            key=lambda card: (card.due, card.objective),
        )
        return Progress(
            scores=tuple(
                TopicScore(topic=topic, right=right[topic], total=total[topic])
                for topic in sorted(total)
            ),
            answers=total.total(),
            right=right.total(),
            due=tuple(card for card in cards if card.due <= now),
            next_due=next((card.due for card in cards if card.due > now), None),
            days=len({one.at.date() for one in answers}),
        )

    def rank(self, *places: str) -> list[tuple[int, int, str]]:
        marks: dict[str, list[bool]] = {}
        for name, one in self.answers.items():
            owner, where = self.questions[name]
            if where in places:
                marks.setdefault(owner, []).append(one.is_right)
        ranks = [(sum(each), len(each), owner) for owner, each in marks.items()]
        return sorted(ranks, key=lambda rank: (-rank[0], rank[1], rank[2]))


async def gather(calls: Any) -> list[Any]:
    return await asyncio.gather(*calls, return_exceptions=True)


TestTotals = Model.TestCase
TestTotals.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
