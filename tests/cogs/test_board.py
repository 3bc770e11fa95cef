"""Posting without being asked: the real client on the wire, and what a press on a post does."""

from __future__ import annotations

import pytest

from bot.app import App
from bot.board import PlaceGoneError, PostFailedError, PostGoneError, place_of
from bot.talk import Choice, Prose, Reply, pack
from tests.cogs.conftest import OnDiscord
from tests.fakes.discord_shapes import CHANNEL, EPHEMERAL, GUILD, Fault, shown
from tests.fakes.discord_wire import FakeDiscord

HERE = place_of(f"discord:{GUILD}:{CHANNEL}")
ASK = Choice("Ask me", pack("quiz", "topic", "futures"))
HELLO = Reply(blocks=(Prose("Question of the day"),), choices=(ASK,))


async def test_a_post_is_made_and_changed_without_an_interaction(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The channel gets a message, which changes later."""
    async with on_discord():
        post = await app.boards.post(HERE, HELLO)
        before = shown(wire.messages[post])
        await app.boards.edit(HERE, post, Reply(blocks=(Prose("It was `await`."),)))

    assert before == "Question of the day"
    assert shown(wire.messages[post]) == "It was `await`."
    assert not app.boards.has("discord")


async def test_a_press_on_a_post_is_answered_to_one(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Whoever presses gets a question only they see; the post stays as it is."""
    async with on_discord():
        post = wire.messages[await app.boards.post(HERE, HELLO)]
        asked = await wire.press(post, "Ask me")

    assert asked.message is not None
    assert asked.message["id"] != post["id"]
    assert asked.message["flags"] & EPHEMERAL
    assert shown(post) == "Question of the day"


async def test_a_deleted_channel_is_told_from_a_deleted_message(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A message that somebody deleted, a channel that is gone, and one shut to the bot."""
    async with on_discord():
        post = await app.boards.post(HERE, HELLO)
        del wire.messages[post]
        with pytest.raises(PostGoneError):
            await app.boards.edit(HERE, post, HELLO)
        refusal = {"code": 50013, "message": "Missing Permissions"}
        wire.faults.append(Fault("/messages", 403, body=refusal))
        with pytest.raises(PlaceGoneError, match="Missing Permissions"):
            await app.boards.post(HERE, HELLO)
        wire.deleted.add(CHANNEL)
        with pytest.raises(PlaceGoneError, match="Unknown Channel"):
            await app.boards.post(HERE, HELLO)


async def test_an_outage_may_pass(app: App, wire: FakeDiscord, on_discord: OnDiscord) -> None:
    """What Discord cannot do for now is not a place that is gone."""
    async with on_discord():
        wire.faults.append(Fault("/messages", 400, body={"code": 30034, "message": "Too many"}))
        refused = Fault("/messages", 400, body={"code": 30034, "message": "Too many"})
        wire.faults.append(refused)  # the second try says only that it could not be shown
        with pytest.raises(PostFailedError, match="Too many"):
            await app.boards.post(HERE, HELLO)
        post = await app.boards.post(HERE, HELLO)

    assert shown(wire.messages[post]) == "Question of the day"
