"""Every question of the shipped course fits a class, in one message on every surface."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot import classpages, content, tally
from bot.content import Library
from bot.store import ClassQuestion, ClassQuiz, Phase, Player, Vote
from bot.surfaces.slack.render import render as draw_on_slack
from bot.talk import Learner
from cogs._render import render as draw_on_discord
from tests.people import START


@pytest.fixture(scope="module")
def course() -> Library:
    return content.load()


def scene(course: Library, question_id: str, phase: Phase) -> classpages.Scene:
    """The last of twenty questions, answered twice by two hundred."""
    quiz = ClassQuiz(
        id="a" * 12,
        place="test:hall",
        host="",
        topic="",
        seconds=120,
        has_second_vote=True,
        questions=(ClassQuestion(question=question_id, seed=3),) * 20,
        phase=phase,
        number=19,
        deadline=START,
        at=START,
    )
    votes = tuple(
        Vote(number=19, turn=turn, learner=str(n), choice=n % 2)
        for turn in (1, 2)
        for n in range(200)
    )
    question = course.questions[question_id]
    return classpages.Scene(library=course, quiz=quiz, question=question, votes=votes)


@pytest.mark.parametrize("phase", [Phase.VOTING, Phase.TALKING, Phase.AGAIN, Phase.SHOWN])
def test_every_question_is_one_message(course: Library, phase: Phase) -> None:
    """Nothing is cut, and nothing goes along as a file that each edit would send again."""
    fitting = [q.id for q in course.questions.values() if tally.fits(q)]
    overfull = []
    for question_id in fitting:
        reply = classpages.page(scene(course, question_id, phase))
        there, here = draw_on_discord(reply, is_posted=True), draw_on_slack(reply, owner="nobody")
        if there.files or here.files or here.thread:
            overfull.append(question_id)

    assert len(fitting) > 200
    assert overfull == []


def test_a_name_is_only_a_name(course: Library) -> None:
    """Whoever starts a quiz or wins it pings nobody and draws nothing."""
    name = "@everyone <!channel> **loud** [x](https://evil.invalid) `tick`"
    quiz = scene(course, next(iter(course.questions)), Phase.OVER).quiz
    player = Player(learner=Learner(id="test:1", name=name), is_hidden=False)
    first = tally.Standing(rank=1, player=player, points=1, ms=1)
    for reply in (
        classpages.announcement(course, quiz, name),
        classpages.podium(course, quiz, (), (first,)),
    ):
        view = draw_on_discord(reply, is_posted=True).view
        there = "\n".join(each.content for each in view.walk_children() if _is_text(each))
        here = draw_on_slack(reply, owner="nobody")

        assert "@everyone" not in there
        assert "**loud**" not in there
        assert "](https://evil.invalid)" not in there
        assert "<!channel>" not in here.text
        assert "mrkdwn" not in str(here.blocks)
        assert "'link'" not in str(here.blocks)


def _is_text(item: Any) -> bool:
    return isinstance(item, discord.ui.TextDisplay)
