"""The question of the day through the real client: one post, private answers, after a restart."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.app import App
from bot.servers import Daily, Named, text_of_daily
from bot.talk import Learner
from tests.cogs.conftest import OnDiscord
from tests.fakes.discord_shapes import CHANNEL, EPHEMERAL, GUILD, Json, buttons, person, shown
from tests.fakes.discord_wire import FakeDiscord

BOB = person(7, "bob")
HOST = Learner(id="discord:1", name="host")
DAILY = Daily(channel=Named(CHANNEL, "general"), hour=18, zone="Europe/Berlin", topic="coroutines")


@pytest.fixture(autouse=True)
async def six_in_berlin(app: App) -> None:
    """A server that wants a question at six, and it is six."""
    now = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    app.clock = lambda: now
    await wish(app, f"discord:{GUILD}")


async def wish(app: App, server: str) -> None:
    await app.store.change_server(
        server, "daily", lambda _: text_of_daily(DAILY), by=HOST, now=app.clock()
    )


def posts(wire: FakeDiscord) -> list[Json]:
    return [m for m in wire.messages.values() if "Question of the day" in shown(m)]


async def test_it_is_posted_once_and_answered_in_private(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The post comes when the bot connects, not again after a restart; each gets their own."""
    async with on_discord():
        await wire.until(lambda: posts(wire))
        hers = await wire.press(posts(wire)[0], "Answer")
    async with on_discord():
        await app.daily.post_due()
        his = await wire.press(posts(wire)[0], "Answer", user=BOB)
        twice = await wire.press(posts(wire)[0], "Answer", user=BOB)
        for asked in (hers, his, twice):
            await wire.until(lambda asked=asked: asked.message)

    assert len(posts(wire)) == 1
    assert [each["label"] for each in buttons(posts(wire)[0])] == ["Answer"]
    assert all(each.message and each.message["flags"] & EPHEMERAL for each in (hers, his, twice))
    assert his.message
    assert twice.message
    assert shown(his.message) == shown(twice.message)


async def test_a_channel_of_another_server_is_never_written_to(
    app: App, wire: FakeDiscord, on_discord: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever runs one server can make the bot speak in that one only."""
    async with on_discord():
        await wire.until(lambda: posts(wire))
        await ready(wire)
        await wish(app, "discord:999")
        await app.daily.post_due()

    assert len(posts(wire)) == 1
    assert "belongs to another server" in caplog.text


async def ready(wire: FakeDiscord) -> None:
    """Wait until the client knows its channels: it has answered something by then."""
    asked = await wire.slash("help")
    await wire.until(lambda: asked.message)
