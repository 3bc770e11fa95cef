"""Slow answers, changing answers and refused ones: what a learner sees of them."""

from __future__ import annotations

import asyncio

import pytest

from bot.app import App
from bot.talk import Note, Reply
from tests.cogs.conftest import OnDiscord
from tests.cogs.scripted import BUSY, DONE, FIRST, SECRET, SORRY, Scripted
from tests.fakes.discord_shapes import EPHEMERAL, LOADING, Fault, shown
from tests.fakes.discord_wire import FakeDiscord

QUICKLY = {"patience": 0.01, "pace": 0.01}


async def test_slow_answer_is_acknowledged_and_then_edited(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Discord is told in time, and the answer takes the place of its "thinking"."""
    slow = Scripted(app, [[DONE]])
    async with on_discord(slow, **QUICKLY):
        asked = await wire.slash("topics")
        assert asked.message is not None
        was_loading = asked.message["flags"] & LOADING
        slow.go.set()
        await wire.until(lambda: "done" in shown(asked.message or {"components": []}))

    assert asked.kinds == [5]
    assert was_loading
    assert not asked.message["flags"] & (LOADING | EPHEMERAL)


async def test_slow_problem_is_still_told_to_the_asker_alone(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The public "thinking" is taken back, and the problem is ephemeral."""
    slow = Scripted(app, [[SORRY]])
    async with on_discord(slow, **QUICKLY):
        asked = await wire.slash("topics")
        slow.go.set()
        await wire.until(lambda: asked.added)

    assert list(wire.messages.values()) == asked.added
    assert asked.added[0]["flags"] & EPHEMERAL
    assert "no such thing" in shown(asked.added[0])


async def test_slow_press_is_acknowledged_and_changes_its_message(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A press that takes long is answered in place all the same."""
    slow = Scripted(app, [[FIRST], [DONE]])
    async with on_discord(slow, **QUICKLY):
        first = (await wire.slash("topics")).message
        assert first is not None
        pressed = await wire.press(first, "Again")
        slow.go.set()
        await wire.until(lambda: "done" in shown(first))

    assert pressed.kinds == [6]
    assert len(wire.messages) == 1


@pytest.mark.parametrize("reply", [SECRET, SORRY], ids=["private", "error"])
async def test_private_answer_to_a_press_leaves_the_message(
    app: App, wire: FakeDiscord, on_discord: OnDiscord, reply: Reply
) -> None:
    """What is for one learner, or went wrong, is said beside the public message."""
    quick = Scripted(app, [[FIRST], [reply]])
    quick.go.set()
    async with on_discord(quick):
        first = (await wire.slash("topics")).message
        assert first is not None
        before = shown(first)
        pressed = await wire.press(first, "Again")

    assert shown(first) == before
    assert pressed.message is not None
    assert pressed.message["flags"] & EPHEMERAL


async def test_problem_after_a_change_gives_the_message_back(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A press that shows "running" and then fails does not cost the message its text."""
    failing = Scripted(app, [[FIRST], [BUSY, SORRY]])
    async with on_discord(failing, pace=0.01):
        first = (await wire.slash("topics")).message
        assert first is not None
        pressed = await wire.press(first, "Again")
        assert "running" in shown(first)
        failing.go.set()
        await wire.until(lambda: pressed.added)

    assert shown(first) == "first"
    assert "no such thing" in shown(pressed.added[0])


async def test_quick_changes_are_passed_over_but_for_the_last(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A hundred replies in no time cost few edits, and the last one is shown."""
    steps = [Reply(blocks=(Note(f"step {n}"),)) for n in range(100)]
    busy = Scripted(app, [[*steps, DONE]])
    busy.go.set()
    async with on_discord(busy, pace=30):
        asked = await wire.slash("topics")
        await wire.until(lambda: asked.message and "done" in shown(asked.message))

    assert wire.count("PATCH", "@original") <= 2


async def test_refused_form_of_a_reply_is_our_fault_and_is_told(
    app: App, wire: FakeDiscord, on_discord: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    """A learner does not wait for an answer that Discord would not take."""
    quick = Scripted(app, [[DONE]])
    quick.go.set()
    wire.faults.append(Fault("/callback$", 400, body={"code": 50035, "message": "Invalid"}))
    async with on_discord(quick):
        asked = await wire.slash("topics")

    assert asked.message is not None
    assert "would not take this answer" in shown(asked.message)
    assert "refused the form" in caplog.text


async def test_answer_that_reaches_nobody_ends_its_run(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """When the interaction, the channel and the person are closed, what answers is closed."""
    lost = Scripted(app, [[BUSY, DONE]])
    refused = {"code": 50001, "message": "Missing Access"}
    wire.faults += [
        Fault("/callback$", 404, body={"code": 10062, "message": "Unknown"}),
        Fault("/channels/300/messages$", 403, body=refused),
        Fault("/channels/91/messages$", 403, body={"code": 50007, "message": "Cannot send"}),
    ]
    async with on_discord(lost):
        asking = asyncio.ensure_future(wire.slash("topics"))
        await wire.until(lambda: not wire.faults)
        asking.cancel()

    assert lost.closed == 1


async def test_stopping_lets_answers_finish(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Who asked just before the bot stops still gets the answer."""
    slow = Scripted(app, [[BUSY, DONE]])
    async with on_discord(slow, pace=0.01):
        asked = await wire.slash("topics")
        asyncio.get_running_loop().call_later(0.05, slow.go.set)

    assert asked.message is not None
    assert "done" in shown(asked.message)
