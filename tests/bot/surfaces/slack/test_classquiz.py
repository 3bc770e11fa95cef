"""The class quiz on Slack: the real bolt app, and time that a test moves."""

from __future__ import annotations

import asyncio
import copy
import logging
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app import App, open_app
from bot.content import Kind, Library
from bot.settings import Settings
from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_people import Actor, labels, told
from tests.fakes.slack_wire import FakeSlack
from tests.hours import Hours

Running = Callable[[], AbstractAsyncContextManager[App]]


@pytest.fixture
def hours() -> Hours:
    return Hours()


@asynccontextmanager
async def no_sandbox(where: str) -> AsyncIterator[None]:
    yield


@pytest.fixture
def running(
    hours: Hours,
    on_slack: OnSlack,
    chosen: Settings,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Running:
    """Run the whole bot on the same file; each time is a process of its own."""
    lettered = {q.id: q for q in library.questions.values() if q.kind is not Kind.TRUE_FALSE}
    found = replace(library, questions=lettered)
    monkeypatch.setattr("bot.app.content.load_sound", lambda extra: (found, ()))
    monkeypatch.setattr("bot.app.open_sandbox", no_sandbox)

    settings = replace(chosen, database=tmp_path / "class.db")

    @asynccontextmanager
    async def run() -> AsyncIterator[App]:
        async with (
            open_app(settings, clock=hours, wait=hours.wait, chance=random.Random(1)) as opened,
            on_slack(opened),
        ):
            yield opened

    return run


class Channel:
    """What stands in the channel for all to see."""

    def __init__(self, slack: FakeSlack, hours: Hours) -> None:
        self.slack = slack
        self.hours = hours

    @property
    def last(self) -> dict[str, Any]:
        posted = [message for message in self.slack.messages if "ephemeral" not in message]
        return posted[-1] if posted else {"blocks": []}

    async def sees(self, app: App, text: str) -> dict[str, Any]:
        await self.hours.until(lambda: self.slack.violations or text in told(self.last))
        await self.hours.until(lambda: self.hours.asleep == app.conductor.leads)
        self.slack.hold()
        return self.last

    async def begins(self, app: App, host: Actor, line: str) -> dict[str, Any]:
        await host.command(f"/classquiz {line}")
        await self.sees(app, "asks the class")
        await self.hours.pass_seconds(5)
        return await self.sees(app, "Question 1")

    async def answer(self, message: dict[str, Any], label: str, actor: Actor) -> str:
        """Press, and give what only this person is answered."""

        def mine() -> list[dict[str, Any]]:
            return [m for m in self.slack.messages if m.get("ephemeral") == actor.id]

        before = len(mine())
        await actor.press(message, label)
        await self.slack.until(lambda: len(mine()) > before)
        return told(mine()[-1])


@pytest.fixture
def channel(slack: FakeSlack, hours: Hours) -> Channel:
    return Channel(slack, hours)


@pytest.fixture
def cy_there(slack: FakeSlack) -> Actor:
    return Actor(slack, "U3")


@pytest.mark.parametrize("transport", ["socket", "http"])
async def test_a_class_answers_unseen_and_gets_its_podium(
    hours: Hours,
    channel: Channel,
    running: Running,
    ada_there: Actor,
    bob_there: Actor,
    cy_there: Actor,
) -> None:
    """Each answer is told to one alone; one change, none late; then why, and the podium."""
    async with running() as app:
        question = await channel.begins(app, ada_there, "1 20")
        open_still = copy.deepcopy(question)
        answers = [
            await channel.answer(question, label, who)
            for who, label in (
                (ada_there, "A"),
                (bob_there, "B"),
                (cy_there, "B"),
                (cy_there, "C"),
                (cy_there, "A"),
            )
        ]
        await hours.pass_seconds(1)
        await channel.sees(app, "Answers so far: 3")
        await hours.pass_seconds(20)
        revealed = told(await channel.sees(app, "is right: "))
        late = await channel.answer(open_still, "A", bob_there)
        await hours.pass_seconds(15)
        podium = await channel.sees(app, "Podium")
        mine = await channel.answer(podium, "My result", bob_there)

    for said, answer in zip(
        ("You picked A", "You picked B", "You picked B", "Changed to C", "It stays at C"),
        answers,
        strict=True,
    ):
        assert said in answer
    assert "of 3 answers right" in revealed
    assert "Too late" in late
    assert "3 players." in told(podium)
    assert "of 1 right" in mine
    assert len(podium["history"]) == 1


async def test_a_restart_in_the_middle_goes_on_in_the_same_message(
    hours: Hours, channel: Channel, running: Running, ada_there: Actor, bob_there: Actor
) -> None:
    """The votes of before count, and the old buttons work."""
    async with running() as app:
        question = await channel.begins(app, ada_there, "1 30")
        await channel.answer(question, "A", bob_there)
    async with running() as app:
        await channel.sees(app, "Answers so far: 1")
        again = await channel.answer(question, "A", bob_there)
        await hours.pass_seconds(30)
        revealed = await channel.sees(app, "is right: ")

    assert "It counts once" in again
    assert revealed is question
    assert "of 1 answer right" in told(revealed)


async def test_a_channel_without_the_bot_ends_it(
    slack: FakeSlack,
    hours: Hours,
    channel: Channel,
    running: Running,
    ada_there: Actor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Removed in the middle, it says one line in the log; there no new quiz begins."""
    async with running() as app:
        await channel.begins(app, ada_there, "3")
        slack.members.discard("C1")
        with caplog.at_level(logging.WARNING):
            await hours.pass_seconds(20)
            await hours.until(lambda: not app.conductor.leads)
        count = len(slack.messages)
        await ada_there.command("/classquiz")
        await slack.until(lambda: len(slack.messages) > count)
    said = [record.getMessage() for record in caplog.records]

    assert [line.partition("ends: ")[2] for line in said] == ["channel_not_found"]
    assert "cannot write in this channel" in told(slack.messages[-1])


async def test_only_the_host_or_an_admin_leads(
    slack: FakeSlack,
    channel: Channel,
    running: Running,
    ada_there: Actor,
    bob_there: Actor,
    cy_there: Actor,
) -> None:
    """Bob is refused, Ada goes on, and an admin of the workspace stops it."""
    slack.admins.add(cy_there.id)
    async with running() as app:
        question = await channel.begins(app, ada_there, "3")
        refused = await channel.answer(question, "Time is up", bob_there)
        await channel.answer(question, "Time is up", ada_there)
        revealed = await channel.sees(app, "nobody answered")
        await channel.answer(revealed, "Stop the quiz", cy_there)
        await channel.sees(app, "Podium")

    assert "Only whoever started" in refused
    assert labels(revealed) == []


async def test_two_hundred_answer_at_once(
    slack: FakeSlack, hours: Hours, channel: Channel, running: Running, ada_there: Actor
) -> None:
    """All are answered alone, all count, and the message is changed once for all of them."""
    async with running() as app:
        question = await channel.begins(app, ada_there, "1 60")
        crowd = [Actor(slack, f"U{1000 + n}") for n in range(200)]
        await asyncio.gather(*(who.press(question, "ABC"[n % 3]) for n, who in enumerate(crowd)))
        await slack.until(
            lambda: sum("ephemeral" in message for message in slack.messages) == 200 + 1
        )
        await hours.pass_seconds(1)
        await channel.sees(app, "Answers so far: 200")
        edits = slack.count("chat.update")
        await hours.pass_seconds(60)
        await channel.sees(app, "of 200 answers right")

    assert edits == 1
