"""A class quiz when things go wrong: restarts, kills, channels and messages that vanish."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from bot.store import Phase
from bot.talk import Reply
from tests.bot.classroom import Class, Wall, class_in
from tests.hours import Hours
from tests.people import words

ROOT = Path(__file__).parents[2]
# Bob's vote is acknowledged, and then the process is killed.
VOTING = """
import asyncio, os, sys
sys.path.insert(0, os.getcwd())
from pathlib import Path
import bot.app
from tests.bot.classroom import LETTERED, Wall, class_in, no_sandbox, only, settings_at
from tests.hours import Hours
from tests.packs import SMALL

async def main():
    found = only(bot.app.content.load((SMALL,)), LETTERED)
    bot.app.content.load_sound = lambda extra: (found, ())
    bot.app.open_sandbox = no_sandbox
    async with class_in(settings_at(Path(sys.argv[1])), Hours(), Wall()) as here:
        await here.begin("/classquiz futures 1 20")
        await here.answers("bob", right=True)
        print("voted", flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


def vote_until_killed(folder: Path) -> None:
    """Run a class quiz in a process of its own, up to a vote, and kill it."""
    command = [sys.executable, "-c", VOTING, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "voted\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


@pytest.mark.may_block  # the test itself waits for a process
async def test_a_kill_in_the_middle_of_a_vote_loses_nothing(
    tmp_path: Path, class_settings: Settings, hours: Hours, wall: Wall
) -> None:
    """Killed with -9 while people vote: the next process reveals, counts and ends it."""
    vote_until_killed(tmp_path)
    wall.posts += [[Reply(blocks=())], [Reply(blocks=())]]  # what the dead process had posted
    hours.now += timedelta(seconds=5)
    async with class_in(class_settings, hours, wall) as here:
        await here.sees("Answers so far: 1")
        await here.pass_seconds(20)
        await here.sees("is right: 1 of 1 answer right")
        await here.pass_seconds(15)
        await here.sees("Podium")
        progress = await here.app.store.progress("test:bob", hours.now)

    assert "1. bob" in here.wall.said()
    assert (progress.answers, progress.right) == (1, 1)


async def test_a_restart_in_the_middle_of_a_vote_goes_on(
    class_settings: Settings, hours: Hours, wall: Wall
) -> None:
    """Votes are kept, the same message goes on, and the time that is left is left."""
    async with class_in(class_settings, hours, wall) as here:
        await here.begin("/classquiz futures 1 20")
        await here.answers("bob", right=True)
    hours.now += timedelta(seconds=5)
    async with class_in(class_settings, hours, wall) as here:
        await here.sees("Answers so far: 1")
        await here.answers("cy", right=False)
        await here.pass_seconds(15)
        await here.sees("is right: 1 of 2 answers right")

    assert len(wall.posts) == 2


async def test_a_restart_after_the_time_reveals_and_goes_on(
    class_settings: Settings, hours: Hours, wall: Wall
) -> None:
    """What was late is made up for at once."""
    async with class_in(class_settings, hours, wall) as here:
        await here.begin("/classquiz 2 20")
        await here.answers("bob", right=True)
    hours.now += timedelta(hours=1)
    async with class_in(class_settings, hours, wall) as here:
        await here.sees("is right: 1 of 1 answer right")
        await here.pass_seconds(15)
        await here.sees("Question 2 of 2")

    assert len(wall.posts) == 3


async def test_a_restart_in_every_phase_ends_at_the_podium(
    class_settings: Settings, hours: Hours, wall: Wall
) -> None:
    """Stopped and started again after each step, a quiz with two votes still comes to its end."""
    async with class_in(class_settings, hours, wall) as here:
        await here.says("/classquiz futures 1 10 vote")
    for seconds, text in (
        (5, "Question 1"),
        (10, "Talk it"),
        (45, "Second vote"),
        (10, "is right"),
    ):
        async with class_in(class_settings, hours, wall) as here:
            await here.pass_seconds(seconds)
            await here.sees(text)
            if text == "Question 1":
                await here.answers("bob", right=True)
    async with class_in(class_settings, hours, wall) as here:
        await here.pass_seconds(15)
        await here.sees("Podium")
        again = await here.says("/classquiz futures")

    assert "1 of 1 answers were right" in words(wall.posts[2][0])
    assert again.error is None


async def test_a_channel_that_vanishes_ends_the_quiz(
    here: Class, caplog: pytest.LogCaptureFixture
) -> None:
    """The state is closed and one line says so; a new quiz may start there."""
    await here.begin("/classquiz 2")
    quiz_id = here.picks()[0].token.split(":")[3]
    here.wall.is_gone = True
    with caplog.at_level(logging.WARNING):
        await here.pass_seconds(20)
        await here.hours.until(lambda: "ends: the channel is gone" in caplog.text)
        await here.hours.until(lambda: not here.app.conductor._bells)
    quiz = await here.app.store.classroom.quiz(quiz_id)
    refused = await here.says("/classquiz futures")
    here.wall.is_gone = False
    welcome = await here.says("/classquiz futures")

    assert quiz is not None
    assert (quiz.phase, quiz.ending) == (Phase.OVER, "gone")
    assert "fault" not in caplog.text
    assert refused.error is not None
    assert "cannot write in this channel" in refused.error.message
    assert welcome.error is None


async def test_a_surface_that_stumbles_is_tried_again(here: Class) -> None:
    """An answer that could not be shown is shown a little later."""
    await here.begin("/classquiz futures 1")
    await here.answers("bob", right=True)
    await here.pass_seconds(1)
    await here.sees("Answers so far: 1")
    here.wall.failures = 2
    await here.pass_seconds(19)
    await here.hours.until(lambda: here.wall.failures == 1)
    await here.pass_seconds(1)
    await here.hours.until(lambda: here.wall.failures == 0)
    await here.pass_seconds(2)
    await here.sees("is right: 1 of 1 answer right")

    assert len(here.wall.posts) == 2


async def test_signs_of_progress_wait_as_the_surface_asks(here: Class) -> None:
    """A busy workspace sees the count later; the answer comes in time."""
    await here.begin("/classquiz futures 1")
    here.wall.pause = 3.0
    await here.answers("bob", right=True)
    await here.pass_seconds(2)
    await here.answers("cy", right=True)
    waiting = len(here.wall.posts[-1])
    await here.pass_seconds(1)
    await here.sees("Answers so far: 2")
    await here.pass_seconds(17)
    await here.sees("is right: 2 of 2 answers right")

    assert waiting == 1


async def test_a_stuck_sign_of_progress_does_not_hold_up_the_answer(
    here: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A surface that never ends an edit is left alone after a while."""
    monkeypatch.setattr("bot.conductor.GLANCE", 0.02)
    await here.begin("/classquiz futures 1")
    here.wall.is_stuck = True
    await here.answers("bob", right=True)
    await here.pass_seconds(1)
    await here.hours.until(lambda: here.hours.asleep)
    here.wall.is_stuck = False
    await here.pass_seconds(19)
    await here.sees("is right: 1 of 1 answer right")

    assert len(here.wall.posts) == 2


async def test_a_deleted_message_is_posted_anew(here: Class) -> None:
    """Somebody deletes the question: its answer comes as a message of its own."""
    await here.begin("/classquiz futures 1")
    await here.answers("bob", right=True)
    here.wall.torn.add(1)
    await here.pass_seconds(20)
    await here.sees("is right")

    assert len(here.wall.posts) == 3


async def test_nobody_there_ends_it(here: Class) -> None:
    """Two questions in a row without an answer, and the channel has peace."""
    await here.begin("/classquiz 5")
    for number in (1, 2):
        await here.sees(f"Question {number}")
        await here.pass_seconds(20)
        await here.sees("nobody answered")
        await here.pass_seconds(15)
    await here.sees("Podium")

    assert "Nobody answered two questions in a row" in here.wall.said()


async def test_a_host_who_is_forgotten_leaves_the_quiz_to_the_class(here: Class) -> None:
    """Nothing of the host is kept, and the votes of the others count on."""
    await here.begin("/classquiz futures 1")
    await here.answers("bob", right=True)
    await here.app.store.forget("test:ada")
    await here.pass_seconds(20)
    await here.sees("is right: 1 of 1 answer right")
    left: Any = (await here.app.store.export("test:ada")).tables

    assert not any(left.values())
