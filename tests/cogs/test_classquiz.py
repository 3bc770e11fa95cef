"""The class quiz on Discord: the real client on the wire, and time that a test moves."""

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
from bot.store import Phase
from tests.cogs.conftest import OnDiscord, People, no_sandbox
from tests.fakes.discord_reading import message_of
from tests.fakes.discord_reading import told as read
from tests.fakes.discord_shapes import (
    ADA,
    BOT_USER,
    CHANNEL,
    EPHEMERAL,
    GUILD,
    buttons,
    person,
    shown,
)
from tests.fakes.discord_wire import Asked, FakeDiscord
from tests.hours import Hours

BOB, CY, DEE = person(7, "bob"), person(8, "cy"), person(9, "dee")
BOSS = {**person(5, "boss"), "rights": str(1 << 5)}  # Manage Server
Running = Callable[[], AbstractAsyncContextManager[App]]


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def running(
    hours: Hours,
    on_discord: OnDiscord,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Running:
    """Run the whole bot on the same file; each time is a process of its own."""
    lettered = {q.id: q for q in library.questions.values() if q.kind is not Kind.TRUE_FALSE}
    found = replace(library, questions=lettered)
    monkeypatch.setattr("bot.app.content.load_sound", lambda extra: (found, ()))
    monkeypatch.setattr("bot.app.open_sandbox", no_sandbox)
    settings = Settings(database=tmp_path / "class.db")

    @asynccontextmanager
    async def run() -> AsyncIterator[App]:
        async with (
            open_app(settings, clock=hours, wait=hours.wait, chance=random.Random(1)) as opened,
            on_discord(opened),
        ):
            yield opened

    return run


class Channel:
    """What stands in the channel for all to see."""

    def __init__(self, wire: FakeDiscord, hours: Hours) -> None:
        self.wire = wire
        self.hours = hours

    @property
    def last(self) -> dict[str, Any]:
        posted = [
            message
            for message in self.wire.messages.values()
            if message["author"] == BOT_USER and not message["flags"] & EPHEMERAL
        ]
        return posted[-1]

    async def sees(self, app: App, text: str) -> dict[str, Any]:
        await self.hours.until(lambda: self.wire.violations or text in shown(self.last))
        await self.hours.until(lambda: self.hours.asleep == app.conductor.leads)
        self.wire.hold()
        return self.last

    async def begins(self, app: App, **options: Any) -> dict[str, Any]:
        asked = await self.wire.slash("classquiz", **options)
        assert asked.message is not None
        assert asked.message["flags"] & EPHEMERAL
        await self.hours.pass_seconds(5)
        return await self.sees(app, "Question 1")


@pytest.fixture
def channel(wire: FakeDiscord, hours: Hours) -> Channel:
    return Channel(wire, hours)


def told(asked: Asked) -> str:
    """What one person alone was answered."""
    assert asked.message is not None
    assert asked.message["flags"] & EPHEMERAL
    return shown(asked.message)


async def test_a_class_answers_and_gets_its_podium(
    wire: FakeDiscord, hours: Hours, channel: Channel, running: Running
) -> None:
    """Three answer, one changes once but not twice, a late one is refused, and all see why."""
    async with running() as app:
        question = await channel.begins(app, questions=1, seconds=20)
        open_still = copy.deepcopy(question)  # as a slow client shows it later
        answers = [
            told(await wire.press(question, label, user=who))
            for who, label in ((ADA, "A"), (BOB, "B"), (CY, "B"), (CY, "C"), (CY, "A"))
        ]
        await hours.pass_seconds(1)
        counted = shown(await channel.sees(app, "Answers so far: 3"))
        await hours.pass_seconds(20)
        revealed = shown(await channel.sees(app, "is right: "))
        late = told(await wire.press(open_still, "A"))
        await hours.pass_seconds(15)
        podium = await channel.sees(app, "Podium")

    assert [text.split("**")[1] for text in answers] == [
        "You picked A",
        "You picked B",
        "You picked B",
        "Changed to C",
        "It stays at C",
    ]
    assert not any(name in counted + revealed for name in ("Ada", "Bob", "Cy"))
    assert "of 3 answers right" in revealed
    assert "█" in revealed
    assert "Too late" in late
    assert "3 players." in shown(podium)
    assert "My result" in [button["label"] for button in buttons(podium)]


async def test_a_double_click_counts_once(
    wire: FakeDiscord, hours: Hours, channel: Channel, running: Running
) -> None:
    """Both presses are answered with the same pick, and one answer is counted."""
    async with running() as app:
        question = await channel.begins(app, questions=1)
        both = await asyncio.gather(*(wire.press(question, "B", user=BOB) for _ in range(2)))
        await hours.pass_seconds(1)
        await channel.sees(app, "Answers so far: 1")

    assert all("You picked B" in told(each) for each in both)


async def test_a_restart_in_the_middle_goes_on_in_the_same_message(
    wire: FakeDiscord, hours: Hours, channel: Channel, running: Running
) -> None:
    """The votes of before count, the old buttons work, and the message is the same."""
    async with running() as app:
        question = await channel.begins(app, questions=1, seconds=30)
        await wire.press(question, "A", user=BOB)
    async with running() as app:
        await channel.sees(app, "Answers so far: 1")
        again = told(await wire.press(question, "A", user=BOB))
        await wire.press(question, "B", user=CY)
        await hours.pass_seconds(30)
        revealed = await channel.sees(app, "is right: ")

    assert "It counts once" in again
    assert revealed["id"] == question["id"]
    assert "of 2 answers right" in shown(revealed)


async def test_a_deleted_channel_ends_it(
    wire: FakeDiscord,
    hours: Hours,
    channel: Channel,
    running: Running,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """One line in the log, the state closed, nothing raised."""
    async with running() as app:
        question = await channel.begins(app, questions=3)
        await wire.press(question, "A", user=BOB)
        wire.deleted.add(CHANNEL)
        with caplog.at_level(logging.INFO):
            await hours.pass_seconds(20)
            await hours.until(lambda: not app.conductor.leads)
        quiz_id = buttons(question)[0]["custom_id"].split(":")[3]
        quiz = await app.store.classroom.quiz(quiz_id)
    warnings = [r for r in caplog.records if r.levelno >= logging.WARNING]

    assert quiz is not None
    assert (quiz.phase, quiz.ending) == (Phase.OVER, "gone")
    assert ["Unknown Channel" in record.getMessage() for record in warnings] == [True]


async def test_a_channel_that_is_shut_to_the_bot_starts_none(
    wire: FakeDiscord, running: Running
) -> None:
    """Whoever asked is told why, and what to do."""
    async with running() as app:
        wire.deleted.add(CHANNEL)
        refused = await wire.slash("classquiz")
        leads = app.conductor.leads

    assert "cannot write in this channel" in told(refused)
    assert leads == 0


async def test_the_host_and_who_manages_the_server_lead(
    wire: FakeDiscord, hours: Hours, channel: Channel, running: Running
) -> None:
    """Others are refused; the host ends the vote, a moderator the quiz."""
    async with running() as app:
        question = await channel.begins(app, questions=3)
        refused = told(await wire.press(question, "Time is up", user=BOB))
        await wire.press(question, "Time is up")
        revealed = await channel.sees(app, "nobody answered")
        await wire.press(revealed, "Stop the quiz", user=BOSS)
        await channel.sees(app, "Podium")

    assert "Only whoever started" in refused
    assert "The quiz was stopped" in shown(channel.last)
    assert buttons(revealed) == []


async def test_two_hundred_answer_at_once(
    wire: FakeDiscord, hours: Hours, channel: Channel, running: Running
) -> None:
    """All are answered alone, all count, and the message is changed once for all of them."""
    async with running() as app:
        question = await channel.begins(app, questions=1)
        crowd = [person(1000 + n, f"player{n}") for n in range(200)]
        asked = await asyncio.gather(
            *(wire.press(question, "ABC"[n % 3], user=who) for n, who in enumerate(crowd))
        )
        await hours.pass_seconds(1)
        await channel.sees(app, "Answers so far: 200")
        edits = wire.count("PATCH", "^/channels/")
        await hours.pass_seconds(20)
        await channel.sees(app, "of 200 answers right")
        ranks = await app.store.leaders(f"discord:{GUILD}:{CHANNEL}", limit=500)

    assert all("You picked" in told(each) for each in asked)
    assert edits == 1
    assert len(ranks) == 200


async def test_vote_talk_and_vote_again(
    wire: FakeDiscord, hours: Hours, channel: Channel, running: Running
) -> None:
    """The shares of the first vote come without the answer, and those of both at the end."""
    async with running() as app:
        question = await channel.begins(app, questions=1, seconds=10, vote=True)
        await wire.press(question, "A", user=BOB)
        await wire.press(question, "B", user=CY)
        await hours.pass_seconds(10)
        talk = shown(await channel.sees(app, "Talk it over"))
        await hours.pass_seconds(45)
        again = await channel.sees(app, "Second vote")
        await wire.press(again, "B", user=BOB)
        await hours.pass_seconds(10)
        revealed = shown(await channel.sees(app, "is right: "))

    assert "is right" not in talk
    assert "1 (50%) → ██████████ 2 (100%)" in revealed


async def test_podium_leads_to_lessons_for_each_alone(
    wire: FakeDiscord, hours: Hours, channel: Channel, running: Running
) -> None:
    """Who presses "Read" or "My result" gets it alone; the podium stays for the others."""
    async with running() as app:
        question = await channel.begins(app, questions=1)
        for n, who in enumerate((ADA, BOB, CY, DEE)):
            await wire.press(question, "ABCA"[n], user=who)
        await hours.pass_seconds(20)
        await channel.sees(app, "is right: ")
        await hours.pass_seconds(15)
        podium = await channel.sees(app, "Podium")
        before = shown(podium)
        mine = told(await wire.press(podium, "My result", user=DEE))
        lesson = told(await wire.press(podium, "Read", user=DEE))

    assert "of 1 right" in mine
    assert lesson
    assert shown(podium) == before


async def test_every_button_outlives_a_restart(
    wire: FakeDiscord, hours: Hours, channel: Channel, running: Running
) -> None:
    """Each kind of button is pressed in a process that did not send it."""
    async with running() as app:
        question = await channel.begins(app, questions=2)
    async with running() as app:
        picked = told(await wire.press(question, "B", user=BOB))
        await wire.press(question, "Time is up")
        revealed = await channel.sees(app, "of 1 answer right")
    async with running() as app:
        await wire.press(revealed, "Next question")
        second = await channel.sees(app, "Question 2")
    async with running() as app:
        await wire.press(second, "Stop the quiz")
        podium = await channel.sees(app, "Podium")
        await hours.until(lambda: not app.conductor.leads)
    async with running():
        mine = told(await wire.press(podium, "My result", user=BOB))

    assert "You picked B" in picked
    assert "of 1 right" in mine


async def test_a_topic_without_questions_is_refused_to_the_host_alone(people: People) -> None:
    """Through a model of Discord in memory: the nearest are named, and nothing is posted."""
    result = message_of(await people.ada.slash(people.channel, "classquiz", topic="qqqzzz"))
    offered = await people.ada.autocomplete(people.channel, "classquiz", "topic", "fut")

    assert result.ephemeral
    assert "Nearest:" in read(result)
    assert people.channel.history() == []
    assert "futures" in [each["value"] for each in offered]
