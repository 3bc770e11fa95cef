"""Posting without being asked: the real client, and what a press on a post does."""

from __future__ import annotations

import pytest

from bot.app import App
from bot.board import PlaceGoneError, PostFailedError, PostGoneError, place_of
from bot.talk import Choice, Prose, Reply, pack
from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_api import Fault
from tests.fakes.slack_people import Actor, told
from tests.fakes.slack_wire import FakeSlack

HERE = place_of("slack:T1:C1")
ASK = Choice("Ask me", pack("quiz", "topic", "futures"))
HELLO = Reply(blocks=(Prose("Question of the day"),), choices=(ASK,))


async def test_a_post_is_made_and_changed(app: App, on_slack: OnSlack, slack: FakeSlack) -> None:
    """The channel gets a message, which changes later."""
    async with on_slack():
        post = await app.boards.post(HERE, HELLO)
        before = told(slack.messages[0])
        await app.boards.edit(HERE, post, Reply(blocks=(Prose("It was `await`."),)))

    assert "Question of the day" in before
    assert "It was" in told(slack.messages[0])
    assert not app.boards.has("slack")


async def test_a_press_on_a_post_is_answered_to_one(
    app: App, on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Whoever presses gets a question only they see; the post stays as it is."""
    async with on_slack():
        await app.boards.post(HERE, HELLO)
        await ada_there.press(slack.messages[0], "Ask me")
        await slack.until(lambda: len(slack.messages) > 1)
    post, asked = slack.messages

    assert asked["ephemeral"] == "U1"
    assert len(post["history"]) == 1


async def test_a_deleted_channel_is_told_from_a_deleted_message(
    app: App, on_slack: OnSlack, slack: FakeSlack
) -> None:
    """A message that somebody deleted, a channel without the bot, a workspace without it."""
    async with on_slack():
        post = await app.boards.post(HERE, HELLO)
        slack.messages.clear()
        with pytest.raises(PostGoneError):
            await app.boards.edit(HERE, post, HELLO)
        slack.members.discard("C1")
        with pytest.raises(PlaceGoneError, match="not_in_channel"):
            await app.boards.post(HERE, HELLO)
        with pytest.raises(PlaceGoneError, match="channel_not_found"):
            await app.boards.edit(HERE, post, HELLO)
        with pytest.raises(PlaceGoneError, match="not installed"):
            await app.boards.post(place_of("slack:T9:C1"), HELLO)


async def test_an_outage_may_pass_and_a_revoked_token_does_not(
    app: App, on_slack: OnSlack, slack: FakeSlack
) -> None:
    """What passes is tried again; what stays is no gone place, but a workspace without us is."""
    passing, staying = (
        Fault("chat.postMessage", body={"ok": False, "error": code})
        for code in ("fatal_error", "team_added_to_org")
    )
    async with on_slack():
        slack.faults.append(passing)
        await app.boards.post(HERE, HELLO)
        slack.faults.append(staying)
        with pytest.raises(PostFailedError, match="team_added_to_org"):
            await app.boards.post(HERE, HELLO)
        slack.revoked.add("xoxb-good")
        with pytest.raises(PlaceGoneError):
            await app.boards.post(HERE, HELLO)
        assert app.boards.delay(HERE) == 0.0
